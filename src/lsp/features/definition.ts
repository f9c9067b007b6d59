/**
 * Where a name is declared; for a parameter with written labels also the cell of its data, for a file's path the file.
 */
import type { Location } from "vscode-languageserver-protocol";
import { resolvePath } from "../../project/index.js";
import { walk, type Expression, type Source, type Subscript } from "../../syntax/index.js";
import type { Span } from "../../text/index.js";
import { inPiece, itemAt, nameAt } from "../cursor.js";
import { findCell } from "../data-cell.js";
import { columnSets, findChecked, fullNameOf } from "../describe-symbol.js";
import { rangeAt } from "../places.js";
import { sourceIn, uriIn, type DocumentInModel, type Workspace } from "../workspace.js";
import { placesOfMember } from "./member.js";

/** Places that define what is under the cursor, the declaration first. */
export function findDefinitions(
  workspace: Workspace,
  document: DocumentInModel,
  offset: number,
): readonly Location[] {
  const { model } = document;
  return findPlaces(document, offset).flatMap(({ file, start, end }) => {
    const source = sourceIn(model, file);
    if (source === undefined) return [];
    return [{ uri: uriIn(workspace, model, file), range: rangeAt(source, start, end) }];
  });
}

function findPlaces(document: DocumentInModel, offset: number): readonly Span[] {
  const { model } = document;
  const { files } = model.analysis;
  const at = nameAt(document, offset);
  if (at === undefined) return pathAt(document, offset);
  const { meaning, occurrence } = at;
  if (meaning.kind === "unknown") return placesOfMember(model, occurrence.text);
  if (meaning.kind === "local") return [files.place(meaning.local.name.span)];
  const symbol = meaning.kind === "symbol" ? (meaning.symbol.of ?? meaning.symbol) : meaning.symbol;
  const declared = files.place(symbol.nameSpan);
  const name = fullNameOf(model, symbol, at);
  const cell = name === undefined ? undefined : dataCell(document, name, offset);
  if (cell === undefined) return [declared];
  // On the declaration itself the data are what one does not see yet.
  return occurrence.isDefinition ? [cell] : [declared, cell];
}

/** The cell behind `tariff[Kanto, 2030]`, or the column behind `tariff`. */
function dataCell(document: DocumentInModel, name: string, offset: number): Span | undefined {
  const { model } = document;
  const checked = model.analysis.model.params.get(name) ?? model.analysis.model.sets.get(name);
  if (checked === undefined || checked.definition.kind !== "source") return undefined;
  const { source } = checked.definition;
  if (source.file.kind !== "path") return undefined;
  const read = model.host.read(source.file.path);
  if (read.kind !== "text" || source.file.path.endsWith(".json")) return undefined;
  const own = source.options.flatMap((option) =>
    option.kind === "column" && (option.what.text === "value" || option.what.text === name)
      ? [option.column.value]
      : [],
  );
  const subscript = subscriptAt(document, offset);
  const labels = (subscript?.arguments ?? []).map(labelOf);
  const written = labels.filter((label) => label !== undefined);
  const columns = [...own, name.slice(name.lastIndexOf(".") + 1), "value"];
  const { domain } = findChecked(model, name);
  const cell =
    written.length > 0 && written.length === labels.length
      ? findCell(read.text, written, columns)
      : findCell(read.text, [], [...columns, ...(domain === undefined ? [] : columnSets(domain))]);
  return { file: source.file.path, ...(cell ?? { start: 0, end: 0 }) };
}

function subscriptAt(document: DocumentInModel, offset: number): Subscript | undefined {
  const at = inPiece(document, offset);
  const item = itemAt(document, offset)?.item;
  let found: Subscript | undefined;
  if (item === undefined) return undefined;
  walk(item, (node) => {
    if (node.kind !== "subscript") return;
    const { span } = node.target;
    if (span.file === at.file && span.start <= at.start && at.start <= span.end) found = node;
  });
  return found;
}

function labelOf(expression: Expression): string | undefined {
  if (expression.kind === "name") return expression.path.text;
  if (expression.kind === "text") return expression.value;
  return expression.kind === "number" ? String(expression.value) : undefined;
}

/** The file behind a quoted path. */
function pathAt(document: DocumentInModel, offset: number): readonly Span[] {
  const at = inPiece(document, offset);
  const item = itemAt(document, offset)?.item;
  const { header } = document.model.analysis.program.files.get(document.path)?.tree ?? {};
  const texts: { readonly value: string; readonly span: Span }[] = [];
  if (header?.kind === "model" && header.base !== undefined) texts.push(header.base);
  if (item?.kind === "include") texts.push(item.path);
  if (item?.kind === "import") {
    if ("value" in item.source) texts.push(item.source);
    else if (item.source.span.start <= at.start && at.start <= item.source.span.end) {
      return top(`${item.source.text.replaceAll(".", "/")}.dcm`);
    }
  }
  for (const source of item === undefined ? [] : sourcesOf(item)) {
    if ("value" in source.target) texts.push(source.target);
  }
  for (const { value, span } of texts) {
    if (span.file !== at.file || at.start < span.start || at.start > span.end) continue;
    const resolved = resolvePath(document.path, value);
    return resolved.kind === "path" ? top(resolved.path) : [];
  }
  return [];
}

function sourcesOf(item: NonNullable<ReturnType<typeof itemAt>>["item"]): readonly Source[] {
  if (item.kind === "set" || item.kind === "param")
    return item.from === undefined ? [] : [item.from];
  if (item.kind !== "scenario") return [];
  return item.items.flatMap((change) =>
    "from" in change && change.from !== undefined ? [change.from] : [],
  );
}

function top(file: string): readonly Span[] {
  return [{ file, start: 0, end: 0 }];
}
