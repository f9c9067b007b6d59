/**
 * The one home of message texts: code -> severity and wording. Parameters are typed by the builder functions,
 * so a wrong code or a missing parameter does not compile. Rooms add their codes in `catalogue-<room>.ts`.
 */
import type { Severity } from "../diagnostic.js";

/** What a code says: the message (one sentence, lower case, no full stop, <= 80 characters), the rule and the next keystroke. */
export interface Wording {
  readonly message: string;
  readonly label?: string;
  readonly why?: string;
  readonly help?: string;
}

/** One entry of the catalogue: severity and the wording as a function of the user's own names. */
export interface Entry<P> {
  readonly severity: Severity;
  readonly wording: (parameters: P) => Wording;
}

/** Declares an error of the catalogue. */
export function errorEntry<P>(wording: (parameters: P) => Wording): Entry<P> {
  return { severity: "error", wording };
}

/** Declares a warning of the catalogue. */
export function warningEntry<P>(wording: (parameters: P) => Wording): Entry<P> {
  return { severity: "warning", wording };
}
