/**
 * The bag a pass reports into: `createReporter(catalogue)` gives a typed `report(code, parameters, span, extra)`.
 */
import type { Span } from "../text/index.js";
import type { Entry, Wording } from "./catalogue/entry.js";
import type { Diagnostic, Fix, Label } from "./diagnostic.js";
import { invariant } from "./invariant.js";

/** Second places, fixes and a more exact why or help for one report. */
export interface ReportExtra {
  readonly related?: readonly Label[];
  readonly fixes?: readonly Fix[];
  readonly why?: string;
  readonly help?: string;
  readonly label?: string;
}

/** Collects diagnostics of one pass. */
export interface Reporter<C extends Record<string, Entry<never>>> {
  readonly report: <K extends keyof C & string>(
    code: K,
    parameters: C[K] extends Entry<infer P> ? P : never,
    span: Span,
    extra?: ReportExtra,
  ) => void;
  readonly diagnostics: Diagnostic[];
  readonly hasErrors: () => boolean;
}

/** Makes a bag over one room's part of the catalogue. */
export function createReporter<C extends Record<string, Entry<never>>>(
  catalogue: C,
  diagnostics: Diagnostic[] = [],
): Reporter<C> {
  return {
    diagnostics,
    hasErrors: () => diagnostics.some((diagnostic) => diagnostic.severity === "error"),
    report: (code, parameters, span, extra = {}) => {
      const entry = catalogue[code];
      invariant(entry !== undefined, `no catalogue entry ${code}`);
      const wording = (entry.wording as (parameters: unknown) => Wording)(parameters);
      diagnostics.push({
        code,
        severity: entry.severity,
        message: wording.message,
        span,
        label: extra.label ?? wording.label,
        related: extra.related ?? [],
        why: extra.why ?? wording.why,
        help: extra.help ?? wording.help,
        fixes: extra.fixes ?? [],
      });
    },
  };
}
