/**
 * One mistake is said once, however many scenarios, calls or columns lead to it.
 */
import type { Diagnostic } from "./diagnostic.js";

/** What makes two diagnostics the same: code, place and message. */
export function identityOf({ code, span, message }: Diagnostic): string {
  return `${code} ${span.file} ${span.start} ${span.end} ${message}`;
}

/** The first of each, in the order given. */
export function withoutRepeats(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter((diagnostic) => {
    const identity = identityOf(diagnostic);
    if (seen.has(identity)) return false;
    seen.add(identity);
    return true;
  });
}
