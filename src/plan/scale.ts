/**
 * The data factor carried down a linear walk: one number for all rows of a frame, or one per row; and the rows of the batch
 * that a frame's rows add to. Both follow a frame to its children.
 */
import { pick, type Integers, type Run } from "../evaluate/index.js";

/** What of a child frame tells where its rows come from. */
export interface RowOrigins {
  readonly size: number;
  readonly parentRow: Int32Array;
  readonly parentRun: Run | undefined;
}

/** One factor for all rows, or one per frame row. */
export type Scale = number | Float64Array;

/** scale × factor over a frame of this size; the operands are left as they are. */
export function scaleBy(scale: Scale, factor: Scale, size: number): Scale {
  if (typeof scale === "number") {
    if (typeof factor === "number") return scale * factor;
    return scale === 1 ? factor : multiply(factor, scale, size);
  }
  if (typeof factor === "number") return factor === 1 ? scale : multiply(scale, factor, size);
  const product = new Float64Array(size);
  for (let i = 0; i < size; i++) product[i] = scale[i]! * factor[i]!;
  return product;
}

function multiply(column: Float64Array, factor: number, size: number): Float64Array {
  const product = new Float64Array(size);
  for (let i = 0; i < size; i++) product[i] = column[i]! * factor;
  return product;
}

/** The scale of each child row, taken from its parent row. */
export function gatherScale(scale: Scale, child: RowOrigins): Scale {
  if (typeof scale === "number") return scale;
  const { parentRun, size } = child;
  if (parentRun?.step === 1) return scale.subarray(parentRun.first, parentRun.first + size);
  if (parentRun?.step === 0) return scale[parentRun.first]!;
  const { parentRow } = child;
  const gathered = new Float64Array(size);
  for (let i = 0; i < size; i++) gathered[i] = scale[parentRow[i]!]!;
  return gathered;
}

/** The batch row of each child row, taken from its parent row. */
export function gatherRows(rowOf: Integers, child: RowOrigins): Integers {
  return pick(rowOf, child.parentRun ?? child.parentRow, child.size);
}
