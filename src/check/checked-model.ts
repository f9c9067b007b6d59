/**
 * The checked model: every name resolved, every unit converted, every degree known. It needs no data.
 * Functions and overlays are gone (inlined, applied); totals are sums over their contributions; piecewise terms have names.
 * Expressions speak of slots: numbered places of a frame, one per bound index column or local value, unique in a declaration.
 */
import type { SourceOption } from "../syntax/index.js";
import type { Span } from "../text/index.js";
import type { Unit, UnitTable } from "../units/index.js";
import type {
  BinderModel,
  Carrier,
  Condition,
  MemberExpression,
  NumberExpression,
  SetExpression,
  Slot,
} from "./checked-expression.js";

export type * from "./checked-expression.js";

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
  readonly claims: ReadonlyMap<string, ClaimModel>;
  readonly iamc: ReadonlyMap<string, IamcModel>;
  readonly figures: ReadonlyMap<string, FigureModel>;
  /** Name of the objective in `defines`; undefined when the model has none (a feasibility problem). */
  readonly objective:
    { readonly name: string; readonly sense: "minimize" | "maximize" } | undefined;
  /** False where a study's goal stands in for the objective: what is dual then has no value. */
  readonly hasPrices: boolean;
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
  readonly options: readonly SourceOption[];
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

/** A claim of a publication: a report without indices, and what its value should be. */
export interface ClaimModel extends ReportModel {
  readonly expected: ClaimExpectation;
  /** The expectation as written. */
  readonly expectedText: string;
  /** Why the value differs from the publication's, where it does. */
  readonly reason: string | undefined;
}

/** What a claim expects; bounds and value are data in the claim's unit, the tolerance is a share of the value. */
export type ClaimExpectation =
  | {
      readonly kind: "interval";
      readonly lower: NumberExpression | undefined;
      readonly upper: NumberExpression | undefined;
    }
  | {
      readonly kind: "about";
      readonly value: NumberExpression;
      readonly tolerance: NumberExpression | undefined;
    };

/** A variable of an IAMC table. Columns are positions in `domain.columns`; each is used exactly once. */
export interface IamcModel extends ReportModel {
  /** The unit's name in the table. */
  readonly unitLabel: string;
  readonly variable: readonly TemplatePart[];
  readonly region:
    | { readonly kind: "index"; readonly column: number }
    | { readonly kind: "text"; readonly text: string };
  readonly year: number;
  readonly subannual: readonly TemplatePart[] | undefined;
}

/** A piece of a label: text as it stands, or the member of an index. */
export type TemplatePart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "index"; readonly column: number };

/** What a figure shows and how: series over indices, or the runs of a study. */
export interface FigureModel extends ModelBase {
  readonly mark: FigureMark;
  /** Scenarios of `for`; empty for every scenario that was solved. */
  readonly scenarios: readonly string[];
  readonly content: SeriesContent | StudyContent;
}

export type FigureMark = "line" | "area" | "bar" | "grouped" | "point" | "tiles" | "tornado";

export type FigureChannelName = "x" | "color" | "column" | "row" | "region";

/** Values of declarations or formulas of the figure's own, all in one unit. */
export interface SeriesContent {
  readonly kind: "series";
  readonly unit: Unit;
  /** What each channel shows: an index, by the name that is written, or which series or scenario a value is of. */
  readonly channels: ReadonlyMap<
    FigureChannelName,
    { readonly kind: "index"; readonly name: string } | { readonly kind: "scenario" | "series" }
  >;
  readonly series: readonly FigureSeries[];
}

/** One series: values times a factor. */
export interface FigureSeries {
  readonly label: string;
  /** Name to ask results for: a declaration, or the report below. */
  readonly of: string;
  readonly factor: number;
  /** A formula of the figure's own. */
  readonly report: ReportModel | undefined;
  /** Position in the domain of the index that each channel shows. */
  readonly columns: ReadonlyMap<FigureChannelName, number>;
}

/** What the runs of a study varied and measured. */
export interface StudyContent {
  readonly kind: "study";
  readonly study: string;
  /** The measure that is shown, as the study writes it, times a factor; undefined for the study's only one. */
  readonly measure: string | undefined;
  readonly factor: number;
  /** Unit after the factor; undefined for the measure's own. */
  readonly unit: Unit | undefined;
  /** What each channel shows: a parameter or a measure as the study writes it, or the scenario. */
  readonly channels: ReadonlyMap<
    FigureChannelName,
    { readonly kind: "varied" | "measure"; readonly text: string } | { readonly kind: "scenario" }
  >;
}
