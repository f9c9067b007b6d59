/**
 * Members and positions that follow one another, found without looking at a row: an index over a whole set, a step from
 * it that stays inside, a member that is the same for all rows. What is not plainly such a run, or leaves its set, is left
 * to the evaluation row by row, which reports what is faulty.
 */
import type { MemberExpression } from "../check/index.js";
import { itemAt, noInteger, type ColumnBase, type Relation } from "../domains/index.js";
import type { Core } from "./core.js";
import type { Frame, TupleRun } from "./frame.js";
import { isRunInside, type Run } from "./run.js";

/** Positions of the rows' argument tuples in a relation, all inside; undefined where they are no plain run. */
export function locateRun(
  core: Core,
  relation: Relation,
  members: readonly MemberExpression[],
  frame: Frame,
): Run | undefined {
  const { tuples } = frame;
  if (tuples !== undefined && areTheTuples(core, tuples, relation, members)) {
    return { first: tuples.first, step: 1 };
  }
  if (relation.dense === undefined) return undefined;
  let first = 0;
  let step = 0;
  for (const [k, length] of relation.dense.entries()) {
    const run = memberRun(core, itemAt(members, k), relation.bases[k] ?? "integer", frame);
    if (run === undefined || !isRunInside(run, frame.size, length)) return undefined;
    first = first * length + run.first;
    step = step * length + run.step;
  }
  return { first, step };
}

/** True when the arguments are the indices of the frame, in order, over the same tuples. */
function areTheTuples(
  core: Core,
  tuples: TupleRun,
  relation: Relation,
  members: readonly MemberExpression[],
): boolean {
  if (tuples.relation !== relation && !areSameProducts(tuples.relation, relation)) return false;
  return (
    members.length === tuples.slots.length &&
    members.every(
      (member, k) =>
        member.kind === "slot" &&
        member.slot === tuples.slots[k] &&
        core.baseOf(member.carrier) === relation.bases[k],
    )
  );
}

function areSameProducts(a: Relation, b: Relation): boolean {
  return (
    a.dense !== undefined &&
    b.dense !== undefined &&
    a.bases.length === b.bases.length &&
    a.bases.every((base, k) => base === b.bases[k])
  );
}

/** Positions of a member in a base, for all rows; undefined where they are no plain run. */
export function memberRun(
  core: Core,
  member: MemberExpression,
  base: ColumnBase,
  frame: Frame,
): Run | undefined {
  const own = core.baseOf(member.carrier);
  if (own === base) return ownRun(core, member, base, frame);
  if (base !== "integer" || own === "integer" || own.range === undefined) {
    return isConstant(core, member) ? constantRun(core, member, base) : undefined;
  }
  const run = ownRun(core, member, own, frame);
  const { first, step } = own.range;
  return run && { first: first + step * run.first, step: step * run.step };
}

function ownRun(
  core: Core,
  member: MemberExpression,
  base: ColumnBase,
  frame: Frame,
): Run | undefined {
  if (member.kind === "slot") return frame.runOf(member.slot);
  if (isConstant(core, member)) return constantRun(core, member, base);
  if (member.kind !== "step" || member.cyclicBy !== undefined) return undefined;
  const by = core.scalar(member.by);
  const from = by === undefined ? undefined : ownRun(core, member.member, base, frame);
  if (by === undefined || from === undefined || !Number.isInteger(by)) return undefined;
  const run = { first: from.first + by, step: from.step };
  return base === "integer" || isRunInside(run, frame.size, base.size) ? run : undefined;
}

function isConstant(core: Core, member: MemberExpression): boolean {
  if (member.kind === "constant") return true;
  const facts = core.facts.ofMember(member);
  return facts.slots.size === 0 && !core.isPending(facts);
}

/** The one position of a member that reads no index; a fault is left for the rows to report. */
function constantRun(core: Core, member: MemberExpression, base: ColumnBase): Run | undefined {
  let place = -1;
  const isClean = core.faults.attempt(() => {
    const mark = core.arena.mark();
    place = core.positionsIn(member, base, core.unit)[0]!;
    core.arena.reset(mark);
  });
  const isThere = base === "integer" ? place !== noInteger : place >= 0;
  return isClean && isThere ? { first: place, step: 0 } : undefined;
}
