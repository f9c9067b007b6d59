/**
 * Plain tables: a line a row, cells between commas, quotes doubled inside quotes. Columns are found by the rules of the
 * language; a row that names a label outside the domain is left out without a word.
 */
import {
  parse,
  type Binder,
  type Domain,
  type Expression,
  type SetDeclaration,
  type Source,
} from "../../../src/syntax/index.js";
import { createSourceFile } from "../../../src/text/index.js";
import { findEntity, join, type DeclaredEntity, type Scope } from "./program.js";
import { evaluateSet } from "./sets.js";
import { readUnit } from "./units.js";
import { fail, makeSet, type Label, type SetValue, type Unit } from "./value.js";
import { emptyEnv, type World } from "./world.js";

interface Table {
  readonly headers: readonly { readonly key: string; readonly unit: Unit | undefined }[];
  readonly rows: readonly (readonly string[])[];
}

/** An index as columns know it. */
interface Index {
  readonly name: string;
  readonly set: string | undefined;
}

/** One value as text, with the unit that its header states. */
export interface Cell {
  readonly text: string;
  readonly unit: Unit | undefined;
}

/** Labels as they stand in a file. */
export function textKey(labels: readonly Label[]): string {
  return labels.map((label) => String(label).normalize("NFC")).join("\u0000");
}

/** The cells of a parameter, by the texts of their labels. */
export function readCells(
  source: Source,
  folder: string,
  scope: Scope,
  name: string,
  domain: Domain | undefined,
  world: World,
): ReadonlyMap<string, Cell> {
  const table = openTable(source, folder, scope, world);
  const indices = indicesOf(domain, scope, world);
  const { chosen, wide, value } = readOptions(source, indices);
  const columns = indices.map((index, k) =>
    k === wide
      ? -1
      : (findColumn(table, chosen.get(k), namesOf(index, indices)) ??
        fail(`${name}: no column for ${index.name}`)),
  );
  const cells = new Map<string, Cell>();
  const put = (labels: readonly string[], column: number, text: string | undefined): void => {
    if (text === undefined || text === "" || text === "." || labels.includes("")) return;
    cells.set(textKey(labels), { text, unit: table.headers[column]?.unit });
  };
  for (const row of table.rows) {
    const labels = columns.map((column) => row[column] ?? "");
    if (wide === undefined) {
      const column = findColumn(table, value, [lastPart(name), "value"]);
      if (column === undefined) return fail(`${name}: no column of values`);
      put(labels, column, row[column]);
      continue;
    }
    for (const [column, header] of table.headers.entries())
      if (!columns.includes(column)) put(labels.with(wide, header.key), column, row[column]);
  }
  return cells;
}

/** Header texts are compared by key when an index runs over them. */
export function wideKey(
  labels: readonly Label[],
  source: Source,
  domain: Domain | undefined,
  scope: Scope,
  world: World,
): string {
  const { wide } = readOptions(source, indicesOf(domain, scope, world));
  return textKey(labels.map((label, k) => (k === wide ? headerKey(String(label)) : label)));
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

/** Members of a set, or tuples of one. */
export function readSetRows(
  entity: DeclaredEntity,
  declaration: SetDeclaration,
  source: Source,
  whole: SetValue | undefined,
  world: World,
): SetValue {
  const own = lastPart(entity.name);
  const indices =
    whole === undefined || whole.width === 1
      ? [{ name: own, set: own }]
      : columnsOf(declaration.within, entity.scope, world);
  return makeSet(indices.length, readTuples(entity, declaration, source, indices, whole, world));
}

/** Members of one set of a family. */
export function readFamilyRows(
  entity: DeclaredEntity,
  declaration: SetDeclaration,
  source: Source,
  labels: readonly Label[],
  whole: SetValue | undefined,
  world: World,
): SetValue {
  const own = lastPart(entity.name);
  const outer = indicesOf(declaration.domain, entity.scope, world);
  const inner =
    whole === undefined || whole.width === 1
      ? [{ name: own, set: own }]
      : columnsOf(declaration.within, entity.scope, world);
  const tuples = readTuples(
    entity,
    { ...declaration, isInteger: false },
    source,
    [...outer, ...inner],
    undefined,
    world,
  );
  const wanted = textKey(labels);
  const found = tuples
    .filter((tuple) => textKey(tuple.slice(0, labels.length)) === wanted)
    .map((tuple) => tuple.slice(labels.length));
  if (found.length === 0 && declaration.fallback === undefined)
    return fail(`${entity.name}: no rows`);
  return makeSet(inner.length, convert(found, declaration.isInteger, whole));
}

function readTuples(
  entity: DeclaredEntity,
  declaration: SetDeclaration,
  source: Source,
  indices: readonly Index[],
  whole: SetValue | undefined,
  world: World,
): readonly (readonly Label[])[] {
  const table = openTable(source, entity.folder, entity.valueScope, world);
  const { chosen } = readOptions(source, indices);
  const columns = indices.map(
    (index, k) =>
      findColumn(table, chosen.get(k), namesOf(index, indices)) ??
      fail(`${entity.name}: no column for ${index.name}`),
  );
  const tuples = table.rows
    .map((row) => columns.map((column) => row[column] ?? ""))
    .filter((tuple) => !tuple.includes(""));
  return convert(tuples, declaration.isInteger, whole);
}

/** Texts as labels: those of the surrounding set, or numbers where the set says so. */
function convert(
  tuples: readonly (readonly Label[])[],
  isInteger: boolean,
  whole: SetValue | undefined,
): readonly (readonly Label[])[] {
  if (whole === undefined) return isInteger ? tuples.map((tuple) => tuple.map(Number)) : tuples;
  const known = new Map(whole.tuples.map((tuple) => [textKey(tuple), tuple]));
  return tuples.flatMap((tuple) => {
    const found = known.get(textKey(tuple));
    return found === undefined ? [] : [found];
  });
}

function readOptions(
  source: Source,
  indices: readonly Index[],
): {
  readonly chosen: ReadonlyMap<number, string>;
  readonly wide: number | undefined;
  readonly value: string | undefined;
} {
  const chosen = new Map<number, string>();
  let wide: number | undefined;
  let value: string | undefined;
  const indexCalled = (name: string): number => {
    const byName = indices.findIndex((index, k) => index.name === name && !chosen.has(k));
    return byName >= 0
      ? byName
      : indices.findIndex((index, k) => index.set === name && !chosen.has(k));
  };
  for (const option of source.options) {
    if (option.kind === "wide") wide = indexCalled(option.index.text);
    if (option.kind !== "column") continue;
    const k = indexCalled(option.what.text);
    if (k >= 0) chosen.set(k, option.column.value);
    else value = option.column.value;
  }
  return { chosen, wide, value };
}

function namesOf(index: Index, indices: readonly Index[]): readonly string[] {
  const sharing = indices.filter((other) => other.set === index.set);
  return index.set !== undefined && sharing.length === 1 ? [index.name, index.set] : [index.name];
}

function findColumn(
  table: Table,
  chosen: string | undefined,
  names: readonly string[],
): number | undefined {
  for (const name of chosen === undefined ? names : [chosen]) {
    const column = table.headers.findIndex(({ key }) => key === headerKey(name));
    if (column >= 0) return column;
  }
  return undefined;
}

function headerKey(name: string): string {
  return name
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[\s_-]/gu, "");
}

function indicesOf(domain: Domain | undefined, scope: Scope, world: World): readonly Index[] {
  const indices = (domain?.binders ?? []).flatMap((binder) =>
    indicesOfBinder(binder, scope, world),
  );
  return numbered(indices);
}

/** A second index of one name is called `NAME_2`. */
function numbered(indices: readonly Index[]): readonly Index[] {
  const counts = new Map<string, number>();
  return indices.map((index) => {
    const count = (counts.get(index.name) ?? 0) + 1;
    counts.set(index.name, count);
    return count === 1 ? index : { ...index, name: `${index.name}_${count}` };
  });
}

function indicesOfBinder({ pattern, set }: Binder, scope: Scope, world: World): readonly Index[] {
  const columns = columnsOf(set, scope, world);
  if (pattern === undefined) return columns;
  if (pattern.kind === "pattern-name")
    return columns.length === 1
      ? columns.map((column) => ({ ...column, name: pattern.name.text }))
      : columns;
  if (pattern.kind !== "pattern-tuple") return [];
  return pattern.elements.flatMap((element, k) => {
    if (element.kind !== "pattern-name") return [];
    return [{ name: element.name.text, set: columns[k]?.set }];
  });
}

/** Names of the columns of a set: its own, or those of its factors. */
function columnsOf(set: Expression | undefined, scope: Scope, world: World): readonly Index[] {
  if (set === undefined) return fail("a set of tuples whose columns have no names");
  if (set.kind === "binary")
    return numbered(
      [...columnsOf(set.left, scope, world), ...columnsOf(set.right, scope, world)].map(
        (index) => ({ name: index.set ?? index.name, set: index.set }),
      ),
    );
  if (set.kind !== "name") return [{ name: "value", set: undefined }];
  const entity = findEntity(scope, set.path.text);
  const width = evaluateSet(set, { world, scope, env: emptyEnv }).width;
  if (width === 1) return [{ name: lastPart(set.path.text), set: lastPart(set.path.text) }];
  if (entity?.kind !== "declared" || entity.declaration.kind !== "set")
    return fail("a set of tuples whose columns have no names");
  return columnsOf(entity.declaration.within ?? entity.declaration.value, entity.scope, world);
}

function openTable(source: Source, folder: string, scope: Scope, world: World): Table {
  const text = textOf(source, folder, scope, world);
  const [head, ...body] = text
    .replace(/^\uFEFF/u, "")
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== "")
    .map(splitLine);
  const headers = (head ?? []).map((header) => {
    const parts = /^(.*?)\s*\[(.*)\]$/u.exec(header);
    const unit = parts?.[2] === undefined ? undefined : unitOf(parts[2], scope);
    return { key: headerKey(parts?.[1] ?? header), unit };
  });
  const isKept = (row: readonly string[]): boolean =>
    source.options.every((option) => {
      if (option.kind !== "only") return true;
      const column = headers.findIndex(({ key }) => key === headerKey(option.column.value));
      return option.equals.some((wanted) => wanted.value === row[column]);
    });
  return { headers, rows: body.filter(isKept) };
}

function textOf(source: Source, folder: string, scope: Scope, world: World): string {
  if ("value" in source.target) return world.read(join(folder, source.target.value));
  const entity = findEntity(scope, source.target.text);
  if (entity?.kind !== "declared" || entity.declaration.kind !== "table")
    return fail(`no table \`${source.target.text}\``);
  return entity.declaration.content.value;
}

function splitLine(line: string): readonly string[] {
  const cells = [...line.matchAll(/(?:^|,)(?:\s*"((?:[^"]|"")*)"\s*|([^,]*))/gu)];
  return cells.map(([, quoted, plain]) =>
    (quoted?.replaceAll('""', '"') ?? plain ?? "").trim().normalize("NFC"),
  );
}

function unitOf(text: string, scope: Scope): Unit {
  const { value: tree } = parse(createSourceFile("unit", `param unit_of : ${text} = 0`));
  const [item] = tree.items;
  if (item?.kind !== "param" || item.type === undefined) return fail(`no unit [${text}]`);
  return readUnit(item.type, scope.units);
}
