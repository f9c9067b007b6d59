/**
 * What the LP and MPS writers share: the program as every reader understands it alike.
 * Readers disagree on maximisation and on constants in the objective, so a file always minimises
 * (a maximised objective is negated) and carries a constant as the cost of a column fixed at one.
 * Readers disagree, too, on crossed bounds: such a program gets one row that nothing satisfies.
 */
import type { LinearProgram } from "./linear-program.js";

/** Who the columns and rows are; names appear in comments and in the name map only. */
export interface WriteOptions {
  readonly title?: string;
  readonly colName?: (col: number) => string;
  readonly rowName?: (row: number) => string;
}

/** Column fixed at one whose cost is the objective's constant. */
export const constantColumn = "constant";
/** Row without entries that demands one: present when bounds cross, so no point exists. */
export const impossibleRow = "impossible";

/** Identifier of a column in a file. */
export function colId(col: number): string {
  return `c${col}`;
}

/** Identifier of a row in a file. */
export function rowId(row: number): string {
  return `r${row}`;
}

/** The parts of a program that a file states differently from the program. */
export interface FileForm {
  /** 1, or -1 where the program maximises: multiply every cost, and every result, by it. */
  readonly costSign: 1 | -1;
  /** Constant of the objective to be minimised. */
  readonly constant: number;
  /** True when the column `constant` is written. */
  readonly hasConstantColumn: boolean;
  /** True when some row or column admits no number at all. */
  readonly hasImpossibleRow: boolean;
}

/** Decides how a program is put into a file. */
export function fileFormOf(program: LinearProgram): FileForm {
  const costSign = program.sense === "maximize" ? -1 : 1;
  const hasImpossibleRow =
    hasCrossedBounds(program.colLower, program.colUpper) ||
    hasCrossedBounds(program.rowLower, program.rowUpper);
  return {
    costSign,
    constant: signed(costSign, program.offset),
    hasConstantColumn: program.offset !== 0 || program.numCols === 0,
    hasImpossibleRow,
  };
}

/** `sign * value`, without ever giving a negative zero. */
export function signed(sign: 1 | -1, value: number): number {
  return sign === 1 ? value : 0 - value;
}

/** True when no number lies between the two bounds. */
export function isCrossed(lower: number, upper: number): boolean {
  return lower > upper || lower === Infinity || upper === -Infinity;
}

/** True when a file leaves the row free: every number satisfies it, or none does (see `impossibleRow`). */
export function isFreeRow(lower: number, upper: number): boolean {
  return isCrossed(lower, upper) || (lower === -Infinity && upper === Infinity);
}

/** True when the program demands integers and this column is one of them. */
export function isIntegerCol(program: LinearProgram, col: number): boolean {
  return program.integrality !== undefined && program.integrality[col] === 1;
}

/** The lines at the head of a file, without the format's comment mark. */
export function* headLines(
  program: LinearProgram,
  form: FileForm,
  options: WriteOptions,
): Generator<string> {
  if (options.title !== undefined) yield oneLine(options.title);
  if (form.costSign === -1)
    yield "the objective is negated: the program maximises, the file minimises";
  if (form.hasConstantColumn) yield `the column ${constantColumn} is fixed at 1`;
  if (form.hasImpossibleRow) yield `bounds cross: the row ${impossibleRow} says so`;
  const { colName, rowName } = options;
  if (colName) {
    for (let j = 0; j < program.numCols; j++) yield `${colId(j)} = ${oneLine(colName(j))}`;
  }
  if (rowName) {
    for (let i = 0; i < program.numRows; i++) yield `${rowId(i)} = ${oneLine(rowName(i))}`;
  }
}

/** Joins small pieces of text into chunks of some 64 KiB, so that writing them is quick. */
export function* inChunks(pieces: Iterable<string>): Generator<string> {
  let chunk = "";
  for (const piece of pieces) {
    chunk += piece;
    if (chunk.length >= 65_536) {
      yield chunk;
      chunk = "";
    }
  }
  if (chunk !== "") yield chunk;
}

function hasCrossedBounds(lower: Float64Array, upper: Float64Array): boolean {
  for (let k = 0; k < lower.length; k++) if (isCrossed(lower[k]!, upper[k]!)) return true;
  return false;
}

/** A name as it may stand in a comment: one line, however the user wrote it. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ");
}
