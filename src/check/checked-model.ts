/**
 * The checked model: every name resolved, every unit converted, every degree known. It needs no data.
 * Functions and overlays are gone (inlined, applied); totals are sums over their contributions; piecewise terms have names.
 * Expressions speak of slots: numbered places of a frame, one per bound index column or local value, unique in a declaration.
 */
import type { Span } from "../text/index.js";
import type { Unit, UnitTable } from "../units/index.js";

/** Number of a bound index column or local value inside one declaration (0, 1, 2 …). */
export type Slot = number;

/** What a member is a position in: a declared set of width one, or plain integers (the value itself). */
export type Carrier = { readonly kind: "set"; readonly set: string } | { readonly kind: "integer" };

export interface CheckedModel {
  readonly name: string;
  readonly doc: string | undefined;
  readonly scenario: string;
  /** Every unit the program knows: for units in data headers and for showing results. */
  readonly units: UnitTable;
  readonly sets: ReadonlyMap<string, SetModel>;
  readonly params: ReadonlyMap<string, ParamModel>;
  readonly tables: ReadonlyMap<string, TableModel>;
  readonly variables: ReadonlyMap<string, VariableModel>;
  /** define, cost, term, total and objective: everything that is a formula under a name. */
  readonly defines: ReadonlyMap<string, DefineModel>;
  readonly piecewise: ReadonlyMap<string, PiecewiseModel>;
  readonly constraints: ReadonlyMap<string, ConstraintModel>;
  readonly checks: ReadonlyMap<string, CheckDeclarationModel>;
  readonly reports: ReadonlyMap<string, ReportModel>;
  /** Name of the objective in `defines`; undefined when the model has none (a feasibility problem). */
  readonly objective:
    { readonly name: string; readonly sense: "minimize" | "maximize" } | undefined;
  /** Where each reference in the text leads: for editors. */
  readonly references: readonly { readonly span: Span; readonly target: string }[];
}

interface ModelBase {
  readonly name: string;
  readonly doc: string | undefined;
  /** The whole declaration, and its name alone. */
  readonly span: Span;
  readonly nameSpan: Span;
}

// ---- Domains --------------------------------------------------------------------------------

/** One index column of a declaration: what it is called, what it is a position in, where its frame keeps it. */
export interface IndexColumn {
  /** The index name if one was written, else the set's name; unique within the declaration (`REGION`, `REGION_2`). */
  readonly name: string;
  readonly carrier: Carrier;
  readonly slot: Slot;
}

/** The index domain of a declaration; no binders means one element. */
export interface DomainModel {
  readonly binders: readonly BinderModel[];
  readonly condition: Condition | undefined;
  readonly columns: readonly IndexColumn[];
  readonly span: Span;
}

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

// ---- Declarations -----------------------------------------------------------------------------

export interface SetModel extends ModelBase {
  /** One carrier per column. A set of width one is its own carrier; so is each root. */
  readonly columns: readonly Carrier[];
  readonly columnNames: readonly string[];
  /** Indices of a family of sets `S[i in I]`; undefined for a plain set. */
  readonly family: DomainModel | undefined;
  /** The set every element must be in. */
  readonly within: SetExpression | undefined;
  readonly isOrdered: boolean;
  readonly isInteger: boolean;
  readonly cyclic: { readonly by: string | undefined } | undefined;
  readonly definition:
    | {
        readonly kind: "members";
        readonly values: readonly { readonly value: string | number; readonly span: Span }[];
      }
    | { readonly kind: "expression"; readonly value: SetExpression }
    | { readonly kind: "source"; readonly source: SourceModel };
  /** `default {}`: a family's index without rows is an empty set. */
  readonly isEmptyByDefault: boolean;
}

/** Where data come from, with the file's path resolved against the declaring file. */
export interface SourceModel {
  readonly file:
    | { readonly kind: "path"; readonly path: string; readonly span: Span }
    | { readonly kind: "table"; readonly table: string; readonly span: Span };
  readonly options: readonly import("../syntax/index.js").SourceOption[];
  readonly span: Span;
}

export interface TableModel extends ModelBase {
  readonly content: string;
  /** Span of the text between the triple quotes, in the declaring file. */
  readonly contentSpan: Span;
}

export interface ParamModel extends ModelBase {
  readonly domain: DomainModel;
  readonly unit: Unit;
  /** Members of this set instead of numbers. */
  readonly memberOf: string | undefined;
  /** Value must satisfy each; the value itself is the slot `valueSlot`. */
  readonly restrictions: readonly {
    readonly condition: Condition;
    readonly text: string;
    readonly span: Span;
  }[];
  readonly valueSlot: Slot;
  readonly isInteger: boolean;
  readonly isOptional: boolean;
  readonly fallback: Value | undefined;
  readonly definition:
    | { readonly kind: "none" }
    | { readonly kind: "expression"; readonly value: Value }
    | { readonly kind: "cells"; readonly cells: readonly CellModel[] }
    | { readonly kind: "source"; readonly source: SourceModel };
  readonly interpolate: "no" | "inside" | "hold";
  readonly adjustments: readonly AdjustmentModel[];
}

/** A number or a member. */
export type Value =
  | { readonly kind: "number"; readonly expression: NumberExpression }
  | { readonly kind: "member"; readonly expression: MemberExpression };

/** One written cell; an undefined value is the dot, "the default". */
export interface CellModel {
  readonly key: readonly MemberExpression[];
  readonly value: Value | undefined;
  readonly span: Span;
}

/** `p *= e`, `p += e` on all, or `p[key] = | *= | += e` on the cells that the key names (no key: all). */
export interface AdjustmentModel {
  readonly operator: "=" | "*=" | "+=";
  readonly key: readonly MemberExpression[] | undefined;
  /** Already in the parameter's unit for `=` and `+=`; dimensionless for `*=`. */
  readonly value: Value | undefined;
  readonly source: SourceModel | undefined;
  readonly span: Span;
}

export interface VariableModel extends ModelBase {
  readonly domain: DomainModel;
  readonly unit: Unit;
  /** All must hold; constants and data only. Empty means unbounded. */
  readonly lower: readonly NumberExpression[];
  readonly upper: readonly NumberExpression[];
  readonly integrality: "continuous" | "integer" | "binary";
}

export interface DefineModel extends ModelBase {
  readonly kind: "define" | "cost" | "term" | "total" | "objective";
  readonly domain: DomainModel;
  readonly unit: Unit;
  readonly value: NumberExpression;
  /** 0: data only; 1: holds variables. */
  readonly degree: 0 | 1;
  /** For cost and term: the total it flows into. */
  readonly into: string | undefined;
}

/** `operand operator operand [operator operand]`, all in `unit`. */
export interface ConstraintModel extends ModelBase {
  readonly domain: DomainModel;
  readonly operands: readonly NumberExpression[];
  readonly operators: readonly ("<=" | "==" | ">=")[];
  readonly unit: Unit;
}

/** A piecewise-linear term that stands in some formula; referred to by name with the indices of its context. */
export interface PiecewiseModel {
  readonly name: string;
  readonly span: Span;
  /** The indices in scope where it stands. */
  readonly domain: DomainModel;
  readonly argument: NumberExpression;
  readonly argumentUnit: Unit;
  readonly valueUnit: Unit;
  readonly form:
    | {
        readonly kind: "points";
        readonly points: readonly {
          readonly at: NumberExpression;
          readonly value: NumberExpression;
        }[];
      }
    /** The binder's slot follows the domain's; slope in valueUnit per argumentUnit, upto in argumentUnit. */
    | {
        readonly kind: "slopes";
        readonly binder: BinderModel;
        readonly slope: NumberExpression;
        readonly upto: NumberExpression;
      };
  readonly isBinary: boolean;
}

export interface CheckDeclarationModel extends ModelBase {
  readonly domain: DomainModel;
  readonly condition: Condition;
  readonly text: string;
}

export interface ReportModel extends ModelBase {
  readonly domain: DomainModel;
  readonly unit: Unit;
  readonly value: NumberExpression;
  /** Scenarios that must have been solved; empty for a report on its own run. */
  readonly scenarios: readonly string[];
}

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
