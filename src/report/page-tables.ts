/**
 * Tables of values, made ready for a page: one format for each column, long tables cut off with a word on the rest.
 */
import type { Cell, Column, Inline, Sentence, Table } from "./page.js";
import { inline, textCell } from "./page.js";
import { count, formatFor, unitText } from "./number-text.js";

/** A column of values or of words before it is made ready. */
export type ColumnInput =
  | {
      readonly kind: "words";
      readonly title: string;
      readonly cells: readonly (string | Cell)[];
      /** For cells that hold numbers of different units, each made ready by itself. */
      readonly isNumeric?: boolean;
    }
  | {
      readonly kind: "numbers";
      readonly title: string;
      readonly unit?: string;
      readonly values: readonly (number | undefined)[];
      /** How they are written; by default as many decimals as the largest needs. */
      readonly show?: (value: number | undefined) => string;
    };

/** Where the rows are that a table leaves out. */
export interface TableLimit {
  readonly rows: number;
  /** Rows in all, when the columns do not hold them all. */
  readonly size?: number;
  readonly elsewhere: Sentence;
}

/** A table of columns of one length; columns without a word are left out. */
export function tableOf(
  caption: Sentence,
  columns: readonly ColumnInput[],
  limit?: TableLimit,
): Table {
  const length = columns.reduce((most, column) => Math.max(most, lengthOf(column)), 0);
  const shown = Math.min(length, limit?.rows ?? length);
  const size = limit?.size ?? length;
  const filled = columns.filter((column, k) => k === 0 || hasWords(column));
  const shows = filled.map(showerOf);
  const rows = Array.from({ length: shown }, (_, i) => shows.map((show) => show(i)));
  const left = size - shown;
  const note: readonly Inline[] =
    left > 0 ? [inline.text(`${count(left, "more row")} `), ...(limit?.elsewhere ?? [])] : [];
  return {
    caption,
    columns: filled.map(headOf),
    rows,
    ...(note.length > 0 ? { note } : {}),
  };
}

/** A member or label as text; years and hours stay without commas. */
export function labelText(label: string | number | undefined): string {
  return label === undefined ? "" : String(label);
}

/** A column of words that are all empty says nothing. */
function hasWords(column: ColumnInput): boolean {
  return column.kind === "numbers" || column.cells.some((cell) => cell !== "");
}

function lengthOf(column: ColumnInput): number {
  return column.kind === "words" ? column.cells.length : column.values.length;
}

function headOf(column: ColumnInput): Column {
  const title = column.title === "" ? [] : [inline.text(column.title)];
  if (column.kind === "words") return { title, isNumeric: column.isNumeric === true };
  return { title, unit: unitText(column.unit ?? "1"), isNumeric: true };
}

function showerOf(column: ColumnInput): (row: number) => Cell {
  if (column.kind === "words") {
    return (row) => {
      const cell = column.cells[row] ?? "";
      return typeof cell === "string" ? textCell(cell) : cell;
    };
  }
  const show = column.show ?? formatFor(column.values).show;
  return (row) => ({ kind: "number", text: show(column.values[row]) });
}
