/**
 * HiGHS in a worker thread: the solver of the command line.
 * One worker lives through many solves, since the first solve of a process is the slow one; it is
 * replaced when it fails, when its heap has grown large, and when it does not heed an interrupt, as
 * the simplex method never does: to ask it would slow it down by half.
 * Solves that are asked for while one runs wait their turn. Node's own modules are imported only
 * when a solver is created, so that a browser can load this room as a whole.
 */
import type { Worker, WorkerOptions } from "node:worker_threads";
import type { LinearProgram } from "../lp/index.js";
import { chooseOptions } from "./choose-options.js";
import type { SessionOptions } from "./highs-session.js";
import { refuseProgram, unnamedSolver } from "./inline-solver.js";
import { compileHighs } from "./load-highs.js";
import type { CompiledHighs } from "./load-highs.js";
import { emptySolution } from "./solution.js";
import type { Solution, SolveOptions, Solver, SolveStatus } from "./solution.js";
import type { SolveMessage, SolveRequest, WorkerBirth } from "./solve-messages.js";

/** Settings of a solver, all of them optional. */
export interface HighsSolverOptions {
  /** Compiled solver code, to be shared by several solvers; see `compileInstalledHighs`. */
  readonly compiled?: CompiledHighs;
  /** Milliseconds that a worker gets to heed an interrupt before it is ended. */
  readonly graceMilliseconds?: number;
}

/** A worker whose heap has grown past this is not kept, since a heap never shrinks. */
const largestIdleHeap = 512 * 2 ** 20;
const defaultGrace = 2000;
/** Longest delay that a timer takes. */
const longestDelay = 2 ** 31 - 1;

/** Compiles the installed solver's code once, for several solvers or workers. */
export async function compileInstalledHighs(): Promise<CompiledHighs> {
  const { readFile } = await import("node:fs/promises");
  const { createRequire } = await import("node:module");
  const path = createRequire(import.meta.url).resolve("highs/runtime");
  return compileHighs(await readFile(path));
}

/** Creates a solver with a worker of its own; `close` ends the worker. */
export async function createHighsSolver(options: HighsSolverOptions = {}): Promise<Solver> {
  const compiled = options.compiled ?? (await compileInstalledHighs());
  const grace = options.graceMilliseconds ?? defaultGrace;
  const threads = await import("node:worker_threads");
  let worker: Worker | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  /** A worker that ends by itself is forgotten, and the next solve gets a new one. */
  function startWorker(): Worker {
    const workerData: WorkerBirth = { compiled };
    const settings: WorkerOptions = { workerData };
    const started = new threads.Worker(workerUrl(), settings);
    // An idle solver must not keep the process alive; a failure is met where a solve waits for it.
    started.unref();
    started.on("error", () => undefined);
    started.on("exit", () => {
      if (worker === started) worker = undefined;
    });
    return started;
  }

  async function solve(program: LinearProgram, ask: SolveOptions): Promise<Solution> {
    if (isClosed) return emptySolution("fault", unnamedSolver, 0, "the solver is closed");
    const refusal = refuseProgram(program, ask);
    if (refusal) return refusal;
    const current = (worker ??= startWorker());
    const { solution, mustReplace } = await askWorker(current, program, ask, grace);
    if (mustReplace) {
      if (worker === current) worker = undefined;
      await current.terminate();
    }
    return solution;
  }

  // Loading begins at once, while the caller still reads its model.
  worker = startWorker();

  return {
    solve(program, ask = {}) {
      const result = turn.then(() => solve(program, ask));
      turn = result.catch(() => undefined);
      return result;
    },
    async close() {
      isClosed = true;
      const ended = worker;
      worker = undefined;
      await ended?.terminate();
    },
  };
}

/** The compiled worker; the sources, which only a test runner loads, use the built one. */
function workerUrl(): URL {
  const isSource = import.meta.url.endsWith(".ts");
  const path = isSource ? "../../dist/solve/highs-worker.js" : "./highs-worker.js";
  return new URL(path, import.meta.url);
}

interface Answer {
  readonly solution: Solution;
  readonly mustReplace: boolean;
}

/** True when the method looks for interrupts, and may have a point to give: all but the simplex method. */
function canStopEarly(program: LinearProgram, options: SessionOptions): boolean {
  return chooseOptions(program, options)["solver"] !== "simplex";
}

/** Sends one program to the worker, and waits for its answer or its end. */
function askWorker(
  worker: Worker,
  program: LinearProgram,
  ask: SolveOptions,
  grace: number,
): Promise<Answer> {
  const { onProgress, signal, ...options } = ask;
  const begin = performance.now();
  const interrupt = new Int32Array(new SharedArrayBuffer(4));
  return new Promise((resolve) => {
    const timers: NodeJS.Timeout[] = [];

    function finish(answer: Answer): void {
      for (const timer of timers) clearTimeout(timer);
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      signal?.removeEventListener("abort", onAbort);
      worker.unref();
      resolve(answer);
    }
    function giveUp(status: SolveStatus, message?: string): void {
      const seconds = (performance.now() - begin) / 1000;
      finish({
        solution: emptySolution(status, unnamedSolver, seconds, message),
        mustReplace: true,
      });
    }
    function onMessage(message: SolveMessage): void {
      if (message.kind === "progress") onProgress?.(message.progress);
      if (message.kind !== "solution") return;
      const mustReplace = message.isBroken || message.heapBytes > largestIdleHeap;
      finish({ solution: message.solution, mustReplace });
    }
    function onError(error: Error): void {
      giveUp("fault", `the solver failed: ${error.message}`);
    }
    function onExit(): void {
      giveUp("fault", "the solver ended unexpectedly");
    }
    function onAbort(): void {
      Atomics.store(interrupt, 0, 1);
      if (!canStopEarly(program, options)) giveUp("interrupted");
      else timers.push(setTimeout(() => giveUp("interrupted"), grace));
    }

    worker.ref();
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    signal?.addEventListener("abort", onAbort, { once: true });
    // Some phases of a solve do not look at the clock; they get a second limit and the grace time.
    if (options.timeLimitSeconds !== undefined) {
      const delay = options.timeLimitSeconds * 1250 + 5000;
      timers.push(setTimeout(() => giveUp("time-limit"), Math.min(delay, longestDelay)));
    }
    const isWatched = onProgress !== undefined || signal !== undefined;
    const request: SolveRequest = { program, options, interrupt, isWatched };
    worker.postMessage(request);
  });
}
