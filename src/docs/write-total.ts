/**
 * A total as the sum of what flows into it, from whichever file: each contribution summed over the indices that the
 * total lacks, in the total's own indices.
 */
import type { ResolvedDeclaration } from "../resolve/index.js";
import type { ContributionDeclaration, Expression } from "../syntax/index.js";
import { infix, joined, plain, row, type MathNode } from "./math.js";
import { withBound, type BoundName } from "./math-context.js";
import { writeDomain, type DomainMath } from "./write-binders.js";
import { writeExpression } from "./write-expression.js";
import { headOf } from "./write-declaration.js";
import type { Writer } from "./writer.js";

/** `Σ capex + Σ opex`; nothing flows into it: 0. */
export function writeTotal(name: string, total: DomainMath, writer: Writer): MathNode {
  const terms: MathNode[] = [];
  for (const resolved of writer.input.program.declarations.values()) {
    const { declaration, scope } = resolved;
    if (declaration.kind !== "cost" && declaration.kind !== "term") continue;
    const { into } = declaration;
    if (into === undefined || scope.find(into.total.text)?.name !== name) continue;
    total.context.refer(resolved);
    terms.push(writeContribution(resolved, declaration, into.arguments, total, writer));
  }
  return terms.length === 0 ? { kind: "number", text: "0" } : joined(terms, infix("+"));
}

function writeContribution(
  resolved: ResolvedDeclaration,
  declaration: ContributionDeclaration,
  into: readonly Expression[],
  total: DomainMath,
  writer: Writer,
): MathNode {
  const uses = new Set<string>();
  const context = { ...writer.contextIn(resolved.scope, uses), refer: total.context.refer };
  const own = writeDomain(declaration.domain, context);
  const totals = total.indices.map((node) => (node.kind === "index" ? node.text : undefined));
  // Indices of the contribution that are the total's, and what the total calls them.
  const renamed = new Map<string, BoundName>();
  const conditions: MathNode[] = [];
  const ownNames = new Set(own.context.bound.keys());
  into.forEach((argument, i) => {
    const shown = totals[i];
    const index = argument.kind === "name" ? argument.path.text : undefined;
    const bound = index === undefined ? undefined : own.context.bound.get(index);
    const isFree = shown !== undefined && (shown === index || !ownNames.has(shown));
    if (index !== undefined && bound !== undefined && isFree && !renamed.has(index)) {
      renamed.set(index, { shown, set: bound.set });
    } else {
      const node = writeExpression(argument, own.context);
      conditions.push(row(node, infix("="), total.indices[i] ?? plain("□")));
    }
  });
  const inner = withBound(context, renamed);
  const lines: MathNode[] = [];
  let k = 0;
  for (const binder of declaration.domain?.binders ?? []) {
    const { pattern } = binder;
    const single = pattern?.kind === "pattern-name" ? pattern.name.text : undefined;
    const kept = single === undefined ? undefined : renamed.get(single);
    const node = writeDomain({ binders: [binder], condition: undefined, span: binder.span }, inner)
      .binders[0];
    if (kept === undefined) {
      lines.push(node ?? own.binders[k] ?? writeExpression(binder.set, inner));
    } else if (!isTotalsSet(binder.set, kept.shown, total, writer, resolved)) {
      conditions.push(
        row({ kind: "index", text: kept.shown }, infix("∈"), writeExpression(binder.set, inner)),
      );
    }
    k++;
  }
  const shownDomain: DomainMath = {
    ...own,
    indices: own.indices.map((node) => {
      const to = node.kind === "index" ? renamed.get(node.text) : undefined;
      return to === undefined ? node : { kind: "index", text: to.shown };
    }),
  };
  const condition = declaration.domain?.condition;
  if (condition !== undefined) {
    const bound = withBound(own.context, renamed);
    conditions.push(writeExpression(condition, bound));
  }
  const term = headOf(resolved.name, shownDomain);
  const below = [...lines, ...conditions];
  if (below.length === 0) return term;
  return row({ kind: "big", operator: "∑", below: { kind: "stack", lines: below } }, term);
}

/** True when an index of a contribution runs over the very set that the total's index runs over. */
function isTotalsSet(
  set: Expression,
  shown: string,
  total: DomainMath,
  writer: Writer,
  resolved: ResolvedDeclaration,
): boolean {
  const there = total.context.bound.get(shown)?.set;
  if (set.kind !== "name") return false;
  const own = resolved.scope.find(set.path.text)?.name;
  if (there === undefined) {
    // A bare set in the total's bracket: its index is the one the model uses.
    return own !== undefined && (writer.letters.get(own) ?? []).includes(shown);
  }
  return there.kind === "name" && total.context.scope.find(there.path.text)?.name === own;
}
