/**
 * Scenarios and studies as written: lists of changes and of what to vary.
 */
import type { Span } from "../text/index.js";
import type { Name, Path } from "./ast-names.js";
import type { Expression, NumberLiteral } from "./ast-expressions.js";
import type { DeclarationBase, Restriction, Source } from "./ast-declarations.js";
import type { Declaration } from "./ast.js";

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
      /** Never written: a study's goal stands in for this objective, in whose unit prices are still understood. */
      readonly standsFor?: { readonly objective: string | undefined };
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
  /** `outcomes { LOW: 0.3, HIGH: 0.7 } mean MID`. */
  | {
      readonly kind: "outcomes";
      readonly outcomes: readonly { readonly scenario: Name; readonly weight: Expression }[];
      /** The scenario that stands for the mean of the outcomes. */
      readonly mean: Name | undefined;
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
