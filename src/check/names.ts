/**
 * What a written name means at a place: an index or local in scope, else a declaration. Unknown names are reported here,
 * with near ones; every use of a declaration is recorded for editors.
 */
import { findNearNames } from "../diagnostics/index.js";
import { describeKind as kindName, type ResolvedDeclaration } from "../resolve/index.js";
import type { Path } from "../syntax/index.js";
import type { Binding, Context } from "./context.js";

/** The meaning of a name. */
export type Meaning =
  | { readonly kind: "binding"; readonly binding: Binding }
  | { readonly kind: "declaration"; readonly resolved: ResolvedDeclaration };

/** What the path means here; undefined when it means nothing. Says nothing. */
export function findName(path: Path, context: Context): Meaning | undefined {
  const binding = path.parts.length === 1 ? context.names.get(path.text) : undefined;
  if (binding !== undefined) return { kind: "binding", binding };
  const resolved = context.scope.find(path.text);
  return resolved === undefined ? undefined : { kind: "declaration", resolved };
}

/** Records that this text refers to that declaration. */
export function recordReference(path: Path, resolved: ResolvedDeclaration, context: Context): void {
  context.owner.references.push({ span: path.span, target: resolved.name });
}

/** Reports a name that means nothing here. */
export function reportUnknownName(path: Path, what: string, context: Context): void {
  if (context.scope.isBroken(path.text)) return;
  const removed = context.state.program.removed.get(path.text);
  if (removed !== undefined) {
    context.owner.report(
      "removed-name",
      { name: path.text, scenario: removed.scenario },
      path.span,
      { related: [{ span: removed.span, text: "taken away here" }] },
    );
    return;
  }
  const candidates = [...context.names.keys(), ...context.scope.names()];
  const near = findNearNames(path.text, candidates);
  context.owner.report("unknown-name", { name: path.text, what, near }, path.span, {
    fixes: near.slice(0, 1).map((name) => ({
      title: `replace by \`${name}\``,
      safety: "unsafe" as const,
      edits: [{ span: path.span, text: name }],
    })),
  });
}

/** "a parameter", "an objective" … for messages. */
export function describeKind(resolved: ResolvedDeclaration): string {
  const word = kindName(resolved.declaration.kind);
  return `${/^[aeiou]/iu.test(word) ? "an" : "a"} ${word}`;
}

const valued: ReadonlySet<string> = new Set([
  "var",
  "param",
  "define",
  "total",
  "cost",
  "term",
  "minimize",
  "maximize",
  "report",
]);

/** True for kinds of declarations that have values once the model is solved. */
export function hasValues(kind: string): boolean {
  return valued.has(kind);
}
