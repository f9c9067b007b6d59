/**
 * Takes the result of a run out of a HiGHS model, and gives only what is true: a point when it is
 * feasible, duals when they belong to an optimum of a continuous program, a basis when it is valid.
 */
import type { Model } from "highs";
import type { LinearProgram } from "../lp/index.js";
import { hasIntegers } from "./choose-options.js";
import type { Basis, Solution, SolverIdentity, SolveStatus } from "./solution.js";

const feasibleStatus = 2;

/** What the session knows beside the model. */
export interface RunFacts {
  readonly seconds: number;
  readonly solver: SolverIdentity;
  /** Complaints that the solver printed. */
  readonly words: string | undefined;
}

/** Reads the outcome of the last run. */
export function readSolution(
  model: Model,
  program: LinearProgram,
  modelStatus: number,
  facts: RunFacts,
): Solution {
  const status = statusOf(modelStatus);
  const isPrimalFeasible = integerInfo(model, "primal_solution_status") === feasibleStatus;
  const isDualFeasible = integerInfo(model, "dual_solution_status") === feasibleStatus;
  const hasPoint = isPrimalFeasible && canHavePoint(status);
  const hasDuals = hasPoint && isDualFeasible && status === "optimal" && !hasIntegers(program);
  const arrays = hasPoint ? model.getSolution() : undefined;
  return {
    status,
    primal: arrays && { colValue: arrays.colValue, rowValue: arrays.rowValue },
    dual: arrays && hasDuals ? { colDual: arrays.colDual, rowDual: arrays.rowDual } : undefined,
    objective: hasPoint ? model.getObjectiveValue() : undefined,
    iterations: iterationsOf(model),
    seconds: facts.seconds,
    solver: facts.solver,
    basis: basisOf(model),
    message: messageOf(modelStatus, status, facts),
  };
}

function statusOf(modelStatus: number): SolveStatus {
  switch (modelStatus) {
    case 7:
      return "optimal";
    case 8:
      return "infeasible";
    case 9:
      return "infeasible-or-unbounded";
    case 10:
      return "unbounded";
    case 13:
      return "time-limit";
    // A bound or target on the objective and a limit on solutions are limits set by raw options.
    case 11:
    case 12:
    case 14:
    case 16:
      return "iteration-limit";
    case 17:
      return "interrupted";
    default:
      return "fault";
  }
}

function canHavePoint(status: SolveStatus): boolean {
  return (
    status === "optimal" ||
    status === "time-limit" ||
    status === "iteration-limit" ||
    status === "interrupted"
  );
}

function messageOf(modelStatus: number, status: SolveStatus, facts: RunFacts): string | undefined {
  if (status !== "fault") return undefined;
  return facts.words ?? `the solver came to no conclusion (HiGHS status ${modelStatus})`;
}

function iterationsOf(model: Model): number {
  const names = ["simplex_iteration_count", "ipm_iteration_count", "crossover_iteration_count"];
  return names.reduce((sum, name) => sum + Math.max(0, integerInfo(model, name)), 0);
}

function basisOf(model: Model): Basis | undefined {
  if (integerInfo(model, "basis_validity") !== 1) return undefined;
  const { colStatus, rowStatus } = model.getBasis();
  return { colStatus: Uint8Array.from(colStatus), rowStatus: Uint8Array.from(rowStatus) };
}

function integerInfo(model: Model, name: string): number {
  return Number(model.info.get(name));
}
