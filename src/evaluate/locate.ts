/**
 * Positions of argument tuples in the domain of what they refer to: stride arithmetic for whole products, one lookup else.
 * A tuple outside is a fault with its labels, unless an argument was already faulty by itself.
 */
import type { Condition, MemberExpression, NumberExpression } from "../check/index.js";
import { noInteger, type Relation } from "../domains/index.js";
import type { Core } from "./core.js";
import { labelAt, referenceAt } from "./describe.js";
import { faultyRows } from "./faults.js";
import type { Frame } from "./frame.js";

/** Positions of the rows' argument tuples, -1 outside; a scratch array. */
export function locateRows(
  core: Core,
  name: string | undefined,
  relation: Relation,
  members: readonly MemberExpression[],
  node: NumberExpression | MemberExpression | Condition | undefined,
  frame: Frame,
): Int32Array {
  const out = core.arena.integers(frame.size);
  const mark = core.arena.mark();
  const columns = members.map((member, k) =>
    core.positionsIn(member, relation.bases[k] ?? "integer", frame),
  );
  const isComplete = relation.findAll(columns, frame.size, out);
  core.arena.reset(mark);
  if (isComplete || name === undefined || node === undefined) return out;
  tellOutside(core, name, relation, members, node, frame, out);
  return out;
}

function tellOutside(
  core: Core,
  name: string,
  relation: Relation,
  members: readonly MemberExpression[],
  node: NumberExpression | MemberExpression | Condition,
  frame: Frame,
  positions: Int32Array,
): void {
  const mark = core.arena.mark();
  const own = members.map((member) => core.members(member, frame));
  const lowest = members.map((member) => (member.carrier.kind === "integer" ? noInteger + 1 : 0));
  const { rows, count } = faultyRows(
    frame.size,
    (row) => positions[row]! < 0 && own.every((column, k) => column[row]! >= (lowest[k] ?? 0)),
  );
  if (count > 0) {
    core.faults.tell("outside-domain", node, frame, rows, count, (row) => ({
      subject: referenceAt(core, name, members, frame, row),
      detail: whyOutside(core, name, relation, members, frame, row),
    }));
  }
  core.arena.reset(mark);
}

function whyOutside(
  core: Core,
  name: string,
  relation: Relation,
  members: readonly MemberExpression[],
  frame: Frame,
  row: number,
): string {
  for (const [k, member] of members.entries()) {
    const base = relation.bases[k];
    if (base === undefined || base === "integer") continue;
    if (core.positionsIn(member, base, frame)[row]! < 0) {
      return `\`${labelAt(core, member, frame, row)}\` is not in \`${base.name}\``;
    }
  }
  return `\`${name}\` is not defined there`;
}
