/**
 * A solver in the thread that asks: for browsers (inside a worker of their own) and for tests.
 * A solve blocks the thread; progress is reported from inside it, and an abort is seen only when
 * it comes from there. After a failure of the WebAssembly machine the next solve loads it anew.
 */
import type { LinearProgram } from "../lp/index.js";
import { explainUnsolvable, findUnsolvable } from "../lp/index.js";
import { explainMemory } from "./forecast-memory.js";
import { runHighsSession } from "./highs-session.js";
import type { HighsInstance } from "./highs-session.js";
import { loadHighs } from "./load-highs.js";
import type { HighsSource } from "./load-highs.js";
import { emptySolution } from "./solution.js";
import type { Solution, SolveOptions, SolveProgress, Solver } from "./solution.js";

/** Creates a solver that runs in the calling thread. */
export async function createInlineSolver(source: HighsSource = {}): Promise<Solver> {
  let instance: HighsInstance | undefined = await createHighsInstance(source);
  let isClosed = false;
  return {
    async solve(program, options = {}) {
      if (isClosed) return emptySolution("fault", unnamedSolver, 0, "the solver is closed");
      const refusal = refuseProgram(program, options);
      if (refusal) return refusal;
      instance ??= await createHighsInstance(source);
      const { signal, onProgress } = options;
      const hooks = {
        isInterrupted: () => signal?.aborted === true,
        report: (progress: SolveProgress) => onProgress?.(progress),
        isAskedBySimplex: signal !== undefined,
      };
      const isWatched = signal !== undefined || onProgress !== undefined;
      const reply = runHighsSession(instance, program, options, isWatched ? hooks : undefined);
      if (reply.isBroken) instance = undefined;
      return reply.solution;
    },
    close() {
      isClosed = true;
      instance = undefined;
      return Promise.resolve();
    },
  };
}

/** Loads an instance that keeps what the solver prints. */
export async function createHighsInstance(source: HighsSource): Promise<HighsInstance> {
  const lines: string[] = [];
  const highs = await loadHighs({
    ...source,
    onLine(line) {
      // Only complaints matter, and only the first few of them.
      if (line.startsWith("ERROR:") && lines.length < 20) lines.push(line);
      source.onLine?.(line);
    },
  });
  return { highs, lines };
}

/** The answer to programs that must not reach the solver: too large, wrong numbers, or aborted. */
export function refuseProgram(program: LinearProgram, options: SolveOptions): Solution | undefined {
  if (options.signal?.aborted) return emptySolution("interrupted", unnamedSolver, 0);
  const unsolvable = findUnsolvable(program, 1)[0];
  if (unsolvable) {
    return emptySolution("fault", unnamedSolver, 0, explainUnsolvable(unsolvable));
  }
  const { numCols, numRows, matrix } = program;
  const memory = explainMemory({ numCols, numRows, nonzeros: matrix.values.length });
  if (memory !== undefined) return emptySolution("fault", unnamedSolver, 0, memory);
  return undefined;
}

/** Stands where no solver has run. */
export const unnamedSolver = { name: "HiGHS", version: "", options: {} } as const;
