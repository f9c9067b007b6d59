/**
 * Which labels a set may hold, as far as the text of the model tells: listed sets, ranges, and what is made of them.
 * Data decide the rest.
 */
import type { CheckedModel, NumberExpression, SetExpression } from "../../check/index.js";
import type { Member } from "../../domains/index.js";

/** A list of labels, or all whole numbers between two ends. */
export type PossibleLabels =
  | { readonly kind: "list"; readonly members: readonly Member[] }
  | { readonly kind: "range"; readonly first: number; readonly last: number };

/** Ranges up to this long are listed where they have steps or are joined with other members. */
const longestList = 1000;
const deepest = 50;

/** Members that a declared set may have; undefined when data decide. */
export function labelsOfSet(
  model: CheckedModel,
  name: string,
  depth = 0,
): PossibleLabels | undefined {
  const set = model.sets.get(name);
  if (set === undefined || set.family !== undefined || depth > deepest) return undefined;
  const { definition } = set;
  if (definition.kind === "members")
    return { kind: "list", members: [...new Set(definition.values.map(({ value }) => value))] };
  return definition.kind === "expression" ? labelsIn(model, definition.value, depth) : undefined;
}

/** Labels that rows about a set may have: those of the outermost set around it, since such rows are skipped. */
export function labelsAround(model: CheckedModel, name: string): PossibleLabels | undefined {
  const seen = new Set<string>();
  for (let at = name; !seen.has(at);) {
    seen.add(at);
    const within = model.sets.get(at)?.within;
    if (within === undefined) return labelsOfSet(model, at);
    if (within.kind !== "named" || within.arguments.length > 0) return labelsIn(model, within, 0);
    at = within.set;
  }
  return undefined;
}

/** Members of a set of width one, or of a larger one around it. */
function labelsIn(
  model: CheckedModel,
  set: SetExpression,
  depth: number,
): PossibleLabels | undefined {
  if (set.columns.length !== 1) return undefined;
  switch (set.kind) {
    case "named":
      return set.arguments.length > 0 ? undefined : labelsOfSet(model, set.set, depth + 1);
    case "range":
      return labelsOfRange(set.first, set.last, set.step);
    case "literal": {
      const members = set.tuples.map(([member]) =>
        member?.kind === "constant" ? member.value : undefined,
      );
      const known = members.filter((member) => member !== undefined);
      return known.length === members.length
        ? { kind: "list", members: [...new Set(known)] }
        : undefined;
    }
    case "operation": {
      const left = labelsIn(model, set.left, depth + 1);
      if (set.operator === "diff") return left;
      const right = labelsIn(model, set.right, depth + 1);
      return set.operator === "inter" ? (left ?? right) : joined(left, right);
    }
    default:
      return undefined;
  }
}

function labelsOfRange(
  first: NumberExpression,
  last: NumberExpression,
  step: NumberExpression | undefined,
): PossibleLabels | undefined {
  if (first.kind !== "constant" || last.kind !== "constant") return undefined;
  if (step === undefined) return { kind: "range", first: first.value, last: last.value };
  if (step.kind !== "constant" || step.value === 0) return undefined;
  const by = step.value;
  const count = Math.max(0, Math.floor((last.value - first.value) / by) + 1);
  if (count > longestList) return undefined;
  return { kind: "list", members: Array.from({ length: count }, (_, i) => first.value + i * by) };
}

function joined(
  left: PossibleLabels | undefined,
  right: PossibleLabels | undefined,
): PossibleLabels | undefined {
  if (left === undefined || right === undefined) return undefined;
  const members = new Set([...listLabels(left), ...listLabels(right)]);
  return members.size > longestList ? undefined : { kind: "list", members: [...members] };
}

/** The labels one by one, the first of very many. */
export function listLabels(labels: PossibleLabels): readonly Member[] {
  if (labels.kind === "list") return labels.members;
  const { first, last } = labels;
  const count = Math.min(Math.max(0, last - first + 1), longestList + 1);
  return Array.from({ length: count }, (_, i) => first + i);
}
