/**
 * The data of a model as JSON Schema (2020-12): one schema for each data file, and one document for all of them.
 * A CSV file is described as its records: a list with one object per row, whose keys are the headers.
 */
import type { CheckedModel } from "../../check/index.js";
import { createReporter, dataCatalogue } from "../../diagnostics/index.js";
import type { Host } from "../../project/index.js";
import { hashText } from "../hash-text.js";
import { createFileOpener, type DataCache, type OpenTable } from "../open-files.js";
import type { DataForm } from "./cell-schema.js";
import { describeRows, distinctCells } from "./describe-rows.js";
import { jsonObject, type Json, type JsonObject } from "./json.js";
import { listColumns, type WantedColumns } from "./list-columns.js";
import { listReaders } from "./list-readers.js";

/** The schema of one data file. */
export interface DataFileSchema {
  readonly path: string;
  readonly schema: JsonObject;
}

const dialect = "https://json-schema.org/draft/2020-12/schema";

/** A schema for each file that a model reads, by path. Headers are those of the files that are there. */
export function describeDataFiles(
  model: CheckedModel,
  host: Host,
  cache: DataCache,
): readonly DataFileSchema[] {
  const reporter = createReporter(dataCatalogue);
  const opener = createFileOpener(model.tables, host, cache, hashText, reporter);
  const byPath = new Map<string, WantedColumns[]>();
  const tables = new Map<string, OpenTable | undefined>();
  for (const reader of listReaders(model)) {
    const { file } = reader.source;
    if (file.kind !== "path") continue;
    const table = opener.open(reader.source);
    tables.set(file.path, table);
    const wanted = listColumns(model, reader, table, formOf(file.path), reporter);
    byPath.set(file.path, [...(byPath.get(file.path) ?? []), wanted]);
  }
  return [...byPath]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, wanted]) => ({
      path,
      schema: describeFile(path, wanted, shapesOf(tables.get(path), cache.get(path)?.file?.text)),
    }));
}

/** One schema for an object that holds the content of every file under its path. */
export function describeData(model: CheckedModel, files: readonly DataFileSchema[]): JsonObject {
  const properties = files.map(({ path, schema }) => [path, withoutDialect(schema)] as const);
  return jsonObject(
    ["$schema", dialect],
    ["title", `Data of ${model.name}`],
    ["description", "The content of each data file under its path"],
    ["type", "object"],
    ["properties", new Map<string, Json>(properties)],
    ["required", files.map(({ path }) => path)],
  );
}

/** The form of a data file, by its name. */
export function formOf(path: string): DataForm {
  return /\.json$/iu.test(path) ? "json" : "csv";
}

type Shape = "rows" | "table" | "keyed";

/** Shapes a JSON file may have: the one it has, or all while there is none. */
function shapesOf(table: OpenTable | undefined, text: string | undefined): readonly Shape[] {
  if (table === undefined || text === undefined) return ["rows", "table", "keyed"];
  if (table.table.keyDepth !== undefined) return ["keyed"];
  return [text.trimStart().startsWith("[") ? "rows" : "table"];
}

function describeFile(
  path: string,
  wanted: readonly WantedColumns[],
  shapes: readonly Shape[],
): JsonObject {
  const owners = [...new Set(wanted.map(({ reader }) => reader.request.owner))];
  const head = [
    ["$schema", dialect],
    ["title", path],
    ["description", `Read by ${owners.join(", ")}`],
  ] as const;
  if (formOf(path) === "csv")
    return jsonObject(...head, ["type", "array"], ["items", describeRows(wanted, "csv")]);
  const forms = shapes.flatMap((shape) => describeShape(shape, wanted) ?? []);
  const [only] = forms;
  return forms.length === 1 && only !== undefined
    ? new Map([...jsonObject(...head), ...only])
    : jsonObject(...head, ["anyOf", forms]);
}

function describeShape(shape: Shape, wanted: readonly WantedColumns[]): JsonObject | undefined {
  if (shape === "rows")
    return jsonObject(["type", "array"], ["items", describeRows(wanted, "json")]);
  if (shape === "keyed") return describeKeys(wanted);
  const headers = [...new Set(wanted.flatMap(({ columns }) => columns.map((one) => one.header)))];
  const names = jsonObject(
    ["type", "array"],
    ["items", jsonObject(["type", "string"])],
    ["allOf", headers.map((header) => jsonObject(["contains", jsonObject(["const", header])]))],
  );
  const cell = jsonObject(["type", ["number", "string", "null"]]);
  const rows = jsonObject(
    ["type", "array"],
    ["items", jsonObject(["type", "array"], ["items", cell])],
  );
  return jsonObject(
    ["type", "object"],
    ["properties", jsonObject(["columns", names], ["rows", rows])],
    ["required", ["columns", "rows"]],
  );
}

/** An object keyed by labels, one level per index; undefined where some reader needs columns. */
function describeKeys(wanted: readonly WantedColumns[]): JsonObject | undefined {
  const depths = new Set(wanted.map(({ reader }) => reader.request.indices.length));
  const [depth] = depths;
  const isFlat = wanted.some(({ only, wide }) => only.length > 0 || wide !== undefined);
  if (depth === undefined || depths.size > 1 || isFlat) return undefined;
  const cellsAt = (k: number): readonly JsonObject[] =>
    wanted.flatMap(({ columns }) => columns[k]?.cell ?? []);
  let schema = distinctCells(cellsAt(depth));
  for (let k = depth - 1; k >= 0; k--) {
    schema = jsonObject(
      ["type", "object"],
      ["propertyNames", distinctCells(cellsAt(k))],
      ["additionalProperties", schema],
    );
  }
  return schema;
}

function withoutDialect(schema: JsonObject): JsonObject {
  return new Map([...schema].filter(([key]) => key !== "$schema"));
}
