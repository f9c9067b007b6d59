/**
 * `dcm study`: runs the studies of a model, prints what they found, and writes it when --out is given.
 */
import { exitCodes, type ExitCode } from "../exit-codes.js";
import { parseSetting } from "../model-options.js";
import { readWorkers } from "../study/pool.js";
import { carryOutStudies, chooseStudies, openRecorded } from "../study/run-studies.js";
import { renderList, renderStudy } from "../study/show-study.js";
import { describeStudy } from "../study/write-study.js";
import type { Terminal } from "../terminal.js";
import { readSolveOptions } from "./solve.js";

/** Options of `dcm study`. */
export interface StudyCommandOptions {
  readonly out?: string;
  readonly workers?: string;
  readonly list?: boolean;
  readonly cold?: boolean;
  readonly timeLimit?: string;
  readonly solver?: string;
  readonly set: readonly string[];
  readonly solverOption: readonly string[];
  readonly json?: boolean;
}

/** Runs studies; the exit code is the worst outcome of their runs. */
export async function runStudies(
  path: string,
  names: readonly string[],
  options: StudyCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const workers = readWorkers(options.workers);
  const solveOptions = readSolveOptions(options);
  const isJson = options.json === true;
  const model = openRecorded(path);
  const chosen = chooseStudies(model.session, names, isJson, terminal);
  if (typeof chosen === "number") return chosen;
  if (options.list === true) {
    terminal.out(renderList(chosen));
    return exitCodes.fine;
  }
  const descriptions: Record<string, unknown>[] = [];
  const settings = options.set.map(parseSetting);
  const isCold = options.cold === true;
  const request = { workers, solveOptions, settings, isCold, out: options.out };
  const outcome = await carryOutStudies(model, chosen, request, isJson, terminal, (carried) => {
    const { study, finished, origin } = carried;
    if (isJson) {
      const runs = finished.map(({ run, result }) => ({ run: run.number, values: result.values }));
      descriptions.push({ ...describeStudy(study, finished, origin), values: runs });
    } else terminal.out(renderStudy(study, finished));
  });
  if (typeof outcome === "number") return outcome;
  if (isJson) terminal.out(JSON.stringify(descriptions, undefined, 2));
  if (options.out !== undefined && !isJson && !outcome.isInterrupted)
    terminal.err(`results written to ${options.out}`);
  return outcome.code;
}
