/**
 * The dual half of the check: reduced costs by our own arithmetic, signs, slackness, dual objective.
 */
import type { LinearProgram } from "../lp/index.js";
import { createCompensatedSum } from "./compensated-sum.js";

/** What the duals are, by our own arithmetic. */
export interface DualCheck {
  readonly residual: number;
  /** Largest |dual x distance to the bound that its sign belongs to|, not yet relative. */
  readonly complementarity: number;
  /** Offset plus the sum of dual x bound over rows and columns. */
  readonly objective: number;
}

/** Checks row duals and reduced costs at a point with the given activities. */
export function checkDual(
  program: LinearProgram,
  colValue: Float64Array,
  activity: Float64Array,
  dual: { readonly colDual: Float64Array; readonly rowDual: Float64Array },
): DualCheck {
  const sign = program.sense === "maximize" ? -1 : 1;
  const { rowDual, colDual } = dual;
  const isComplete = rowDual.length === program.numRows && colDual.length === program.numCols;
  let residual = isComplete ? 0 : Infinity;
  let complementarity = 0;
  const objective = createCompensatedSum(program.offset);

  /** One row or column: a dual belongs to the lower bound when positive in a minimisation. */
  function weigh(value: number, price: number, lower: number, upper: number, scale: number): void {
    if (price === 0) return;
    const bound = sign * price > 0 ? lower : upper;
    if (Number.isFinite(bound)) {
      complementarity = Math.max(complementarity, Math.abs(price * (value - bound)));
      objective.add(price * bound);
    } else residual = Math.max(residual, Math.abs(price) / scale);
  }

  for (let i = 0; i < program.numRows; i++) {
    const price = rowDual[i]!;
    weigh(activity[i]!, price, program.rowLower[i]!, program.rowUpper[i]!, 1 + Math.abs(price));
  }
  const { reduced, size } = reducedCosts(program, rowDual);
  for (let j = 0; j < program.numCols; j++) {
    const price = reduced[j]!;
    const scale = 1 + size[j]!;
    residual = Math.max(residual, Math.abs(colDual[j]! - price) / scale);
    weigh(colValue[j]!, price, program.colLower[j]!, program.colUpper[j]!, scale);
  }
  return { residual, complementarity, objective: objective.total() };
}

/** d_j = c_j - sum_i A_ij y_i, and the size of its terms, |c_j| + sum_i |A_ij y_i|. */
function reducedCosts(
  program: LinearProgram,
  rowDual: Float64Array,
): { readonly reduced: Float64Array; readonly size: Float64Array } {
  const { starts, indices, values } = program.matrix;
  const reduced = program.colCost.slice();
  const size = program.colCost.map(Math.abs);
  for (let i = 0; i < program.numRows; i++) {
    const price = rowDual[i]!;
    if (price === 0) continue;
    for (let k = starts[i]!; k < starts[i + 1]!; k++) {
      const term = values[k]! * price;
      reduced[indices[k]!]! -= term;
      size[indices[k]!]! += Math.abs(term);
    }
  }
  return { reduced, size };
}
