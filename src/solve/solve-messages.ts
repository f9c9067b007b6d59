/**
 * What the solving thread and the asking thread say to each other. Plain data only.
 */
import type { LinearProgram } from "../lp/index.js";
import type { SessionOptions } from "./highs-session.js";
import type { CompiledHighs } from "./load-highs.js";
import type { Solution, SolveProgress } from "./solution.js";

/** What a worker is born with. */
export interface WorkerBirth {
  readonly compiled: CompiledHighs | undefined;
}

/** Asks for a solve; a worker solves one program at a time. */
export interface SolveRequest {
  readonly program: LinearProgram;
  readonly options: SessionOptions;
  /** One integer in shared memory; anything but zero ends the solve. */
  readonly interrupt: Int32Array;
  /** False when nobody listens to progress or may interrupt. */
  readonly isWatched: boolean;
}

/** What a worker says: how far it is, and what came out. */
export type SolveMessage =
  | { readonly kind: "progress"; readonly progress: SolveProgress }
  | {
      readonly kind: "solution";
      readonly solution: Solution;
      /** True when the worker must be thrown away. */
      readonly isBroken: boolean;
      readonly heapBytes: number;
    };
