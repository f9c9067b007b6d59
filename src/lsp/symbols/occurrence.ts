/**
 * Where names stand in one item of a file, and what each may lead to. Found from the tree alone, so that it works in texts
 * with mistakes: names of indices are resolved here, all others by the symbol table of the program.
 */
import type { Expression, Name } from "../../syntax/index.js";
import type { Span } from "../../text/index.js";

/** An index or a parameter of a function, with the set it walks (or the tuple column of it). */
export interface LocalName {
  readonly name: Name;
  readonly kind: "index" | "argument";
  readonly set: Expression | undefined;
  /** Column of the set's tuples; undefined when the set has one. */
  readonly column: number | undefined;
  /** Where it may be used. */
  readonly scope: Span;
}

/** What an occurrence names. */
export type Target =
  | { readonly kind: "local"; readonly local: LocalName }
  /** A dotted path up to and including this part; `container` is the component the text stands in. */
  | { readonly kind: "path"; readonly path: string; readonly container: string | undefined }
  | { readonly kind: "unit"; readonly name: string }
  /** A name that an import takes from a module; `span` is the import's. */
  | { readonly kind: "export"; readonly name: string; readonly importSpan: Span }
  /** A given of the component that a `use` names. */
  | { readonly kind: "given"; readonly component: string; readonly name: string };

/** One name in the text. */
export interface Occurrence {
  readonly span: Span;
  readonly text: string;
  readonly isDefinition: boolean;
  readonly target: Target;
}

/** All names of one item. */
export interface ItemNames {
  readonly occurrences: readonly Occurrence[];
  readonly locals: readonly LocalName[];
}
