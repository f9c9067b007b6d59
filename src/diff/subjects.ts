/**
 * What is compared one by one: declarations, units, scenarios, items of scenarios, studies, figures. Each subject says what it is
 * called, what it mentions, and describes itself in aspects (unit, bounds, formula, …) under a given naming.
 */
import type { Expression } from "../syntax/index.js";
import type { Span } from "../text/index.js";
import type { Bound, Former } from "./former.js";

/** What a declaration is called when names are tried out. */
export type Naming = (fullName: string) => string;

/** The names as they are. */
export const ownNames: Naming = (fullName) => fullName;

/** One side of a declaration that can be the same or differ. */
export interface Aspect {
  /** `formula`, `unit`, `bounds`, `index names`, … */
  readonly name: string;
  /** Equal forms mean the same. */
  readonly form: string;
  /** What is shown of it; undefined where it is absent. */
  readonly shown: Shown | undefined;
}

/** A place in the source, or a text of its own. */
export type Shown =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "span";
      readonly span: Span;
      /** Formulas whose differing parts can be marked. */
      readonly formula: Formula | undefined;
    }
  /** Several places, shown one after another. */
  | { readonly kind: "spans"; readonly spans: readonly Span[] };

/** An expression with all that is needed to compare its parts. */
export interface Formula {
  readonly expression: Expression;
  readonly bound: Bound;
  readonly former: Former;
}

/** Something to compare. */
export interface Subject {
  /** Unique on its side: full name; `scenario X`, `unit X`, `study X`, `figure X`; items of scenarios add what they change. */
  readonly key: string;
  /** The key under a naming: items of scenarios follow the names of scenario and target. */
  readonly keyUnder: (naming: Naming) => string;
  /** `param`, `constraint`, `scenario`, `scenario item`, … */
  readonly kind: string;
  /** As shown to a person. */
  readonly name: string;
  readonly doc: string | undefined;
  readonly span: Span;
  /** True when other subjects refer to it by its key, so that it may have been renamed. */
  readonly isNamed: boolean;
  readonly describe: (naming: Naming) => readonly Aspect[];
  /** Keys of the subjects that it mentions. */
  readonly mentions: () => ReadonlySet<string>;
}

/** The whole subject in one text. */
export function formOf(aspects: readonly Aspect[], left: readonly string[] = []): string {
  return aspects
    .filter((aspect) => !left.includes(aspect.name))
    .map((aspect) => `${aspect.name}: ${aspect.form}`)
    .join("\n");
}
