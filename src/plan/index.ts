/**
 * The room of plans: columns and rows by family, the linear program built from them, and names for numbers.
 */
export { buildProgram } from "./build-program.js";
export {
  describeTuple,
  findBlock,
  findIndex,
  labelsOf,
  nameOf,
  positionIn,
  showMember,
} from "./labels.js";
export { explainTerms, type ExplainedTerms } from "./explain-terms.js";
export { piecewiseValues } from "./piecewise-layout.js";
export { planModel } from "./plan-model.js";
export {
  defaultBuildLimits,
  type Block,
  type BuildLimits,
  type BuiltProgram,
  type Plan,
  type RowAccount,
  type SizeForecast,
} from "./plan.js";
