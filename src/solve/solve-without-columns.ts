/**
 * The program without columns, which the solver does not take: its rows are constants.
 */
import type { LinearProgram } from "../lp/index.js";
import { emptySolution } from "./solution.js";
import type { Solution, SolverIdentity } from "./solution.js";

/** Optimal at the objective's constant when every row admits zero, else infeasible. */
export function solveWithoutColumns(program: LinearProgram, solver: SolverIdentity): Solution {
  for (let i = 0; i < program.numRows; i++) {
    const admitsZero = program.rowLower[i]! <= 0 && program.rowUpper[i]! >= 0;
    if (!admitsZero) return emptySolution("infeasible", solver, 0);
  }
  return {
    ...emptySolution("optimal", solver, 0),
    primal: { colValue: new Float64Array(0), rowValue: new Float64Array(program.numRows) },
    dual: { colDual: new Float64Array(0), rowDual: new Float64Array(program.numRows) },
    objective: program.offset,
  };
}
