/**
 * Executes runs: those in the store are taken from there, the others are carried out, a few at a time, and kept as soon as
 * they are done. A fault is tried again twice; an outcome of the model, such as infeasible, is a result and is not.
 */
import type { RunResult, Task } from "../../study/index.js";
import type { ResultStore } from "./store.js";

/** Attempts beyond the first that a fault gets. */
export const maxRetries = 2;

/** A task with its key. */
export interface KeyedTask {
  readonly key: string;
  readonly task: Task;
}

/** How to execute. */
export interface Execution {
  /** Carries out a task; a rejection counts as a fault. */
  readonly carryOut: (task: Task) => Promise<RunResult>;
  readonly store: ResultStore;
  /** Tasks under way at one time. */
  readonly width: number;
  readonly isStopped: () => boolean;
  readonly onResult: (wasKept: boolean) => void;
}

/** Results by key; those of tasks that an interrupt kept from being carried out are left out. */
export async function executeTasks(
  tasks: readonly KeyedTask[],
  execution: Execution,
): Promise<ReadonlyMap<string, RunResult>> {
  const results = new Map<string, RunResult>();
  const open: KeyedTask[] = [];
  const seen = new Set<string>();
  for (const one of tasks) {
    const kept = results.get(one.key) ?? execution.store.find(one.key);
    if (kept !== undefined || seen.has(one.key)) execution.onResult(true);
    else open.push(one);
    if (kept !== undefined) results.set(one.key, kept);
    seen.add(one.key);
  }
  let next = 0;
  const work = async (): Promise<void> => {
    for (;;) {
      const one = open[next++];
      if (one === undefined || execution.isStopped()) return;
      const result = await insist(one.task, execution);
      if (result.status === "interrupted") return;
      results.set(one.key, result);
      if (result.status !== "fault") execution.store.keep(one.key, result);
      execution.onResult(false);
    }
  };
  await Promise.all(Array.from({ length: Math.min(execution.width, open.length) }, work));
  return results;
}

async function insist(task: Task, { carryOut, isStopped }: Execution): Promise<RunResult> {
  for (let attempt = 0; ; attempt++) {
    const result = await carryOut(task).catch(faultOf);
    if (result.status !== "fault") return result;
    // A thread that was ended by an interrupt did not fail.
    if (isStopped()) return { ...result, status: "interrupted" };
    if (attempt === maxRetries) return result;
  }
}

function faultOf(fault: unknown): RunResult {
  return {
    status: "fault",
    message: fault instanceof Error ? fault.message : String(fault),
    objective: undefined,
    values: [],
    residual: undefined,
    seconds: 0,
  };
}
