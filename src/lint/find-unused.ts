/**
 * Declarations of the model that nothing reads. What the checker resolved counts, and every mention in a function,
 * component, scenario, study, figure or change; what stands inside the declaration itself does not. Modules are for others to read,
 * and members of components belong to all their uses: neither is asked.
 */
import type { Fix } from "../diagnostics/index.js";
import { modelScope } from "../project/index.js";
import { isModelDeclaration, type ResolvedDeclaration } from "../resolve/index.js";
import { isDeclaration } from "../syntax/index.js";
import type { Span } from "../text/index.js";
import { collectMentions } from "./collect-mentions.js";
import { isOfLibrary, type LintReporter, type TextSubject } from "./subject.js";

/** Reports parameters, sets, variables, named expressions and functions that nothing reads. */
export function findUnused(subject: TextSubject, { report }: LintReporter): void {
  const used = usedNames(subject);
  for (const { name, declaration } of subject.resolved.declarations.values()) {
    if (used.has(name) || name.includes(".") || isOfLibrary(declaration.span.file)) continue;
    const { span } = declaration.name;
    const extra = { fixes: [removal(declaration.span, name)] };
    switch (declaration.kind) {
      case "param":
        report("unused-param", { name }, span, extra);
        break;
      case "set":
        report("unused-set", { name }, span, extra);
        break;
      case "var":
        report("unused-variable", { name }, span, extra);
        break;
      case "define":
      case "total":
        report("unused-define", { name, kind: declaration.kind }, span, extra);
        break;
      case "function":
        report("unused-function", { name }, span, extra);
        break;
      default:
        break;
    }
  }
}

/** It may be a part of the model that is yet to be written: never done without asking. */
function removal(span: Span, name: string): Fix {
  return { title: `remove \`${name}\``, safety: "unsafe", edits: [{ span, text: "" }] };
}

const mentioning = new Set(["component", "scenario", "study", "figure", "change"]);

function usedNames({ program, resolved, model }: TextSubject): ReadonlySet<string> {
  const used = new Set<string>();
  const inflows = new Set<string>();
  for (const { declaration } of resolved.declarations.values()) {
    const isInflow = declaration.kind === "cost" || declaration.kind === "term";
    if (isInflow && declaration.into !== undefined)
      inflows.add(placeOf(declaration.into.total.span));
  }
  for (const { span, target } of model.references) {
    // What flows into a total does not read it.
    if (inflows.has(placeOf(span))) continue;
    const own = resolved.declarations.get(target);
    if (own === undefined || !isInside(span, own)) used.add(target);
  }
  for (const { tree, scope } of program.files.values()) {
    if (scope !== modelScope) continue;
    for (const item of tree.items) {
      if (mentioning.has(item.kind)) collectMentions(item, used);
      const isChanged =
        resolved.changes.length > 0 &&
        isDeclaration(item) &&
        isModelDeclaration(item) &&
        resolved.declarations.get(item.name.text)?.declaration !== item;
      // What a `change` replaced or took out still reads what the extended model has for it.
      if (item.kind !== "function" && !isChanged) continue;
      const mentioned = new Set<string>();
      collectMentions(item, mentioned);
      mentioned.delete(item.name.text);
      for (const name of mentioned) used.add(name);
    }
  }
  return used;
}

function isInside(span: Span, { declaration }: ResolvedDeclaration): boolean {
  const outer = declaration.span;
  return span.file === outer.file && span.start >= outer.start && span.end <= outer.end;
}

function placeOf({ file, start }: Span): string {
  return `${start} ${file}`;
}
