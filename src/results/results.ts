/**
 * A solved run in the model's own words: values, duals, costs and reports by declaration, each with its unit.
 * Values that do not exist (no solution, integers, a skipped row) are NaN here and empty in files, never 0.
 */
import type { Relation } from "../domains/index.js";
import type { BuiltProgram } from "../plan/index.js";
import type { Solution, Verification } from "../solve/index.js";

/** Values of one declaration over its domain. */
export interface Values {
  readonly domain: Relation;
  readonly values: Float64Array;
  readonly unit: string;
}

/** One file's worth of results: index columns and measures. */
export interface ResultTable {
  readonly name: string;
  readonly kind: "variable" | "constraint" | "cost" | "report";
  readonly doc: string | undefined;
  readonly indices: readonly string[];
  readonly domain: Relation;
  /** Positions shown, all when undefined. */
  readonly positions: Int32Array | undefined;
  readonly measures: readonly {
    readonly name: string;
    readonly unit: string;
    readonly values: Float64Array;
  }[];
}

/** Everything a solved scenario has to say. */
export interface Results {
  readonly scenario: string;
  readonly built: BuiltProgram;
  readonly solution: Solution;
  readonly verification: Verification | undefined;
  /** Undefined for a model without an objective; value undefined without a solution. */
  readonly objective:
    | { readonly name: string; readonly value: number | undefined; readonly unit: string }
    | undefined;
  /** Share of the objective by cost declaration, `other` for the rest; empty without a solution. */
  readonly costs: ReadonlyMap<string, number>;
  /** |objective - sum of costs|, relative to the larger of the two sizes involved; NaN without a solution. */
  readonly costResidual: number;
  /** Value of a variable, define, cost, total, objective, parameter or report; undefined for an unknown name. */
  readonly valueOf: (name: string) => Values | undefined;
  readonly tables: () => readonly ResultTable[];
}
