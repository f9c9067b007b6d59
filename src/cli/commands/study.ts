/**
 * `dcm study`: runs the studies of a model, in parallel and resumably, prints what they found, and writes it when --out is
 * given. Results of single runs are kept below the same folder, by key.
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
import { acceptableResidual, compileInstalledHighs } from "../../solve/index.js";
import { countRuns, planProbes, planRuns, type RunStatus, type Study } from "../../study/index.js";
import { exitCodeOf, exitCodes, UsageError, type ExitCode } from "../exit-codes.js";
import { openModel, reportOpening } from "../model-options.js";
import { executeTasks, type Execution } from "../study/execute.js";
import { hashFiles, hashModel, keyOf } from "../study/keys.js";
import { createPool, readWorkers } from "../study/pool.js";
import { renderList, renderStudy } from "../study/show-study.js";
import { createStore, forgetfulStore } from "../study/store.js";
import { createStudyProgress, type StudyProgress } from "../study/study-progress.js";
import {
  describeStudy,
  studyFolder,
  type KeyedRun,
  type StudyOrigin,
} from "../study/write-study.js";
import { type Terminal, reportFaults } from "../terminal.js";
import { dcmVersion, solverVersion } from "../version.js";
import { expectWritable, writeFolders } from "../write-output.js";
import { readSolveOptions } from "./solve.js";

/** Options of `dcm study`. */
export interface StudyCommandOptions {
  readonly out?: string;
  readonly workers?: string;
  readonly list?: boolean;
  readonly timeLimit?: string;
  readonly solver?: string;
  readonly solverOption: readonly string[];
  readonly json?: boolean;
}

/** Folder of kept results below --out. */
const keptFolder = "results";

/** Runs studies; the exit code is the worst outcome of their runs. */
export async function runStudies(
  path: string,
  names: readonly string[],
  options: StudyCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const compiling = compileInstalledHighs();
  const workers = readWorkers(options.workers);
  const solveOptions = readSolveOptions(options);
  const texts = new Map<string, string>();
  const session = openModel(path, (host) => recordTexts(host, texts));
  const isJson = options.json === true;
  const opening = reportOpening(session, terminal, isJson);
  if (opening !== undefined) return opening;
  const wanted = chooseNames(session, names);
  const { studies, diagnostics } = checkSessionStudies(session);
  const chosen = studies.filter(({ name }) => wanted.has(name));
  const faults = diagnostics.filter(({ span }) => isAbout(session, wanted, span));
  if (hasErrors(faults)) {
    reportFaults(terminal, faults, session.sourceOf, isJson);
    return exitCodes.model;
  }
  if (options.list === true) {
    terminal.out(renderList(chosen));
    return exitCodes.fine;
  }
  if (options.out !== undefined) expectFolders(options.out, chosen);
  const origins = new Map<Study, StudyOrigin>();
  for (const study of chosen) {
    const bound = bindProbes(session, study);
    if (hasErrors(bound.diagnostics)) {
      reportFaults(terminal, bound.diagnostics, session.sourceOf, isJson);
      return exitCodes.model;
    }
    origins.set(study, {
      model: session.resolved.name,
      files: hashFiles(session, bound.files),
      versions: { dcm: dcmVersion(), node: process.version, solver: `HiGHS ${solverVersion()}` },
      options: solveOptions,
    });
  }
  const store =
    options.out === undefined ? forgetfulStore : createStore(join(options.out, keptFolder));
  const progress = createStudyProgress(terminal);
  const birth = {
    entry: session.program.entry,
    texts,
    compiled: await compiling,
    options: solveOptions,
  };
  const stop = createStop(terminal);
  const largest = chosen.reduce((most, study) => Math.max(most, countRuns(study)), 1);
  const pool = createPool(Math.min(workers, largest), birth);
  void stop.whenStopped.then(() => pool.close());
  const { carryOut } = pool;
  const all: KeyedRun[] = [];
  const reports: Record<string, unknown>[] = [];
  try {
    for (const study of chosen) {
      const origin = origins.get(study);
      if (origin === undefined || stop.isStopped()) continue;
      progress.begin(study.name, planRuns(study).length);
      const execution: Execution = {
        carryOut,
        store,
        width: workers,
        isStopped: stop.isStopped,
        onResult: progress.step,
      };
      const finished = await runOne(study, origin, execution, progress);
      if (stop.isStopped()) break;
      all.push(...finished);
      if (options.out !== undefined) {
        writeFolders(options.out, [studyFolder(study, finished, origin)]);
      }
      progress.stop();
      if (isJson) {
        const runs = finished.map(({ run, result }) => ({
          run: run.number,
          values: result.values,
        }));
        reports.push({ ...describeStudy(study, finished, origin), values: runs });
      } else terminal.out(renderStudy(study, finished));
    }
  } finally {
    progress.stop();
    stop.forget();
    await pool.close();
  }
  if (isJson) terminal.out(JSON.stringify(reports, undefined, 2));
  warnOfResiduals(all, terminal);
  if (stop.isStopped()) {
    const kept = options.out === undefined ? "" : "; what is done is kept, run it again to go on";
    terminal.err(`interrupted${kept}`);
    return exitCodes.limit;
  }
  if (options.out !== undefined && !isJson) terminal.err(`results written to ${options.out}`);
  return worst(all.map(({ result }) => exitOf(result.status)));
}

/** Plans, executes, and plans again until nothing is open. */
async function runOne(
  study: Study,
  origin: StudyOrigin,
  execution: Execution,
  progress: StudyProgress,
): Promise<readonly KeyedRun[]> {
  const model = hashModel(origin.files, origin.versions, origin.options);
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
): { readonly files: readonly string[]; readonly diagnostics: readonly Diagnostic[] } {
  const files: string[] = [];
  const found: Diagnostic[] = [];
  for (const { overlay } of planProbes(study)) {
    const { dataSet, diagnostics } = bindScenario(session, { overlay });
    files.push(...(dataSet?.files ?? []).map((file) => file.path));
    found.push(...diagnostics);
  }
  return { files, diagnostics: withoutRepeats(found) };
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

/** The first interrupt ends the workers, the second the process. */
function createStop(terminal: Terminal): {
  readonly isStopped: () => boolean;
  readonly whenStopped: Promise<void>;
  readonly forget: () => void;
} {
  const control = new AbortController();
  const onInterrupt = (): void => {
    if (control.signal.aborted) process.exit(130);
    terminal.err("\ninterrupted: ending the workers (again to leave at once)");
    control.abort();
  };
  process.on("SIGINT", onInterrupt);
  process.on("SIGTERM", onInterrupt);
  return {
    isStopped: () => control.signal.aborted,
    whenStopped: new Promise((resolve) => {
      control.signal.addEventListener("abort", () => resolve(), { once: true });
    }),
    forget: () => {
      process.off("SIGINT", onInterrupt);
      process.off("SIGTERM", onInterrupt);
    },
  };
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

function worst(codes: readonly ExitCode[]): ExitCode {
  const order = [exitCodes.fault, exitCodes.model, exitCodes.limit, exitCodes.infeasible] as const;
  return order.find((code) => codes.includes(code)) ?? exitCodes.fine;
}
