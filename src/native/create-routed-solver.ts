/**
 * One `Solver` that sends each program where its options say: to the built-in solver, to a native one, or to whichever
 * fits the program.
 */
import type { Solution, SolveOptions, Solver } from "../solve/index.js";
import type { LinearProgram } from "../lp/index.js";
import { chooseSolver } from "./choose-solver.js";
import { createNativeSolver } from "./create-native-solver.js";
import { isToolName, type NativeChoice } from "./tools.js";

/** How to make it. */
export interface RoutedSolverOptions {
  /** Makes the built-in solver, when the first program needs it. */
  readonly createEmbedded: () => Promise<Solver>;
  /** Hears why a solver was chosen, where that is worth a line. */
  readonly onRemark?: (remark: string) => void;
}

/** Creates the solver; closing it closes the built-in one. */
export function createRoutedSolver({ createEmbedded, onRemark }: RoutedSolverOptions): Solver {
  let embedded: Promise<Solver> | undefined;

  function route(program: LinearProgram, options: SolveOptions): NativeChoice | undefined {
    const chosen = readChoice(options);
    if (chosen !== undefined || (options.solver ?? "auto") !== "auto") return chosen;
    const { tool, remark } = chooseSolver(program);
    if (remark !== undefined) onRemark?.(remark);
    return tool === undefined ? undefined : { kind: "tool", name: tool };
  }

  return {
    async solve(program, options = {}): Promise<Solution> {
      const choice = route(program, options);
      if (choice !== undefined) return createNativeSolver(choice).solve(program, options);
      embedded ??= createEmbedded();
      return (await embedded).solve(program, options);
    },
    async close() {
      await (await embedded)?.close();
    },
  };
}

/** The native solver that options name; undefined when they name none. */
export function readChoice({ solver, solverCommand }: SolveOptions): NativeChoice | undefined {
  if (solverCommand !== undefined) return { kind: "command", words: solverCommand };
  return solver !== undefined && isToolName(solver) ? { kind: "tool", name: solver } : undefined;
}
