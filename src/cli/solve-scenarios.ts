/**
 * Solves built scenarios, two at once where that pays, until they are done or the user interrupts.
 * Every solve starts cold on a solver that knows nothing of the others, so results do not depend on
 * which scenarios were asked for together, or on how many were solved at once.
 */
import { availableParallelism, totalmem } from "node:os";
import type { Compiled, Session } from "../compile.js";
import type { Diagnostic } from "../diagnostics/index.js";
import type { Results } from "../results/index.js";
import {
  compileInstalledHighs,
  createHighsSolver,
  forecastSolverMemory,
  type SolveOptions,
  type Solver,
} from "../solve/index.js";
import { solveModel } from "../solve-model.js";
import { createRoutedSolver } from "../native/index.js";
import { exitCodes } from "./exit-codes.js";
import type { Progress } from "./progress.js";
import type { SolvedRun } from "./summary.js";

/** A solved scenario with what was found wrong while its results were read. */
export interface CheckedRun extends SolvedRun {
  readonly diagnostics: readonly Diagnostic[];
}

/** Below so many rows a second thread takes longer to start than it saves. */
const bigRows = 5000;
const mostAtOnce = 2;

/**
 * Solves each scenario; a run appears for every one that was built, in the order given. After Ctrl-C
 * (or a request to terminate) those not done have the status `interrupted`.
 */
export async function solveScenarios(
  session: Session,
  compiled: readonly Compiled[],
  options: SolveOptions,
  progress: Progress,
  atOnce = mostAtOnce,
): Promise<readonly CheckedRun[]> {
  const interrupt = listenForInterrupt(progress);
  const solved = new Map<string, Results>();
  const runs = new Map<Compiled, CheckedRun>();
  const waiting = [...compiled];

  async function work(solver: Solver): Promise<void> {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      const { scenario } = one;
      if (!interrupt.signal.aborted) progress.begun(scenario);
      const asked: SolveOptions = {
        ...options,
        signal: interrupt.signal,
        onProgress: (step) => progress.solving(scenario, step),
      };
      const run = await solveModel(one, solver, asked, (other) => solved.get(other));
      if (run === undefined) continue;
      const { solution } = run.results;
      progress.ended(scenario, `${solution.status}, ${run.seconds.toFixed(1)} s`);
      if (solution.message !== undefined) progress.say(`${scenario}: ${solution.message}`);
      solved.set(scenario, run.results);
      runs.set(one, {
        compiled: one,
        results: run.results,
        seconds: secondsOf(session, one, run.seconds),
        diagnostics: run.diagnostics,
      });
    }
  }

  let code: ReturnType<typeof compileInstalledHighs> | undefined;
  const remarks = new Set<string>();
  const solvers = Array.from({ length: countAtOnce(compiled, atOnce) }, () =>
    createRoutedSolver({
      createEmbedded: async () =>
        createHighsSolver({ compiled: await (code ??= compileInstalledHighs()) }),
      onRemark(remark) {
        if (!remarks.has(remark)) progress.say(remark);
        remarks.add(remark);
      },
    }),
  );
  try {
    await Promise.all(solvers.map(work));
  } finally {
    interrupt.release();
    await Promise.all(solvers.map((solver) => solver.close()));
  }
  return compiled.flatMap((one) => runs.get(one) ?? []);
}

/** As many as are big, have cores and fit into memory, up to the limit; one when that is fewer than two. */
function countAtOnce(compiled: readonly Compiled[], limit: number): number {
  const big = compiled.flatMap(({ built }) =>
    built !== undefined && built.program.numRows >= bigRows ? [built.program] : [],
  );
  const sizes = big
    .map(({ numCols, numRows, matrix }) =>
      forecastSolverMemory({ numCols, numRows, nonzeros: matrix.values.length }),
    )
    .map(({ solveBytes, limitBytes }) => Math.min(solveBytes, limitBytes))
    .toSorted((a, b) => b - a)
    .slice(0, Math.min(limit, availableParallelism()));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  const isWorthwhile = sizes.length > 1 && bytes < totalmem() / 2;
  return isWorthwhile ? sizes.length : 1;
}

function secondsOf(session: Session, one: Compiled, solve: number): SolvedRun["seconds"] {
  const { bind, build } = one.seconds;
  const check = session.seconds.load + one.seconds.check;
  return { check, bind, build, solve, total: check + bind + build + solve };
}

interface Interrupt {
  readonly signal: AbortSignal;
  readonly release: () => void;
}

/** The first Ctrl-C asks the solvers to stop, the second ends the process. */
function listenForInterrupt(progress: Progress): Interrupt {
  const controller = new AbortController();
  const onInterrupt = (): void => {
    if (controller.signal.aborted) {
      progress.stop();
      process.exit(exitCodes.limit);
    }
    controller.abort();
    progress.say("interrupted: waiting for the solver to stop (again to leave at once)");
  };
  process.on("SIGINT", onInterrupt);
  process.on("SIGTERM", onInterrupt);
  return {
    signal: controller.signal,
    release() {
      process.off("SIGINT", onInterrupt);
      process.off("SIGTERM", onInterrupt);
    },
  };
}
