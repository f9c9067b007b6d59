/**
 * Equalities that join: `region_of[p] == r` or `ord(h) == k`, where one side reads only the step's own indices and the other
 * only what is known. The own side is evaluated once over the step's tuples and becomes a key column.
 */
import type { MemberExpression, NumberExpression, Slot } from "../check/index.js";
import { noInteger, type ColumnBase, type Relation } from "../domains/index.js";
import type { OuterKey } from "./access.js";
import type { Core } from "./core.js";
import type { Conjunct, Step } from "./plan-expansion.js";
import { forBatches, stepFrame } from "./step-frames.js";

/** A key column over the step's rows and what it must equal. */
export interface EqualityKey {
  readonly column: Int32Array;
  readonly outer: OuterKey;
}

/** The join that a conjunct allows, or undefined: it is no such equality, or evaluating its own side meets a fault. */
export function equalityKey(
  core: Core,
  step: Step,
  relation: Relation,
  own: ReadonlySet<Slot>,
  conjunct: Conjunct,
  rows: Int32Array,
): EqualityKey | undefined {
  const { condition } = conjunct;
  if (condition.kind === "compare-members" && condition.operator === "==") {
    const { left, right } = condition;
    const leftReads = core.facts.ofMember(left).slots;
    const rightReads = core.facts.ofMember(right).slots;
    if (isInner(leftReads, own) && isOuter(rightReads, own)) {
      return memberKey(core, step, relation, left, right, rows);
    }
    if (isInner(rightReads, own) && isOuter(leftReads, own)) {
      return memberKey(core, step, relation, right, left, rows);
    }
  }
  if (
    condition.kind === "compare" &&
    condition.operator === "==" &&
    condition.tolerance === undefined
  ) {
    const { left, right } = condition;
    const leftReads = core.facts.ofNumber(left).slots;
    const rightReads = core.facts.ofNumber(right).slots;
    if (isInner(leftReads, own) && isOuter(rightReads, own)) {
      return numberKey(core, step, relation, left, right, rows);
    }
    if (isInner(rightReads, own) && isOuter(leftReads, own)) {
      return numberKey(core, step, relation, right, left, rows);
    }
  }
  return undefined;
}

function isInner(reads: ReadonlyMap<Slot, unknown>, own: ReadonlySet<Slot>): boolean {
  return reads.size > 0 && [...reads.keys()].every((slot) => own.has(slot));
}

function isOuter(reads: ReadonlyMap<Slot, unknown>, own: ReadonlySet<Slot>): boolean {
  return ![...reads.keys()].some((slot) => own.has(slot));
}

function memberKey(
  core: Core,
  step: Step,
  relation: Relation,
  inner: MemberExpression,
  outer: MemberExpression,
  rows: Int32Array,
): EqualityKey | undefined {
  const column = new Int32Array(rows.length);
  const base: ColumnBase = core.baseOf(inner.carrier);
  let done = 0;
  const isClean = core.faults.attempt(() => {
    forBatches(core, relation, rows, (batch) => {
      const mark = core.arena.mark();
      const part = core.members(inner, stepFrame(core, step, relation, batch));
      column.set(part.subarray(0, batch.length), done);
      done += batch.length;
      core.arena.reset(mark);
    });
  });
  if (!isClean) return undefined;
  return { column, outer: (frame) => core.positionsIn(outer, base, frame) };
}

function numberKey(
  core: Core,
  step: Step,
  relation: Relation,
  inner: NumberExpression,
  outer: NumberExpression,
  rows: Int32Array,
): EqualityKey | undefined {
  const column = new Int32Array(rows.length);
  let done = 0;
  let isWhole = true;
  const isClean = core.faults.attempt(() => {
    forBatches(core, relation, rows, (batch) => {
      const mark = core.arena.mark();
      const part = core.arena.floats(batch.length);
      core.numbers(inner, stepFrame(core, step, relation, batch), part);
      for (let i = 0; i < batch.length; i++) {
        column[done + i] = part[i]!;
        if (column[done + i] !== part[i]) isWhole = false;
      }
      done += batch.length;
      core.arena.reset(mark);
    });
  });
  if (!isClean || !isWhole) return undefined;
  return {
    column,
    outer: (frame) => {
      const out = core.arena.integers(frame.size);
      const mark = core.arena.mark();
      const values = core.arena.floats(frame.size);
      core.numbers(outer, frame, values);
      for (let i = 0; i < frame.size; i++) {
        out[i] = values[i]!;
        if (out[i] !== values[i]) out[i] = noInteger;
      }
      core.arena.reset(mark);
      return out;
    },
  };
}
