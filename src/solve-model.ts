/**
 * The second half of the way: solve a built program, verify the solution by our own arithmetic, read it in model words.
 */
import type { Compiled } from "./compile.js";
import { createReporter, buildCatalogue, type Diagnostic } from "./diagnostics/index.js";
import { readResults, type Results } from "./results/index.js";
import { verifySolution, type SolveOptions, type Solver } from "./solve/index.js";

/** A scenario's results with what was found wrong while reading them. */
export interface SolvedModel {
  readonly results: Results;
  readonly diagnostics: readonly Diagnostic[];
  readonly seconds: number;
}

/**
 * Solves one compiled scenario; it must have been built. `others` finds results that reports of this scenario name.
 */
export async function solveModel(
  compiled: Compiled,
  solver: Solver,
  options: SolveOptions = {},
  others?: (scenario: string) => Results | undefined,
): Promise<SolvedModel | undefined> {
  const { built } = compiled;
  if (built === undefined) return undefined;
  const started = performance.now();
  const solution = await solver.solve(built.program, options);
  const verification =
    solution.primal === undefined ? undefined : verifySolution(built.program, solution);
  const diagnostics: Diagnostic[] = [];
  const { report } = createReporter(buildCatalogue, diagnostics);
  const results = readResults(built, solution, verification, report, others);
  return { results, diagnostics, seconds: (performance.now() - started) / 1000 };
}
