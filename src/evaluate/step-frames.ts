/**
 * Frames over the tuples of a step's relation alone: what a step binds, and what can be found out about it beforehand.
 */
import type { Slot } from "../check/index.js";
import { columnAt, columnOfRun, denseRun, type Relation } from "../domains/index.js";
import type { Core } from "./core.js";
import type { Frame } from "./frame.js";
import { createRootFrame, type Columns, type KnownRuns } from "./frames.js";
import type { Step, StepBind } from "./plan-expansion.js";

/** A frame over some tuples of a step's relation, its slots bound. */
export function stepFrame(core: Core, step: Step, relation: Relation, rows: Int32Array): Frame {
  return createRootFrame(rows.length, stepColumns(core, step, relation, rows));
}

/** The columns that a step binds, for some rows of its relation. */
export function stepColumns(
  core: Core,
  step: Step,
  relation: Relation,
  rows: Int32Array,
): ReadonlyMap<Slot, () => Int32Array> {
  return new Map(
    step.binds.map(({ slot, column, carrier }) => [
      slot,
      () =>
        core.lookups.translateColumn(
          columnAt(relation, column, rows),
          relation.bases[column] ?? "integer",
          core.baseOf(carrier),
          rows.length,
          (count) => new Int32Array(count),
        ),
    ]),
  );
}

/** The columns that a step binds, for the tuples first, first + 1, … of its relation, and what is known of them. */
export function runColumns(
  core: Core,
  step: Step,
  relation: Relation,
  first: number,
  size: number,
): { readonly columns: Columns; readonly known: KnownRuns } {
  const isOwn = (bind: StepBind): boolean =>
    relation.bases[bind.column] === core.baseOf(bind.carrier);
  const columns = new Map(
    step.binds.map(({ slot, column, carrier }) => [
      slot,
      () =>
        core.lookups.translateColumn(
          columnOfRun(relation, column, first, size),
          relation.bases[column] ?? "integer",
          core.baseOf(carrier),
          size,
          (count) => new Int32Array(count),
        ),
    ]),
  );
  const areAll =
    step.binds.length === relation.bases.length &&
    step.binds.every((bind, k) => bind.column === k && isOwn(bind));
  const slots = step.binds.map((bind) => bind.slot);
  return {
    columns,
    known: {
      runOf: (slot) => {
        const bind = step.binds.find((one) => one.slot === slot);
        if (bind === undefined || !isOwn(bind)) return undefined;
        return denseRun(relation, bind.column, first, size);
      },
      tuples: areAll ? { relation, slots, first } : undefined,
    },
  };
}

/** Cuts rows of a relation (undefined: all of them) into batches. */
export function forBatches(
  core: Core,
  relation: Relation,
  rows: Int32Array | undefined,
  visit: (batch: Int32Array) => void,
): void {
  const count = rows?.length ?? relation.size;
  for (let first = 0; first < count; first += core.options.batchSize) {
    const end = Math.min(count, first + core.options.batchSize);
    visit(
      rows === undefined
        ? Int32Array.from({ length: end - first }, (_, i) => first + i)
        : rows.subarray(first, end),
    );
  }
}
