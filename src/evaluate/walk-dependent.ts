/**
 * Steps over sets that depend on the row: ranges by arithmetic, others evaluated once per distinct binding of what they read.
 */
import type { SetExpression } from "../check/index.js";
import { invariant } from "../diagnostics/index.js";
import { createTupleIndex, type Relation } from "../domains/index.js";
import type { Core } from "./core.js";
import { emitBatches } from "./emit-batches.js";
import { rangeLength } from "./range-set.js";
import type { ChildFrame, Frame } from "./frame.js";
import { createChildFrame } from "./frames.js";
import type { Step } from "./plan-expansion.js";
import { stepColumns } from "./step-frames.js";

type Next = (child: ChildFrame) => void;

/** Walks a range whose bounds depend on the row. */
export function walkRange(
  core: Core,
  step: Step,
  frame: Frame,
  isDone: () => boolean,
  next: Next,
): void {
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
  emitBatches(core, frame, starts, counts, undefined, isDone, (parentRow, positions) => {
    const values = positions.map((position, k) => {
      const row = parentRow[k]!;
      return first[row]! + position * by[row]!;
    });
    const relation = singleColumn(values);
    const all = Int32Array.from(values, (_, k) => k);
    next(createChildFrame(frame, parentRow, stepColumns(core, step, relation, all)));
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
export function walkEach(
  core: Core,
  step: Step,
  frame: Frame,
  isDone: () => boolean,
  next: Next,
): void {
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
    const counts = Int32Array.of(tuples.size);
    emitBatches(core, row, starts, counts, undefined, isDone, (parentRow, places) => {
      const columns = stepColumns(core, step, tuples, places);
      next(createChildFrame(frame, parentRow.fill(i), columns));
    });
  }
}

function distinctNumbers(core: Core, set: SetExpression, frame: Frame): Int32Array | undefined {
  const facts = core.facts.ofSet(set);
  if (core.isPending(facts)) return undefined;
  const columns: Int32Array[] = [];
  for (const [slot, carrier] of facts.slots) {
    if (carrier === "local") return undefined;
    columns.push(frame.positions(slot));
  }
  return createTupleIndex(columns, frame.size).numberOfRow;
}
