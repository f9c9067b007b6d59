/**
 * The members a set can have at most, where the text alone tells: so that a misspelt member is found without data.
 */
import type { NumberExpression, SetExpression } from "./checked-model.js";
import type { ModelState } from "./model-state.js";

/** Ranges longer than this are not listed. */
const LONGEST_RANGE = 10_000;

type Members = ReadonlySet<string | number>;

/** Every member that a set of width one can have, or undefined when data decide. */
export function staticMembers(set: SetExpression, state: ModelState): Members | undefined {
  if (set.columns.length !== 1) return undefined;
  switch (set.kind) {
    case "named": {
      const header = state.carrier({ kind: "set", set: set.set });
      if (header?.family === undefined) return header?.members;
      const [carrier] = header.columns;
      return carrier && state.carrier(carrier)?.members;
    }
    case "range":
      return listRange(set.first, set.last, set.step);
    case "literal": {
      const members = new Set<string | number>();
      for (const [member] of set.tuples) {
        if (member?.kind !== "constant") return undefined;
        members.add(member.value);
      }
      return members;
    }
    case "operation": {
      const left = staticMembers(set.left, state);
      if (set.operator === "diff") return left;
      const right = staticMembers(set.right, state);
      if (set.operator === "inter") return left ?? right;
      return left && right && new Set([...left, ...right]);
    }
    case "comprehension": {
      const [carrier] = set.columns;
      return carrier && state.carrier(carrier)?.members;
    }
    default:
      return undefined;
  }
}

function listRange(
  first: NumberExpression,
  last: NumberExpression,
  step: NumberExpression | undefined,
): Members | undefined {
  if (first.kind !== "constant" || last.kind !== "constant") return undefined;
  const by = step === undefined ? 1 : step.kind === "constant" ? step.value : Number.NaN;
  const count = (last.value - first.value) / by + 1;
  if (!(by !== 0 && count <= LONGEST_RANGE)) return undefined;
  const members = new Set<number>();
  for (let i = 0; i < count; i++) members.add(first.value + i * by);
  return members;
}
