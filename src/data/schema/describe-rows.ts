/**
 * JSON Schema of one row of a file, for all declarations that read it: a property for each column that somebody wants.
 * What holds only in the rows that `only` keeps stands under a condition.
 */
import type { DataForm } from "./cell-schema.js";
import { jsonObject, writeJson, type Json, type JsonObject } from "./json.js";
import type { WantedColumn, WantedColumns } from "./list-columns.js";

/** The schema of an object that is one row. */
export function describeRows(wanted: readonly WantedColumns[], form: DataForm): JsonObject {
  const byHeader = new Map<
    string,
    { readonly column: WantedColumn; readonly isAlways: boolean }[]
  >();
  const required = new Set<string>();
  for (const { columns, only } of wanted) {
    for (const column of columns) {
      const known = byHeader.get(column.header) ?? [];
      byHeader.set(column.header, [...known, { column, isAlways: only.length === 0 }]);
      // A key that is absent from an object is a missing value; a column of a CSV file is always there.
      if (form === "csv" || (only.length === 0 && !column.mayBeMissing))
        required.add(column.header);
    }
    for (const { header } of only) {
      if (!byHeader.has(header)) byHeader.set(header, []);
      required.add(header);
    }
  }
  const conditions = wanted.flatMap((one) => (one.only.length === 0 ? [] : [conditionOf(one)]));
  return jsonObject(
    ["type", "object"],
    ["properties", new Map([...byHeader].map(([header, uses]) => [header, describe(uses)]))],
    ["required", [...required]],
    ["allOf", conditions.length === 0 ? undefined : conditions],
  );
}

function describe(
  uses: readonly { readonly column: WantedColumn; readonly isAlways: boolean }[],
): JsonObject {
  const columns = uses.map(({ column }) => column);
  const distinct = (values: readonly (string | undefined)[]): readonly string[] => [
    ...new Set(values.filter((value) => value !== undefined)),
  ];
  const docs = distinct(columns.map(({ doc }) => doc));
  const notes = distinct(columns.map(({ note }) => note));
  const sets = distinct(columns.map(({ set }) => set));
  const [unit] = distinct(columns.map((column) => column.unit));
  const names = distinct(columns.flatMap((column) => column.names));
  const owners = distinct(columns.map(({ owner }) => owner));
  const list = (values: readonly string[]): Json | undefined =>
    values.length === 0 ? undefined : values;
  const cells = uses.filter(({ isAlways }) => isAlways).map(({ column }) => column.cell);
  return new Map([
    ...jsonObject(
      ["title", docs.length === 0 ? undefined : docs.join("; ")],
      ["description", notes.length === 0 ? undefined : notes.join("; ")],
      ["default", columns.find(({ fallback }) => fallback !== undefined)?.fallback],
      ["x-unit", unit],
      ["x-set", list(sets)],
      ["x-names", list(names)],
      ["x-read-by", list(owners)],
    ),
    ...distinctCells(cells),
  ]);
}

/** What all of these ask of a cell. */
export function distinctCells(cells: readonly JsonObject[]): JsonObject {
  const distinct = new Map(cells.map((cell) => [writeJson(cell), cell]));
  const all = [...distinct.values()];
  return all.length === 1 && all[0] !== undefined
    ? all[0]
    : jsonObject(["allOf", all.length === 0 ? undefined : all]);
}

/** A text that looks like a number may have been read as one. */
export function spelled(texts: readonly string[]): readonly Json[] {
  return texts.flatMap((text) => (String(Number(text)) === text ? [text, Number(text)] : [text]));
}

/** `only level = region`: what is asked of the rows whose cell is this text. */
function conditionOf({ columns, only }: WantedColumns): JsonObject {
  const tests = only.map(
    ({ header, texts }) => [header, jsonObject(["enum", spelled(texts)])] as const,
  );
  const cells = columns.map(({ header, cell }) => [header, cell] as const);
  return jsonObject(
    [
      "if",
      jsonObject(
        ["properties", new Map<string, Json>(tests)],
        ["required", only.map(({ header }) => header)],
      ),
    ],
    ["then", jsonObject(["properties", new Map<string, Json>(cells)])],
  );
}
