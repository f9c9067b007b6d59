/**
 * A parameter or set reads the column of its own name. When the name changes and the file does not, the declaration must
 * name the column: `from "regions.csv"` becomes `from "regions.csv" (value = tariff)`.
 */
import { resolvePath } from "../../project/index.js";
import type { ParamDeclaration, SetDeclaration, Source } from "../../syntax/index.js";
import type { NameAtCursor } from "../cursor.js";
import { headerKey, readHeaders } from "../data-cell.js";
import type { Model } from "../model.js";
import { collectNames } from "../symbols/collect-names.js";
import { uriIn, type Workspace } from "../workspace.js";

/** A change of text in one file. */
export interface TextChange {
  readonly model: Model;
  readonly uri: string;
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Options that must be added so that data are still found once the name is `newName`. */
export function keepColumns(
  workspace: Workspace,
  model: Model,
  at: NameAtCursor,
  newName: string,
): readonly TextChange[] {
  if (at.meaning.kind !== "symbol") return [];
  const { kind } = at.meaning.symbol;
  if (kind !== "param" && kind !== "set") return [];
  const oldName = at.meaning.symbol.name;
  const { symbols, files } = model.analysis;
  const changes: TextChange[] = [];
  for (const { item, file } of symbols.items) {
    if ((item.kind !== "param" && item.kind !== "set") || item.from === undefined) continue;
    const isOwn = symbols.keyOf(ownName(item), file.scope) === at.key && item.name.text === oldName;
    const isIndex = !isOwn && isIndexedBy(item, oldName) && refersTo(model, item, file.scope, at);
    if (!isOwn && !isIndex) continue;
    const written = isOwn && item.kind === "param" ? "value" : newName;
    const option = missingOption(model, item.from, oldName, newName, written);
    if (option === undefined) continue;
    const span = files.place(item.from.span);
    const uri = uriIn(workspace, model, span.file);
    const hasOptions = item.from.options.length > 0;
    const start = hasOptions ? span.end - 1 : span.end;
    const text = hasOptions ? `, ${option}` : ` (${option})`;
    changes.push({ model, uri, file: span.file, start, end: start, text });
  }
  return changes;
}

function ownName(item: ParamDeclaration | SetDeclaration) {
  const { text, span } = item.name;
  return {
    span,
    text,
    isDefinition: true,
    target: { kind: "path", path: text, container: undefined },
  } as const;
}

/** True when the set stands in the declaration's bracket, where it names a column. */
function isIndexedBy(item: ParamDeclaration | SetDeclaration, set: string): boolean {
  const binders = item.domain?.binders ?? [];
  return binders.some((binder) => binder.set.kind === "name" && binder.set.path.text === set);
}

function refersTo(
  model: Model,
  item: ParamDeclaration | SetDeclaration,
  space: string,
  at: NameAtCursor,
): boolean {
  const { symbols } = model.analysis;
  return collectNames(item).occurrences.some((one) => symbols.keyOf(one, space) === at.key);
}

/** `value = tariff`, when the file has a column of the old name and none of the new one. */
function missingOption(
  model: Model,
  source: Source,
  oldName: string,
  newName: string,
  written: string,
): string | undefined {
  if (!("value" in source.target)) return undefined;
  const isSaid = source.options.some(
    (option) =>
      (option.kind === "column" && [oldName, written].includes(option.what.text)) ||
      (option.kind === "wide" && option.index.text === oldName),
  );
  const path = resolvePath(source.span.file, source.target.value);
  if (isSaid || path.kind !== "path") return undefined;
  const read = model.host.read(path.path);
  if (read.kind !== "text" || path.path.endsWith(".json")) return undefined;
  const headers = readHeaders(read.text);
  const header = headers.find((one) => headerKey(one) === headerKey(oldName));
  if (header === undefined || headers.some((one) => headerKey(one) === headerKey(newName))) {
    return undefined;
  }
  const column = header.replace(/\s*\[[^\]]*\]\s*$/u, "");
  return `${written} = ${/^[\p{L}_][\p{L}\p{N}_]*$/u.test(column) ? column : JSON.stringify(column)}`;
}
