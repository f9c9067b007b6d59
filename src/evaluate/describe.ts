/**
 * Rows in the user's words, for faults: labels of members, references such as `tariff[Kanto, 2030]`, and where a row is.
 */
import type { MemberExpression } from "../check/index.js";
import { labelOf } from "../domains/index.js";
import type { Core } from "./core.js";
import type { Facts } from "./facts.js";
import type { Frame } from "./frame.js";
import { createChildFrame } from "./frames.js";

/** The label of a member expression at a row; `?` when it has none. */
export function labelAt(core: Core, node: MemberExpression, frame: Frame, row: number): string {
  const one = createChildFrame(frame, Int32Array.of(row), new Map());
  const position = core.members(node, one)[0]!;
  const base = core.baseOf(node.carrier);
  if (base !== "integer" && position < 0) return "?";
  return String(labelOf(base, position));
}

/** `name[a, b]` with the labels of the arguments at a row. */
export function referenceAt(
  core: Core,
  name: string,
  members: readonly MemberExpression[],
  frame: Frame,
  row: number,
): string {
  if (members.length === 0) return name;
  return `${name}[${members.map((member) => labelAt(core, member, frame, row)).join(", ")}]`;
}

/** The bindings that an expression depends on, at a row: `Kanto, 2030`; empty when it depends on none. */
export function placeAt(core: Core, facts: Facts, frame: Frame, row: number): string {
  const labels = [...facts.slots].flatMap(([slot, carrier]) => {
    if (carrier === "local" || slot < 0) return [];
    const position = frame.positions(slot)[row]!;
    const base = core.baseOf(carrier);
    return base !== "integer" && position < 0 ? [] : [String(labelOf(base, position))];
  });
  return labels.join(", ");
}
