/**
 * The program as one table of declarations: every name has its declaration and the scope it was written in.
 * Components are instantiated (their declarations appear as `bess.soc` with cloned trees), modules are reachable by scope,
 * and scenarios are overlays that give another table of the same shape.
 */
import type {
  ComponentDeclaration,
  Declaration,
  Expression,
  FigureDeclaration,
  Name,
  ScenarioDeclaration,
  Source,
  StudyDeclaration,
  UnitDeclaration,
  DimensionDeclaration,
  PrefixDeclaration,
} from "../syntax/index.js";
import type { ModelChanges } from "./read-changes.js";
import type { SourceFile, Span } from "../text/index.js";

/** Declarations that stand for something in the model: not units, components, uses, scenarios, studies and figures. */
export type ModelDeclaration = Exclude<
  Declaration,
  {
    readonly kind:
      "dimension" | "unit" | "prefix" | "component" | "use" | "scenario" | "study" | "figure";
  }
>;

/** One declaration under its full name. */
export interface ResolvedDeclaration {
  /** Full name, with dots for component members; `check` declarations without a name get `check 1`, `check 2` … */
  readonly name: string;
  readonly declaration: ModelDeclaration;
  readonly scope: Scope;
  /** Changes by scenarios, in the order in which they act: on cells first, then on the final value. */
  readonly adjustments: readonly Adjustment[];
}

/** A scenario's (or --set's) change of a parameter beyond replacing its definition. */
export interface Adjustment {
  readonly operator: "=" | "*=" | "+=";
  /** The subscript of the changed cells; undefined changes all. */
  readonly cell: readonly Expression[] | undefined;
  readonly value: Expression | undefined;
  readonly from: Source | undefined;
  readonly scope: Scope;
  readonly span: Span;
}

/** What names mean at one place in the program. */
export interface Scope {
  /** The declaration a path means here: own names, then those imported; undefined when unknown. */
  readonly find: (path: string) => ResolvedDeclaration | undefined;
  /** Every path that means something here, for near names and completion. */
  readonly names: () => readonly string[];
  /**
   * True for a path without a meaning whose fault is already reported where it was to be made: a failed import,
   * a use of an unknown component. A use of such a path is not reported again.
   */
  readonly isBroken: (path: string) => boolean;
  /** Folder of the file, "" at the root: data paths are relative to it. */
  readonly folder: (file: string) => string;
}

/** A component, and what the names in it mean where it is declared. */
export interface ComponentEntry {
  readonly declaration: ComponentDeclaration;
  readonly scope: Scope;
  /** Components known where this one is declared, itself among them. */
  readonly find: (name: string) => ComponentEntry | undefined;
}

/** The whole program, ready to be checked. */
export interface ResolvedProgram {
  readonly name: string;
  readonly doc: string | undefined;
  readonly entry: string;
  readonly sources: ReadonlyMap<string, SourceFile>;
  /** Declarations of the model by full name, component members included, functions of modules excluded. Sorted as written, files in include order. */
  readonly declarations: ReadonlyMap<string, ResolvedDeclaration>;
  readonly units: readonly (UnitDeclaration | DimensionDeclaration | PrefixDeclaration)[];
  readonly scenarios: ReadonlyMap<string, ScenarioDeclaration>;
  readonly studies: ReadonlyMap<string, StudyDeclaration>;
  readonly figures: ReadonlyMap<string, FigureDeclaration>;
  /** What the models of a chain of `extends` change, the innermost first; the scenario room applies them. */
  readonly changes: readonly ModelChanges[];
  /** Components that the model knows, by the name it knows them under. */
  readonly components: ReadonlyMap<string, ComponentEntry>;
  /** Scope of the model itself: for --set, `dcm show` and scenario items. */
  readonly scope: Scope;
  /** The objective chosen by a scenario or the caller; undefined leaves the only one. */
  readonly objective: Name | undefined;
  /** For a goal of a study: the objective that it stands in for. Prices keep its unit, and have no values. */
  readonly standsFor: { readonly objective: string | undefined } | undefined;
  /** Which scenario this is: `base` before any overlay. */
  readonly scenario: string;
  /** What scenarios or settings took away, so that a use of it can say so. */
  readonly removed: ReadonlyMap<string, { readonly span: Span; readonly scenario: string }>;
}
