/**
 * `dcm solve`: compiles and solves scenarios, prints a comparison, and writes results when --out is given.
 */
import { compile, type Compiled, type Session } from "../../compile.js";
import { hasErrors, withoutRepeats } from "../../diagnostics/index.js";
import type { BuildLimits } from "../../plan/index.js";
import { renderCsv } from "../../results/index.js";
import type { Setting } from "../../scenario/index.js";
import type { SolveOptions } from "../../solve/index.js";
import { renderComparison } from "../comparison.js";
import { exitCodeOf, exitCodes, UsageError, type ExitCode } from "../exit-codes.js";
import { chooseScenarios, openModel, parseSetting, reportOpening } from "../model-options.js";
import { createProgress, type Progress } from "../progress.js";
import { solveScenarios } from "../solve-scenarios.js";
import { manifestOf, summaryOf, type SolvedRun } from "../summary.js";
import { printDiagnostics, type Terminal, reportFaults } from "../terminal.js";
import { expectWritable, writeFolders } from "../write-output.js";

/** Options of `dcm solve`. */
export interface SolveCommandOptions {
  readonly scenario: readonly string[];
  readonly all?: boolean;
  readonly set: readonly string[];
  readonly objective?: string;
  readonly out?: string;
  readonly timeLimit?: string;
  readonly solver?: string;
  readonly solverOption: readonly string[];
  readonly maxSize?: string;
  readonly progress?: boolean;
  readonly json?: boolean;
}

/** Solves; the exit code is the worst outcome of the scenarios. */
export async function runSolve(
  path: string,
  options: SolveCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const settings = options.set.map(parseSetting);
  const solveOptions = readSolveOptions(options);
  const session = openModel(path);
  const opening = reportOpening(session, terminal, options.json === true);
  if (opening !== undefined) return opening;
  const scenarios = chooseScenarios(session, options);
  if (options.out !== undefined) expectWritable(options.out, scenarios, "summary.json");
  const progress = createProgress(terminal, options.progress === true);
  const compiled = compileAll(session, scenarios, options, settings, progress);
  const faults = compiled.flatMap((one) => one.diagnostics);
  if (hasErrors(faults)) {
    progress.stop();
    {
      reportFaults(terminal, faults, session.sourceOf, options.json === true);
      return exitCodes.model;
    }
  }
  const runs = await solveScenarios(session, compiled, solveOptions, progress);
  if (options.out !== undefined) {
    progress.stage("writing results");
    writeFolders(
      options.out,
      runs.map((run) => folderOf(run, session, settings)),
    );
  }
  progress.stop();
  printDiagnostics(
    terminal,
    withoutRepeats([...faults, ...runs.flatMap((run) => run.diagnostics)]),
    session.sourceOf,
  );
  if (options.json === true) terminal.out(JSON.stringify(runs.map(summaryOf), undefined, 2));
  else terminal.out(renderComparison(runs, terminal));
  if (options.out !== undefined && options.json !== true)
    terminal.err(`results written to ${options.out}`);
  return worst(runs.map((run) => exitCodeOf(run.results.solution.status)));
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

function folderOf(
  run: SolvedRun,
  session: Session,
  settings: readonly Setting[],
): {
  readonly name: string;
  readonly files: ReadonlyMap<string, () => string>;
} {
  const files = new Map<string, () => string>([
    ["summary.json", () => `${JSON.stringify(summaryOf(run), undefined, 2)}\n`],
    ["run.json", () => `${JSON.stringify(manifestOf(run, session, settings), undefined, 2)}\n`],
  ]);
  const folders = {
    variable: "variables",
    constraint: "constraints",
    cost: "costs",
    report: "reports",
  } as const;
  for (const table of run.results.tables()) {
    files.set(`${folders[table.kind]}/${table.name}.csv`, () => renderCsv(table));
  }
  return { name: run.results.scenario, files };
}

/** The solver's options as the command line states them. */
export function readSolveOptions(
  options: Pick<SolveCommandOptions, "timeLimit" | "solver" | "solverOption">,
): SolveOptions {
  const timeLimit = options.timeLimit === undefined ? undefined : Number(options.timeLimit);
  if (timeLimit !== undefined && !(timeLimit > 0)) {
    throw new UsageError(`--time-limit ${options.timeLimit}: expected seconds above 0`);
  }
  const solver = options.solver ?? "auto";
  if (solver !== "auto" && solver !== "simplex" && solver !== "ipm") {
    throw new UsageError(`--solver ${solver}: expected auto, simplex or ipm`);
  }
  return {
    ...(timeLimit === undefined ? {} : { timeLimitSeconds: timeLimit }),
    solver,
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

function worst(codes: readonly ExitCode[]): ExitCode {
  const order = [exitCodes.fault, exitCodes.limit, exitCodes.infeasible] as const;
  return order.find((code) => codes.includes(code)) ?? exitCodes.fine;
}
