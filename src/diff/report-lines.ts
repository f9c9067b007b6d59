/**
 * What pages of comparisons are made of: sections of lines with details.
 */
import type { MarkedText } from "./excerpt.js";

/** `+` added, `-` removed, `~` changed, `>` renamed. */
export type Sign = "+" | "-" | "~" | ">";

/** What stands under a line. */
export type Detail =
  | { readonly kind: "plain"; readonly text: string }
  /** A text before and after, with what differs marked. */
  | {
      readonly kind: "pair";
      readonly label: string;
      readonly before: MarkedText | undefined;
      readonly after: MarkedText | undefined;
    };

/** One thing that differs. */
export interface Line {
  readonly sign: Sign;
  readonly text: string;
  /** Where it is written. */
  readonly place?: string;
  readonly details: readonly Detail[];
}

/** One layer. */
export interface Section {
  readonly title: string;
  readonly summary: string;
  readonly lines: readonly Line[];
}

/** A detail of words. */
export function plainDetail(text: string): Detail {
  return { kind: "plain", text };
}

/** The first lines, and one that counts the others. */
export function limitLines(lines: readonly Line[], most: number): readonly Line[] {
  if (lines.length <= most) return lines;
  const more = `… ${(lines.length - most).toLocaleString("en-US")} more`;
  return [...lines.slice(0, most), { sign: "~", text: more, details: [] }];
}
