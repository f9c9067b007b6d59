/**
 * Domains, binders and expressions as written.
 */
import type { Span } from "../text/index.js";
import type { Name, Path } from "./ast-names.js";
import type { UnitExpression } from "./ast-declarations.js";

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
