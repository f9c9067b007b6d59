/**
 * The room of solving: the `Solver` interface, HiGHS behind it, and our own check of what it says.
 */
export { createHighsSolver, compileInstalledHighs } from "./highs-solver.js";
export type { HighsSolverOptions } from "./highs-solver.js";
export { createInlineSolver } from "./inline-solver.js";
export type { CompiledHighs, HighsSource } from "./load-highs.js";
export { chooseOptions, hasIntegers } from "./choose-options.js";
export { explainMemory, forecastSolverMemory } from "./forecast-memory.js";
export type { MemoryForecast, ProgramSize } from "./forecast-memory.js";
export { solveWithoutColumns } from "./solve-without-columns.js";
export { emptySolution } from "./solution.js";
export type {
  Basis,
  NativeSolverName,
  Solution,
  SolveOptions,
  SolveProgress,
  Solver,
  SolverIdentity,
  SolveStatus,
} from "./solution.js";
export { acceptableResidual, verifySolution, worstResidual } from "./verify.js";
export type { Verification } from "./verify.js";
