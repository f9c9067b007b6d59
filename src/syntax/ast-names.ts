/**
 * Names, paths and texts as written: what every other part of the tree is made of.
 */
import type { Span } from "../text/index.js";

/** An identifier as written, NFC-normalised. */
export interface Name {
  readonly text: string;
  readonly span: Span;
}

/** A name with dots, such as `bess.soc` or `std.finance`; `text` joins the parts with dots. */
export interface Path {
  readonly text: string;
  readonly parts: readonly Name[];
  readonly span: Span;
}

/** A quoted text with escapes undone. */
export interface Text {
  readonly value: string;
  readonly span: Span;
}

export interface Comment {
  /** From `#` to the end of the line, without the line ending. */
  readonly text: string;
  readonly span: Span;
}
