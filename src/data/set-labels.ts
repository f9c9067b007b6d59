/**
 * Labels of a set formula of width one. Unions and differences are made of labels, because a union of sets that share no
 * other set counts in the very set that is being bound, which has no positions yet.
 */
import type { SetExpression } from "../check/index.js";
import { assertNever, invariant } from "../diagnostics/index.js";
import { labelOf, type Member } from "../domains/index.js";
import type { BindContext } from "./bind-context.js";

/** Labels of a formula of width one, in order; `name` is the set being bound. */
export function labelsOfSet(
  context: BindContext,
  name: string,
  value: SetExpression,
): readonly Member[] {
  const [carrier] = value.columns;
  const isOwn = carrier?.kind === "set" && carrier.set === name;
  if (value.kind === "operation") {
    const left = new Set(labelsOfSet(context, name, value.left));
    const right = new Set(labelsOfSet(context, name, value.right));
    return [...combineLabels(value.operator, left, right)];
  }
  if (isOwn && value.kind === "literal")
    return value.tuples.flatMap(([member]) => (member?.kind === "constant" ? [member.value] : []));
  const relation = context.evaluator.setOf(value);
  const base = relation.bases[0];
  const column = relation.columns()[0];
  invariant(base !== undefined && column !== undefined, "a set of width one has one column");
  return Array.from(column, (position) => labelOf(base, position));
}

function combineLabels(
  operator: "union" | "diff" | "symdiff" | "inter",
  left: ReadonlySet<Member>,
  right: ReadonlySet<Member>,
): ReadonlySet<Member> {
  const only = (from: ReadonlySet<Member>, other: ReadonlySet<Member>): readonly Member[] =>
    [...from].filter((member) => !other.has(member));
  switch (operator) {
    case "union":
      return new Set([...left, ...right]);
    case "diff":
      return new Set(only(left, right));
    case "symdiff":
      return new Set([...only(left, right), ...only(right, left)]);
    case "inter":
      return new Set([...left].filter((member) => right.has(member)));
    default:
      return assertNever(operator);
  }
}
