/**
 * Carries out studies of a model, in parallel and resumably, and writes each as soon as it is done. Results of single runs
 * are kept below the same folder, by key.
 */
import { join } from "node:path";
import { bindScenario, checkSessionStudies, type Session } from "../../compile.js";
import {
  findNearNames,
  hasErrors,
  type Diagnostic,
  withoutRepeats,
} from "../../diagnostics/index.js";
import type { Host } from "../../project/index.js";
import { acceptableResidual, compileInstalledHighs, type SolveOptions } from "../../solve/index.js";
import type { Setting } from "../../scenario/index.js";
import { countRuns, planProbes, planRuns, type RunStatus, type Study } from "../../study/index.js";
import { exitCodeOf, exitCodes, UsageError, worstOf, type ExitCode } from "../exit-codes.js";
import { openModel, reportOpening } from "../model-options.js";
import { reportFaults, type Terminal } from "../terminal.js";
import { dcmVersion, solverVersion } from "../version.js";
import { expectWritable, writeFolders } from "../write-output.js";
import { createStop } from "./create-stop.js";
import { executeTasks, type Execution } from "./execute.js";
import { hashFiles, hashModel, keyOf } from "./keys.js";
import { createPool } from "./pool.js";
import { createStore, forgetfulStore } from "./store.js";
import { createStudyProgress, type StudyProgress } from "./study-progress.js";
import { studyFolder, type KeyedRun, type StudyOrigin } from "./write-study.js";

/** Folder of kept results below --out. */
export const keptFolder = "results";

/** A model with every text that was read for it: workers are born with these. */
export interface RecordedModel {
  readonly session: Session;
  readonly texts: ReadonlyMap<string, string>;
}

/** How studies are to be carried out. */
export interface StudyRequest {
  readonly workers: number;
  readonly solveOptions: SolveOptions;
  /** Changes of parameters for all runs. */
  readonly settings: readonly Setting[];
  /** Every solve starts from nothing. */
  readonly isCold: boolean;
  /** Where tables go and results are kept. */
  readonly out: string | undefined;
}

/** A study that was carried out to its end. */
export interface CarriedStudy {
  readonly study: Study;
  readonly finished: readonly KeyedRun[];
  readonly origin: StudyOrigin;
}

/** What came of carrying out studies. */
export interface StudiesOutcome {
  readonly isInterrupted: boolean;
  /** The worst outcome of the runs. */
  readonly code: ExitCode;
}

/** Opens a model and keeps what is read. */
export function openRecorded(path: string): RecordedModel {
  const texts = new Map<string, string>();
  return { session: openModel(path, (host) => recordTexts(host, texts)), texts };
}

/** The studies of these names, all when there are none; an exit code after errors, which are reported. */
export function chooseStudies(
  session: Session,
  names: readonly string[],
  isJson: boolean,
  terminal: Terminal,
): readonly Study[] | ExitCode {
  const opening = reportOpening(session, terminal, isJson);
  if (opening !== undefined) return opening;
  const wanted = chooseNames(session, names);
  const { studies, diagnostics } = checkSessionStudies(session);
  const faults = diagnostics.filter(({ span }) => isAbout(session, wanted, span));
  if (hasErrors(faults)) {
    reportFaults(terminal, faults, session.sourceOf, isJson);
    return exitCodes.model;
  }
  return studies.filter(({ name }) => wanted.has(name));
}

/** Carries out studies, each given to `onStudy` when it is done; an exit code after errors, which are reported. */
export async function carryOutStudies(
  { session, texts }: RecordedModel,
  studies: readonly Study[],
  { workers, solveOptions, settings, isCold, out }: StudyRequest,
  isJson: boolean,
  terminal: Terminal,
  onStudy: (carried: CarriedStudy) => void,
): Promise<StudiesOutcome | ExitCode> {
  const compiling = compileInstalledHighs();
  if (out !== undefined) expectFolders(out, studies);
  expectFree(studies, settings);
  const origins = new Map<Study, StudyOrigin>();
  for (const study of studies) {
    const bound = bindProbes(session, study, settings);
    if (hasErrors(bound.diagnostics)) {
      reportFaults(terminal, bound.diagnostics, session.sourceOf, isJson);
      return exitCodes.model;
    }
    origins.set(study, {
      model: session.resolved.name,
      files: hashFiles(session, bound.files),
      versions: { dcm: dcmVersion(), node: process.version, solver: solverOf(solveOptions) },
      options: { ...solveOptions, isCold },
      settings,
    });
  }
  const store = out === undefined ? forgetfulStore : createStore(join(out, keptFolder));
  const progress = createStudyProgress(terminal);
  const birth = {
    entry: session.program.entry,
    texts,
    compiled: await compiling,
    options: solveOptions,
    settings,
    isCold,
  };
  const stop = createStop(terminal);
  const largest = studies.reduce((most, study) => Math.max(most, countRuns(study)), 1);
  const pool = createPool(Math.min(workers, largest), birth);
  void stop.whenStopped.then(() => pool.close());
  const { carryOut } = pool;
  const all: KeyedRun[] = [];
  try {
    for (const study of studies) {
      const origin = origins.get(study);
      if (origin === undefined || stop.isStopped()) continue;
      progress.begin(study.name, planRuns(study).length);
      const execution: Execution = {
        carryOut,
        store,
        // Tasks beyond the number of workers wait in the pool, so that no worker waits for this thread.
        width: 2 * workers,
        isStopped: stop.isStopped,
        onResult: progress.step,
      };
      const finished = await runOne(study, origin, execution, progress);
      if (stop.isStopped()) break;
      all.push(...finished);
      if (out !== undefined) writeFolders(out, [studyFolder(study, finished, origin)]);
      progress.stop();
      onStudy({ study, finished, origin });
    }
  } finally {
    progress.stop();
    stop.forget();
    await pool.close();
  }
  warnOfResiduals(all, terminal);
  if (stop.isStopped()) {
    const kept = out === undefined ? "" : "; what is done is kept, run it again to go on";
    terminal.err(`interrupted${kept}`);
    return { isInterrupted: true, code: exitCodes.limit };
  }
  return { isInterrupted: false, code: worstOf(all.map(({ result }) => exitOf(result.status))) };
}

/** Plans, executes, and plans again until nothing is open. */
async function runOne(
  study: Study,
  origin: StudyOrigin,
  execution: Execution,
  progress: StudyProgress,
): Promise<readonly KeyedRun[]> {
  const model = hashModel(origin.files, origin.versions, origin.options, origin.settings);
  let finished: readonly KeyedRun[] = [];
  for (;;) {
    const runs = planRuns(study, finished);
    if (runs.length === finished.length) return finished;
    if (finished.length > 0) progress.grow(runs.length);
    const keyed = runs.map((run) => ({ run, key: keyOf(run.task, model) }));
    const tasks = keyed.slice(finished.length).map(({ run, key }) => ({ key, task: run.task }));
    const results = await executeTasks(tasks, execution);
    const more = keyed.slice(finished.length).flatMap(({ run, key }) => {
      const result = results.get(key);
      return result === undefined ? [] : [{ run, key, result }];
    });
    finished = [...finished, ...more];
    if (execution.isStopped()) return finished;
  }
}

/** Binds the model as the study's runs will, so that mistakes show before anything is solved. */
function bindProbes(
  session: Session,
  study: Study,
  settings: readonly Setting[],
): { readonly files: readonly string[]; readonly diagnostics: readonly Diagnostic[] } {
  const files: string[] = [];
  const found: Diagnostic[] = [];
  for (const { overlay } of planProbes(study)) {
    const { dataSet, diagnostics } = bindScenario(session, { overlay, settings });
    files.push(...(dataSet?.files ?? []).map((file) => file.path));
    found.push(...diagnostics);
  }
  return { files, diagnostics: withoutRepeats(found) };
}

/** Who solves: a program of the machine by its name, the bundled solver with its version. */
function solverOf({ solver }: SolveOptions): string {
  const isBundled = solver === undefined || ["auto", "simplex", "ipm"].includes(solver);
  return isBundled ? `HiGHS ${solverVersion()}` : solver;
}

/** A setting acts after what a study varies and would silently undo it. */
function expectFree(studies: readonly Study[], settings: readonly Setting[]): void {
  for (const { name, varied } of studies) {
    for (const setting of settings) {
      const target = setting.name.replace(/[*+]$/u, "").replace(/\[.*$/su, "").trim();
      if (varied.every((one) => one.target.text !== target.normalize("NFC"))) continue;
      throw new UsageError(
        `--set ${setting.name}: the study \`${name}\` varies \`${target}\``,
        "leave the setting out, or change the values in the study",
      );
    }
  }
}

function recordTexts(host: Host, texts: Map<string, string>): Host {
  return {
    read: (path) => {
      const result = host.read(path);
      if (result.kind === "text") texts.set(path, result.text);
      return result;
    },
  };
}

function chooseNames(session: Session, names: readonly string[]): ReadonlySet<string> {
  const known = [...session.resolved.studies.keys()];
  const wanted = new Set(names.map((name) => name.normalize("NFC")));
  for (const name of wanted) {
    if (known.includes(name)) continue;
    const near = findNearNames(name, known);
    const all = known.length === 0 ? "it has none" : `it has: ${known.join(", ")}`;
    const help = near.length > 0 ? `did you mean ${near.join(", ")}?` : all;
    throw new UsageError(`the model has no study \`${name}\``, help);
  }
  return wanted.size === 0 ? new Set(known) : wanted;
}

/** Mistakes of studies that were not asked for do not stand in the way. */
function isAbout(session: Session, wanted: ReadonlySet<string>, span: Diagnostic["span"]): boolean {
  for (const [name, study] of session.resolved.studies) {
    const { file, start, end } = study.span;
    const isInside = file === span.file && start <= span.start && span.end <= end;
    if (isInside && !wanted.has(name)) return false;
  }
  return true;
}

function expectFolders(out: string, studies: readonly Study[]): void {
  if (studies.some(({ name }) => name === keptFolder)) {
    throw new UsageError(
      `a study called \`${keptFolder}\` cannot be written: that folder keeps the single runs`,
      "give the study another name",
    );
  }
  expectWritable(
    out,
    studies.map(({ name }) => name),
    "study.json",
  );
}

function warnOfResiduals(finished: readonly KeyedRun[], terminal: Terminal): void {
  const doubtful = finished.filter(({ result }) => (result.residual ?? 0) >= acceptableResidual);
  if (doubtful.length === 0) return;
  const numbers = doubtful.slice(0, 10).map(({ run }) => run.number);
  terminal.err(
    `${terminal.color.yellow("warning")}: ${doubtful.length} runs fail our check of their solution: ${numbers.join(", ")}`,
  );
}

function exitOf(status: RunStatus): ExitCode {
  return status === "refused" ? exitCodes.model : exitCodeOf(status);
}
