/**
 * Finds what a change speaks of, and says why it cannot be changed so.
 */
import { findNearNames } from "../diagnostics/index.js";
import { describeKind, type ResolvedDeclaration } from "../resolve/index.js";
import type { Span } from "../text/index.js";
import type { Draft } from "./draft.js";

/** The declaration of this name, or undefined after a report. */
export function expectTarget(
  draft: Draft,
  target: { readonly name: string; readonly span: Span },
  near: readonly string[] = findNearNames(target.name, draft.declarations.keys()),
): ResolvedDeclaration | undefined {
  const { name, span } = target;
  const { reporter, program } = draft;
  const resolved = draft.declarations.get(name);
  if (resolved !== undefined) return resolved;
  const removal = draft.removed.get(name);
  if (removal !== undefined) {
    reporter.report("removed-target", { name, scenario: removal.scenario }, span, {
      related: [{ span: removal.span, text: "taken out here" }],
    });
    return undefined;
  }
  if (program.scope.isBroken(name)) return undefined;
  const members = [...draft.declarations.keys()].filter((other) => other.startsWith(`${name}.`));
  if (members.length > 0) reporter.report("whole-instance", { name, members }, span);
  else reporter.report("unknown-target", { name, near }, span);
  return undefined;
}

/** Reports a change that does not fit the kind of its target. */
export function reportWrongTarget(
  draft: Draft,
  code: "wrong-target" | "cannot-remove",
  resolved: ResolvedDeclaration,
  span: Span,
  words: { readonly wanted: string; readonly help: string } = { wanted: "", help: "" },
): void {
  const { name, declaration } = resolved;
  const parameters = { name, kind: describeKind(declaration.kind), ...words };
  draft.reporter.report(code, parameters, span, {
    related: [{ span: declaration.name.span, text: "declared here" }],
  });
}
