/**
 * Asks the worker to look at one model after the other, the newest text only, and hands over what it finds.
 */
import { Worker } from "node:worker_threads";
import type { ModelFacts } from "./facts.js";
import type { LookAnswer, LookRequest } from "./messages.js";

/** Heap of the worker, in MiB: a model too large for it is not looked at. */
const workerHeap = 1500;

/** One look at a time; a new one takes the place of the last. */
export class DeepLooker {
  #worker: Worker | undefined;
  #id = 0;
  #take: ((facts: ModelFacts, isLast: boolean) => void) | undefined;
  #done: (() => void) | undefined;

  /** Looks at a model; resolves when finished or given up. */
  look(
    request: Omit<LookRequest, "id">,
    take: (facts: ModelFacts, isLast: boolean) => void,
  ): Promise<void> {
    this.#done?.();
    this.#take = take;
    this.#worker ??= this.#start();
    const message: LookRequest = { ...request, id: ++this.#id };
    return new Promise((resolve) => {
      this.#done = resolve;
      this.#worker?.postMessage(message);
    });
  }

  /** Ends the look under way, if there is one: what it still says is not heard. */
  cancel(): void {
    this.#id++;
    this.#take = undefined;
    this.#done?.();
  }

  /** Ends the worker. */
  async close(): Promise<void> {
    this.cancel();
    await this.#worker?.terminate();
    this.#worker = undefined;
  }

  #start(): Worker {
    const worker = new Worker(new URL("./deep-worker.js", import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: workerHeap },
    });
    worker.on("message", ({ id, facts, isLast }: LookAnswer) => {
      if (id !== this.#id) return;
      if (facts !== undefined) this.#take?.(facts, isLast);
      if (isLast) this.#done?.();
    });
    // Out of memory or worse: the next look begins with a new worker.
    worker.on("error", () => this.#forget(worker));
    worker.on("exit", () => this.#forget(worker));
    worker.unref();
    return worker;
  }

  #forget(worker: Worker): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    this.#done?.();
  }
}
