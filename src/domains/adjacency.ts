/**
 * Rows grouped by key: for each distinct key its rows, in order, as one compressed list.
 * This is what a join reads: the rows of group g are rows[starts[g] .. starts[g + 1]).
 */
import { createTupleIndex } from "./tuple-index.js";

/** Rows by key. */
export interface Adjacency {
  readonly groups: number;
  /** Group of each key given column by column, -1 where no row has it. */
  readonly groupOfAll: (keys: readonly Int32Array[], count: number, out: Int32Array) => void;
  readonly starts: Int32Array;
  readonly rows: Int32Array;
}

/** Groups `size` rows by their key columns. Without columns all rows are one group. `label` renames the rows. */
export function createAdjacency(
  keys: readonly Int32Array[],
  size: number,
  label?: Int32Array,
): Adjacency {
  if (keys.length === 0) {
    const rows = label ?? Int32Array.from({ length: size }, (_, row) => row);
    return {
      groups: 1,
      groupOfAll: (_, count, out) => {
        out.fill(0, 0, count);
      },
      starts: Int32Array.of(0, size),
      rows,
    };
  }
  const index = createTupleIndex(keys, size);
  const starts = new Int32Array(index.count + 1);
  for (let i = 0; i < size; i++) starts[index.numberOfRow[i]! + 1]!++;
  for (let g = 0; g < index.count; g++) starts[g + 1]! += starts[g]!;
  const next = starts.slice();
  const rows = new Int32Array(size);
  for (let i = 0; i < size; i++) {
    rows[next[index.numberOfRow[i]!]!++] = label === undefined ? i : label[i]!;
  }
  return { groups: index.count, groupOfAll: index.findAll, starts, rows };
}
