/**
 * A program in the LP format, for the eye and for small cases: columns c0…, rows r0….
 * The file always minimises; see `file-form.ts`. A row with two different sides, which not every
 * reader knows, is written as an equation with a bounded column of its own: r5 gets s5.
 */
import {
  colId,
  constantColumn,
  fileFormOf,
  headLines,
  inChunks,
  impossibleRow,
  isCrossed,
  isIntegerCol,
  rowId,
  signed,
} from "./file-form.js";
import type { FileForm, WriteOptions } from "./file-form.js";
import type { LinearProgram } from "./linear-program.js";
import { withWholeBounds } from "./whole-bounds.js";

/** Terms on one line: short enough for readers with a limit on the length of a line. */
const termsPerLine = 6;

/** Gives the LP text of a program in chunks, in order; names go into comments at the head. */
export function writeLp(given: LinearProgram, options: WriteOptions = {}): Iterable<string> {
  const program = withWholeBounds(given);
  return inChunks(lpLines(program, fileFormOf(program), options));
}

function* lpLines(
  program: LinearProgram,
  form: FileForm,
  options: WriteOptions,
): Generator<string> {
  for (const line of headLines(program, form, options)) yield `\\ ${line}\n`;
  yield "Minimize\n cost:";
  yield* terms(objectiveTerms(program, form));
  yield "\nSubject To\n";
  yield* rowLines(program, form);
  yield "Bounds\n";
  yield* boundLines(program, form);
  yield* integerLines(program);
  yield "End\n";
}

type Term = readonly [value: number, id: string];

/** Every column is mentioned, if only with a zero, so that a file has the program's columns. */
function* objectiveTerms(program: LinearProgram, form: FileForm): Generator<Term> {
  for (let j = 0; j < program.numCols; j++) {
    yield [signed(form.costSign, program.colCost[j]!), colId(j)];
  }
  if (form.hasConstantColumn) yield [form.constant, constantColumn];
}

function* rowTerms(program: LinearProgram, row: number): Generator<Term> {
  const { starts, indices, values } = program.matrix;
  const end = starts[row + 1]!;
  if (starts[row] === end) yield [0, program.numCols > 0 ? colId(0) : constantColumn];
  for (let k = starts[row]!; k < end; k++) yield [values[k]!, colId(indices[k]!)];
  if (hasRangeCol(program, row)) yield [-1, rangeColId(row)];
}

function* terms(list: Iterable<Term>): Generator<string> {
  let count = 0;
  for (const [value, id] of list) {
    if (count > 0 && count % termsPerLine === 0) yield "\n ";
    const isNegative = value < 0;
    const sign = isNegative ? " -" : count === 0 ? "" : " +";
    yield `${sign} ${String(Math.abs(value))} ${id}`;
    count++;
  }
}

function* rowLines(program: LinearProgram, form: FileForm): Generator<string> {
  for (let i = 0; i < program.numRows; i++) {
    yield ` ${rowId(i)}:`;
    yield* terms(rowTerms(program, i));
    yield ` ${rowSide(program, i)}\n`;
  }
  const carrier = program.numCols > 0 ? colId(0) : constantColumn;
  if (form.hasImpossibleRow) yield ` ${impossibleRow}: 0 ${carrier} >= 1\n`;
  else if (program.numRows === 0) yield ` none: 0 ${carrier} <= 0\n`;
}

function rowSide(program: LinearProgram, row: number): string {
  const lower = program.rowLower[row]!;
  const upper = program.rowUpper[row]!;
  if (hasRangeCol(program, row)) return "= 0";
  if (lower === upper) return `= ${number(lower)}`;
  return upper === Infinity ? `>= ${number(lower)}` : `<= ${number(upper)}`;
}

/** True for rows with no side or two different ones, which the format cannot state directly. */
function hasRangeCol(program: LinearProgram, row: number): boolean {
  const lower = program.rowLower[row]!;
  const upper = program.rowUpper[row]!;
  if (isCrossed(lower, upper)) return true;
  return lower !== upper && (lower === -Infinity) === (upper === Infinity);
}

function rangeColId(row: number): string {
  return `s${row}`;
}

function* boundLines(program: LinearProgram, form: FileForm): Generator<string> {
  for (let j = 0; j < program.numCols; j++) {
    yield boundLine(colId(j), program.colLower[j]!, program.colUpper[j]!);
  }
  for (let i = 0; i < program.numRows; i++) {
    if (!hasRangeCol(program, i)) continue;
    yield boundLine(rangeColId(i), program.rowLower[i]!, program.rowUpper[i]!);
  }
  if (form.hasConstantColumn) yield ` ${constantColumn} = 1\n`;
}

/** Crossed bounds are left out: the impossible row stands for them. */
function boundLine(id: string, lower: number, upper: number): string {
  if (isCrossed(lower, upper) || (lower === -Infinity && upper === Infinity))
    return ` ${id} free\n`;
  if (lower === upper) return ` ${id} = ${number(lower)}\n`;
  if (upper === Infinity) return lower === 0 ? "" : ` ${id} >= ${number(lower)}\n`;
  return ` ${lower === -Infinity ? "-inf" : number(lower)} <= ${id} <= ${number(upper)}\n`;
}

function* integerLines(program: LinearProgram): Generator<string> {
  let isOpen = false;
  for (let j = 0; j < program.numCols; j++) {
    if (!isIntegerCol(program, j)) continue;
    if (!isOpen) yield "General\n";
    isOpen = true;
    yield ` ${colId(j)}\n`;
  }
}

/** Shortest text that reads back to the same double; a negative zero loses its sign. */
function number(value: number): string {
  return String(value);
}
