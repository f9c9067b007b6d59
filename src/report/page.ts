/**
 * A report as a page: sections of blocks, all plain data. Texts are the user's or ours and unescaped here; `render-page.ts`
 * escapes every one of them. The only markup is the SVG of charts, which is made there too.
 */
import type { Chart } from "../figures/index.js";

/** A piece of a sentence. */
export type Inline =
  | { readonly kind: "text"; readonly text: string }
  /** A name as it is typed, a file, a hash. */
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "strong"; readonly text: string }
  /** To an anchor of this page, or to a file beside it by its relative path. */
  | { readonly kind: "link"; readonly text: string; readonly anchor: string }
  | { readonly kind: "file"; readonly text: string; readonly path: string };

/** A sentence, or a part of one. */
export type Sentence = readonly Inline[];

/** A cell: words, or a number that was made ready to be read. */
export type Cell =
  | { readonly kind: "words"; readonly content: Sentence }
  | { readonly kind: "number"; readonly text: string };

/** A column of a table. */
export interface Column {
  readonly title: Sentence;
  /** Under the title, in softer letters. */
  readonly unit?: string;
  readonly isNumeric: boolean;
}

/** A table whose first column names the rows. */
export interface Table {
  readonly caption: Sentence;
  /** The caption is for those who hear the page: a heading above says the same. */
  readonly isCaptionHidden?: boolean;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** What is not shown, and where it is. */
  readonly note?: Sentence;
}

/** A picture with its numbers. */
export interface PageChart {
  readonly anchor: string;
  readonly title: Sentence;
  /** A line below the title; empty when there is nothing to add. */
  readonly subtitle: Sentence;
  /** Drawn when the page is rendered, for wide and for narrow screens. */
  readonly picture: Chart;
  readonly table: Table | undefined;
  /** Files beside the page that hold the picture or its numbers. */
  readonly files: Sentence;
}

/** A number that stands by itself. */
export interface Card {
  readonly label: Sentence;
  readonly value: string;
  readonly unit: string;
  readonly note: Sentence;
}

/** A line of a list of facts. */
export interface Fact {
  readonly label: string;
  readonly content: Sentence;
}

/** A part of a section. */
export type Block =
  /** Below the heading of the section. */
  | { readonly kind: "heading"; readonly text: Sentence }
  | { readonly kind: "paragraph"; readonly content: Sentence }
  | { readonly kind: "notice"; readonly content: Sentence }
  | { readonly kind: "cards"; readonly cards: readonly Card[] }
  | { readonly kind: "table"; readonly table: Table }
  | { readonly kind: "chart"; readonly chart: PageChart }
  | { readonly kind: "facts"; readonly facts: readonly Fact[] }
  | { readonly kind: "list"; readonly items: readonly Sentence[] }
  | { readonly kind: "preformatted"; readonly text: string }
  | { readonly kind: "folded"; readonly summary: Sentence; readonly blocks: readonly Block[] };

/** A part of the page with a heading of its own. */
export interface Section {
  readonly anchor: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** The whole page. */
export interface Page {
  readonly title: string;
  /** Name of what the page is about, as it is typed. */
  readonly name: string;
  readonly lead: readonly Sentence[];
  readonly sections: readonly Section[];
}

/** Makes pieces of sentences. */
export const inline = {
  text: (text: string): Inline => ({ kind: "text", text }),
  code: (text: string): Inline => ({ kind: "code", text }),
  strong: (text: string): Inline => ({ kind: "strong", text }),
  link: (text: string, anchor: string): Inline => ({ kind: "link", text, anchor }),
  file: (text: string, path: string): Inline => ({ kind: "file", text, path }),
} as const;

/** A sentence of words and names: texts between backticks become code. */
export function say(text: string): Sentence {
  return text
    .split("`")
    .map((part, i) => (i % 2 === 1 ? inline.code(part) : inline.text(part)))
    .filter(({ text: part }) => part !== "");
}

/** A paragraph. */
export function paragraph(...content: readonly Inline[]): Block {
  return { kind: "paragraph", content };
}

/** A cell of words. */
export function words(...content: readonly Inline[]): Cell {
  return { kind: "words", content };
}

/** A cell of plain text. */
export function textCell(text: string): Cell {
  return { kind: "words", content: text === "" ? [] : [inline.text(text)] };
}
