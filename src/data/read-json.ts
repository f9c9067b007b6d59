/**
 * A JSON text as a table. Three shapes are read: a list of objects (one per row, keys are headers), an object with
 * `columns` and `rows`, and an object keyed by labels, one level per index, with the values innermost.
 * The shape is validated by JSON Schema; each fault is shown at the value that is wrong.
 */
import { Ajv, type ErrorObject } from "ajv";
import type { Span } from "../text/index.js";
import { createDataTable, type DataTable } from "./data-table.js";
import type { DataReporter } from "./data-reporter.js";
import { readHeader } from "./header.js";
import { readJsonTree, type JsonEntry, type JsonNode } from "./json-tree.js";
import type { TextSource } from "./read-csv.js";

const cellSchema = { type: ["number", "string", "null"] };

const rowsSchema = {
  type: "array",
  items: { type: "object", additionalProperties: cellSchema },
};

const tableSchema = {
  type: "object",
  required: ["columns", "rows"],
  properties: {
    columns: { type: "array", minItems: 1, items: { type: "string" } },
    rows: { type: "array", items: { type: "array", items: cellSchema } },
  },
};

const keyedSchema = {
  type: "object",
  additionalProperties: { anyOf: [cellSchema, { $ref: "#" }] },
};

/** Reads a JSON text; undefined after a fault, which is reported. */
export function readJson(source: TextSource, reporter: DataReporter): DataTable | undefined {
  const { file, title, text, shift } = source;
  if (text.trim() === "") {
    reporter.report("data-file-empty", { title }, { file, start: shift, end: shift });
    return undefined;
  }
  const tree = readJsonTree(text);
  if (tree.kind === "json-fault") {
    const start = shift + tree.offset;
    const end = Math.min(start + 1, shift + text.length);
    reporter.report("json-syntax", { wanted: tree.wanted }, { file, start, end });
    return undefined;
  }
  const shape = shapeOf(tree);
  const fault = validate(shape, JSON.parse(text));
  const place = (node: JsonNode): Span => ({
    file,
    start: shift + node.start,
    end: shift + node.end,
  });
  if (fault !== undefined) {
    const node = nodeAt(tree, fault.instancePath);
    reporter.report("json-shape", { wanted: wantedBy(fault, shape) }, place(node));
    return undefined;
  }
  if (shape === "rows") return tableOfRows(source, tree, place);
  if (shape === "table") return tableOfColumns(source, tree, place, reporter);
  return tableOfKeys(source, tree, place, reporter);
}

type Shape = "rows" | "table" | "keyed";

function shapeOf(tree: JsonNode): Shape {
  if (tree.kind !== "object") return "rows";
  const rows = tree.entries.find((entry) => entry.key === "rows");
  const hasColumns = tree.entries.some((entry) => entry.key === "columns");
  return hasColumns && rows?.value.kind === "array" ? "table" : "keyed";
}

function validate(shape: Shape, value: unknown): ErrorObject | undefined {
  const ajv = new Ajv({ allowUnionTypes: true });
  const schema = { rows: rowsSchema, table: tableSchema, keyed: keyedSchema }[shape];
  const accepts = ajv.compile(schema);
  if (accepts(value)) return undefined;
  // Of several faults the deepest says most: the others are the alternatives it was tried against.
  const depth = (error: ErrorObject): number => error.instancePath.split("/").length;
  return accepts.errors?.toSorted((a, b) => depth(b) - depth(a))[0];
}

function wantedBy(fault: ErrorObject, shape: Shape): string {
  if (fault.instancePath === "" && shape === "rows") return "a list of objects or an object";
  if (fault.keyword === "minItems") return "at least one column";
  const types: unknown = fault.schema;
  if (types === "object") return "an object";
  if (types === "array") return "a list";
  if (types === "string") return "a text";
  return "a number, a text or null";
}

/** The value that a JSON pointer leads to; the innermost one on the way when it leads nowhere. */
function nodeAt(tree: JsonNode, pointer: string): JsonNode {
  let node = tree;
  for (const part of pointer.split("/").slice(1)) {
    const name = part.replaceAll("~1", "/").replaceAll("~0", "~");
    const next: JsonNode | undefined =
      node.kind === "object"
        ? node.entries.findLast((entry) => entry.key === name)?.value
        : node.kind === "array"
          ? node.items[Number(name)]
          : undefined;
    if (next === undefined) return node;
    node = next;
  }
  return node;
}

type Place = (node: JsonNode) => Span;

/** A cell: the value's node, or the node of the row that lacks it. */
interface JsonCell {
  readonly text: string;
  readonly span: Span;
}

function tableOf(
  source: TextSource,
  headers: readonly { readonly text: string; readonly span: Span }[],
  headerSpan: Span,
  rows: readonly (readonly JsonCell[])[],
  columnCount: number,
  keyDepth: number | undefined,
): DataTable {
  return createDataTable({
    file: source.file,
    title: source.title,
    headers: headers.map((header) => readHeader(header.text.trim(), header.span)),
    headerSpan,
    columnCount,
    keyDepth,
    cells: {
      rowCount: rows.length,
      text: (row, column) => rows[row]?.[column]?.text ?? "",
      span: (row, column) => rows[row]?.[column]?.span ?? headerSpan,
      plain: undefined,
    },
  });
}

function cellOf(source: TextSource, node: JsonNode, place: Place): JsonCell {
  const text =
    node.kind === "text"
      ? node.value.trim()
      : node.kind === "number"
        ? source.text.slice(node.start, node.end)
        : "";
  return { text, span: place(node) };
}

function tableOfRows(source: TextSource, tree: JsonNode, place: Place): DataTable {
  const items = tree.kind === "array" ? tree.items : [];
  const columnOf = new Map<string, number>();
  const headers: { text: string; span: Span }[] = [];
  const rows = items.map((item) => {
    const row: JsonCell[] = [];
    for (const entry of item.kind === "object" ? item.entries : []) {
      let column = columnOf.get(entry.key);
      if (column === undefined) {
        column = headers.push({ text: entry.key, span: keySpan(source, entry) }) - 1;
        columnOf.set(entry.key, column);
      }
      row[column] = cellOf(source, entry.value, place);
    }
    return { row, span: place(item) };
  });
  const filled = rows.map(({ row, span }) =>
    headers.map((_, column) => row[column] ?? { text: "", span }),
  );
  const first = items[0];
  const headerSpan = place(first ?? tree);
  return tableOf(source, headers, headerSpan, filled, headers.length, undefined);
}

function tableOfColumns(
  source: TextSource,
  tree: JsonNode,
  place: Place,
  reporter: DataReporter,
): DataTable | undefined {
  const part = (name: string): JsonNode => nodeAt(tree, `/${name}`);
  const columns = part("columns");
  const names = columns.kind === "array" ? columns.items : [];
  const rows = part("rows");
  const items = rows.kind === "array" ? rows.items : [];
  const widthOf = (item: JsonNode): number => (item.kind === "array" ? item.items.length : 0);
  const ragged = items.filter((item) => widthOf(item) !== names.length);
  const first = ragged[0];
  if (first !== undefined) {
    reporter.report(
      "ragged-row",
      { found: widthOf(first), wanted: names.length, count: ragged.length },
      place(first),
      { related: [{ span: place(columns), text: `${names.length} columns` }] },
    );
    return undefined;
  }
  return tableOf(
    source,
    names.map((name) => cellOf(source, name, place)),
    place(columns),
    items.map((item) =>
      (item.kind === "array" ? item.items : []).map((node) => cellOf(source, node, place)),
    ),
    names.length,
    undefined,
  );
}

function tableOfKeys(
  source: TextSource,
  tree: JsonNode,
  place: Place,
  reporter: DataReporter,
): DataTable | undefined {
  const rows: JsonCell[][] = [];
  let depth: number | undefined;
  let isEven = true;
  const visit = (node: JsonNode, keys: readonly JsonCell[]): void => {
    if (!isEven) return;
    if (node.kind === "object") {
      for (const entry of node.entries)
        visit(entry.value, [...keys, { text: entry.key.trim(), span: keySpan(source, entry) }]);
      return;
    }
    depth ??= keys.length;
    isEven = depth === keys.length;
    if (isEven) rows.push([...keys, cellOf(source, node, place)]);
    else reporter.report("json-shape", { wanted: `${depth} levels of keys` }, place(node));
  };
  visit(tree, []);
  if (!isEven) return undefined;
  const levels = depth ?? 1;
  const start = place(tree).start;
  const headerSpan = { file: source.file, start, end: start + 1 };
  return tableOf(source, [], headerSpan, rows, levels + 1, levels);
}

function keySpan(source: TextSource, entry: JsonEntry): Span {
  return {
    file: source.file,
    start: source.shift + entry.keyStart,
    end: source.shift + entry.keyEnd,
  };
}
