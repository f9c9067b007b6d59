/**
 * Units, sets, data, variables, formulas and components as written: one interface per declaration.
 */
import type { Span } from "../text/index.js";
import type { Name, Path, Text } from "./ast-names.js";
import type { Binder, ComparisonOperator, Domain, Expression } from "./ast-expressions.js";
import type { Declaration } from "./ast.js";

export interface DeclarationBase {
  readonly name: Name;
  readonly doc: Text | undefined;
  readonly span: Span;
}

// ---- Units --------------------------------------------------------------------------------

/** `dimension energy` (a base dimension) or `dimension power = energy / time` (a name for a compound). */
export interface DimensionDeclaration extends DeclarationBase {
  readonly kind: "dimension";
  readonly value: UnitExpression | undefined;
}

/** `unit hour : time` (the base unit of a dimension), `unit JPY2024 base` (its own dimension) or `unit MWh = 1000 kWh`. */
export interface UnitDeclaration extends DeclarationBase {
  readonly kind: "unit";
  readonly definition:
    | { readonly kind: "of-dimension"; readonly dimension: Name }
    | { readonly kind: "own-dimension" }
    | {
        readonly kind: "equals";
        readonly factor: Expression | undefined;
        readonly unit: UnitExpression | undefined;
      };
  /** Prefixes this unit may carry: `prefixes { k, M, G }`. */
  readonly prefixes: readonly Name[];
}

/** `prefix k = 1e3`. */
export interface PrefixDeclaration extends DeclarationBase {
  readonly kind: "prefix";
  readonly factor: Expression;
}

/** A unit as written: a product of powers, `JPY/kWh`, `hour/year`, `m^2`, `%`, `1`. Every factor after one `/` divides once. */
export interface UnitExpression {
  readonly kind: "unit-expression";
  readonly factors: readonly UnitFactor[];
  readonly span: Span;
}

export interface UnitFactor {
  /** Undefined for the literal `1`. */
  readonly name: Name | undefined;
  /** Integer, already negative for factors that divide. */
  readonly exponent: number;
  readonly span: Span;
}

// ---- Sets and data ------------------------------------------------------------------------

/** `set NAME[i in I] within S ordered cyclic by m integer "doc" = e | from … default {}`. */
export interface SetDeclaration extends DeclarationBase {
  readonly kind: "set";
  readonly domain: Domain | undefined;
  readonly within: Expression | undefined;
  readonly isOrdered: boolean;
  readonly isInteger: boolean;
  readonly cyclic: { readonly by: Name | undefined; readonly span: Span } | undefined;
  readonly value: Expression | undefined;
  readonly from: Source | undefined;
  /** `default {}` on a family read from a file. */
  readonly fallback: Expression | undefined;
}

/** `param NAME[…] : unit-or-set in [lo, hi] integer optional default e "doc" = e | from … interpolate [hold]`. */
export interface ParamDeclaration extends DeclarationBase {
  readonly kind: "param";
  readonly domain: Domain | undefined;
  /** A unit, or one bare name that turns out to be a set. */
  readonly type: UnitExpression | undefined;
  readonly restrictions: readonly Restriction[];
  readonly integrality: Integrality | undefined;
  readonly isOptional: boolean;
  readonly fallback: Expression | undefined;
  readonly value: Expression | undefined;
  readonly from: Source | undefined;
  readonly interpolate: "no" | "inside" | "hold";
}

/** `table t """ csv """`: a CSV file inside the model. `content` starts at the first character after the opening quotes. */
export interface TableDeclaration extends DeclarationBase {
  readonly kind: "table";
  readonly content: Text;
}

/** `>= e`, `> e`, `<= e`, `< e`, `!= e`, `in [a, b]`, `in { a, b }`. */
export type Restriction =
  | {
      readonly kind: "compare";
      readonly operator: ComparisonOperator;
      readonly bound: Expression;
      readonly span: Span;
    }
  | {
      readonly kind: "interval";
      readonly lower: Expression;
      readonly upper: Expression;
      readonly span: Span;
    }
  | { readonly kind: "choice"; readonly choices: readonly Expression[]; readonly span: Span };

export interface Integrality {
  readonly kind: "integer" | "binary";
  readonly span: Span;
}

/** `from "f.csv" (REGION = area, value = tariff, only level = "city", wide YEAR, distinct, subset)` or `from t`. */
export interface Source {
  readonly target: Text | Name;
  readonly options: readonly SourceOption[];
  readonly span: Span;
}

export type SourceOption =
  /** An index, a set, the parameter or `value`, read from this column. */
  | { readonly kind: "column"; readonly what: Name; readonly column: Text; readonly span: Span }
  | {
      readonly kind: "only";
      readonly column: Text;
      readonly equals: readonly Text[];
      readonly span: Span;
    }
  | { readonly kind: "wide"; readonly index: Name; readonly span: Span }
  | { readonly kind: "distinct"; readonly span: Span }
  | { readonly kind: "subset"; readonly span: Span };

// ---- Variables, expressions, constraints ----------------------------------------------------

export interface VarDeclaration extends DeclarationBase {
  readonly kind: "var";
  readonly domain: Domain | undefined;
  readonly type: UnitExpression | undefined;
  readonly restrictions: readonly Restriction[];
  readonly integrality: Integrality | undefined;
}

export interface DefineDeclaration extends DeclarationBase {
  readonly kind: "define";
  readonly domain: Domain | undefined;
  readonly type: UnitExpression | undefined;
  readonly value: Expression;
}

export interface TotalDeclaration extends DeclarationBase {
  readonly kind: "total";
  readonly domain: Domain | undefined;
  readonly type: UnitExpression | undefined;
}

/** `cost N[…] : unit into T[y] "doc" = e` and `term …`. */
export interface ContributionDeclaration extends DeclarationBase {
  readonly kind: "cost" | "term";
  readonly domain: Domain | undefined;
  readonly type: UnitExpression | undefined;
  readonly into:
    | { readonly total: Path; readonly arguments: readonly Expression[]; readonly span: Span }
    | undefined;
  readonly value: Expression;
}

export interface ObjectiveDeclaration extends DeclarationBase {
  readonly kind: "minimize" | "maximize";
  readonly type: UnitExpression | undefined;
  readonly value: Expression;
}

/** The relation is a comparison chain of one or two steps. */
export interface ConstraintDeclaration extends DeclarationBase {
  readonly kind: "constraint";
  readonly domain: Domain | undefined;
  readonly relation: Expression;
}

/** `check "doc": condition within tolerance`; the name is made from the doc when none is written. */
export interface CheckDeclaration extends DeclarationBase {
  readonly kind: "check";
  readonly domain: Domain | undefined;
  readonly condition: Expression;
  readonly tolerance: Expression | undefined;
}

export interface ReportDeclaration extends DeclarationBase {
  readonly kind: "report";
  readonly domain: Domain | undefined;
  readonly type: UnitExpression | undefined;
  readonly value: Expression;
}

/** `function f(t : degC, n) : 1 "doc" = e`; a parameter without a unit takes any unit, checked at each call. */
export interface FunctionDeclaration extends DeclarationBase {
  readonly kind: "function";
  readonly parameters: readonly {
    readonly name: Name;
    readonly type: UnitExpression | undefined;
    readonly span: Span;
  }[];
  readonly type: UnitExpression | undefined;
  readonly value: Expression;
}

/** `component storage over PLACE stepping STEP cyclic "doc" given … { … }`. */
export interface ComponentDeclaration extends DeclarationBase {
  readonly kind: "component";
  readonly place: Name | undefined;
  readonly step: Name | undefined;
  readonly isCyclic: boolean;
  readonly givens: readonly Given[];
  readonly items: readonly Declaration[];
}

/** `capacity[PLACE] : MWh linear "doc"` or `efficiency = 0.95`. */
export interface Given {
  readonly name: Name;
  readonly domain: Domain | undefined;
  readonly type: UnitExpression | undefined;
  readonly isLinear: boolean;
  readonly fallback: Expression | undefined;
  readonly doc: Text | undefined;
  readonly span: Span;
}

/** `use storage as bess over (r, y) in R * Y where … stepping HOUR with capacity = e, …`; `name` is the alias. */
export interface UseDeclaration extends DeclarationBase {
  readonly kind: "use";
  readonly component: Name;
  readonly place: Binder | undefined;
  readonly condition: Expression | undefined;
  readonly step: Expression | undefined;
  readonly arguments: readonly {
    readonly name: Name;
    readonly value: Expression;
    readonly span: Span;
  }[];
}
