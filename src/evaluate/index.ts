export type { Environment, ParamValues, ResultValues } from "./environment.js";
export type { ChildFrame, Frame } from "./frame.js";
export { isRunInside, pick, toArray, type Integers, type Run } from "./run.js";
export type { Evaluator } from "./evaluator.js";
export {
  createEnvironment,
  domainOf,
  withResults,
  type BindingEnvironment,
} from "./create-environment.js";
export { createEvaluator, type BindingEvaluator } from "./create-evaluator.js";
export type { EvaluatorOptions, EvaluatorStatistics } from "./core.js";
export type { BuildReport, EvaluationReporter } from "./faults.js";
export type { RecursiveParam } from "./compute-recursive.js";
