export type { Environment, ParamValues, ResultValues } from "./environment.js";
export type { ChildFrame, Frame } from "./frame.js";
export type { Evaluator } from "./evaluator.js";
