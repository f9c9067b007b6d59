/**
 * Carries out one task: compiles its programs, bounds or joins them, solves, verifies, and reads what was asked for.
 * Whatever the model or the solver says becomes part of the result; every solve starts cold.
 */
import { compile, type Compiled, type Session } from "../../compile.js";
import { buildCatalogue, createReporter, hasErrors } from "../../diagnostics/index.js";
import type { LinearProgram } from "../../lp/index.js";
import { describeTuple, type BuiltProgram } from "../../plan/index.js";
import { readResults, type Results } from "../../results/index.js";
import {
  verifySolution,
  worstResidual,
  type Solution,
  type SolveOptions,
  type Solver,
} from "../../solve/index.js";
import {
  addLimit,
  mergeOutcomes,
  splitSolution,
  type MeasuredValue,
  type RunResult,
  type Task,
  type TaskMeasure,
  type TaskPart,
} from "../../study/index.js";

/** Makes a function that carries out tasks on one session and one solver. */
export function createCarrier(
  session: Session,
  solver: Solver,
  options: SolveOptions,
): (task: Task) => Promise<RunResult> {
  return async (task) => {
    const started = performance.now();
    const seconds = (): number => (performance.now() - started) / 1000;
    const refused = (message: string): RunResult => ({ ...nothing, message, seconds: seconds() });
    const compiled = task.parts.map(({ overlay }) => compile(session, { overlay }));
    const limit =
      task.limit === undefined ? undefined : compile(session, { overlay: task.limit.overlay });
    const fault = [...compiled, ...(limit === undefined ? [] : [limit])].flatMap(faultsOf)[0];
    if (fault !== undefined) return refused(fault);
    const parts = compiled.flatMap(({ built }, i) => {
      const part = task.parts[i];
      return built === undefined || part === undefined ? [] : [{ ...part, built }];
    });
    const joint = joinParts(parts, task, limit?.built?.program);
    if (typeof joint === "string") return refused(joint);
    const solution = await solver.solve(joint.program, options);
    const verification =
      solution.primal === undefined ? undefined : verifySolution(joint.program, solution);
    return {
      status: solution.status,
      message: solution.message,
      objective: solution.objective,
      values: [
        ...parts.flatMap((part, i) => readPart(part, joint.solutionOf(solution, i), task.measures)),
        ...(parts.length > 1 ? expectedOf(parts, solution) : []),
      ],
      residual: verification && worstResidual(verification),
      seconds: seconds(),
    };
  };
}

const nothing = {
  status: "refused",
  objective: undefined,
  values: [],
  residual: undefined,
} as const;

type BuiltPart = TaskPart & { readonly built: BuiltProgram };

interface Joint {
  readonly program: LinearProgram;
  readonly solutionOf: (solution: Solution, part: number) => Solution;
}

function faultsOf({ diagnostics, built, scenario }: Compiled): readonly string[] {
  const error = diagnostics.find(({ severity }) => severity === "error");
  if (error !== undefined) return [`${error.code}: ${error.message}`];
  return built === undefined || hasErrors(diagnostics) ? [`${scenario} could not be built`] : [];
}

function joinParts(
  parts: readonly BuiltPart[],
  { shared, limit }: Task,
  other: LinearProgram | undefined,
): Joint | string {
  const [first, second] = parts;
  if (first === undefined) return "the study has no outcome";
  if (second !== undefined || shared.length > 0) {
    const merged = mergeOutcomes(parts, new Set(shared));
    if (typeof merged === "string") return merged;
    return {
      program: merged.program,
      solutionOf: (solution, part) => splitSolution(merged, parts, solution, part),
    };
  }
  const { program } = first.built;
  if (limit === undefined || other === undefined) {
    return { program, solutionOf: (solution) => solution };
  }
  return {
    program: addLimit(program, other, limit.lower, limit.upper),
    solutionOf: (solution) => solution,
  };
}

function readPart(
  part: BuiltPart,
  solution: Solution,
  measures: readonly TaskMeasure[],
): readonly MeasuredValue[] {
  if (solution.primal === undefined) return [];
  const { report } = createReporter(buildCatalogue);
  const results = readResults(part.built, solution, undefined, report);
  return measures.flatMap((measure) => readMeasure(results, measure, part.outcome));
}

/** The objective of the whole, beside those of the outcomes. */
function expectedOf(
  [first]: readonly BuiltPart[],
  { objective: value }: Solution,
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
