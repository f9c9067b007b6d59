/**
 * Bounds of integer columns as whole numbers. Between 0.5 and 3.5 lie the same integers as between 1 and 3, but solvers
 * trip over the former: some refuse the program, and HiGHS 1.15 may return half a unit as its optimum.
 */
import { isIntegerCol } from "./file-form.js";
import type { LinearProgram } from "./linear-program.js";

/** A bound this close to a whole number means that number. */
const roundingError = 1e-9;

/** The program with whole bounds for its integer columns; the very same where they are whole already. */
export function withWholeBounds(program: LinearProgram): LinearProgram {
  const { colLower, colUpper } = program;
  let lower: Float64Array | undefined;
  let upper: Float64Array | undefined;
  for (let j = 0; j < program.numCols; j++) {
    if (!isIntegerCol(program, j)) continue;
    const least = Math.ceil(colLower[j]! - roundingError);
    const most = Math.floor(colUpper[j]! + roundingError);
    if (least !== colLower[j]) (lower ??= colLower.slice())[j] = least;
    if (most !== colUpper[j]) (upper ??= colUpper.slice())[j] = most;
  }
  if (lower === undefined && upper === undefined) return program;
  return { ...program, colLower: lower ?? colLower, colUpper: upper ?? colUpper };
}
