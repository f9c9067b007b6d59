/**
 * What expressions are evaluated against: the bound sets, parameter values and, after a solve, results.
 * The data room fills it while it binds; the plan and the results read it.
 */
import type { CheckedModel } from "../check/index.js";
import type { IndexSet, Relation } from "../domains/index.js";

/** Values of one parameter over its domain, by position in `domain`. */
export interface ParamValues {
  readonly domain: Relation;
  /** Numbers, or positions in the set that the parameter's values are members of. NaN stands for absent (see `present`). */
  readonly values: Float64Array;
  /** 1 where a value is there; undefined when all are. */
  readonly present: Uint8Array | undefined;
  /** True where absent values of an optional parameter must not be read silently. */
  readonly isOptional: boolean;
}

/** Names to bound things. Reading what is not bound yet is our fault, not the user's. */
export interface Environment {
  readonly model: CheckedModel;
  /** A declared set of width one. */
  readonly set: (name: string) => IndexSet;
  /** Any declared set as tuples; a family `S[i]` has its indices as leading columns. */
  readonly relation: (name: string) => Relation;
  readonly param: (name: string) => ParamValues;
  /** The tuples over which a variable, define, constraint, cost, report or piecewise term is defined. Made once and kept. */
  readonly domain: (declaration: string) => Relation;
  /** After a solve: value per position of the variable's domain, and the like. */
  readonly results: ResultValues | undefined;
}

/** What report expressions read of a solved run; undefined where a value does not exist. Arrays go by position in the declaration's domain, NaN for absent. */
export interface ResultValues {
  readonly variable: (name: string) => Float64Array | undefined;
  readonly result: (
    what: "dual" | "price" | "slack" | "activity" | "reduced",
    of: string,
  ) => Float64Array | undefined;
  /** Another scenario's value of a declaration for these labels; NaN when absent. */
  readonly scenarioValue: (
    scenario: string,
    of: string,
    labels: readonly (string | number)[],
  ) => number;
}
