/**
 * A model as a document: sections of entries with formulas, facts and links, ready to be rendered as HTML or LaTeX.
 * Texts are the user's and unescaped here; the renderers escape all of them.
 */
import type { MathNode } from "./math.js";

/** A piece of a sentence. */
export type Inline =
  | { readonly kind: "text"; readonly text: string }
  /** A file, a column, a name as it is typed. */
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "math"; readonly math: MathNode }
  | { readonly kind: "link"; readonly text: string; readonly anchor: string };

/** A sentence, or a part of one. */
export type Sentence = readonly Inline[];

/** A displayed formula, and over what it holds. */
export interface Formula {
  readonly math: MathNode;
  readonly forAll: MathNode | undefined;
}

/** A line under an entry: `Unit  JPY/kWh`. */
export interface Fact {
  readonly label: string;
  readonly content: Sentence;
}

/** One declaration. */
export interface Entry {
  /** Name in links, unique in the document. */
  readonly anchor: string;
  readonly name: string;
  /** `parameter`, `cost` … in the words of the field. */
  readonly kind: string;
  /** Number of the equation, from the beginning of the doc string. */
  readonly number: string | undefined;
  /** What formulas write for it, and its unit; undefined for what no formula names. */
  readonly symbol: MathNode | undefined;
  readonly unit: MathNode | undefined;
  /** The rest of the doc string; empty when there is none. */
  readonly doc: string;
  readonly formulas: readonly Formula[];
  readonly facts: readonly Fact[];
  /** Anchors of what the formulas name. */
  readonly uses: readonly string[];
}

/** A group of entries under a heading. */
export interface Section {
  readonly anchor: string;
  readonly title: string;
  readonly entries: readonly Entry[];
}

/** A line of the table of symbols. */
export interface SymbolLine {
  readonly anchor: string;
  readonly symbol: MathNode;
  readonly kind: string;
  readonly unit: MathNode | undefined;
  readonly meaning: string;
}

/** The whole document. */
export interface ModelDocument {
  readonly name: string;
  readonly title: string;
  /** What the document was made with and without. */
  readonly notes: readonly Sentence[];
  readonly legend: readonly Fact[];
  readonly sections: readonly Section[];
  readonly symbols: readonly SymbolLine[];
  /** Anchors of entries in whose formulas an anchor is named. */
  readonly usedBy: ReadonlyMap<string, readonly string[]>;
  /** Entries by anchor. */
  readonly entries: ReadonlyMap<string, Entry>;
}

/** Makes pieces of sentences. */
export const inline = {
  text: (text: string): Inline => ({ kind: "text", text }),
  code: (text: string): Inline => ({ kind: "code", text }),
  math: (math: MathNode): Inline => ({ kind: "math", math }),
  link: (text: string, anchor: string): Inline => ({ kind: "link", text, anchor }),
} as const;

/** Splits a doc string that begins with a number of an equation, `(12) …`. */
export function splitNumber(doc: string): {
  readonly number: string | undefined;
  readonly text: string;
} {
  const found = /^\s*\(((?:[A-Za-z]{1,2}[.-]?)?\d+(?:[.-]\d+)*[a-z]?′?)\)\s*/u.exec(doc);
  if (found === null) return { number: undefined, text: doc.trim() };
  return { number: found[1], text: doc.slice(found[0].length).trim() };
}
