/**
 * The abstract syntax tree of one file: plain, readonly, tagged data; every node has a span.
 * It says what was written and nothing of what it means: names are unresolved, units are unevaluated.
 * Where the text is broken a `missing` node stands, so that every later pass is total.
 */
import type { Span } from "../text/index.js";

/** An identifier as written, NFC-normalised. */
export interface Name {
  readonly text: string;
  readonly span: Span;
}

/** A name with dots, such as `bess.soc` or `std.finance`; `text` joins the parts with dots. */
export interface Path {
  readonly text: string;
  readonly parts: readonly Name[];
  readonly span: Span;
}

/** A quoted text with escapes undone. */
export interface Text {
  readonly value: string;
  readonly span: Span;
}

export interface Comment {
  /** From `#` to the end of the line, without the line ending. */
  readonly text: string;
  readonly span: Span;
}

// ---- Files --------------------------------------------------------------------------------

/** One parsed file. */
export interface File {
  readonly kind: "file";
  readonly path: string;
  readonly span: Span;
  readonly header: Header | undefined;
  readonly items: readonly Item[];
  readonly comments: readonly Comment[];
}

/** `model NAME [extends "f.dcm"] "doc"`, `part of NAME`, or `module std.finance "doc"`. */
export type Header =
  | {
      readonly kind: "model";
      readonly name: Path;
      readonly base: Text | undefined;
      readonly doc: Text | undefined;
      readonly span: Span;
    }
  | { readonly kind: "part"; readonly name: Path; readonly span: Span }
  | {
      readonly kind: "module";
      readonly name: Path;
      readonly doc: Text | undefined;
      readonly span: Span;
    };

/** Everything that may stand at the top level of a file. */
export type Item = Import | Include | Declaration | MissingItem;

/** `import std.finance (discount_factor, f as g)` or `import "lib.dcm" (f)`. */
export interface Import {
  readonly kind: "import";
  readonly source: Path | Text;
  readonly names: readonly { readonly name: Name; readonly alias: Name | undefined }[];
  readonly span: Span;
}

/** `include "cooling.dcm"`. */
export interface Include {
  readonly kind: "include";
  readonly path: Text;
  readonly span: Span;
}

/** What was left of an item that could not be read. */
export interface MissingItem {
  readonly kind: "missing-item";
  readonly span: Span;
}

/** Every declaration has a name (a check may have none). */
export type Declaration =
  | DimensionDeclaration
  | UnitDeclaration
  | PrefixDeclaration
  | SetDeclaration
  | ParamDeclaration
  | TableDeclaration
  | VarDeclaration
  | DefineDeclaration
  | TotalDeclaration
  | ContributionDeclaration
  | ObjectiveDeclaration
  | ConstraintDeclaration
  | CheckDeclaration
  | ReportDeclaration
  | FunctionDeclaration
  | ComponentDeclaration
  | UseDeclaration
  | ScenarioDeclaration
  | StudyDeclaration;

interface DeclarationBase {
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

// ---- Scenarios ------------------------------------------------------------------------------

export interface ScenarioDeclaration extends DeclarationBase {
  readonly kind: "scenario";
  readonly parents: readonly Name[];
  readonly items: readonly OverlayItem[];
}

/** One change of a scenario. */
export type OverlayItem =
  | {
      readonly kind: "set-set";
      readonly target: Path;
      readonly value: Expression | undefined;
      readonly from: Source | undefined;
      readonly span: Span;
    }
  /** `param tariff *= 1.15`, `param tariff[Kanto] = 25 JPY/kWh`, `param tariff from "x.csv"`. */
  | {
      readonly kind: "set-param";
      readonly target: Path;
      readonly cell: readonly Expression[] | undefined;
      readonly operator: "=" | "*=" | "+=";
      readonly value: Expression | undefined;
      readonly from: Source | undefined;
      readonly span: Span;
    }
  | {
      readonly kind: "set-var";
      readonly target: Path;
      readonly restrictions: readonly Restriction[];
      readonly span: Span;
    }
  | { readonly kind: "replace"; readonly declaration: Declaration; readonly span: Span }
  | { readonly kind: "without"; readonly target: Path; readonly span: Span }
  | { readonly kind: "add"; readonly declaration: Declaration; readonly span: Span }
  | {
      readonly kind: "choose-objective";
      readonly sense: "minimize" | "maximize";
      readonly target: Path;
      readonly span: Span;
    };

// ---- Studies --------------------------------------------------------------------------------

/** `study tornado on RCN, CCN "doc" { … }`; no scenario means the model before any. */
export interface StudyDeclaration extends DeclarationBase {
  readonly kind: "study";
  readonly scenarios: readonly Name[];
  readonly items: readonly StudyItem[];
}

/** One item of a study: its method, or what it varies, shares or measures. */
export type StudyItem =
  | { readonly kind: "one-at-a-time" | "grid"; readonly span: Span }
  /** `latin_hypercube 200 seed 7`; sizes and seeds are kept as written, whole or not. */
  | {
      readonly kind: "latin-hypercube" | "monte-carlo";
      readonly size: NumberLiteral;
      readonly seed: NumberLiteral | undefined;
      readonly span: Span;
    }
  /** `front npv against emissions in 8 steps`. */
  | {
      readonly kind: "front";
      readonly main: StudyGoal;
      readonly other: StudyGoal;
      readonly steps: NumberLiteral;
      readonly span: Span;
    }
  /** `near_optimal 5 % minimize x, maximize y`. */
  | {
      readonly kind: "near-optimal";
      readonly margin: Expression;
      readonly goals: readonly StudyGoal[];
      readonly span: Span;
    }
  /** `outcomes { LOW: 0.3, HIGH: 0.7 }`. */
  | {
      readonly kind: "outcomes";
      readonly outcomes: readonly { readonly scenario: Name; readonly weight: Expression }[];
      readonly span: Span;
    }
  | { readonly kind: "share"; readonly variables: readonly Path[]; readonly span: Span }
  /** `vary tariff[Kanto] * { 0.8, 1.2 }`, `vary discount_rate = uniform(2 %, 4 %)`. */
  | {
      readonly kind: "vary";
      readonly target: Path;
      readonly cell: readonly Expression[] | undefined;
      readonly operator: "=" | "*=" | "+=";
      readonly values: Expression;
      readonly span: Span;
    }
  | { readonly kind: "measure"; readonly measures: readonly Expression[]; readonly span: Span };

/** An expression that is made small or large; without a direction, an objective by its name or what is made small. */
export interface StudyGoal {
  readonly sense: "minimize" | "maximize" | undefined;
  readonly value: Expression;
  readonly span: Span;
}

// ---- Domains and binders --------------------------------------------------------------------

/** The bracket of a declaration: `[r in REGION, YEAR, (i, j) in LINK where …]`. */
export interface Domain {
  readonly binders: readonly Binder[];
  readonly condition: Expression | undefined;
  readonly span: Span;
}

/** `r in REGION`, `(i, _, "x", 3) in LINK`, or a bare set `YEAR` (pattern undefined; only in declaration brackets). */
export interface Binder {
  readonly pattern: Pattern | undefined;
  readonly set: Expression;
  readonly span: Span;
}

export type Pattern =
  | { readonly kind: "pattern-name"; readonly name: Name; readonly span: Span }
  | { readonly kind: "pattern-skip"; readonly span: Span }
  /** A quoted text, a number, or any expression over what is already bound. */
  | { readonly kind: "pattern-value"; readonly value: Expression; readonly span: Span }
  | { readonly kind: "pattern-tuple"; readonly elements: readonly Pattern[]; readonly span: Span };

// ---- Expressions ----------------------------------------------------------------------------

export type Expression =
  | NumberLiteral
  | TextLiteral
  | NameReference
  | Subscript
  | Call
  | Unary
  | Binary
  | Comparison
  | Logical
  | Not
  | Conditional
  | Reduction
  | Tuple
  | SetLiteral
  | TableLiteral
  | Comprehension
  | RangeExpression
  | SetOperation
  | PiecewiseCall
  | MissingExpression;

/** `inf` is value Infinity. */
export interface NumberLiteral {
  readonly kind: "number";
  readonly value: number;
  readonly unit: UnitExpression | undefined;
  readonly span: Span;
}

/** A quoted member. */
export interface TextLiteral {
  readonly kind: "text";
  readonly value: string;
  readonly span: Span;
}

export interface NameReference {
  readonly kind: "name";
  readonly path: Path;
  readonly span: Span;
}

/** `x[i, j]`. */
export interface Subscript {
  readonly kind: "subscript";
  readonly target: Path;
  readonly arguments: readonly Expression[];
  readonly span: Span;
}

/** `f(a, b)`: a function of the model or a built-in: abs exp log sqrt floor ceil round min max first last prev next ord defined card dual price value reduced slack activity … */
export interface Call {
  readonly kind: "call";
  readonly callee: Path;
  readonly arguments: readonly Expression[];
  readonly span: Span;
}

/** Numeric minus. */
export interface Unary {
  readonly kind: "unary";
  readonly operator: "-";
  readonly operand: Expression;
  readonly span: Span;
}

export interface Binary {
  readonly kind: "binary";
  readonly operator: "+" | "-" | "*" | "/" | "^" | "mod";
  readonly left: Expression;
  readonly right: Expression;
  readonly operatorSpan: Span;
  readonly span: Span;
}

export type ComparisonOperator = "<" | "<=" | "==" | "!=" | ">=" | ">" | "in" | "not in";

/** `a <= b <= c`: operands are one more than operators. */
export interface Comparison {
  readonly kind: "comparison";
  readonly operands: readonly Expression[];
  readonly operators: readonly { readonly operator: ComparisonOperator; readonly span: Span }[];
  readonly span: Span;
}

export interface Logical {
  readonly kind: "logical";
  readonly operator: "and" | "or";
  readonly operands: readonly Expression[];
  readonly span: Span;
}

export interface Not {
  readonly kind: "not";
  readonly operand: Expression;
  readonly span: Span;
}

export interface Conditional {
  readonly kind: "if";
  readonly condition: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
  readonly span: Span;
}

export type ReductionOperator = "sum" | "product" | "min" | "max" | "count" | "exists" | "forall";

/** `sum(i in I, (j, k) in L where …) body`; count has no body; inter/union over an index are `union(i in I) S[i]`. */
export interface Reduction {
  readonly kind: "reduction";
  readonly operator: ReductionOperator | "union" | "inter";
  readonly binders: readonly Binder[];
  readonly condition: Expression | undefined;
  readonly body: Expression | undefined;
  readonly operatorSpan: Span;
  readonly span: Span;
}

export interface Tuple {
  readonly kind: "tuple";
  readonly elements: readonly Expression[];
  readonly span: Span;
}

/** `{ a, b, (c, d) }` or `{}`. */
export interface SetLiteral {
  readonly kind: "set-literal";
  readonly elements: readonly Expression[];
  readonly span: Span;
}

/** `{ 2024: 0, (Kanto, DJF): 3, Kanto: . }`; an undefined value is the dot, "the default". */
export interface TableLiteral {
  readonly kind: "table-literal";
  readonly entries: readonly {
    readonly key: Expression;
    readonly value: Expression | undefined;
    readonly span: Span;
  }[];
  readonly span: Span;
}

/** `{ (r, k) in A where … }` (no head) or `{ (c, t) for (c, t, _) in S where … }`. */
export interface Comprehension {
  readonly kind: "comprehension";
  readonly head: Expression | undefined;
  readonly binders: readonly Binder[];
  readonly condition: Expression | undefined;
  readonly span: Span;
}

/** `a .. b by s`. */
export interface RangeExpression {
  readonly kind: "range";
  readonly first: Expression;
  readonly last: Expression;
  readonly step: Expression | undefined;
  readonly span: Span;
}

/** Set algebra by words; the product of sets is written `*` and is a `binary` node. */
export interface SetOperation {
  readonly kind: "set-operation";
  readonly operator: "union" | "diff" | "symdiff" | "inter";
  readonly left: Expression;
  readonly right: Expression;
  readonly operatorSpan: Span;
  readonly span: Span;
}

/** `piecewise(x, { 0 MW: 0 JPY, … })` or `piecewise(x, p in 1 .. n, slope = e, upto = e)`; `binary` allows any curvature. */
export interface PiecewiseCall {
  readonly kind: "piecewise";
  readonly argument: Expression;
  readonly form:
    | { readonly kind: "points"; readonly points: Expression }
    | {
        readonly kind: "slopes";
        readonly binder: Binder;
        readonly slope: Expression;
        readonly upto: Expression;
      };
  readonly isBinary: boolean;
  readonly span: Span;
}

/** Stands where an expression could not be read; already reported. */
export interface MissingExpression {
  readonly kind: "missing";
  readonly span: Span;
}
