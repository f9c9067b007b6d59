/**
 * Diagnostics for programs: the same facts as the terminal form, with lines and columns from 1 in UTF-16 units.
 */
import { toPosition, type Position, type SourceFile, type Span } from "../text/index.js";
import type { Diagnostic, Severity } from "./diagnostic.js";

/** A range in one file; both positions are 1:1 when the file is not at hand. */
export interface JsonRange {
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
}

/** A diagnostic as plain JSON; absent parts are left out. */
export interface JsonDiagnostic extends JsonRange {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly label?: string;
  readonly why?: string;
  readonly help?: string;
  readonly related: readonly (JsonRange & { readonly text: string })[];
  readonly fixes: readonly {
    readonly title: string;
    readonly safety: "safe" | "unsafe";
    readonly edits: readonly (JsonRange & { readonly text: string })[];
  }[];
}

/** Turns offsets into positions; the result survives `JSON.stringify`. */
export function toJson(
  diagnostic: Diagnostic,
  sources: ReadonlyMap<string, SourceFile>,
): JsonDiagnostic {
  const rangeOf = (span: Span): JsonRange => {
    const source = sources.get(span.file);
    const positionOf = (offset: number): Position =>
      source === undefined ? { line: 1, column: 1 } : toPosition(source, offset);
    return { file: span.file, start: positionOf(span.start), end: positionOf(span.end) };
  };
  const withText = (item: { readonly span: Span; readonly text: string }) => ({
    ...rangeOf(item.span),
    text: item.text,
  });
  return {
    code: diagnostic.code,
    severity: diagnostic.severity,
    message: diagnostic.message,
    ...rangeOf(diagnostic.span),
    ...(diagnostic.label === undefined ? {} : { label: diagnostic.label }),
    ...(diagnostic.why === undefined ? {} : { why: diagnostic.why }),
    ...(diagnostic.help === undefined ? {} : { help: diagnostic.help }),
    related: diagnostic.related.map(withText),
    fixes: diagnostic.fixes.map(({ title, safety, edits }) => ({
      title,
      safety,
      edits: edits.map(withText),
    })),
  };
}
