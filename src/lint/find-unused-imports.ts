/**
 * Imported names that no file of the importing scope mentions. Taking one out of its list keeps the meaning; a whole
 * import goes only when its module brings no units, which come without being named.
 */
import type { Fix } from "../diagnostics/index.js";
import type { ProgramFile } from "../project/index.js";
import type { Import } from "../syntax/index.js";
import { collectMentions } from "./collect-mentions.js";
import type { LintReporter, TextSubject } from "./subject.js";

/** Reports names of imports that nothing uses. */
export function findUnusedImports({ program }: TextSubject, { report }: LintReporter): void {
  const mentions = new Map<string, Set<string>>();
  for (const { scope, tree } of program.files.values()) {
    const known = mentions.get(scope) ?? new Set<string>();
    collectMentions(tree, known);
    mentions.set(scope, known);
  }
  const bringsUnits = (path: string | undefined): boolean =>
    path === undefined ||
    (program.files.get(path)?.tree.items ?? []).some(
      ({ kind }) =>
        kind === "unit" || kind === "dimension" || kind === "prefix" || kind === "import",
    );
  for (const file of program.files.values()) {
    const items = file.tree.items.filter((item) => item.kind === "import");
    items.forEach((item, index) => {
      const isUnused = item.names.map(
        ({ name, alias }) => mentions.get(file.scope)?.has((alias ?? name).text) !== true,
      );
      const isWhole = isUnused.every((unused) => unused);
      const mustStay = isWhole && bringsUnits(file.imports[index]?.path);
      item.names.forEach(({ name, alias }, place) => {
        if (isUnused[place] !== true) return;
        const shown = alias ?? name;
        const edit = isWhole ? wholeLine(file, item) : nameWithComma(item, isUnused, place);
        const fix: Fix = {
          title: isWhole ? "remove the import" : `remove \`${shown.text}\` from the import`,
          safety: mustStay ? "unsafe" : "safe",
          edits: edit === undefined ? [] : [edit],
        };
        // A whole import is removed once, by its first name.
        const fixes = isWhole && place > 0 ? [] : [fix];
        report("unused-import", { name: shown.text }, shown.span, { fixes });
      });
    });
  }
}

type Edit = Fix["edits"][number];

/** From the name to the next one; after the last name that stays, from that one's end. */
function nameWithComma(
  item: Import,
  isUnused: readonly boolean[],
  place: number,
): Edit | undefined {
  const own = item.names[place];
  if (own === undefined) return undefined;
  const isAmongLast = isUnused.slice(place).every((unused) => unused);
  const next = item.names[place + 1];
  const before = item.names[place - 1];
  const end = (own.alias ?? own.name).span.end;
  const { file } = own.name.span;
  if (!isAmongLast && next !== undefined)
    return { span: { file, start: own.name.span.start, end: next.name.span.start }, text: "" };
  const start = before === undefined ? own.name.span.start : (before.alias ?? before.name).span.end;
  return { span: { file, start, end }, text: "" };
}

function wholeLine({ source }: ProgramFile, { span }: Import): Edit {
  const rest = /^[ \t]*(?:\r\n|\n|\r)/u.exec(source.text.slice(span.end));
  return { span: { ...span, end: span.end + (rest?.[0].length ?? 0) }, text: "" };
}
