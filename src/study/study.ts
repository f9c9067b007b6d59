/**
 * Studies that are checked, the runs they make and what a run gives back: plain data, fit to be sent to a worker.
 */
import type { Expression, Path, ScenarioDeclaration } from "../syntax/index.js";
import type { Span } from "../text/index.js";

/** Most runs that one study may make. */
export const maxRuns = 100_000;

/** A study whose parts fit together and whose changes pass the checker. */
export interface Study {
  readonly name: string;
  readonly doc: string | undefined;
  readonly span: Span;
  /** `base` alone when the study names none. */
  readonly scenarios: readonly string[];
  readonly method: Method;
  readonly varied: readonly Varied[];
  readonly measures: readonly Measure[];
  /** The objective under each scenario; undefined for a model without one. */
  readonly objectives: ReadonlyMap<string, Objective | undefined>;
}

/** A declared objective. */
export interface Objective {
  readonly name: string;
  readonly sense: Sense;
}

export type Sense = "minimize" | "maximize";

/** How a study makes its runs. */
export type Method =
  | { readonly kind: "one-at-a-time" | "grid" }
  | {
      readonly kind: "latin-hypercube" | "monte-carlo";
      readonly size: number;
      readonly seed: number;
    }
  | { readonly kind: "front"; readonly main: Goal; readonly other: Goal; readonly steps: number }
  | { readonly kind: "near-optimal"; readonly margin: number; readonly goals: readonly Goal[] }
  | {
      readonly kind: "outcomes";
      readonly outcomes: readonly Outcome[];
      readonly shared: readonly string[];
      /** The scenario that stands for the mean of the outcomes; with it the value of the stochastic solution is found. */
      readonly mean: string | undefined;
    };

/** One future of a two-stage study, with its probability. */
export interface Outcome {
  readonly scenario: string;
  readonly weight: number;
}

/** An expression that is made small or large. */
export interface Goal {
  /** As written. */
  readonly text: string;
  readonly sense: Sense;
  readonly value: Expression;
}

/** A parameter that the runs change. */
export interface Varied {
  /** As written up to the values: `tariff[Kanto] *`, `discount_rate`. */
  readonly text: string;
  readonly target: Path;
  readonly cell: readonly Expression[] | undefined;
  readonly operator: "=" | "*=" | "+=";
  readonly values: VariedValues;
  readonly span: Span;
}

/** What a parameter takes: each of a list, or draws. */
export type VariedValues =
  | { readonly kind: "list"; readonly values: readonly VariedValue[] }
  | { readonly kind: "distribution"; readonly distribution: Distribution };

/** One value with the text it was written as. */
export interface VariedValue {
  readonly text: string;
  readonly value: Expression;
}

/** Draws of a number in one unit; `unit` is the literal whose unit all of them have. */
export interface Distribution {
  readonly kind: "uniform" | "normal" | "triangular";
  readonly parameters: readonly number[];
  readonly literal: Extract<Expression, { readonly kind: "number" }>;
  readonly unitText: string;
}

/** What a study reads from each run. */
export interface Measure {
  /** As written. */
  readonly text: string;
  readonly value: Expression;
  /** The declaration whose every element is read; undefined for an expression of one value. */
  readonly whole: string | undefined;
}

// ---- Runs -----------------------------------------------------------------------------------

/** One run of a study, before it is solved. */
export interface Run {
  /** From 1, in the order of the plan. */
  readonly number: number;
  readonly scenario: string;
  /** For each parameter of the study: the value in this run, undefined where the scenario's own stands. */
  readonly values: readonly (RunValue | undefined)[];
  /** What this run is for, in words: `base`, `minimize wind`, `emissions <= 12`. */
  readonly purpose: string;
  readonly task: Task;
}

/** A value in one run. */
export interface RunValue {
  readonly text: string;
  /** Without its unit; undefined for a value that is not a number. */
  readonly number: number | undefined;
  readonly value: Expression;
}

/** All that a worker needs to carry out a run: equal tasks have equal results. */
export interface Task {
  /** One program, or one per outcome. */
  readonly parts: readonly TaskPart[];
  /** Variables that the parts share. */
  readonly shared: readonly string[];
  /** Several parts are one program with one expected objective, or each is solved by itself. */
  readonly isJoint: boolean;
  /** Solved before the parts, which then hold the shared variables where it has them. */
  readonly first: TaskPart | undefined;
  /** A bound on another goal than the one that is optimised. */
  readonly limit: Limit | undefined;
  readonly measures: readonly TaskMeasure[];
}

/** A program of a task: the model under this overlay. */
export interface TaskPart {
  /** `` for a task of one part, else the outcome's name. */
  readonly outcome: string;
  readonly weight: number;
  readonly overlay: ScenarioDeclaration;
}

/** `lower <= objective under the overlay <= upper`. */
export interface Limit {
  readonly overlay: ScenarioDeclaration;
  readonly lower: number;
  readonly upper: number;
}

/** A measure by the name to ask results for. */
export interface TaskMeasure {
  readonly text: string;
  readonly name: string;
}

// ---- Results of runs --------------------------------------------------------------------------

/** How a run ended: as a solve ends, or with data that the model refuses. */
export type RunStatus =
  | "optimal"
  | "infeasible"
  | "unbounded"
  | "infeasible-or-unbounded"
  | "time-limit"
  | "iteration-limit"
  | "interrupted"
  | "refused"
  | "fault";

/** What a run gave. */
export interface RunResult {
  readonly status: RunStatus;
  readonly message: string | undefined;
  /** In the sense of the program that was solved; undefined without a solution. */
  readonly objective: number | undefined;
  readonly values: readonly MeasuredValue[];
  /** Worst residual of our own check of the solution; undefined without one. */
  readonly residual: number | undefined;
  readonly seconds: number;
}

/** One number of a run. */
export interface MeasuredValue {
  /** `` unless the run had outcomes. */
  readonly outcome: string;
  /** `npv`, `emissions[2030]`. */
  readonly measure: string;
  /** Absent is undefined, never 0. */
  readonly value: number | undefined;
  readonly unit: string;
}

/** A run and what it gave. */
export interface FinishedRun {
  readonly run: Run;
  readonly result: RunResult;
}
