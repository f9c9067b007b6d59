/**
 * One data file read as a rectangle of cells with headers, whatever its form was (CSV, JSON, a table in the model).
 * Cells stay in the file's text; columns become typed arrays when first asked for and are kept, so that parameters
 * and scenarios share them. Spans are offsets in the file, found only when a diagnostic asks.
 */
import type { Span } from "../text/index.js";
import { innerEnd, innerStart } from "./csv-plain.js";
import { largestWhole, numberInText, readNumberText } from "./number-text.js";

/** Where cells come from: a reader's own storage. Rows and columns count from 0, headers excluded. */
export interface CellStore {
  readonly rowCount: number;
  /** The text of a cell, blanks at both ends off. */
  readonly text: (row: number, column: number) => string;
  readonly span: (row: number, column: number) => Span;
  /** The whole text and a cell's first and one-past-last offsets, where cells need no unquoting. */
  readonly plain:
    | { readonly text: string; readonly starts: Int32Array; readonly columnCount: number }
    | undefined;
}

/** A column's header: name and unit apart, and the key by which it is compared. */
export interface Header {
  /** As it stands in the file: name and unit. */
  readonly text: string;
  readonly name: string;
  /** The name without case, blanks, `-` and `_`. */
  readonly key: string;
  /** Text between the square brackets at the end, and its span. */
  readonly unit: { readonly text: string; readonly span: Span } | undefined;
  readonly span: Span;
}

/** Labels by code: row r has `texts[codes[r]]`. Texts are in order of first appearance, in NFC. */
export interface LabelColumn {
  readonly codes: Int32Array;
  readonly texts: readonly string[];
}

/** A file's cells by column. */
export interface DataTable {
  /** File that spans lie in: the data file, or the model file that holds the table. */
  readonly file: string;
  /** As shown to a person: `data/regions.csv`, `table t`. */
  readonly title: string;
  readonly headers: readonly Header[];
  readonly headerSpan: Span;
  readonly rowCount: number;
  /** Levels of keys of a JSON object keyed by labels, which has no headers; undefined otherwise. */
  readonly keyDepth: number | undefined;
  readonly text: (row: number, column: number) => string;
  readonly span: (row: number, column: number) => Span;
  /** NaN where the cell is missing or no number: ask `readNumberText` which. */
  readonly numbers: (column: number) => Float64Array;
  readonly labels: (column: number) => LabelColumn;
  /** The column as whole numbers, when every cell holds one. */
  readonly wholes: (column: number) => Int32Array | undefined;
  readonly isBlankRow: (row: number) => boolean;
}

/** What a table is made of. */
export interface TableParts {
  readonly file: string;
  readonly title: string;
  readonly headers: readonly Header[];
  readonly headerSpan: Span;
  readonly columnCount: number;
  readonly cells: CellStore;
  readonly keyDepth: number | undefined;
}

/** Makes a table over a reader's cells; columns are read on demand. */
export function createDataTable(parts: TableParts): DataTable {
  const { cells } = parts;
  const numbers = new Map<number, Float64Array>();
  const labels = new Map<number, LabelColumn>();
  const wholes = new Map<number, { readonly values: Int32Array | undefined }>();
  return {
    file: parts.file,
    title: parts.title,
    headers: parts.headers,
    headerSpan: parts.headerSpan,
    rowCount: cells.rowCount,
    keyDepth: parts.keyDepth,
    text: cells.text,
    span: cells.span,
    numbers: (column) => keep(numbers, column, () => readNumbers(cells, column)),
    labels: (column) => keep(labels, column, () => readLabels(cells, column)),
    wholes: (column) => keep(wholes, column, () => ({ values: readWholes(cells, column) })).values,
    isBlankRow: (row) => {
      for (let column = 0; column < parts.columnCount; column++)
        if (cells.text(row, column) !== "") return false;
      return true;
    },
  };
}

function keep<T>(kept: Map<number, T>, column: number, make: () => T): T {
  const found = kept.get(column);
  if (found !== undefined) return found;
  const made = make();
  kept.set(column, made);
  return made;
}

function readNumbers(cells: CellStore, column: number): Float64Array {
  const values = new Float64Array(cells.rowCount);
  for (let row = 0; row < values.length; row++) values[row] = readNumber(cells, row, column);
  return values;
}

function readWholes(cells: CellStore, column: number): Int32Array | undefined {
  const values = new Int32Array(cells.rowCount);
  for (let row = 0; row < values.length; row++) {
    const value = readNumber(cells, row, column);
    values[row] = value;
    if (values[row] !== value || Math.abs(value) > largestWhole) return undefined;
  }
  return values;
}

/** The number in a cell; NaN where it is missing or no number. */
function readNumber({ plain, text }: CellStore, row: number, column: number): number {
  if (plain === undefined) {
    const read = readNumberText(text(row, column));
    return read.kind === "number" ? read.value : NaN;
  }
  const cell = row * plain.columnCount + column;
  const limit = plain.starts[cell + 1]! - 1;
  const start = innerStart(plain.text, plain.starts[cell]!, limit);
  const end = innerEnd(plain.text, start, limit);
  return start === end ? NaN : numberInText(plain.text, start, end);
}

function readLabels(cells: CellStore, column: number): LabelColumn {
  const codes = new Int32Array(cells.rowCount);
  const codeOf = new Map<string, number>();
  const texts: string[] = [];
  const codeOfNormal = new Map<string, number>();
  let last = "";
  let lastCode = -1;
  for (let row = 0; row < codes.length; row++) {
    const text = cells.text(row, column);
    if (text !== last || lastCode < 0) {
      last = text;
      lastCode = codeOf.get(text) ?? -1;
      if (lastCode < 0) {
        const normal = text.normalize("NFC");
        lastCode = codeOfNormal.get(normal) ?? texts.push(normal) - 1;
        codeOfNormal.set(normal, lastCode);
        codeOf.set(text, lastCode);
      }
    }
    codes[row] = lastCode;
  }
  return { codes, texts };
}
