/**
 * The public API: everything that runs in Node and in a browser. `openSession` reads a program through a host,
 * `compile` gives the linear program of a scenario, a `Solver` solves it, `readResults` gives it back in model words.
 */
export {
  bindScenario,
  checkScenario,
  checkSessionStudies,
  compile,
  openSession,
  type Compiled,
  type CompileRequest,
  type CompileSeconds,
  type Session,
} from "./compile.js";
export { solveModel, type SolvedModel } from "./solve-model.js";
export type { CheckedModel } from "./check/index.js";
export { hasErrors, renderDiagnostics, toJson, type Diagnostic } from "./diagnostics/index.js";
export { describeData, describeDataFiles, writeJson, type DataFileSchema } from "./data/index.js";
export {
  exchangeFiles,
  loadParquetWriter,
  renderIamc,
  renderIamcWide,
  tabulateIamc,
  type ExchangeRequest,
} from "./exchange/index.js";
export { writeLp, writeMps, type LinearProgram } from "./lp/index.js";
export { findIndex, labelsOf, nameOf, type BuiltProgram } from "./plan/index.js";
export type { Host, ReadResult } from "./project/index.js";
export {
  readResults,
  renderCsv,
  type Results,
  type ResultTable,
  type Values,
} from "./results/index.js";
export { listScenarios, type Setting } from "./scenario/index.js";
export { planRuns, type FinishedRun, type Run, type RunResult, type Study } from "./study/index.js";
export {
  createInlineSolver,
  verifySolution,
  type Solution,
  type SolveOptions,
  type Solver,
} from "./solve/index.js";
