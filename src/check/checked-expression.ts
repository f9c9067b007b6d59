/**
 * The expressions of the checked model: numbers, members, conditions and sets over slots, plain readonly data.
 * Numbers carry no units: each is in the unit that its context gave it.
 */
import type { Span } from "../text/index.js";

/** Number of a bound index column or local value inside one declaration (0, 1, 2 …). */
export type Slot = number;

/** What a member is a position in: a declared set of width one, or plain integers (the value itself). */
export type Carrier = { readonly kind: "set"; readonly set: string } | { readonly kind: "integer" };

// ---- Binders ----------------------------------------------------------------------------------

/** Walks the tuples of a set, binding, matching or skipping each column. */
export interface BinderModel {
  readonly elements: readonly BinderElement[];
  readonly set: SetExpression;
  readonly span: Span;
}

export type BinderElement =
  | { readonly kind: "bind"; readonly slot: Slot; readonly name: string; readonly carrier: Carrier }
  | { readonly kind: "match"; readonly member: MemberExpression }
  | { readonly kind: "skip" };

// ---- Numbers ----------------------------------------------------------------------------------

/** A numeric expression in the unit that its context gave it; conversions are explicit `scale` nodes. */
export type NumberExpression = { readonly span: Span; readonly degree: 0 | 1 } & NumberNode;

export type NumberNode =
  | { readonly kind: "constant"; readonly value: number }
  | {
      readonly kind: "param";
      readonly param: string;
      readonly arguments: readonly MemberExpression[];
    }
  /** Value of an integer member. */
  | { readonly kind: "member-number"; readonly member: MemberExpression }
  /** 1-based position in the member's set. */
  | { readonly kind: "ord"; readonly member: MemberExpression }
  | { readonly kind: "card"; readonly set: SetExpression }
  /** A local value bound by `let`, or a parameter's own value in its restrictions. */
  | { readonly kind: "local"; readonly slot: Slot }
  | {
      readonly kind: "variable";
      readonly variable: string;
      readonly arguments: readonly MemberExpression[];
    }
  | {
      readonly kind: "define";
      readonly define: string;
      readonly arguments: readonly MemberExpression[];
    }
  | {
      readonly kind: "piecewise";
      readonly piecewise: string;
      readonly arguments: readonly MemberExpression[];
    }
  | { readonly kind: "negate"; readonly operand: NumberExpression }
  /** Unit conversion: operand × factor. */
  | { readonly kind: "scale"; readonly factor: number; readonly operand: NumberExpression }
  | {
      readonly kind: "arithmetic";
      readonly operator: "+" | "-" | "*" | "/" | "^" | "mod";
      readonly left: NumberExpression;
      readonly right: NumberExpression;
    }
  | {
      readonly kind: "call";
      readonly function:
        "abs" | "exp" | "log" | "sqrt" | "floor" | "ceil" | "round" | "min" | "max";
      readonly arguments: readonly NumberExpression[];
    }
  | {
      readonly kind: "reduce";
      readonly operator: "sum" | "product" | "min" | "max" | "count";
      readonly binders: readonly BinderModel[];
      readonly condition: Condition | undefined;
      readonly body: NumberExpression;
    }
  | {
      readonly kind: "if";
      readonly condition: Condition;
      readonly then: NumberExpression;
      readonly otherwise: NumberExpression;
    }
  /** Each value is evaluated once, in order, and kept in its slot for the body: an inlined function. */
  | {
      readonly kind: "let";
      readonly bindings: readonly { readonly slot: Slot; readonly value: NumberExpression }[];
      readonly body: NumberExpression;
    }
  /** After a solve only. */
  | {
      readonly kind: "result";
      readonly what: "dual" | "price" | "slack" | "activity" | "reduced";
      readonly of: string;
      readonly arguments: readonly MemberExpression[];
    }
  | {
      readonly kind: "scenario-value";
      readonly scenario: string;
      readonly of: string;
      readonly arguments: readonly MemberExpression[];
    };

// ---- Members ----------------------------------------------------------------------------------

export type MemberExpression = { readonly span: Span; readonly carrier: Carrier } & MemberNode;

export type MemberNode =
  | { readonly kind: "slot"; readonly slot: Slot }
  | { readonly kind: "constant"; readonly value: string | number }
  /** `by` places on (negative: back) in the carrier's order; wraps when the set is cyclic, else off the end is an error. */
  | {
      readonly kind: "step";
      readonly member: MemberExpression;
      readonly by: NumberExpression;
      readonly isCyclic: boolean;
      readonly cyclicBy: string | undefined;
    }
  | { readonly kind: "end"; readonly which: "first" | "last"; readonly set: SetExpression }
  /** A parameter whose values are members. */
  | {
      readonly kind: "lookup";
      readonly param: string;
      readonly arguments: readonly MemberExpression[];
    }
  /** The member of an integer set that has this value. */
  | { readonly kind: "from-number"; readonly value: NumberExpression }
  | {
      readonly kind: "if";
      readonly condition: Condition;
      readonly then: MemberExpression;
      readonly otherwise: MemberExpression;
    };

// ---- Conditions --------------------------------------------------------------------------------

export type Condition = { readonly span: Span } & ConditionNode;

export type ConditionNode =
  | { readonly kind: "constant"; readonly value: boolean }
  /** Both sides in one unit; with a tolerance, `==` means |left - right| <= tolerance, and the others give way by it. */
  | {
      readonly kind: "compare";
      readonly operator: "<" | "<=" | "==" | "!=" | ">=" | ">";
      readonly left: NumberExpression;
      readonly right: NumberExpression;
      readonly tolerance: NumberExpression | undefined;
    }
  /** By label for == and !=, by the order of the left side's carrier otherwise. */
  | {
      readonly kind: "compare-members";
      readonly operator: "<" | "<=" | "==" | "!=" | ">=" | ">";
      readonly left: MemberExpression;
      readonly right: MemberExpression;
    }
  | {
      readonly kind: "in";
      readonly members: readonly MemberExpression[];
      readonly set: SetExpression;
    }
  | {
      readonly kind: "defined";
      readonly param: string;
      readonly arguments: readonly MemberExpression[];
    }
  | { readonly kind: "and" | "or"; readonly operands: readonly Condition[] }
  | { readonly kind: "not"; readonly operand: Condition }
  | {
      readonly kind: "exists" | "forall";
      readonly binders: readonly BinderModel[];
      readonly condition: Condition | undefined;
      readonly body: Condition;
    };

// ---- Sets --------------------------------------------------------------------------------------

/** A set of tuples; `columns` gives the carrier of each column of its tuples. */
export type SetExpression = { readonly span: Span; readonly columns: readonly Carrier[] } & SetNode;

export type SetNode =
  /** A declared set, or one set of a family. */
  | {
      readonly kind: "named";
      readonly set: string;
      readonly arguments: readonly MemberExpression[];
    }
  | {
      readonly kind: "range";
      readonly first: NumberExpression;
      readonly last: NumberExpression;
      readonly step: NumberExpression | undefined;
    }
  | { readonly kind: "literal"; readonly tuples: readonly (readonly MemberExpression[])[] }
  | { readonly kind: "product"; readonly factors: readonly SetExpression[] }
  | {
      readonly kind: "operation";
      readonly operator: "union" | "diff" | "symdiff" | "inter";
      readonly left: SetExpression;
      readonly right: SetExpression;
    }
  /** Tuples of `head` over the binders, without repetition; no head means the bound columns themselves. */
  | {
      readonly kind: "comprehension";
      readonly head: readonly MemberExpression[] | undefined;
      readonly binders: readonly BinderModel[];
      readonly condition: Condition | undefined;
    }
  | {
      readonly kind: "gather";
      readonly operator: "union" | "inter";
      readonly binders: readonly BinderModel[];
      readonly condition: Condition | undefined;
      readonly body: SetExpression;
    }
  /** The tuples over which a declaration is defined (used by totals). */
  | { readonly kind: "domain-of"; readonly declaration: string };
