/**
 * Cells of a CSV text with quotation marks, by the library. It says what each cell holds and, on a fault, in which record;
 * where a cell lies is found again from the record's first byte only when a diagnostic asks.
 */
import { CsvError, parse } from "csv-parse/sync";
import type { Span } from "../text/index.js";
import type { RaggedRow, ScannedCells } from "./csv-plain.js";

/** A quotation mark that does not pair up: where, and which rule it breaks. */
export interface QuoteFault {
  readonly kind: "quote-fault";
  readonly span: Span;
  readonly fault: "open" | "inside" | "after";
}

const keptRagged = 3;

/** Reads a text with quotation marks; blank lines do not count. `shift` moves offsets into the file that holds the text. */
export function readQuotedCsv(
  file: string,
  text: string,
  shift: number,
): ScannedCells | QuoteFault {
  const columns: string[][] = [];
  const ends: number[] = [];
  const ragged: { record: number; found: number }[] = [];
  let raggedCount = 0;
  let previousEnd = 0;
  const starts: number[] = [];
  let columnCount = 0;
  try {
    parse(text, {
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: ["\r\n", "\n", "\r"],
      on_record: (record: readonly string[], context) => {
        const start = previousEnd;
        previousEnd = context.bytes;
        if (record.length === 1 && trimCell(record[0] ?? "") === "") return null;
        if (columnCount === 0) {
          columnCount = record.length;
          for (let column = 0; column < columnCount; column++) columns.push([]);
        }
        if (record.length !== columnCount && raggedCount++ < keptRagged)
          ragged.push({ record: starts.length, found: record.length });
        starts.push(start);
        ends.push(context.bytes);
        for (let column = 0; column < columnCount; column++)
          columns[column]?.push(trimCell(record[column] ?? ""));
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return quoteFault(file, text, shift, previousEnd, error);
  }
  let offsets: Int32Array | undefined;
  const startOf = (row: number): number => {
    offsets ??= toTextOffsets(text, starts);
    return skipLineEnds(text, offsets[row] ?? text.length);
  };
  return {
    columnCount,
    raggedCount,
    ragged: ragged.map(({ record, found }): RaggedRow => {
      const start = startOf(record);
      return { start: shift + start, end: shift + endOfLine(text, start), found };
    }),
    cells: {
      rowCount: starts.length,
      text: (row, column) => columns[column]?.[row] ?? "",
      span: (row, column) => cellSpan(file, text, shift, startOf(row), column),
      plain: undefined,
    },
  };
}

/** Takes blanks and line ends off both ends, like the plain reader. */
function trimCell(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= 32) start++;
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

/** Offsets in the text of ascending byte offsets in its UTF-8 form. */
function toTextOffsets(text: string, bytes: readonly number[]): Int32Array {
  const offsets = new Int32Array(bytes.length);
  let byte = 0;
  let position = 0;
  for (let i = 0; i < bytes.length; i++) {
    const target = bytes[i] ?? 0;
    while (byte < target && position < text.length) {
      const code = text.codePointAt(position) ?? 0;
      byte += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
      position += code < 0x10000 ? 1 : 2;
    }
    offsets[i] = position;
  }
  return offsets;
}

function skipLineEnds(text: string, start: number): number {
  let position = start;
  while (text.charCodeAt(position) === 10 || text.charCodeAt(position) === 13) position++;
  return position;
}

function endOfLine(text: string, start: number): number {
  let position = start;
  while (position < text.length && text.charCodeAt(position) !== 10) position++;
  return text.charCodeAt(position - 1) === 13 ? position - 1 : position;
}

/** Walks from the start of a record to its column's cell; quotation marks belong to the span. */
function cellSpan(file: string, text: string, shift: number, start: number, column: number): Span {
  let position = start;
  for (let at = 0; ; at++) {
    const from = position;
    if (text[position] === '"') {
      position++;
      while (position < text.length && (text[position] !== '"' || text[position + 1] === '"'))
        position += text[position] === '"' ? 2 : 1;
      position++;
    }
    while (position < text.length && !/[,\r\n]/u.test(text.charAt(position))) position++;
    if (at === column || text[position] !== ",") {
      const end = Math.min(position, text.length);
      return { file, start: shift + from, end: shift + Math.max(from, end) };
    }
    position++;
  }
}

function quoteFault(
  file: string,
  text: string,
  shift: number,
  recordByte: number,
  error: CsvError,
): QuoteFault {
  const record = skipLineEnds(text, toTextOffsets(text, [recordByte])[0] ?? 0);
  const end = endOfLine(text, record);
  const faults = [
    ["CSV_QUOTE_NOT_CLOSED", "open"],
    ["CSV_INVALID_CLOSING_QUOTE", "after"],
  ] as const;
  const fault = faults.find(([code]) => code === error.code)?.[1] ?? "inside";
  const found = faultOffset(text, record, fault);
  const start = found ?? record;
  return {
    kind: "quote-fault",
    fault,
    span: { file, start: shift + start, end: shift + (found === undefined ? end : start + 1) },
  };
}

/** The quotation mark that is wrong: the one never closed, the closing one with text after it, or the one inside a bare cell. */
function faultOffset(text: string, record: number, fault: QuoteFault["fault"]): number | undefined {
  let position = record;
  while (position < text.length) {
    const start = position;
    if (text[position] === '"') {
      position++;
      while (position < text.length && (text[position] !== '"' || text[position + 1] === '"'))
        position += text[position] === '"' ? 2 : 1;
      if (position >= text.length) return fault === "open" ? start : undefined;
      position++;
      if (position < text.length && !/[,\r\n]/u.test(text.charAt(position)))
        return fault === "after" ? position - 1 : undefined;
    } else {
      while (position < text.length && !/[,\r\n"]/u.test(text.charAt(position))) position++;
      if (text[position] === '"') return fault === "inside" ? position : undefined;
    }
    if (text[position] !== ",") return undefined;
    position++;
  }
  return undefined;
}
