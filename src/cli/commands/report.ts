/**
 * `dcm report`: solves scenarios or runs studies, writes their results as `dcm solve` and `dcm study` do, and beside them one
 * page for readers and the figures that the model declares. The terminal shows what those two commands show.
 */
import { renderComparison } from "../comparison.js";
import { exitCodes, UsageError, worstOf, type ExitCode } from "../exit-codes.js";
import { parseSetting } from "../model-options.js";
import { expectPlaces, type PageOptions } from "../report/page-options.js";
import { writeScenariosReport } from "../report/scenarios-report.js";
import { writeStudyReport } from "../report/study-report.js";
import { readWorkers } from "../study/pool.js";
import {
  carryOutStudies,
  chooseStudies,
  openRecorded,
  type CarriedStudy,
  type RecordedModel,
} from "../study/run-studies.js";
import { renderStudy } from "../study/show-study.js";
import { printDiagnostics, type Terminal } from "../terminal.js";
import {
  exitCodeOfRuns,
  readSolveOptions,
  solveChosen,
  type SolveCommandOptions,
  type SolvedScenarios,
} from "./solve.js";

/** Options of `dcm report`. */
export interface ReportCommandOptions extends Omit<SolveCommandOptions, "json"> {
  readonly study: readonly string[];
  readonly allStudies?: boolean;
  readonly workers?: string;
  readonly cold?: boolean;
  readonly title?: string;
  readonly date?: string;
}

/** Folder of a report when none is named. */
const defaultFolder = "report";

/** Makes the report; the exit code is the worst outcome of all that was run. */
export async function runReport(
  path: string,
  options: ReportCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const out = options.out ?? defaultFolder;
  const names = options.study
    .join(",")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  const hasStudies = names.length > 0 || options.allStudies === true;
  const hasScenarios = !hasStudies || options.scenario.length > 0 || options.all === true;
  if (hasStudies && options.objective !== undefined) {
    throw new UsageError(
      "--objective does not reach studies",
      "choose the objective in the scenarios that the study runs on",
    );
  }
  const page: PageOptions = {
    out,
    title: options.title,
    date: options.date ?? new Date().toISOString().slice(0, 10),
  };
  const model = openRecorded(path);
  expectPlaces(model.session, out);
  const studies = hasStudies
    ? await reportStudies(model, options.allStudies === true ? [] : names, options, page, terminal)
    : { carried: [], code: exitCodes.fine };
  if (typeof studies === "number") return studies;
  if (!hasScenarios) return studies.code;
  const solved = await solveChosen(model.session, { ...options, out }, terminal);
  if (typeof solved === "number") return solved;
  const code = await reportScenarios(model, solved, studies.carried, page, terminal);
  return worstOf([code, studies.code]);
}

async function reportScenarios(
  model: RecordedModel,
  solved: SolvedScenarios,
  carried: readonly CarriedStudy[],
  page: PageOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  printDiagnostics(terminal, solved.diagnostics, model.session.sourceOf);
  terminal.out(renderComparison(solved.runs, terminal));
  const path = await writeScenariosReport(model.session, solved, carried, page);
  terminal.err(`report written to ${path}`);
  return exitCodeOfRuns(solved.runs);
}

async function reportStudies(
  model: RecordedModel,
  names: readonly string[],
  options: ReportCommandOptions,
  page: PageOptions,
  terminal: Terminal,
): Promise<{ readonly carried: readonly CarriedStudy[]; readonly code: ExitCode } | ExitCode> {
  const chosen = chooseStudies(model.session, names, false, terminal);
  if (typeof chosen === "number") return chosen;
  const carried: CarriedStudy[] = [];
  const request = {
    workers: readWorkers(options.workers),
    solveOptions: readSolveOptions(options),
    settings: options.set.map(parseSetting),
    isCold: options.cold === true,
    out: page.out,
  };
  const outcome = await carryOutStudies(model, chosen, request, false, terminal, (one) => {
    carried.push(one);
    terminal.out(renderStudy(one.study, one.finished));
  });
  if (typeof outcome === "number") return outcome;
  for (const one of carried) {
    const path = await writeStudyReport(model.session, one, page);
    terminal.err(`report written to ${path}`);
  }
  return outcome.isInterrupted ? outcome.code : { carried, code: outcome.code };
}
