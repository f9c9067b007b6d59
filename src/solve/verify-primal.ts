/**
 * The primal half of the check: activities, violations, integrality and the objective of a point.
 */
import type { LinearProgram } from "../lp/index.js";
import { createCompensatedSum } from "./compensated-sum.js";

/** What the point is, by our own arithmetic. */
export interface PrimalCheck {
  readonly residual: number;
  readonly objective: number;
  /** Sum of A_ij x_j of every row. */
  readonly activity: Float64Array;
}

/** Checks a point, its reported row values, and its reported objective if there is one. */
export function checkPrimal(
  program: LinearProgram,
  primal: { readonly colValue: Float64Array; readonly rowValue: Float64Array },
  reportedObjective: number | undefined,
): PrimalCheck {
  const { colValue, rowValue } = primal;
  const activity = new Float64Array(program.numRows);
  const { starts, indices, values } = program.matrix;
  let residual = Math.max(
    lengthFault(colValue, program.numCols),
    lengthFault(rowValue, program.numRows),
  );
  for (let i = 0; i < program.numRows; i++) {
    let sum = 0;
    let size = 0;
    for (let k = starts[i]!; k < starts[i + 1]!; k++) {
      const term = values[k]! * colValue[indices[k]!]!;
      sum += term;
      size += Math.abs(term);
    }
    activity[i] = sum;
    const outside = violation(sum, program.rowLower[i]!, program.rowUpper[i]!, size);
    residual = Math.max(residual, outside, Math.abs(rowValue[i]! - sum) / (1 + size));
  }
  const objective = createCompensatedSum(program.offset);
  let objectiveSize = Math.abs(program.offset);
  for (let j = 0; j < program.numCols; j++) {
    const value = colValue[j]!;
    residual = Math.max(residual, violation(value, program.colLower[j]!, program.colUpper[j]!, 0));
    if (program.integrality && program.integrality[j] === 1) {
      residual = Math.max(residual, Math.abs(value - Math.round(value)));
    }
    const term = program.colCost[j]! * value;
    objective.add(term);
    objectiveSize += Math.abs(term);
  }
  const total = objective.total();
  if (reportedObjective !== undefined) {
    residual = Math.max(residual, Math.abs(reportedObjective - total) / (1 + objectiveSize));
  }
  return { residual, objective: total, activity };
}

/** How far a value lies outside its bounds, relative to 1 + |bound| + the size of its terms. */
function violation(value: number, lower: number, upper: number, size: number): number {
  if (value < lower) return (lower - value) / (1 + Math.abs(lower) + size);
  if (value > upper) return (value - upper) / (1 + Math.abs(upper) + size);
  return Number.isNaN(value) ? NaN : 0;
}

function lengthFault(vector: Float64Array, length: number): number {
  return vector.length === length ? 0 : Infinity;
}
