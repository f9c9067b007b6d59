/**
 * One attempt of a native solver: a command is run within its limits, and what it leaves is read.
 */
import { writeFile } from "node:fs/promises";
import { sep } from "node:path";
import { emptySolution, type Solution } from "../solve/index.js";
import { toSolution, UnreadableAnswer } from "./answer.js";
import type { LeashedRun } from "./leashed-run.js";
import { lastWords } from "./log-keeper.js";
import type { Ask, Attempt, NativeTool } from "./tools.js";

/** All that an attempt needs. */
export interface AttemptJob {
  readonly tool: NativeTool;
  readonly run: LeashedRun;
  readonly ask: Ask;
  readonly attempt: Attempt;
  /** Milliseconds past the time limit. */
  readonly grace: number;
  /** Time since the solve began. */
  readonly seconds: () => number;
}

/** Longest delay that a timer takes. */
const longestDelay = 2 ** 31 - 1;

/** Makes the attempt; what goes wrong is a fault that says what the solver said. */
export async function carryOut(job: AttemptJob): Promise<Solution> {
  const { tool, run, ask, attempt, seconds } = job;
  for (const [name, text] of attempt.files ?? []) await writeFile(ask.path(name), text);
  const words = [tool.command, ...attempt.words];
  let iterations = 0;
  const limits = setLimits(job);
  const end = await run.run(words, tool.runsInFolder ? run.folder : undefined, (line) => {
    const step = tool.progressIn(line);
    if (step === undefined) return;
    iterations = Math.max(iterations, step.iterations);
    const objective =
      step.objective === undefined ? undefined : ask.order.costSign * step.objective;
    ask.options.onProgress?.({ ...step, objective, seconds: seconds() });
  });
  const ended = limits.release();
  // A record of the run must not depend on where its folder happened to be.
  const command = words.map((word) => word.replaceAll(`${run.folder}${sep}`, "")).join(" ");
  const solver = { name: tool.title, version: tool.versionIn(end.log) ?? "", options: { command } };
  if (ended !== undefined) return emptySolution(ended, solver, seconds());
  const fault = (reason: string): Solution => {
    const said = lastWords(end.log);
    const message = `${tool.title}: ${reason}${said === "" ? "" : `; it said: ${said}`}`;
    return emptySolution("fault", solver, seconds(), message);
  };
  if (end.failure !== undefined) return fault(end.failure);
  try {
    const answer = await tool.read(ask, end.log);
    return toSolution(answer, ask.program, ask.order, { solver, seconds: seconds(), iterations });
  } catch (error) {
    if (error instanceof UnreadableAnswer) return fault(error.message);
    throw error;
  }
}

type Limit = "interrupted" | "time-limit";

/** Ends the command on request, or when it overruns its time; `release` tells which of the two it was. */
function setLimits({ run, ask, grace }: AttemptJob): { readonly release: () => Limit | undefined } {
  const { secondsLeft } = ask;
  const { signal } = ask.options;
  let reached: Limit | undefined;
  const stop = (limit: Limit): void => {
    reached ??= limit;
    run.stop();
  };
  const onAbort = (): void => stop("interrupted");
  if (signal?.aborted === true) onAbort();
  signal?.addEventListener("abort", onAbort, { once: true });
  const timer =
    secondsLeft === undefined
      ? undefined
      : setTimeout(() => stop("time-limit"), Math.min(secondsLeft * 1250 + grace, longestDelay));
  return {
    release() {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      return reached;
    },
  };
}
