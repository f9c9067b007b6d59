/**
 * A comparison as a page: sections of lines with details, before anything is said about colours or Markdown.
 */
import { reportData } from "./report-data.js";
import { reportDeclarations } from "./report-declarations.js";
import { reportResults } from "./report-results.js";
import { reportRows } from "./report-rows.js";
import type { Section } from "./report-lines.js";
import type { ModelDiff } from "./model-diff.js";

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
