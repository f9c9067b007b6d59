/**
 * Cells of a plain CSV text: where no quotation mark stands inside a cell, commas, line ends and whole quoted cells are the
 * grammar, and one pass that notes where each cell begins is enough. Measured on 876,000 rows of three columns (16 MB):
 * less than a tenth of the time of the library, and 10 MB instead of an array per row. Anything else (a doubled quotation mark, text
 * beside a quoted cell, a mark never closed) goes to the library (`csv-quoted.ts`); a property test holds both to the
 * same cells.
 */
import type { CellStore } from "./data-table.js";

/** Rows that have another number of cells than the first line. */
export interface RaggedRow {
  readonly start: number;
  readonly end: number;
  readonly found: number;
}

/** The cells of a text, first line included as row 0. */
export interface ScannedCells {
  readonly cells: CellStore;
  readonly columnCount: number;
  /** The first few, and how many there are. */
  readonly ragged: readonly RaggedRow[];
  readonly raggedCount: number;
}

const keptRagged = 3;

/**
 * Splits a plain text; blank lines do not count. Undefined when the text is not plain.
 * `shift` moves offsets into the file that holds the text.
 */
export function scanPlainCsv(file: string, text: string, shift: number): ScannedCells | undefined {
  let starts = new Int32Array(Math.max(16, text.length >> 2));
  let count = 0;
  let rowStart = 0;
  let rowFirstCell = 0;
  let columnCount = 0;
  const ragged: RaggedRow[] = [];
  let raggedCount = 0;
  const length = text.length;
  for (let position = 0; position <= length; position++) {
    const code = position < length ? text.charCodeAt(position) : 10;
    if (code === 34) {
      const cellStart = count === rowFirstCell ? rowStart : starts[count - 1]!;
      const close = position === cellStart ? closingQuote(text, position) : undefined;
      if (close === undefined) return undefined;
      position = close;
      continue;
    }
    if (code !== 44 && code !== 10 && code !== 13) continue;
    if (code !== 44 && position === rowStart) {
      rowStart = position + 1;
      continue;
    }
    if (count + 2 > starts.length) starts = grow(starts);
    if (count === rowFirstCell) starts[count++] = rowStart;
    if (code === 44) {
      starts[count++] = position + 1;
      continue;
    }
    const found = count - rowFirstCell;
    const isBlank = found === 1 && isBlankText(text, rowStart, position);
    if (columnCount === 0 && !isBlank) columnCount = found;
    if (found === columnCount && !isBlank) rowFirstCell = count;
    else {
      if (!isBlank && raggedCount++ < keptRagged)
        ragged.push({ start: shift + rowStart, end: shift + position, found });
      count = rowFirstCell;
    }
    rowStart = position + 1;
  }
  starts[count] = length + 1;
  const cells = plainCells(file, text, shift, starts.subarray(0, count + 1), columnCount);
  return { cells, columnCount, ragged, raggedCount };
}

/** The mark that closes a quoted cell; undefined when it holds a mark itself, is not closed, or text follows. */
function closingQuote(text: string, open: number): number | undefined {
  const close = text.indexOf('"', open + 1);
  if (close < 0) return undefined;
  if (close + 1 === text.length) return close;
  const next = text.charCodeAt(close + 1);
  return next === 44 || next === 10 || next === 13 ? close : undefined;
}

function isBlankText(text: string, start: number, end: number): boolean {
  for (let position = start; position < end; position++)
    if (text.charCodeAt(position) > 32) return false;
  return true;
}

/** First and one-past-last offset of what a cell holds, without blanks at its ends and marks around it. */
export function innerStart(text: string, start: number, end: number): number {
  let position = skipBlanks(text, start, end);
  if (position < end && text.charCodeAt(position) === 34)
    position = skipBlanks(text, position + 1, end);
  return position;
}

/** The end that belongs to `innerStart`. */
export function innerEnd(text: string, start: number, end: number): number {
  let position = skipBlanksBack(text, start, end);
  if (position > start && text.charCodeAt(position - 1) === 34)
    position = skipBlanksBack(text, start, position - 1);
  return position;
}

function skipBlanks(text: string, start: number, end: number): number {
  let position = start;
  while (position < end && text.charCodeAt(position) <= 32) position++;
  return position;
}

/** As `skipBlanks`, but an empty cell at the end of a line stays on its line. */
function skipBlanksOfLine(text: string, start: number, end: number): number {
  let position = start;
  while (position < end && (text[position] === " " || text[position] === "\t")) position++;
  return position;
}

function skipBlanksBack(text: string, start: number, end: number): number {
  let position = end;
  while (position > start && text.charCodeAt(position - 1) <= 32) position--;
  return position;
}

function plainCells(
  file: string,
  text: string,
  shift: number,
  starts: Int32Array,
  columnCount: number,
): CellStore {
  return {
    rowCount: columnCount === 0 ? 0 : (starts.length - 1) / columnCount,
    text: (row, column) => {
      const cell = row * columnCount + column;
      const end = starts[cell + 1]! - 1;
      const start = innerStart(text, starts[cell]!, end);
      return text.slice(start, innerEnd(text, start, end));
    },
    span: (row, column) => {
      const cell = row * columnCount + column;
      const end = starts[cell + 1]! - 1;
      const start = skipBlanksOfLine(text, starts[cell]!, end);
      return { file, start: shift + start, end: shift + skipBlanksBack(text, start, end) };
    },
    plain: { text, starts, columnCount },
  };
}

function grow(starts: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(starts.length * 2 + 16);
  larger.set(starts);
  return larger;
}
