/**
 * Solves the programs of a task: one alone, several as one, or each by itself, perhaps after shared variables were decided.
 */
import { invariant } from "../../diagnostics/index.js";
import type { LinearProgram } from "../../lp/index.js";
import type { BuiltProgram } from "../../plan/index.js";
import { verifySolution, worstResidual, type Solution, type Solver } from "../../solve/index.js";
import {
  addLimit,
  holdShared,
  mergeOutcomes,
  splitSolution,
  type Decided,
  type RunStatus,
  type Task,
  type TaskPart,
} from "../../study/index.js";

/** A part with its program. */
export type BuiltPart = TaskPart & { readonly built: BuiltProgram };

/** What solving the parts gave. */
export interface SolvedParts {
  readonly status: RunStatus;
  /** Expected over the parts. */
  readonly objective: number | undefined;
  readonly residual: number | undefined;
  readonly solutionOf: (part: number) => Solution;
}

/** Why there is nothing to read. */
export interface Unsolved {
  readonly status: RunStatus;
  readonly message: string;
}

/** Programs that a task needs beside its parts. */
export interface Helpers {
  readonly first: BuiltProgram | undefined;
  readonly limit: LinearProgram | undefined;
}

/** Solves and verifies. */
export async function solveParts(
  parts: readonly BuiltPart[],
  task: Task,
  solve: Solver["solve"],
  helpers: Helpers,
): Promise<SolvedParts | Unsolved> {
  const [only] = parts;
  if (only === undefined) return { status: "refused", message: "the study has no outcome" };
  if (task.isJoint) return solveJointly(parts, new Set(task.shared), solve);
  if (parts.length > 1) return solveApart(parts, task, solve, helpers);
  const { program } = only.built;
  const { limit } = task;
  const bounded =
    limit === undefined || helpers.limit === undefined
      ? program
      : addLimit(program, helpers.limit, limit.lower, limit.upper);
  const { solution, residual } = await solveProgram(bounded, solve);
  return readEnd(solution, residual, () => solution);
}

/** One solve with the worst residual of our own check. */
export async function solveProgram(
  program: LinearProgram,
  solve: Solver["solve"],
): Promise<{ readonly solution: Solution; readonly residual: number | undefined }> {
  const solution = await solve(program);
  const residual =
    solution.primal === undefined ? undefined : worstResidual(verifySolution(program, solution));
  return { solution, residual };
}

async function solveJointly(
  parts: readonly BuiltPart[],
  shared: ReadonlySet<string>,
  solve: Solver["solve"],
): Promise<SolvedParts | Unsolved> {
  const merged = mergeOutcomes(parts, shared);
  if (typeof merged === "string") return { status: "refused", message: merged };
  const { solution, residual } = await solveProgram(merged.program, solve);
  return readEnd(solution, residual, (part) => splitSolution(merged, parts, solution, part));
}

/** Every part by itself; the expected objective exists when every one has an optimum. */
async function solveApart(
  parts: readonly BuiltPart[],
  task: Task,
  solve: Solver["solve"],
  { first }: Helpers,
): Promise<SolvedParts | Unsolved> {
  const decided = first === undefined ? undefined : await decide(first, task, solve);
  if (decided !== undefined && "message" in decided) return decided;
  const solutions: Solution[] = [];
  let objective = 0;
  let worst: number | undefined;
  for (const { built, outcome, weight } of parts) {
    const program =
      decided === undefined ? built.program : holdShared(built, decided, new Set(task.shared));
    if (typeof program === "string") return { status: "refused", message: program };
    const { solution, residual } = await solveProgram(program, solve);
    if (solution.objective === undefined || solution.status !== "optimal") {
      const after = task.first === undefined ? "" : ` once ${task.first.outcome} has decided`;
      const { status, message = `${outcome} has no optimum${after}` } = solution;
      return { status, message };
    }
    objective += weight * solution.objective;
    if (residual !== undefined) worst = Math.max(worst ?? 0, residual);
    // Prices under held variables are prices of something else.
    solutions.push(decided === undefined ? solution : { ...solution, dual: undefined });
  }
  const solutionOf = (part: number): Solution => {
    const solution = solutions[part];
    invariant(solution !== undefined, `part ${part} was not solved`);
    return solution;
  };
  return { status: "optimal", objective, residual: worst, solutionOf };
}

async function decide(
  built: BuiltProgram,
  { first }: Task,
  solve: Solver["solve"],
): Promise<Decided | Unsolved> {
  const { status, message, primal } = await solve(built.program);
  if (status === "optimal" && primal !== undefined) return { built, colValue: primal.colValue };
  return { status, message: message ?? `${first?.outcome ?? "the mean"} has no optimum` };
}

function readEnd(
  solution: Solution,
  residual: number | undefined,
  solutionOf: (part: number) => Solution,
): SolvedParts | Unsolved {
  const { status, message, objective } = solution;
  if (message !== undefined && solution.primal === undefined) return { status, message };
  return { status, objective, residual, solutionOf };
}
