/**
 * A program as free-format MPS, the one format that every solver reads: columns c0…, rows r0….
 * The file always minimises; see `file-form.ts` for what that means to the reader of its results.
 * Numbers are printed in the fewest digits that read back to the same double.
 */
import {
  colId,
  constantColumn,
  fileFormOf,
  headLines,
  inChunks,
  impossibleRow,
  isCrossed,
  isFreeRow,
  isIntegerCol,
  rowId,
  signed,
} from "./file-form.js";
import type { FileForm, WriteOptions } from "./file-form.js";
import type { LinearProgram } from "./linear-program.js";
import { transposeRows } from "./transpose.js";
import { withWholeBounds } from "./whole-bounds.js";

const objectiveRow = "cost";

/** Gives the MPS text of a program in chunks, in order; names go into comments at the head. */
export function writeMps(given: LinearProgram, options: WriteOptions = {}): Iterable<string> {
  const program = withWholeBounds(given);
  const form = fileFormOf(program);
  return inChunks(mpsLines(program, form, options));
}

function* mpsLines(
  program: LinearProgram,
  form: FileForm,
  options: WriteOptions,
): Generator<string> {
  for (const line of headLines(program, form, options)) yield `* ${line}\n`;
  // Without the last word cbc guesses between fixed and free columns, and may guess wrongly.
  yield "NAME program FREE\n";
  yield* rowsSection(program, form);
  yield* columnsSection(program, form);
  yield* rightHandSides(program, form);
  yield* ranges(program);
  yield* bounds(program, form);
  yield "ENDATA\n";
}

function* rowsSection(program: LinearProgram, form: FileForm): Generator<string> {
  yield `ROWS\n N ${objectiveRow}\n`;
  for (let i = 0; i < program.numRows; i++) {
    yield ` ${rowType(program.rowLower[i]!, program.rowUpper[i]!)} ${rowId(i)}\n`;
  }
  if (form.hasImpossibleRow) yield ` G ${impossibleRow}\n`;
}

/** A two-sided row is stated by its upper side; RANGES adds the lower one. */
function rowType(lower: number, upper: number): "E" | "G" | "L" | "N" {
  if (isFreeRow(lower, upper)) return "N";
  if (lower === upper) return "E";
  return upper === Infinity ? "G" : "L";
}

function* columnsSection(program: LinearProgram, form: FileForm): Generator<string> {
  yield "COLUMNS\n";
  const columns = transposeRows(program.matrix, program.numCols);
  let isInsideMarkers = false;
  for (let j = 0; j < program.numCols; j++) {
    if (isIntegerCol(program, j) !== isInsideMarkers) {
      isInsideMarkers = !isInsideMarkers;
      yield marker(j, isInsideMarkers);
    }
    const cost = signed(form.costSign, program.colCost[j]!);
    const begin = columns.starts[j]!;
    const end = columns.starts[j + 1]!;
    // A column without any entry exists only if it is mentioned, so it gets its zero cost.
    if (cost !== 0 || begin === end) yield ` ${colId(j)} ${objectiveRow} ${number(cost)}\n`;
    for (let k = begin; k < end; k++) {
      yield ` ${colId(j)} ${rowId(columns.indices[k]!)} ${number(columns.values[k]!)}\n`;
    }
  }
  if (isInsideMarkers) yield marker(program.numCols, false);
  if (form.hasConstantColumn) {
    yield ` ${constantColumn} ${objectiveRow} ${number(form.constant)}\n`;
  }
}

function marker(col: number, isBegin: boolean): string {
  return ` m${col} 'MARKER' '${isBegin ? "INTORG" : "INTEND"}'\n`;
}

function* rightHandSides(program: LinearProgram, form: FileForm): Generator<string> {
  yield "RHS\n";
  for (let i = 0; i < program.numRows; i++) {
    const lower = program.rowLower[i]!;
    const upper = program.rowUpper[i]!;
    const type = rowType(lower, upper);
    const side = type === "G" ? lower : upper;
    if (type !== "N" && side !== 0) yield ` RHS ${rowId(i)} ${number(side)}\n`;
  }
  if (form.hasImpossibleRow) yield ` RHS ${impossibleRow} 1\n`;
}

function* ranges(program: LinearProgram): Generator<string> {
  let isOpen = false;
  for (let i = 0; i < program.numRows; i++) {
    const lower = program.rowLower[i]!;
    const upper = program.rowUpper[i]!;
    if (rowType(lower, upper) !== "L" || lower === -Infinity) continue;
    if (!isOpen) yield "RANGES\n";
    isOpen = true;
    yield ` RNG ${rowId(i)} ${number(upper - lower)}\n`;
  }
}

function* bounds(program: LinearProgram, form: FileForm): Generator<string> {
  yield "BOUNDS\n";
  for (let j = 0; j < program.numCols; j++) {
    yield* boundLines(
      colId(j),
      program.colLower[j]!,
      program.colUpper[j]!,
      isIntegerCol(program, j),
    );
  }
  if (form.hasConstantColumn) yield ` FX BND ${constantColumn} 1\n`;
}

/**
 * Every bound that differs from [0, infinity) is spelt out; an integer column always is, since
 * some readers give integers an upper bound of one. The upper bound comes first: several readers
 * take a negative one to abolish the lower bound of zero, which the line after it restores.
 */
function* boundLines(
  id: string,
  lower: number,
  upper: number,
  isInteger: boolean,
): Generator<string> {
  if (isCrossed(lower, upper)) return;
  if (lower === -Infinity && upper === Infinity) yield ` FR BND ${id}\n`;
  else if (lower === upper) yield ` FX BND ${id} ${number(lower)}\n`;
  else if (isInteger && lower === 0 && upper === 1) yield ` BV BND ${id}\n`;
  else {
    if (upper !== Infinity) yield ` UP BND ${id} ${number(upper)}\n`;
    if (lower === -Infinity) yield ` MI BND ${id}\n`;
    else if (lower !== 0 || upper < 0) yield ` LO BND ${id} ${number(lower)}\n`;
    if (upper === Infinity && isInteger) yield ` PL BND ${id}\n`;
  }
}

/** Shortest text that reads back to the same double; a negative zero loses its sign. */
function number(value: number): string {
  return String(value);
}
