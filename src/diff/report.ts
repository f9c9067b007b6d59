/**
 * A comparison as a page: sections of lines with details, before anything is said about colours or Markdown.
 */
import type { MarkedText } from "./excerpt.js";
import { reportData } from "./report-data.js";
import { reportDeclarations } from "./report-declarations.js";
import { reportResults } from "./report-results.js";
import { reportRows } from "./report-rows.js";
import type { ModelDiff } from "./model-diff.js";

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

/** The page of a comparison. */
export interface Report {
  readonly title: string;
  readonly sections: readonly Section[];
  readonly notes: readonly string[];
}

/** Lays out a comparison. */
export function reportDiff(diff: ModelDiff): Report {
  const sections: Section[] = [];
  if (diff.declarations !== undefined) sections.push(reportDeclarations(diff.declarations));
  if (diff.data !== undefined) sections.push(reportData(diff.data));
  if (diff.rows !== undefined) sections.push(reportRows(diff.rows));
  if (diff.results !== undefined) sections.push(reportResults(diff.results));
  const scenario = diff.scenario === "base" ? "" : ` (${diff.scenario})`;
  return { title: `${diff.before} → ${diff.after}${scenario}`, sections, notes: diff.notes };
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
