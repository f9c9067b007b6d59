/**
 * Membership tests: the rows whose members form a tuple of a set. Unions, products and ranges are tested part by part,
 * families by one lookup with their indices in front; nothing is written out that does not depend on nothing.
 */
import type { Condition, MemberExpression, SetExpression } from "../check/index.js";
import { noInteger } from "../domains/index.js";
import type { Core } from "./core.js";
import type { Frame } from "./frame.js";
import { createChildFrame } from "./frames.js";

/** Writes 1 where the members are a tuple of the set. */
export function containsRows(
  core: Core,
  node: Condition & { readonly kind: "in" },
  frame: Frame,
  out: Uint8Array,
): void {
  contains(core, node.set, node.members, frame, out);
}

function contains(
  core: Core,
  set: SetExpression,
  members: readonly MemberExpression[],
  frame: Frame,
  out: Uint8Array,
): void {
  const size = frame.size;
  if (set.kind === "product") {
    containsProduct(core, set.factors, members, frame, out);
    return;
  }
  if (set.kind === "named" || core.facts.ofSet(set).slots.size === 0) {
    const relation =
      set.kind === "named" ? core.environment.relation(set.set) : core.constantRelation(set);
    const given = set.kind === "named" ? [...set.arguments, ...members] : members;
    const positions = core.locate(undefined, relation, given, undefined, frame);
    for (let i = 0; i < size; i++) out[i] = positions[i]! >= 0 ? 1 : 0;
    return;
  }
  if (set.kind === "operation") {
    contains(core, set.left, members, frame, out);
    const right = core.arena.bytes(size);
    contains(core, set.right, members, frame, right);
    for (let i = 0; i < size; i++) out[i] = combine(set.operator, out[i] === 1, right[i] === 1);
    return;
  }
  if (set.kind === "range" && members[0] !== undefined) {
    containsRange(core, set, members[0], frame, out);
    return;
  }
  for (let i = 0; i < size; i++) {
    const one = createChildFrame(frame, Int32Array.of(i), new Map());
    const relation = core.relation(set, one);
    out[i] = core.locate(undefined, relation, members, undefined, one)[0]! >= 0 ? 1 : 0;
  }
}

function combine(
  operator: "union" | "diff" | "symdiff" | "inter",
  left: boolean,
  right: boolean,
): 0 | 1 {
  switch (operator) {
    case "union":
      return left || right ? 1 : 0;
    case "inter":
      return left && right ? 1 : 0;
    case "diff":
      return left && !right ? 1 : 0;
    case "symdiff":
      return left !== right ? 1 : 0;
  }
}

function containsProduct(
  core: Core,
  factors: readonly SetExpression[],
  members: readonly MemberExpression[],
  frame: Frame,
  out: Uint8Array,
): void {
  out.fill(1, 0, frame.size);
  const part = core.arena.bytes(frame.size);
  let start = 0;
  for (const factor of factors) {
    const width = factor.columns.length;
    contains(core, factor, members.slice(start, start + width), frame, part);
    for (let i = 0; i < frame.size; i++) out[i] = out[i]! & part[i]!;
    start += width;
  }
}

function containsRange(
  core: Core,
  set: SetExpression & { readonly kind: "range" },
  member: MemberExpression,
  frame: Frame,
  out: Uint8Array,
): void {
  const values = core.positionsIn(member, "integer", frame);
  const first = core.arena.floats(frame.size);
  core.numbers(set.first, frame, first);
  const last = core.arena.floats(frame.size);
  core.numbers(set.last, frame, last);
  const step = core.arena.floats(frame.size);
  if (set.step === undefined) step.fill(1, 0, frame.size);
  else core.numbers(set.step, frame, step);
  for (let i = 0; i < frame.size; i++) {
    const value = values[i]!;
    const places = (value - first[i]!) / step[i]!;
    const isInside = value <= last[i]! && places >= 0 && Number.isInteger(places);
    out[i] = value !== noInteger && isInside ? 1 : 0;
  }
}
