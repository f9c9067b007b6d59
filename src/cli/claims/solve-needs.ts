/**
 * Solves the scenarios that claims need, a few at a time, and keeps of each only what the claims read: a reproduction of
 * a hundred scenarios takes no more memory than a solve of some.
 */
import { compile, type Compiled, type Session } from "../../compile.js";
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
  readonly workers: number | undefined;
  readonly progress: Progress;
}

/** What came of all scenarios. */
export interface SolvedNeeds {
  readonly runs: readonly ScenarioRun[];
  readonly statuses: readonly SolveStatus[];
  readonly runOf: (scenario: string) => KnownRun | undefined;
  /** The base solved, when it was needed. */
  readonly base: Results | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Solves what is needed, in the order of the model; stops at errors of the model and at an interrupt. */
export async function solveNeeds(
  session: Session,
  needs: Needs,
  options: SolveNeedsOptions,
): Promise<SolvedNeeds> {
  const names = orderOf(session, needs);
  const known = new Map<string, KnownRun>();
  const runs: ScenarioRun[] = [];
  const statuses: SolveStatus[] = [];
  const diagnostics: Diagnostic[] = [];
  let base: Results | undefined;
  for (let at = 0; at < names.length; at += group) {
    const compiled = names.slice(at, at + group).map((scenario) => {
      options.progress.stage(`${at} of ${names.length} solved; ${scenario}: building`);
      return compile(session, { scenario });
    });
    diagnostics.push(...compiled.flatMap((one) => one.diagnostics));
    if (hasErrors(diagnostics)) break;
    const solved = await solveGroup(session, compiled, options);
    for (const run of solved) {
      const { scenario } = run.results;
      if (scenario === "base" && needs.hasBase) base = run.results;
      known.set(scenario, keep(run, needs, (other) => known.get(other)));
      runs.push(describeRun(session, run));
      statuses.push(run.results.solution.status);
      diagnostics.push(...run.diagnostics);
    }
    if (statuses.includes("interrupted")) break;
  }
  return { runs, statuses, runOf: (scenario) => known.get(scenario), base, diagnostics };
}

async function solveGroup(
  session: Session,
  compiled: readonly Compiled[],
  { progress, solve, workers }: SolveNeedsOptions,
): Promise<readonly CheckedRun[]> {
  return workers === undefined
    ? solveScenarios(session, compiled, solve, progress)
    : solveScenarios(session, compiled, solve, progress, workers);
}

/** Needed scenarios in the order in which the model declares them, the base first. */
function orderOf(session: Session, { hasBase, scenarios }: Needs): readonly string[] {
  const declared = ["base", ...session.resolved.scenarios.keys()];
  return declared.filter((name) => scenarios.has(name) || (hasBase && name === "base"));
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
