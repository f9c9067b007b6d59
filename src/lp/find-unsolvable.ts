/**
 * Numbers that the solver would drop, refuse or misread, found before it sees them.
 * HiGHS drops matrix entries up to `small_matrix_value` (at best 1e-12), refuses entries from 1e15
 * and costs from 1e20 on, and wants a finite or absent number on either side of a row or column.
 * What is small only beside its row, such as the sine of pi, is rounding, and may be dropped.
 * Positions are given, so that a caller can name the row and the column.
 */
import type { LinearProgram } from "./linear-program.js";
import { rowOfEntry } from "./statistics.js";

/** One number that cannot be solved with. */
export interface UnsolvableNumber {
  readonly kind:
    | "coefficient-too-small"
    | "coefficient-too-large"
    | "cost-too-large"
    | "bound-out-of-range"
    | "not-a-number";
  readonly value: number;
  readonly row: number | undefined;
  readonly col: number | undefined;
}

/** Matrix entries up to here vanish, even with the finest setting that the solver knows. */
export const smallestCoefficient = 1e-12;
/** Matrix entries up to here vanish unless `small_matrix_value` is lowered. */
export const defaultSmallCoefficient = 1e-9;
/** Matrix entries from here on are refused. */
export const largestCoefficient = 1e15;
/** Costs and bounds from here on count as infinite. */
export const infiniteMagnitude = 1e20;

/** A coefficient below this share of its row's largest is the rounding of a zero: it may vanish. */
const rounding = 2 ** -46;

/** Finds the first numbers, `most` at most, that the solver cannot take; usually there are none. */
export function findUnsolvable(program: LinearProgram, most = 20): readonly UnsolvableNumber[] {
  const found: UnsolvableNumber[] = [];
  for (const number of unsolvableNumbers(program)) {
    found.push(number);
    if (found.length >= most) break;
  }
  return found;
}

/** Says in words what is wrong with a number, by positions counted from 0. */
export function explainUnsolvable(number: UnsolvableNumber): string {
  const where =
    number.row !== undefined && number.col !== undefined
      ? `the coefficient of column ${number.col} in row ${number.row}`
      : number.row !== undefined
        ? `a side of row ${number.row}`
        : number.col !== undefined
          ? `${number.kind === "bound-out-of-range" ? "a bound" : "the cost or a bound"} of column ${number.col}`
          : "the constant of the objective";
  return `${where} is ${number.value}, ${reasons[number.kind]}`;
}

const reasons: Readonly<Record<UnsolvableNumber["kind"], string>> = {
  "coefficient-too-small": "so small that the solver would drop it",
  "coefficient-too-large": "larger than the solver accepts",
  "cost-too-large": "larger than the solver accepts",
  "bound-out-of-range": "which no number can satisfy",
  "not-a-number": "which is not a number",
};

function* unsolvableNumbers(program: LinearProgram): Generator<UnsolvableNumber> {
  if (!Number.isFinite(program.offset)) {
    yield { kind: "not-a-number", value: program.offset, row: undefined, col: undefined };
  }
  yield* matrixEntries(program);
  for (let j = 0; j < program.numCols; j++) {
    const cost = program.colCost[j]!;
    if (Math.abs(cost) < infiniteMagnitude) continue;
    const kind = Number.isNaN(cost) ? "not-a-number" : "cost-too-large";
    yield { kind, value: cost, row: undefined, col: j };
  }
  yield* sides(program.colLower, program.colUpper, (col) => ({ row: undefined, col }));
  yield* sides(program.rowLower, program.rowUpper, (row) => ({ row, col: undefined }));
}

function* matrixEntries(program: LinearProgram): Generator<UnsolvableNumber> {
  const { starts, indices, values } = program.matrix;
  for (let k = 0; k < values.length; k++) {
    const value = values[k]!;
    const magnitude = Math.abs(value);
    if (magnitude > smallestCoefficient && magnitude < largestCoefficient) continue;
    if (magnitude < 1 && magnitude <= rounding * largestOfRow(program, k)) continue;
    const kind = Number.isNaN(value)
      ? "not-a-number"
      : magnitude < 1
        ? "coefficient-too-small"
        : "coefficient-too-large";
    yield { kind, value, row: rowOfEntry(starts, k), col: indices[k]! };
  }
}

/** Largest magnitude in the row that holds entry `k`. */
function largestOfRow(program: LinearProgram, k: number): number {
  const { starts, values } = program.matrix;
  const row = rowOfEntry(starts, k);
  let largest = 0;
  for (let at = starts[row]!; at < starts[row + 1]!; at++) {
    largest = Math.max(largest, Math.abs(values[at]!));
  }
  return largest;
}

function* sides(
  lower: Float64Array,
  upper: Float64Array,
  place: (position: number) => Pick<UnsolvableNumber, "row" | "col">,
): Generator<UnsolvableNumber> {
  for (let k = 0; k < lower.length; k++) {
    for (const [value, isLost] of [
      [lower[k]!, lower[k]! >= infiniteMagnitude],
      [upper[k]!, upper[k]! <= -infiniteMagnitude],
    ] as const) {
      if (Number.isNaN(value)) yield { kind: "not-a-number", value, ...place(k) };
      else if (isLost) yield { kind: "bound-out-of-range", value, ...place(k) };
    }
  }
}
