/**
 * A frame is a batch of bindings: for each row, the position in every bound slot. All expression evaluation is by frame,
 * column at a time, so that the cost per element is a few machine operations and no object is made per row.
 *
 * index convention: row i of a child frame comes from row parentRow[i] of its parent.
 */
import type { Slot } from "../check/index.js";
import type { Relation } from "../domains/index.js";
import type { Run } from "./run.js";

/** A batch of bindings. Slots bound in an outer frame are read through `parent`, gathered once and kept. */
export interface Frame {
  readonly size: number;
  /** Positions (or plain integers) of an index slot, length size. */
  readonly positions: (slot: Slot) => Int32Array;
  /** Values of a local (let) slot, length size. */
  readonly locals: (slot: Slot) => Float64Array;
  /** The column of an index slot as a run; undefined where it is none, or not known to be one. */
  readonly runOf: (slot: Slot) => Run | undefined;
  /** The tuples that the rows are, where they follow one another in a relation. */
  readonly tuples: TupleRun | undefined;
}

/** Row i binds these slots to tuple first + i of the relation, column by column. */
export interface TupleRun {
  readonly relation: Relation;
  readonly slots: readonly Slot[];
  readonly first: number;
}

/** A frame made from another: by expanding binders, or by keeping the rows that satisfy a condition. */
export interface ChildFrame extends Frame {
  readonly parentRow: Int32Array;
  /** parentRow as a run, where it is known to be one. */
  readonly parentRun: Run | undefined;
}
