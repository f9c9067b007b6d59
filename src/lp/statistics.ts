/**
 * What a program looks like in numbers: its size and the spread of its coefficients.
 * Every extreme carries its position, so that a caller can name the row and column at fault.
 * A spread of many orders of magnitude is the usual sign of a unit slip or a "big" constant.
 */
import type { LinearProgram } from "./linear-program.js";

/** One number of the program with its place; `row` or `col` is absent where it has none. */
export interface Extreme {
  /** The number itself, sign included. */
  readonly value: number;
  readonly row: number | undefined;
  readonly col: number | undefined;
}

/** The numbers of smallest and largest magnitude among the finite, nonzero ones of a kind. */
export interface CoefficientRange {
  readonly smallest: Extreme;
  readonly largest: Extreme;
}

/** Size and coefficient ranges; a range is undefined when the kind has no finite nonzero number. */
export interface ProgramStatistics {
  readonly rows: number;
  readonly cols: number;
  readonly nonzeros: number;
  readonly integerCols: number;
  /** Rows whose two sides are equal. */
  readonly equalityRows: number;
  readonly matrix: CoefficientRange | undefined;
  readonly cost: CoefficientRange | undefined;
  readonly colBound: CoefficientRange | undefined;
  readonly rowBound: CoefficientRange | undefined;
}

/** Measures a program in one pass over its arrays; ties go to the first position. */
export function measureProgram(program: LinearProgram): ProgramStatistics {
  const { numRows, numCols } = program;
  let integerCols = 0;
  if (program.integrality) for (const flag of program.integrality) integerCols += flag;
  let equalityRows = 0;
  for (let i = 0; i < numRows; i++) {
    if (program.rowLower[i] === program.rowUpper[i]) equalityRows++;
  }
  return {
    rows: numRows,
    cols: numCols,
    nonzeros: program.matrix.starts[numRows]!,
    integerCols,
    equalityRows,
    matrix: matrixRange(program),
    cost: vectorRange([program.colCost], (j) => ({ row: undefined, col: j })),
    colBound: vectorRange([program.colLower, program.colUpper], (j) => ({
      row: undefined,
      col: j,
    })),
    rowBound: vectorRange([program.rowLower, program.rowUpper], (i) => ({
      row: i,
      col: undefined,
    })),
  };
}

/** Orders of magnitude between the extremes: 6 for coefficients between 0.01 and 10 000. */
export function decadesOf(range: CoefficientRange): number {
  return Math.log10(Math.abs(range.largest.value) / Math.abs(range.smallest.value));
}

type Place = Pick<Extreme, "row" | "col">;

function vectorRange(
  vectors: readonly Float64Array[],
  place: (position: number) => Place,
): CoefficientRange | undefined {
  let smallest: Extreme | undefined;
  let largest: Extreme | undefined;
  for (const vector of vectors) {
    const { least, most } = extremes(vector);
    if (least < 0) continue;
    const low = vector[least]!;
    const high = vector[most]!;
    if (!smallest || Math.abs(low) < Math.abs(smallest.value)) {
      smallest = { value: low, ...place(least) };
    }
    if (!largest || Math.abs(high) > Math.abs(largest.value)) {
      largest = { value: high, ...place(most) };
    }
  }
  return smallest && largest ? { smallest, largest } : undefined;
}

function matrixRange(program: LinearProgram): CoefficientRange | undefined {
  const { values, indices, starts } = program.matrix;
  const { least, most } = extremes(values);
  if (least < 0) return undefined;
  const extreme = (k: number): Extreme => ({
    value: values[k]!,
    row: rowOfEntry(starts, k),
    col: indices[k]!,
  });
  return { smallest: extreme(least), largest: extreme(most) };
}

/** Positions of least and greatest magnitude among finite nonzero numbers; -1 when there is none. */
function extremes(vector: Float64Array): { readonly least: number; readonly most: number } {
  let least = -1;
  let most = -1;
  let low = Infinity;
  let high = 0;
  for (let k = 0; k < vector.length; k++) {
    const magnitude = Math.abs(vector[k]!);
    if (!(magnitude > 0 && magnitude < Infinity)) continue;
    if (magnitude < low) {
      low = magnitude;
      least = k;
    }
    if (magnitude > high) {
      high = magnitude;
      most = k;
    }
  }
  return { least, most };
}

/** Row that holds matrix entry `k`, by bisection of the row starts. */
export function rowOfEntry(starts: Int32Array, k: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (starts[middle]! <= k) low = middle;
    else high = middle;
  }
  return low;
}
