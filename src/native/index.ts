/**
 * The room of native solvers: programs of the machine behind the `Solver` interface, by files and a process.
 */
export { chooseSolver, isToolInstalled, type SolverPick } from "./choose-solver.js";
export { createNativeSolver, type NativeSolverOptions } from "./create-native-solver.js";
export {
  createRoutedSolver,
  readChoice,
  type RoutedSolverOptions,
} from "./create-routed-solver.js";
export { nativeSizes } from "./native-sizes.js";
export { splitCommand } from "./split-command.js";
export {
  checkChoice,
  commandExample,
  isToolName,
  nativeTools,
  type NativeChoice,
  type NativeTool,
} from "./tools.js";
