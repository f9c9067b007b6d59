/**
 * Walks an expansion plan: each level tests its conjuncts, each step makes child frames batch by batch, and what survives
 * the last level is handed on with rows counted in the original frame. A batch holds at most `batchSize` rows, so that
 * its columns stay in cache, however many tuples one outer row has.
 */
import type { BinderModel, Condition, Slot } from "../check/index.js";
import { invariant } from "../diagnostics/index.js";
import { createTupleIndex, itemAt, type Relation } from "../domains/index.js";
import { createAccess, stepColumns, type Access, type Choice } from "./access.js";
import type { Core } from "./core.js";
import { rangeLength } from "./evaluate-set.js";
import type { ChildFrame, Frame } from "./frame.js";
import {
  createChildFrame,
  createComposedFrame,
  linkOf,
  rowsWhere,
  type Columns,
} from "./frames.js";
import type { Conjunct, ExpansionPlan, Step } from "./plan-expansion.js";

interface Walk {
  readonly core: Core;
  readonly plan: ExpansionPlan;
  readonly base: Frame;
  readonly accesses: Map<number, Access>;
  /** Conjuncts that were decided ahead of their place for the rows now under way. */
  readonly decided: Set<Conjunct>;
  readonly consume: (child: ChildFrame) => void;
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
): void {
  if (frame.size === 0) return;
  const plan = core.plans.planOf(binders, condition);
  let accesses = memory.get(plan);
  if (accesses === undefined) memory.set(plan, (accesses = new Map()));
  walkLevel(
    { core, plan, base: frame, accesses, decided: new Set(), consume },
    0,
    frame,
    new Set(),
  );
}

function walkLevel(walk: Walk, level: number, frame: Frame, consumed: ReadonlySet<Conjunct>): void {
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
      return walkRange(walk, step, kept, next);
    case "each":
      return walkEach(walk, step, kept, next);
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
      if (isClean) kept = keepRows(kept, mask);
    } else {
      core.holds(condition, kept, mask);
      kept = keepRows(kept, mask);
    }
    core.arena.reset(mark);
  }
  return kept;
}

/** The rows of a frame where the mask is 1; the frame itself when all are. */
export function keepRows(frame: Frame, mask: Uint8Array): Frame {
  const rows = rowsWhere(mask, frame.size, 1);
  return rows.length === frame.size ? frame : createChildFrame(frame, rows, new Map());
}

function toChild(walk: Walk, frame: Frame): ChildFrame {
  const { base } = walk;
  let rows: Int32Array | undefined;
  let depth = 0;
  for (let current = frame; current !== base; depth++) {
    const link = linkOf(current);
    invariant(link !== undefined, "an expanded frame descends from its base");
    const { rowInParent } = link;
    if (rowInParent !== undefined) {
      rows = rows === undefined ? rowInParent : rows.map((row) => rowInParent[row]!);
    }
    current = link.parent;
  }
  rows ??= Int32Array.from({ length: frame.size }, (_, row) => row);
  if (depth === 1 && "parentRow" in frame) {
    return { ...frame, parentRow: rows };
  }
  return createComposedFrame(base, rows, frame, walk.plan.slots);
}

// ---- Relations ----------------------------------------------------------------------------------

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
  emitBatches(core, frame, starts, counts, rows, (parentRow, positions) => {
    const columns = stepColumns(core, step, relation, positions);
    next(createChildFrame(frame, parentRow, columns), choice.consumed);
  });
  core.arena.reset(mark);
}

/** Finds for each row its run of tuples, by the better way if what that needs can be evaluated without a fault. */
function findRows(
  core: Core,
  access: Access,
  frame: Frame,
  starts: Int32Array,
  counts: Int32Array,
): Choice {
  const { plain, better } = access;
  if (better !== undefined) {
    const mark = core.arena.mark();
    const keys = better.keys.map((key) => key(frame));
    let trials: readonly Int32Array[] = [];
    const isClean = core.faults.attempt(() => {
      trials = better.trials.map((key) => key(frame));
    });
    if (isClean) seekGroups(better, [...keys, ...trials], frame.size, starts, counts);
    core.arena.reset(mark);
    if (isClean) return better;
  }
  if (plain.adjacency !== undefined) {
    const mark = core.arena.mark();
    const keys = plain.keys.map((key) => key(frame));
    seekGroups(plain, keys, frame.size, starts, counts);
    core.arena.reset(mark);
    return plain;
  }
  starts.fill(0, 0, frame.size);
  counts.fill(plain.count, 0, frame.size);
  narrow(core, access, frame, starts, counts);
  return plain;
}

function seekGroups(
  choice: Choice,
  keys: readonly Int32Array[],
  size: number,
  starts: Int32Array,
  counts: Int32Array,
): void {
  const { adjacency } = choice;
  invariant(adjacency !== undefined, "a lookup has an adjacency");
  adjacency.groupOfAll(keys, size, starts);
  for (let i = 0; i < size; i++) {
    const group = starts[i]!;
    if (group < 0) {
      starts[i] = 0;
      counts[i] = 0;
    } else {
      starts[i] = adjacency.starts[group]!;
      counts[i] = adjacency.starts[group + 1]! - starts[i]!;
    }
  }
}

/** Cuts the runs of a plain walk to the bounds that conjuncts put on positions. */
function narrow(
  core: Core,
  access: Access,
  frame: Frame,
  starts: Int32Array,
  counts: Int32Array,
): void {
  const { rows, count } = access.plain;
  const seek = (position: number): number =>
    rows === undefined ? Math.min(count, Math.max(0, position)) : firstAtLeast(rows, position);
  for (const bound of access.bounds) {
    const mark = core.arena.mark();
    let positions: Float64Array | undefined;
    const isClean = core.faults.attempt(() => {
      positions = bound.positions(frame);
    });
    if (isClean && positions !== undefined) {
      for (let i = 0; i < frame.size; i++) {
        const position = positions[i]!;
        if (Number.isNaN(position)) continue;
        const end = starts[i]! + counts[i]!;
        if (bound.side === "lower") {
          starts[i] = Math.min(end, Math.max(starts[i]!, seek(Math.floor(position) - 1)));
          counts[i] = end - starts[i]!;
        } else {
          const last = Math.max(starts[i]!, Math.min(end, seek(Math.ceil(position) + 2)));
          counts[i] = last - starts[i]!;
        }
      }
    }
    core.arena.reset(mark);
  }
}

function firstAtLeast(rows: Int32Array, position: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle]! < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Writes out runs of tuples as batches of (parent row, tuple). */
function emitBatches(
  core: Core,
  frame: Frame,
  starts: Int32Array,
  counts: Int32Array,
  rows: Int32Array | undefined,
  emit: (parentRow: Int32Array, positions: Int32Array) => void,
): void {
  const { batchSize } = core.options;
  let left = 0;
  for (let i = 0; i < frame.size; i++) left += counts[i]!;
  core.statistics.rowsVisited += left;
  let row = 0;
  let done = 0;
  while (left > 0) {
    const size = Math.min(left, batchSize);
    const parentRow = new Int32Array(size);
    const positions = new Int32Array(size);
    for (let filled = 0; filled < size;) {
      const open = counts[row]! - done;
      if (open === 0) {
        row++;
        done = 0;
        continue;
      }
      const taken = Math.min(open, size - filled);
      const first = starts[row]! + done;
      if (rows === undefined) {
        for (let k = 0; k < taken; k++) positions[filled + k] = first + k;
      } else {
        for (let k = 0; k < taken; k++) positions[filled + k] = rows[first + k]!;
      }
      for (let k = 0; k < taken; k++) parentRow[filled + k] = row;
      filled += taken;
      done += taken;
    }
    left -= size;
    emit(parentRow, positions);
  }
}

// ---- Sets that depend on the row ------------------------------------------------------------------

function walkRange(walk: Walk, step: Step, frame: Frame, next: Next): void {
  const { core } = walk;
  const { source } = step;
  invariant(source.kind === "range", "a range step");
  const mark = core.arena.mark();
  const first = core.arena.floats(frame.size);
  core.numbers(source.set.first, frame, first);
  const last = core.arena.floats(frame.size);
  core.numbers(source.set.last, frame, last);
  const by = core.arena.floats(frame.size);
  if (source.set.step === undefined) by.fill(1, 0, frame.size);
  else core.numbers(source.set.step, frame, by);
  const starts = core.arena.integers(frame.size).fill(0, 0, frame.size);
  const counts = core.arena.integers(frame.size);
  for (let i = 0; i < frame.size; i++) counts[i] = rangeLength(first[i]!, last[i]!, by[i]!);
  emitBatches(core, frame, starts, counts, undefined, (parentRow, positions) => {
    const values = positions.map((position, k) => {
      const row = parentRow[k]!;
      return first[row]! + position * by[row]!;
    });
    const relation = singleColumn(values);
    const all = Int32Array.from(values, (_, k) => k);
    next(createChildFrame(frame, parentRow, stepColumns(core, step, relation, all)), nothing);
  });
  core.arena.reset(mark);
}

/** Integer values as a relation's column, without the promise that they are distinct. */
function singleColumn(values: Int32Array): Relation {
  return {
    size: values.length,
    bases: ["integer"],
    dense: undefined,
    columns: () => [values],
    find: () => -1,
    findAll: () => false,
  };
}

/** Evaluates the set once for each distinct binding of what it reads, and joins row by row. */
function walkEach(walk: Walk, step: Step, frame: Frame, next: Next): void {
  const { core } = walk;
  const { source } = step;
  invariant(source.kind === "each", "a step evaluated row by row");
  const numberOf = distinctNumbers(core, source.set, frame);
  const relations = new Map<number, Relation>();
  const starts = Int32Array.of(0);
  for (let i = 0; i < frame.size; i++) {
    const number = numberOf?.[i] ?? i;
    let relation = relations.get(number);
    if (relation === undefined) {
      const one = createChildFrame(frame, Int32Array.of(i), new Map());
      relation = core.relation(source.set, one);
      relations.set(number, relation);
    }
    const tuples = relation;
    const row = createChildFrame(frame, Int32Array.of(i), new Map());
    emitBatches(core, row, starts, Int32Array.of(tuples.size), undefined, (parentRow, places) => {
      const columns: Columns = stepColumns(core, step, tuples, places);
      next(createChildFrame(frame, parentRow.fill(i), columns), nothing);
    });
  }
}

function distinctNumbers(
  core: Core,
  set: (Step["source"] & { readonly kind: "each" })["set"],
  frame: Frame,
): Int32Array | undefined {
  const facts = core.facts.ofSet(set);
  if (core.isPending(facts)) return undefined;
  const columns: Int32Array[] = [];
  for (const [slot, carrier] of facts.slots as ReadonlyMap<Slot, unknown>) {
    if (carrier === "local") return undefined;
    columns.push(frame.positions(slot));
  }
  return createTupleIndex(columns, frame.size).numberOfRow;
}
