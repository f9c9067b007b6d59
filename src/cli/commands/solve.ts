/**
 * `dcm solve`: compiles and solves scenarios, prints a comparison, and writes results when --out is given.
 */
import { compile, type Compiled, type Session } from "../../compile.js";
import { hasErrors, withoutRepeats, type Diagnostic } from "../../diagnostics/index.js";
import { checkIamc } from "../../exchange/index.js";
import type { BuildLimits } from "../../plan/index.js";
import type { Setting } from "../../scenario/index.js";
import type { SolveOptions } from "../../solve/index.js";
import { renderComparison } from "../comparison.js";
import { exitCodeOf, exitCodes, UsageError, worstOf, type ExitCode } from "../exit-codes.js";
import { chooseScenarios, openModel, parseSetting, reportOpening } from "../model-options.js";
import { createProgress, type Progress } from "../progress.js";
import { solveScenarios, type CheckedRun } from "../solve-scenarios.js";
import { readSolver } from "../solver-choice.js";
import { summaryOf } from "../summary.js";
import { printDiagnostics, type Terminal, reportFaults } from "../terminal.js";
import { expectWritable } from "../write-output.js";
import { writeResults } from "../write-results.js";

/** Options of `dcm solve`. */
export interface SolveCommandOptions {
  readonly scenario: readonly string[];
  readonly all?: boolean;
  readonly set: readonly string[];
  readonly objective?: string;
  readonly out?: string;
  readonly timeLimit?: string;
  readonly solver?: string;
  readonly solverCmd?: string;
  readonly solverOption: readonly string[];
  readonly maxSize?: string;
  readonly progress?: boolean;
  readonly json?: boolean;
  readonly parquet?: boolean;
}

/** Scenarios that were solved. */
export interface SolvedScenarios {
  readonly runs: readonly CheckedRun[];
  readonly settings: readonly Setting[];
  /** What is worth knowing though nothing stopped: of the model, the data and the reading of results. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Solves; the exit code is the worst outcome of the scenarios. */
export async function runSolve(
  path: string,
  options: SolveCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const session = openModel(path);
  const solved = await solveChosen(session, options, terminal);
  if (typeof solved === "number") return solved;
  const { runs, diagnostics } = solved;
  printDiagnostics(terminal, diagnostics, session.sourceOf);
  if (options.json === true) terminal.out(JSON.stringify(runs.map(summaryOf), undefined, 2));
  else terminal.out(renderComparison(runs, terminal));
  if (options.out !== undefined && options.json !== true)
    terminal.err(`results written to ${options.out}`);
  return exitCodeOfRuns(runs);
}

/** Compiles and solves the scenarios asked for and writes their folders; an exit code after errors, which are reported. */
export async function solveChosen(
  session: Session,
  options: SolveCommandOptions,
  terminal: Terminal,
): Promise<SolvedScenarios | ExitCode> {
  const settings = options.set.map(parseSetting);
  const solveOptions = readSolveOptions(options);
  if (options.parquet === true && options.out === undefined)
    throw new UsageError("--parquet needs a folder to write to", "add --out <folder>");
  const opening = reportOpening(session, terminal, options.json === true);
  if (opening !== undefined) return opening;
  const scenarios = chooseScenarios(session, options);
  if (options.out !== undefined) expectWritable(options.out, scenarios, "summary.json");
  const progress = createProgress(terminal, options.progress === true);
  const compiled = compileAll(session, scenarios, options, settings, progress);
  const faults = compiled.flatMap((one) => one.diagnostics);
  if (options.out !== undefined)
    for (const { built } of compiled)
      if (built !== undefined) faults.push(...checkIamc(built.plan.environment));
  if (hasErrors(faults)) {
    progress.stop();
    reportFaults(terminal, faults, session.sourceOf, options.json === true);
    return exitCodes.model;
  }
  const runs = await solveScenarios(session, compiled, solveOptions, progress);
  const found = [...faults, ...runs.flatMap((run) => run.diagnostics)];
  if (options.out !== undefined) {
    progress.stage("writing results");
    const { out, parquet } = options;
    found.push(
      ...(await writeResults(runs, session, { out, settings, hasParquet: parquet === true })),
    );
  }
  progress.stop();
  return { runs, settings, diagnostics: withoutRepeats(found) };
}

/** The worst outcome of the runs. */
export function exitCodeOfRuns(runs: readonly CheckedRun[]): ExitCode {
  return worstOf(runs.map((run) => exitCodeOf(run.results.solution.status)));
}

function compileAll(
  session: Session,
  scenarios: readonly string[],
  options: SolveCommandOptions,
  settings: readonly Setting[],
  progress: Progress,
): readonly Compiled[] {
  return scenarios.map((scenario) => {
    progress.stage(`${scenario}: building`);
    return compile(session, {
      scenario,
      settings,
      ...(options.objective === undefined ? {} : { objective: options.objective }),
      limits: readLimits(options.maxSize),
    });
  });
}

/** The solver's options as the command line states them. */
export function readSolveOptions(
  options: Pick<SolveCommandOptions, "timeLimit" | "solver" | "solverCmd" | "solverOption">,
): SolveOptions {
  const timeLimit = options.timeLimit === undefined ? undefined : Number(options.timeLimit);
  if (timeLimit !== undefined && !(timeLimit > 0)) {
    throw new UsageError(`--time-limit ${options.timeLimit}: expected seconds above 0`);
  }
  return {
    ...(timeLimit === undefined ? {} : { timeLimitSeconds: timeLimit }),
    ...readSolver(options.solver, options.solverCmd),
    highsOptions: Object.fromEntries(options.solverOption.map(readSolverOption)),
  };
}

function readSolverOption(text: string): [string, string | number | boolean] {
  const { name, text: value } = parseSetting(text);
  if (value === "true" || value === "false") return [name, value === "true"];
  return [name, value !== "" && Number.isFinite(Number(value)) ? Number(value) : value];
}

function readLimits(text: string | undefined): Partial<BuildLimits> {
  if (text === undefined) return {};
  const size = Number(text);
  if (!(size > 0)) throw new UsageError(`--max-size ${text}: expected a number of matrix entries`);
  return { maxRows: size, maxCols: size, maxNonzeros: size };
}
