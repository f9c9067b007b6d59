/**
 * Units that the model declares and neither its text nor the headers of its data speak of.
 */
import { modelScope } from "../project/index.js";
import type { UnitDeclaration } from "../syntax/index.js";
import { collectMentions } from "./collect-mentions.js";
import type { LintReporter, TextSubject } from "./subject.js";

/** Reports units of the model that nothing is measured in. */
export function findUnusedUnits(subject: TextSubject, { report }: LintReporter): void {
  const files = [...subject.program.files.values()].filter(({ scope }) => scope === modelScope);
  const items = files.flatMap(({ tree }) => tree.items);
  const units = items.filter((item) => item.kind === "unit");
  if (units.length === 0) return;
  const mentions = new Set<string>(headerWords(subject));
  for (const item of items) {
    const own = new Set<string>();
    collectMentions(item, own);
    if (item.kind === "unit") own.delete(item.name.text);
    for (const name of own) mentions.add(name);
  }
  for (const unit of units) {
    const names = namesOf(unit, subject);
    const { text: name, span } = unit.name;
    if (names.some((one) => mentions.has(one))) continue;
    const fixes = [
      {
        title: `remove \`${name}\``,
        safety: "unsafe" as const,
        edits: [{ span: unit.span, text: "" }],
      },
    ];
    report("unused-unit", { name }, span, { fixes });
  }
}

/** The unit's name alone and with each of its prefixes. */
function namesOf(unit: UnitDeclaration, { resolved }: TextSubject): readonly string[] {
  const known = new Set(
    resolved.units.flatMap((item) => (item.kind === "prefix" ? [item.name.text] : [])),
  );
  const prefixes = unit.prefixes.map(({ text }) => text).filter((text) => known.has(text));
  return ["", ...prefixes].map((prefix) => `${prefix}${unit.name.text}`);
}

/** Words of the first line of every data file and table. JSON is taken whole: its keys may be anywhere. */
function headerWords({ model, readData }: TextSubject): readonly string[] {
  const paths = new Set<string>();
  const texts: string[] = [];
  for (const { definition } of [...model.params.values(), ...model.sets.values()]) {
    if (definition.kind !== "source") continue;
    const { file } = definition.source;
    if (file.kind === "path") paths.add(file.path);
    else texts.push(model.tables.get(file.table)?.content.trimStart() ?? "");
  }
  for (const path of paths) texts.push(readData(path) ?? "");
  return texts.flatMap((text) => {
    const header = text.startsWith("{") || text.startsWith("[") ? text : text.split("\n", 1).join();
    return header.match(/[\p{L}_][\p{L}\p{N}\p{M}_]*/gu) ?? [];
  });
}
