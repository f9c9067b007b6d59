/**
 * The door to piscina: threads that live through a whole study, each with its model read and its solver loaded.
 */
import { availableParallelism } from "node:os";
import { Piscina } from "piscina";
import type { RunResult, Task } from "../../study/index.js";
import { UsageError } from "../exit-codes.js";
import type { StudyBirth } from "./worker.js";

/** Threads that carry out tasks. */
export interface StudyPool {
  readonly carryOut: (task: Task) => Promise<RunResult>;
  /** Ends all threads, whatever they are doing. */
  readonly close: () => Promise<void>;
}

const maxWorkers = 256;
const youngMegabytes = 96;

/** Starts threads, as many as are asked for. */
export function createPool(workers: number, birth: StudyBirth): StudyPool {
  const pool = new Piscina<Task, RunResult>({
    filename: new URL("./worker.js", import.meta.url).href,
    minThreads: workers,
    maxThreads: workers,
    workerData: birth,
    // Every run makes a program anew: with room for it the collector runs less often, beside the solver.
    resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes },
  });
  // A thread that fails rejects its task, which is where the failure is met.
  pool.on("error", () => undefined);
  return { carryOut: (task) => pool.run(task), close: () => pool.destroy() };
}

/** The number of --workers; as many as the machine runs at once by default. */
export function readWorkers(text: string | undefined): number {
  if (text === undefined) return Math.min(availableParallelism(), maxWorkers);
  const workers = Number(text);
  if (Number.isInteger(workers) && workers >= 1 && workers <= maxWorkers) return workers;
  throw new UsageError(`--workers ${text}: expected a whole number from 1 to ${maxWorkers}`);
}
