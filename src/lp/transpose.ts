/**
 * The same matrix by columns: what column-wise file formats and reduced costs need.
 */
import type { SparseRows } from "./linear-program.js";

/** Compressed sparse columns: the entries of column j are at starts[j] .. starts[j + 1] - 1. */
export interface SparseColumns {
  /** Length numCols + 1. */
  readonly starts: Int32Array;
  /** Row of each entry; ascending and unique within a column. */
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

/** Gives the matrix by columns, in time proportional to its entries. */
export function transposeRows(matrix: SparseRows, numCols: number): SparseColumns {
  const numRows = matrix.starts.length - 1;
  const nonzeros = matrix.starts[numRows]!;
  const starts = new Int32Array(numCols + 1);
  const indices = new Int32Array(nonzeros);
  const values = new Float64Array(nonzeros);
  for (let k = 0; k < nonzeros; k++) starts[matrix.indices[k]! + 1]!++;
  for (let j = 0; j < numCols; j++) starts[j + 1]! += starts[j]!;
  const next = starts.slice(0, numCols);
  for (let i = 0; i < numRows; i++) {
    const end = matrix.starts[i + 1]!;
    for (let k = matrix.starts[i]!; k < end; k++) {
      const place = next[matrix.indices[k]!]!++;
      indices[place] = i;
      values[place] = matrix.values[k]!;
    }
  }
  return { starts, indices, values };
}
