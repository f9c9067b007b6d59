/**
 * Carries out one task: compiles its programs, bounds or joins them, solves, verifies, and reads what was asked for.
 * Whatever the model or the solver says becomes part of the result.
 */
import { compile, type Compiled, type Session } from "../../compile.js";
import { buildCatalogue, createReporter, hasErrors } from "../../diagnostics/index.js";
import { describeTuple, type BuiltProgram } from "../../plan/index.js";
import { readResults, type Results } from "../../results/index.js";
import type { Setting } from "../../scenario/index.js";
import type { Solution, SolveOptions, Solver } from "../../solve/index.js";
import type { ScenarioDeclaration } from "../../syntax/index.js";
import type {
  MeasuredValue,
  RunResult,
  RunStatus,
  Task,
  TaskMeasure,
  TaskPart,
} from "../../study/index.js";
import { findOthers, overlayOn } from "./other-scenarios.js";
import { createStarts } from "./start-points.js";
import { solveParts, solveProgram, type BuiltPart, type SolvedParts } from "./solve-parts.js";

/** How tasks are carried out. */
export interface CarrierOptions {
  readonly solving: SolveOptions;
  readonly settings: readonly Setting[];
  /** Every solve starts from nothing, as that of `dcm solve` does. */
  readonly isCold: boolean;
}

/** Makes a function that carries out tasks on one session and one solver. */
export function createCarrier(
  session: Session,
  solver: Solver,
  { solving, settings, isCold }: CarrierOptions,
): (task: Task) => Promise<RunResult> {
  const build = (overlay: ScenarioDeclaration): Compiled => compile(session, { overlay, settings });
  const solve: Solver["solve"] = (program) => solver.solve(program, solving);
  const findStart = createStarts(session, settings, solve);

  /** Solves from the optimum of the scenario; from nothing again where that leads to no optimum. */
  function solveUnder(overlay: ScenarioDeclaration): Solver["solve"] {
    if (isCold) return solve;
    return async (program) => {
      const warmStart = await findStart(overlay, program);
      if (warmStart === undefined) return solve(program);
      const solution = await solver.solve(program, { ...solving, warmStart });
      return solution.status === "optimal" ? solution : solve(program);
    };
  }

  return async (task) => {
    const started = performance.now();
    const end = (status: RunStatus, message: string | undefined): RunResult => ({
      status,
      message,
      objective: undefined,
      values: [],
      residual: undefined,
      seconds: (performance.now() - started) / 1000,
    });
    const { first, limit } = task;
    const compiled = task.parts.map(({ overlay }) => build(overlay));
    const firstCompiled = first && build(first.overlay);
    const limitCompiled = limit && build(limit.overlay);
    const all = [...compiled, firstCompiled ?? [], limitCompiled ?? []].flat();
    const fault = all.flatMap(faultsOf)[0];
    if (fault !== undefined) return end("refused", fault);
    const parts = task.parts.flatMap((part, i) => {
      const built = compiled[i]?.built;
      return built === undefined ? [] : [{ ...part, built }];
    });
    const [only, ...more] = task.parts;
    const isSingle = only !== undefined && more.length === 0;
    const solved = await solveParts(parts, task, isSingle ? solveUnder(only.overlay) : solve, {
      first: firstCompiled?.built,
      limit: limitCompiled?.built?.program,
    });
    if ("message" in solved) return end(solved.status, solved.message);
    const others = await solveOthers(task, parts);
    if (typeof others === "string") return end("refused", others);
    const residuals = [solved.residual, ...others.residuals].filter((one) => one !== undefined);
    return {
      status: solved.status,
      message: undefined,
      objective: solved.objective,
      values: valuesOf(task, parts, solved, others.results),
      residual: residuals.length === 0 ? undefined : Math.max(...residuals),
      seconds: (performance.now() - started) / 1000,
    };
  };

  /** The scenarios that measures name, under the changes of this run; those of studies with goals stay absent. */
  async function solveOthers(
    { limit, measures }: Task,
    [only, ...more]: readonly BuiltPart[],
  ): Promise<OtherScenarios | string> {
    const results = new Map<string, Results>();
    const residuals: (number | undefined)[] = [];
    const others = { results, residuals };
    if (only === undefined || more.length > 0 || limit !== undefined) return others;
    for (const scenario of findOthers(only.built, measures)) {
      if (scenario === scenarioOf(only)) continue;
      const overlay = overlayOn(only.overlay, scenario);
      const compiled = build(overlay);
      const [fault] = faultsOf(compiled);
      if (fault !== undefined || compiled.built === undefined) return `${scenario}: ${fault ?? ""}`;
      const { solution, residual } = await solveProgram(
        compiled.built.program,
        solveUnder(overlay),
      );
      results.set(scenario, readPart(compiled.built, solution, results));
      residuals.push(residual);
    }
    return others;
  }
}

/** Scenarios that measures read, and how well each was solved. */
interface OtherScenarios {
  readonly results: Map<string, Results>;
  readonly residuals: readonly (number | undefined)[];
}

function faultsOf({ diagnostics, built, scenario }: Compiled): readonly string[] {
  const error = diagnostics.find(({ severity }) => severity === "error");
  if (error !== undefined) return [`${error.code}: ${error.message}`];
  return built === undefined || hasErrors(diagnostics) ? [`${scenario} could not be built`] : [];
}

function valuesOf(
  { measures }: Task,
  parts: readonly BuiltPart[],
  { solutionOf, objective }: SolvedParts,
  others: Map<string, Results>,
): readonly MeasuredValue[] {
  const own = parts.flatMap((part, i) => {
    const solution = solutionOf(i);
    if (solution.primal === undefined) return [];
    const results = readPart(part.built, solution, others);
    if (parts.length === 1) others.set(scenarioOf(part), results);
    return measures.flatMap((measure) => readMeasure(results, measure, part.outcome));
  });
  return parts.length > 1 ? [...own, ...expectedOf(parts, objective)] : own;
}

/** The scenario that a run is about. */
function scenarioOf({ overlay }: TaskPart): string {
  return overlay.parents[0]?.text ?? "base";
}

/** Results that find those of other scenarios when they are asked for, not before. */
function readPart(
  built: BuiltProgram,
  solution: Solution,
  others: ReadonlyMap<string, Results>,
): Results {
  const { report } = createReporter(buildCatalogue);
  return readResults(built, solution, undefined, report, (scenario) => others.get(scenario));
}

/** The objective of the whole, beside those of the outcomes. */
function expectedOf(
  [first]: readonly BuiltPart[],
  value: number | undefined,
): readonly MeasuredValue[] {
  const model = first?.built.plan.environment.model;
  const define = model?.defines.get(model.objective?.name ?? "");
  if (define === undefined || value === undefined) return [];
  return [{ outcome: "expected", measure: define.name, value, unit: define.unit.text }];
}

function readMeasure(
  results: Results,
  { text, name }: TaskMeasure,
  outcome: string,
): readonly MeasuredValue[] {
  const found = results.valueOf(name);
  if (found === undefined) return [];
  return Array.from(found.values, (value, i) => ({
    outcome,
    measure: `${text}${describeTuple(found.domain, i)}`,
    value: Number.isNaN(value) ? undefined : value,
    unit: found.unit,
  }));
}
