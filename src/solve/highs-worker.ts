/**
 * The thread that solves: loads HiGHS once, then answers one request after another.
 * A solve blocks this thread, so an interrupt arrives through shared memory, not as a message; or
 * the thread is ended.
 */
import { parentPort, workerData } from "node:worker_threads";
import { runHighsSession } from "./highs-session.js";
import { createHighsInstance } from "./inline-solver.js";
import type { Solution, SolveProgress } from "./solution.js";
import type { SolveMessage, SolveRequest, WorkerBirth } from "./solve-messages.js";

const port = parentPort;
if (!port) throw new Error("internal error: this file runs in a worker thread only");

const birth: WorkerBirth = workerData;
const instance = await createHighsInstance(birth.compiled ? { compiled: birth.compiled } : {});

function send(message: SolveMessage, transfer: ArrayBuffer[] = []): void {
  port?.postMessage(message, transfer);
}

port.on("message", (request: SolveRequest) => {
  const { program, options, interrupt } = request;
  const hooks = {
    isInterrupted: () => Atomics.load(interrupt, 0) !== 0,
    report: (progress: SolveProgress) => send({ kind: "progress", progress }),
    isAskedBySimplex: false,
  };
  const { solution, isBroken } = runHighsSession(
    instance,
    program,
    options,
    request.isWatched ? hooks : undefined,
  );
  const heapBytes = instance.highs.memoryBytes;
  send({ kind: "solution", solution, isBroken, heapBytes }, buffersOf(solution));
});

/** The arrays of a solution, which move to the other thread instead of being copied. */
function buffersOf(solution: Solution): ArrayBuffer[] {
  const { primal, dual, basis } = solution;
  const arrays = [
    primal?.colValue,
    primal?.rowValue,
    dual?.colDual,
    dual?.rowDual,
    basis?.colStatus,
    basis?.rowStatus,
  ];
  const buffers = new Set<ArrayBuffer>();
  for (const array of arrays) if (array?.buffer instanceof ArrayBuffer) buffers.add(array.buffer);
  return [...buffers];
}
