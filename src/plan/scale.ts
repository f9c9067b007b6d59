/**
 * The data factor carried down a linear walk: one number for all rows of a frame, or one per row.
 */

/** One factor for all rows, or one per frame row. */
export type Scale = number | Float64Array;

/** scale × factor over a frame of this size; the operands are left as they are. */
export function scaleBy(scale: Scale, factor: Scale, size: number): Scale {
  if (typeof scale === "number" && typeof factor === "number") return scale * factor;
  const product = new Float64Array(size);
  if (typeof scale === "number") {
    if (typeof factor !== "number") for (let i = 0; i < size; i++) product[i] = scale * factor[i]!;
  } else if (typeof factor === "number") {
    for (let i = 0; i < size; i++) product[i] = scale[i]! * factor;
  } else {
    for (let i = 0; i < size; i++) product[i] = scale[i]! * factor[i]!;
  }
  return product;
}

/** The scale of each child row, taken from its parent row. */
export function gatherScale(scale: Scale, parentRow: Int32Array, size: number): Scale {
  if (typeof scale === "number") return scale;
  const gathered = new Float64Array(size);
  for (let i = 0; i < size; i++) gathered[i] = scale[parentRow[i]!]!;
  return gathered;
}

/** The batch row of each child row, taken from its parent row. */
export function gatherRows(rowOf: Int32Array, parentRow: Int32Array, size: number): Int32Array {
  const gathered = new Int32Array(size);
  for (let i = 0; i < size; i++) gathered[i] = rowOf[parentRow[i]!]!;
  return gathered;
}
