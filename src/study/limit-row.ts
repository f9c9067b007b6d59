/**
 * A bound on another objective as one more row: the costs of a program that differs in its objective only.
 * The row is divided by a power of two, so that its largest coefficient is near 1 whatever the unit of the objective.
 */
import { invariant } from "../diagnostics/index.js";
import type { LinearProgram } from "../lp/index.js";

/** The program with the row `lower <= costs of the other program <= upper`. */
export function addLimit(
  program: LinearProgram,
  other: LinearProgram,
  lower: number,
  upper: number,
): LinearProgram {
  invariant(other.numCols === program.numCols, "programs of one model have the same columns");
  const cols: number[] = [];
  let largest = 0;
  other.colCost.forEach((cost, col) => {
    if (cost === 0) return;
    cols.push(col);
    largest = Math.max(largest, Math.abs(cost));
  });
  const scale = largest === 0 ? 1 : 2 ** -Math.round(Math.log2(largest));
  const { starts, indices, values } = program.matrix;
  const end = indices.length + cols.length;
  const matrix = {
    starts: append(starts, [end], Int32Array),
    indices: append(indices, cols, Int32Array),
    values: append(
      values,
      cols.map((col) => other.colCost[col]! * scale),
      Float64Array,
    ),
  };
  return {
    ...program,
    numRows: program.numRows + 1,
    rowLower: append(program.rowLower, [(lower - other.offset) * scale], Float64Array),
    rowUpper: append(program.rowUpper, [(upper - other.offset) * scale], Float64Array),
    matrix,
  };
}

function append<A extends Int32Array | Float64Array>(
  before: A,
  more: readonly number[],
  create: new (size: number) => A,
): A {
  const all = new create(before.length + more.length);
  all.set(before);
  all.set(more, before.length);
  return all;
}
