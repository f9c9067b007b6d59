/**
 * One namespace under construction: the model's, a module's, or that of one component. A name is declared once.
 */
import type { Declaration, Name } from "../syntax/index.js";
import type { Span } from "../text/index.js";
import type { resolveCatalogue, Reporter } from "../diagnostics/index.js";
import { describeKind } from "./describe-kind.js";
import type { ComponentEntry } from "./resolved-program.js";

/** A bag for the codes of resolve. */
export type ResolveReporter = Reporter<typeof resolveCatalogue>;

/** What a name stands for. */
export type Meaning =
  /** A declaration of the table under its full name. */
  | { readonly kind: "declaration"; readonly name: string }
  | { readonly kind: "component"; readonly component: ComponentEntry }
  | { readonly kind: "other" };

/** A name that is taken, by what, and where. */
export interface Entry {
  readonly meaning: Meaning;
  readonly of: Declaration["kind"];
  readonly span: Span;
}

/** Names of one namespace. */
export interface Namespace {
  readonly entries: ReadonlyMap<string, Entry>;
  /** Takes a name; false after a report when it is taken, or when the name could not be read. */
  readonly declare: (name: Name, of: Declaration["kind"], meaning: Meaning) => boolean;
}

/** An empty namespace that reports into this bag. */
export function createNamespace(reporter: ResolveReporter): Namespace {
  const entries = new Map<string, Entry>();
  return {
    entries,
    declare: (name, of, meaning) => {
      if (name.text === "") return false;
      const first = entries.get(name.text);
      if (first === undefined) {
        entries.set(name.text, { meaning, of, span: name.span });
        return true;
      }
      const parameters = { name: name.text, kind: describeKind(of) };
      reporter.report("duplicate-name", parameters, name.span, {
        related: [{ span: first.span, text: `the ${describeKind(first.of)} declared first` }],
      });
      return false;
    },
  };
}
