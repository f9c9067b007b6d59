/**
 * A native solver behind the `Solver` interface: the program goes out as a file, the solver runs as a process, the
 * solution comes back as a file. Each solve has a folder of its own and leaves nothing behind.
 */
import { join } from "node:path";
import { explainUnsolvable, fileOrderOf, findUnsolvable, type LinearProgram } from "../lp/index.js";
import {
  emptySolution,
  hasIntegers,
  solveWithoutColumns,
  type Solution,
  type SolveOptions,
  type Solver,
  type SolverIdentity,
} from "../solve/index.js";
import { carryOut } from "./carry-out.js";
import { createCommandTool } from "./command.js";
import { openLeashedRun, type LeashedRun } from "./leashed-run.js";
import { nativeTools, type Ask, type NativeChoice, type NativeTool } from "./tools.js";
import { writeProgram } from "./write-program.js";

/** Settings of a native solver. */
export interface NativeSolverOptions {
  /** Milliseconds past its time limit after which a solver that does not end by itself is ended. */
  readonly graceMilliseconds?: number;
}

const defaultGrace = 5000;
/** Least time that is worth another attempt, in seconds. */
const leastTime = 0.01;

/** Creates a solver that runs a program of the machine; solves may run side by side. */
export function createNativeSolver(
  choice: NativeChoice,
  { graceMilliseconds: grace = defaultGrace }: NativeSolverOptions = {},
): Solver {
  const tool = choice.kind === "tool" ? nativeTools[choice.name] : createCommandTool(choice.words);
  let isClosed = false;
  return {
    async solve(program, options = {}) {
      const identity = { name: tool.title, version: "", options: {} };
      if (isClosed) return emptySolution("fault", identity, 0, "the solver is closed");
      const early = answerEarly(tool, program, options, identity);
      if (early !== undefined) return early;
      const run = openLeashedRun();
      try {
        return await solveInFolder(tool, run, program, options, grace);
      } finally {
        await run.close();
      }
    },
    close() {
      isClosed = true;
      return Promise.resolve();
    },
  };
}

/** Programs that need no solver, or must not reach it. */
function answerEarly(
  tool: NativeTool,
  program: LinearProgram,
  options: SolveOptions,
  identity: SolverIdentity,
): Solution | undefined {
  if (options.signal?.aborted === true) return emptySolution("interrupted", identity, 0);
  const unsolvable = findUnsolvable(program, 1)[0];
  if (unsolvable !== undefined) {
    return emptySolution("fault", identity, 0, explainUnsolvable(unsolvable));
  }
  if (program.numCols === 0) return solveWithoutColumns(program, identity);
  if (hasIntegers(program) && !tool.takesIntegers) {
    const message = `${tool.title} does not take integer variables: choose cbc, glpk or highs`;
    return emptySolution("fault", identity, 0, message);
  }
  return undefined;
}

/** Writes the program, then makes one attempt after another until there is a verdict. */
async function solveInFolder(
  tool: NativeTool,
  run: LeashedRun,
  program: LinearProgram,
  options: SolveOptions,
  grace: number,
): Promise<Solution> {
  const { signal, onProgress, timeLimitSeconds } = options;
  const begin = performance.now();
  const seconds = (): number => (performance.now() - begin) / 1000;
  const path = (file: string): string => join(run.folder, file);
  const order = fileOrderOf(program);
  const identity = { name: tool.title, version: "", options: {} };
  onProgress?.({ phase: "loading", iterations: 0, objective: undefined, seconds: 0 });
  if (!(await writeProgram(path("program.mps"), program, signal))) {
    return emptySolution("interrupted", identity, seconds());
  }
  let solution = emptySolution("time-limit", identity, seconds());
  for (let number = 0; ; number++) {
    const secondsLeft = timeLimitSeconds === undefined ? undefined : timeLimitSeconds - seconds();
    if (secondsLeft !== undefined && secondsLeft < leastTime) return solution;
    const ask: Ask = { program, order, options, secondsLeft, path };
    const attempt = tool.attempts(ask)[number];
    if (attempt === undefined) return solution;
    solution = await carryOut({ tool, run, ask, attempt, grace, seconds });
    if (solution.status !== "infeasible-or-unbounded") return solution;
  }
}
