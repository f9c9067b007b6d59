/**
 * A frame is a batch of bindings: for each row, the position in every bound slot. All expression evaluation is by frame,
 * column at a time, so that the cost per element is a few machine operations and no object is made per row.
 *
 * index convention: row i of a child frame comes from row parentRow[i] of its parent.
 */
import type { Slot } from "../check/index.js";

/** A batch of bindings. Slots bound in an outer frame are read through `parent`, gathered once and kept. */
export interface Frame {
  readonly size: number;
  /** Positions (or plain integers) of an index slot, length size. */
  readonly positions: (slot: Slot) => Int32Array;
  /** Values of a local (let) slot, length size. */
  readonly locals: (slot: Slot) => Float64Array;
}

/** A frame made from another: by expanding binders, or by keeping the rows that satisfy a condition. */
export interface ChildFrame extends Frame {
  readonly parentRow: Int32Array;
}
