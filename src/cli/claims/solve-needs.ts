/**
 * Solves the scenarios that claims need, a few at a time, and keeps of each only what the claims read: a reproduction of
 * a hundred scenarios takes no more memory than a solve of some.
 */
import { compile, type Session } from "../../compile.js";
import { isCrossReport, type KnownRun, type Needs, type ScenarioRun } from "../../claims/index.js";
import {
  buildCatalogue,
  createReporter,
  hasErrors,
  type Diagnostic,
} from "../../diagnostics/index.js";
import { readResults, type Results, type Values } from "../../results/index.js";
import type { SolveOptions, SolveStatus } from "../../solve/index.js";
import type { Progress } from "../progress.js";
import { solveScenarios, type CheckedRun } from "../solve-scenarios.js";

/** Scenarios that are built, solved and let go together. */
const group = 8;

/** How the scenarios are solved. */
export interface SolveNeedsOptions {
  readonly solve: SolveOptions;
  /** Scenarios solved at one time, where they are big. */
  readonly workers: number;
  readonly progress: Progress;
}

/** What came of all scenarios. */
export interface SolvedNeeds {
  readonly runs: readonly ScenarioRun[];
  readonly statuses: readonly SolveStatus[];
  readonly runOf: (scenario: string) => KnownRun | undefined;
  /** Name and version of each solver that was at work. */
  readonly solvers: readonly string[];
  /** The base solved, when it was needed. */
  readonly base: Results | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Solves what is needed, in the order of the claims; stops at errors of the model and at an interrupt. */
export async function solveNeeds(
  session: Session,
  needs: Needs,
  { progress, solve, workers }: SolveNeedsOptions,
): Promise<SolvedNeeds> {
  const names = orderOf(needs);
  const known = new Map<string, KnownRun>();
  const runs: ScenarioRun[] = [];
  const statuses: SolveStatus[] = [];
  const solvers = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  let base: Results | undefined;
  for (let at = 0; at < names.length; at += group) {
    const compiled = names.slice(at, at + group).map((scenario) => {
      progress.stage(`${at} of ${names.length} solved; ${scenario}: building`);
      return compile(session, { scenario });
    });
    diagnostics.push(...compiled.flatMap((one) => one.diagnostics));
    if (hasErrors(diagnostics)) break;
    const solved = await solveScenarios(session, compiled, solve, progress, workers);
    for (const run of solved) {
      const { scenario, solution } = run.results;
      if (scenario === "base" && needs.hasBase) base = run.results;
      known.set(
        scenario,
        keep(run, needs, (other) => known.get(other)),
      );
      runs.push(describeRun(session, run));
      statuses.push(solution.status);
      solvers.add(`${solution.solver.name} ${solution.solver.version}`);
      diagnostics.push(...run.diagnostics);
    }
    if (statuses.includes("interrupted")) break;
  }
  const runOf = (scenario: string): KnownRun | undefined => known.get(scenario);
  return { runs, statuses, runOf, solvers: [...solvers].toSorted(), base, diagnostics };
}

/** The base first, then the scenarios in the order in which the claims meet them. */
function orderOf({ hasBase, scenarios }: Needs): readonly string[] {
  const base = hasBase || scenarios.has("base") ? ["base"] : [];
  return [...new Set([...base, ...scenarios.keys()])];
}

/**
 * The values that were asked for, apart from the run they come from. Reports that name scenarios are read when somebody
 * asks, once all scenarios are there; only for them is the whole run kept.
 */
function keep(
  run: CheckedRun,
  needs: Needs,
  others: (scenario: string) => KnownRun | undefined,
): KnownRun {
  const { results } = run;
  const { model } = results.built.plan.environment;
  const names = [...(needs.scenarios.get(results.scenario) ?? [])];
  const cross = names.filter((name) => isCrossReport(model, name));
  const values = new Map<string, Values | undefined>();
  for (const name of names) if (!cross.includes(name)) values.set(name, copy(results, name));
  const status = results.solution.status;
  if (cross.length === 0) return { status, valueOf: (name) => values.get(name) };
  const { built, solution, verification } = results;
  const { report } = createReporter(buildCatalogue);
  const late = readResults(built, solution, verification, report, others);
  return {
    status,
    valueOf: (name) => (cross.includes(name) ? late.valueOf(name) : values.get(name)),
  };
}

/** A copy, since values of a variable are a view of the whole solution. */
function copy(results: Results, name: string): Values | undefined {
  const found = results.valueOf(name);
  return found && { ...found, values: found.values.slice() };
}

function describeRun(session: Session, { results, seconds }: CheckedRun): ScenarioRun {
  const { program } = results.built;
  return {
    name: results.scenario,
    doc: session.resolved.scenarios.get(results.scenario)?.doc?.value,
    status: results.solution.status,
    objective: results.objective?.value,
    rows: program.numRows,
    columns: program.numCols,
    nonzeros: program.matrix.values.length,
    seconds: seconds.total,
  };
}
