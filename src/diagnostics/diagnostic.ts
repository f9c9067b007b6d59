/**
 * The diagnostic value: what every pass reports instead of throwing.
 * Text lives in the catalogue; a diagnostic carries the code, the filled-in message and its spans.
 * Spans are offsets into one source file; lines and columns are computed in `text/` when shown.
 */
import type { Span } from "../text/index.js";

export type Severity = "error" | "warning";

/** A second place that helps to understand the first, with a few words. */
export interface Label {
  readonly span: Span;
  readonly text: string;
}

/** A textual repair; safe ones keep the meaning of the model. */
export interface Fix {
  readonly title: string;
  readonly safety: "safe" | "unsafe";
  readonly edits: readonly { readonly span: Span; readonly text: string }[];
}

/** One fault of the user's text or data. */
export interface Diagnostic {
  /** Kebab-case code from the catalogue. */
  readonly code: string;
  readonly severity: Severity;
  /** One sentence, lower case, no full stop. */
  readonly message: string;
  readonly span: Span;
  /** Words under the primary span. */
  readonly label: string | undefined;
  readonly related: readonly Label[];
  readonly why: string | undefined;
  readonly help: string | undefined;
  readonly fixes: readonly Fix[];
}
