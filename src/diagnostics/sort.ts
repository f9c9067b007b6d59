/**
 * The order in which people read diagnostics: by file and place, each once.
 */
import type { Diagnostic } from "./diagnostic.js";
import { withoutRepeats } from "./without-repeats.js";

/** Sorted by file, position, severity and code; what says the same of the same place is kept once. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...withoutRepeats(diagnostics)].sort(
    (a, b) =>
      compare(a.span.file, b.span.file) ||
      a.span.start - b.span.start ||
      a.span.end - b.span.end ||
      compare(a.severity, b.severity) ||
      compare(a.code, b.code),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
