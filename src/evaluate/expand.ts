/**
 * Walks an expansion plan: each level tests its conjuncts, each step makes child frames batch by batch, and what survives
 * the last level is handed on with rows counted in the original frame. A batch holds at most `batchSize` rows, so that
 * its columns stay in cache, however many tuples one outer row has.
 */
import type { BinderModel, Condition } from "../check/index.js";
import { invariant } from "../diagnostics/index.js";
import { itemAt, type Relation } from "../domains/index.js";
import { createAccess, type Access } from "./access.js";
import type { Core } from "./core.js";
import { emitBatches } from "./emit-batches.js";
import { findRows } from "./find-rows.js";
import type { ChildFrame, Frame } from "./frame.js";
import {
  createChildFrame,
  createComposedFrame,
  createFanFrame,
  createSliceFrame,
  linkOf,
  selectRows,
} from "./frames.js";
import type { Conjunct, ExpansionPlan, Step } from "./plan-expansion.js";
import { runColumns, stepColumns } from "./step-frames.js";
import { walkEach, walkRange } from "./walk-dependent.js";

interface Walk {
  readonly core: Core;
  readonly plan: ExpansionPlan;
  readonly base: Frame;
  readonly accesses: Map<number, Access>;
  /** Conjuncts that were decided ahead of their place for the rows now under way. */
  readonly decided: Set<Conjunct>;
  readonly consume: (child: ChildFrame) => void;
  /** True once nothing more is wanted. */
  readonly isDone: () => boolean;
}

/** Ways to the steps of a plan, kept with the plan. */
export type AccessMemory = WeakMap<ExpansionPlan, Map<number, Access>>;

/** Joins a frame with binders under a condition; rows come in the order of the parent's rows. */
export function expandFrame(
  core: Core,
  memory: AccessMemory,
  frame: Frame,
  binders: readonly BinderModel[],
  condition: Condition | undefined,
  consume: (child: ChildFrame) => void,
  isDone: () => boolean = () => false,
): void {
  if (frame.size === 0) return;
  const plan = core.plans.planOf(binders, condition);
  let accesses = memory.get(plan);
  if (accesses === undefined) memory.set(plan, (accesses = new Map()));
  walkLevel(
    { core, plan, base: frame, accesses, decided: new Set(), consume, isDone },
    0,
    frame,
    new Set(),
  );
}

function walkLevel(walk: Walk, level: number, frame: Frame, consumed: ReadonlySet<Conjunct>): void {
  const { core } = walk;
  const kept = test(walk, level, frame, consumed);
  if (kept.size === 0) return;
  const step = walk.plan.steps[level];
  if (step === undefined) {
    walk.consume(toChild(walk, kept));
    return;
  }
  const skip = new Set(consumed);
  const next = (child: Frame, more: ReadonlySet<Conjunct>): void => {
    walkLevel(walk, level + 1, child, more.size === 0 ? skip : new Set([...skip, ...more]));
  };
  switch (step.source.kind) {
    case "relation":
      return walkRelation(walk, level, step, kept, next);
    case "range":
      return walkRange(core, step, kept, walk.isDone, (child) => next(child, nothing));
    case "each":
      return walkEach(core, step, kept, walk.isDone, (child) => next(child, nothing));
  }
}

type Next = (child: Frame, consumed: ReadonlySet<Conjunct>) => void;

const nothing: ReadonlySet<Conjunct> = new Set();

/** Keeps the rows that pass this level's conjuncts. Those whose place is later are tried, and left for then on a fault. */
function test(walk: Walk, level: number, frame: Frame, consumed: ReadonlySet<Conjunct>): Frame {
  const { core } = walk;
  let kept = frame;
  for (const conjunct of itemAt(walk.plan.tests, level)) {
    if (consumed.has(conjunct)) continue;
    if (kept.size === 0) return kept;
    const isTrial = conjunct.place > level;
    if (!isTrial && conjunct.level < level && walk.decided.has(conjunct)) continue;
    const { condition } = conjunct;
    if (isTrial && core.isPending(core.facts.ofCondition(condition))) continue;
    const mark = core.arena.mark();
    const mask = core.arena.bytes(kept.size);
    if (isTrial) {
      walk.decided.delete(conjunct);
      const rows = kept;
      const isClean = core.faults.attempt(() => core.holds(condition, rows, mask));
      if (isClean) walk.decided.add(conjunct);
      if (isClean) kept = selectRows(kept, mask);
    } else {
      core.holds(condition, kept, mask);
      kept = selectRows(kept, mask);
    }
    core.arena.reset(mark);
  }
  return kept;
}

function toChild(walk: Walk, frame: Frame): ChildFrame {
  const { base } = walk;
  if (frame === base) return createSliceFrame(base, 0, base.size);
  if (isChild(frame) && linkOf(frame)?.parent === base) return frame;
  let rows: Int32Array | undefined;
  for (let current = frame; current !== base;) {
    const link = linkOf(current);
    invariant(link !== undefined, "an expanded frame descends from its base");
    const { rowInParent } = link;
    if (rowInParent !== undefined) {
      rows = rows === undefined ? rowInParent : rows.map((row) => rowInParent[row]!);
    }
    current = link.parent;
  }
  rows ??= Int32Array.from({ length: frame.size }, (_, row) => row);
  return createComposedFrame(base, rows, frame, walk.plan.slots);
}

function isChild(frame: Frame): frame is ChildFrame {
  return "parentRow" in frame;
}

function walkRelation(walk: Walk, level: number, step: Step, frame: Frame, next: Next): void {
  const { core } = walk;
  let access = walk.accesses.get(level);
  if (access === undefined) {
    walk.accesses.set(level, (access = createAccess(core, walk.plan, level, step)));
  }
  const { relation } = access;
  const mark = core.arena.mark();
  const starts = core.arena.integers(frame.size);
  const counts = core.arena.integers(frame.size);
  const choice = findRows(core, access, frame, starts, counts);
  const rows = choice.adjacency?.rows ?? choice.rows;
  if (frame.size === 1 && rows === undefined) {
    fanOut(walk, step, relation, frame, starts[0]!, counts[0]!, (child) =>
      next(child, choice.consumed),
    );
    core.arena.reset(mark);
    return;
  }
  emitBatches(core, frame, starts, counts, rows, walk.isDone, (parentRow, positions) => {
    const columns = stepColumns(core, step, relation, positions);
    next(createChildFrame(frame, parentRow, columns), choice.consumed);
  });
  core.arena.reset(mark);
}

/** The tuples first … first + count - 1 of a relation for the one row of a frame: nothing is looked up or gathered. */
function fanOut(
  walk: Walk,
  step: Step,
  relation: Relation,
  frame: Frame,
  first: number,
  count: number,
  next: (child: Frame) => void,
): void {
  const { batchSize } = walk.core.options;
  walk.core.statistics.rowsVisited += count;
  for (let done = 0; done < count; done += batchSize) {
    const size = Math.min(batchSize, count - done);
    const { columns, known } = runColumns(walk.core, step, relation, first + done, size);
    next(createFanFrame(frame, size, columns, known));
  }
}
