/**
 * Our own check of a solution, by our own arithmetic on the program's own numbers: what the solver
 * says about itself is not asked. Four residuals, each relative, each 0 or rounding when right.
 * The optimality conditions, for a minimum (a maximum is the same with every dual negated):
 *   row i:  L_i <= sum_j A_ij x_j <= U_i,    y_i > 0 only at L_i,  y_i < 0 only at U_i;
 *   col j:  l_j <= x_j <= u_j,   d_j = c_j - sum_i A_ij y_i,   d_j > 0 only at l_j, < 0 only at u_j.
 */
import type { LinearProgram } from "../lp/index.js";
import { checkDual } from "./verify-dual.js";
import { checkPrimal } from "./verify-primal.js";
import type { Solution } from "./solution.js";

/** The residuals; undefined where the solution does not carry what the check needs. */
export interface Verification {
  /**
   * Is the point feasible, and is it what the solution says of it? The largest of
   * a row's violation / (1 + |bound| + sum_j |A_ij x_j|), the same for the difference between the
   * reported and our own activity; a column's violation / (1 + |bound|); the distance of an integer
   * column from an integer; and the reported objective's error / (1 + |offset| + sum_j |c_j x_j|).
   */
  readonly primal: number | undefined;
  /**
   * Are the duals of allowed sign? The largest of |y_i| / (1 + |y_i|) where row i has no bound that
   * such a sign belongs to; |d_j| / (1 + |c_j| + sum_i |A_ij y_i|) likewise for columns, with our
   * own d_j; and the difference between reported and our own reduced cost, over the same scale.
   */
  readonly dual: number | undefined;
  /** Largest |dual x distance to its bound| over rows and columns, / (1 + |objective|). */
  readonly complementarity: number | undefined;
  /** |objective of the point - objective of the duals| / (1 + |objective|). */
  readonly gap: number | undefined;
}

/** Residuals up to here are what solvers leave behind at their usual tolerances. */
export const acceptableResidual = 1e-6;

/** Checks a solution against its program; NaN anywhere becomes an infinite residual. */
export function verifySolution(program: LinearProgram, solution: Solution): Verification {
  if (!solution.primal) {
    return { primal: undefined, dual: undefined, complementarity: undefined, gap: undefined };
  }
  const point = checkPrimal(program, solution.primal, solution.objective);
  if (!solution.dual) {
    const primal = orInfinity(point.residual);
    return { primal, dual: undefined, complementarity: undefined, gap: undefined };
  }
  const duals = checkDual(program, solution.primal.colValue, point.activity, solution.dual);
  const scale = 1 + Math.abs(point.objective);
  return {
    primal: orInfinity(point.residual),
    dual: orInfinity(duals.residual),
    complementarity: orInfinity(duals.complementarity / scale),
    gap: orInfinity(Math.abs(point.objective - duals.objective) / scale),
  };
}

/** The largest residual that could be computed; undefined when none could. */
export function worstResidual(verification: Verification): number | undefined {
  const { primal, dual, complementarity, gap } = verification;
  const known = [primal, dual, complementarity, gap].filter((value) => value !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}

function orInfinity(value: number): number {
  return Number.isNaN(value) ? Infinity : value;
}
