/**
 * Looks into checked expressions: which slots a condition mentions, and keys that tell two member expressions apart.
 * The walk is generic over the plain data of the model: every object that has a `kind` is a node.
 */
import type { Condition, MemberExpression, Slot } from "./checked-model.js";

/** The slots that a condition mentions, steps apart: `prev(y) != x` does not tell that `y` has a previous member. */
export function mentionedSlots(condition: Condition): ReadonlySet<Slot> {
  const slots = new Set<Slot>();
  visit(condition, (node) => {
    if (node["kind"] === "step") return false;
    const slot = node["slot"];
    if (node["kind"] === "slot" && typeof slot === "number") slots.add(slot);
    return true;
  });
  return slots;
}

/** The slots that a member depends on. */
export function memberSlots(member: MemberExpression): ReadonlySet<Slot> {
  const slots = new Set<Slot>();
  visit(member, (node) => {
    const slot = node["slot"];
    if (node["kind"] === "slot" && typeof slot === "number") slots.add(slot);
    return true;
  });
  return slots;
}

/** A text that two subscripts share exactly when they are the same expression. */
export function subscriptKey(name: string, members: readonly MemberExpression[]): string {
  return JSON.stringify([name, members], (key, value: unknown) =>
    key === "span" || key === "carrier" ? undefined : value,
  );
}

/** Keys of the optional values that a condition proves defined; `holds` false asks what its failure proves. */
export function provenDefined(condition: Condition, holds = true): readonly string[] {
  switch (condition.kind) {
    case "defined":
      return holds ? [subscriptKey(condition.param, condition.arguments)] : [];
    case "not":
      return provenDefined(condition.operand, !holds);
    case "and":
      return holds ? condition.operands.flatMap((operand) => provenDefined(operand)) : [];
    case "or":
      return holds ? [] : condition.operands.flatMap((operand) => provenDefined(operand, false));
    default:
      return [];
  }
}

/** A node of the model, read as a table of its properties. */
export type ModelNode = Readonly<Record<string, unknown>>;

/** Calls `enter` on each tagged node, outermost first; its children are left out when it gives false. */
export function visit(value: unknown, enter: (node: ModelNode) => boolean): void {
  if (Array.isArray(value)) {
    for (const element of value) visit(element, enter);
    return;
  }
  if (!isNode(value)) return;
  if (typeof value["kind"] === "string" && !enter(value)) return;
  for (const [key, child] of Object.entries(value)) {
    if (key !== "span" && key !== "carrier" && typeof child === "object") visit(child, enter);
  }
}

function isNode(value: unknown): value is ModelNode {
  return typeof value === "object" && value !== null && !(value instanceof Map);
}
