/**
 * The result of a pass, and the bag it reports into. A pass never throws for the user's mistakes.
 */
import type { Diagnostic } from "./diagnostic.js";

/** A pass's value together with everything it had to say. */
export interface Outcome<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** True when at least one diagnostic is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}
