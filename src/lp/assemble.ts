/**
 * Builds compressed sparse rows from batches of unsorted triplets: count, allocate, fill.
 * A batch is a run of rows that come next in the program; its triplets may arrive in any order,
 * repeat a column and hold zeros. Each row leaves with ascending, unique columns and no zero.
 * Finished rows go to blocks of fixed size, so nothing is copied to grow: the peak is the final
 * arrays plus one of them while the blocks are joined.
 */
import { blockEntries, createFloatBlocks, createIntegerBlocks } from "./blocks.js";
import { createBatchSorter } from "./sort-batch.js";
import type { SparseRows } from "./linear-program.js";

/** Collects the rows of a matrix in batches, in program order. */
export interface MatrixBuilder {
  /**
   * Appends `rowCount` rows made of the first `count` triplets; `tripletRow` counts from 0 within
   * the batch. The arrays are read only and may be reused by the caller for the next batch.
   * With `dropEmpty`, rows that end up without entries are left out. Returns the number of entries
   * of each row of the batch, valid until the next call.
   */
  readonly addBatch: (
    rowCount: number,
    tripletRow: Int32Array,
    tripletCol: Int32Array,
    tripletValue: Float64Array,
    count: number,
    dropEmpty?: boolean,
  ) => Int32Array;
  /** Joins the blocks into the final matrix; the builder is empty and of no use afterwards. */
  readonly finish: () => SparseRows;
  /** Entries kept so far. */
  readonly nonzeros: number;
  /** Rows added so far. */
  readonly rows: number;
}

/** Limits known before the first batch. */
export interface MatrixBuilderOptions {
  /** Upper bound on the entries, when known: a small matrix then gets one block of just that size. */
  readonly maxNonzeros?: number;
}

/** The most entries that 32-bit positions can address. */
export const maxMatrixNonzeros = 2 ** 31 - 1;

/** Thrown when a matrix outgrows what 32-bit positions can address, or the stated upper bound. */
export class MatrixTooLargeError extends RangeError {
  override readonly name = "MatrixTooLargeError";
}

/**
 * Creates an empty builder. Terms of one row and column are summed in the order they arrive; a sum
 * that cancels to rounding (below 2^-46 of its largest term) counts as the zero it stands for.
 */
export function createMatrixBuilder(options: MatrixBuilderOptions = {}): MatrixBuilder {
  const limit = Math.min(options.maxNonzeros ?? maxMatrixNonzeros, maxMatrixNonzeros);
  const firstBlock = Math.min(blockEntries, Math.max(limit, 1));
  const starts = createIntegerBlocks(Math.min(firstBlock, 1 << 12));
  const indices = createIntegerBlocks(firstBlock);
  const values = createFloatBlocks(firstBlock);
  const sorter = createBatchSorter();
  let nonzeros = 0;
  let rows = 0;
  let rowLengths = new Int32Array(0);
  let keptEnds = new Int32Array(0);
  starts.append(Int32Array.of(0), 1);

  return {
    addBatch(rowCount, tripletRow, tripletCol, tripletValue, count, dropEmpty = false) {
      const batch = sorter.sort(rowCount, tripletRow, tripletCol, tripletValue, count);
      const kept = batch.ends[rowCount - 1] ?? 0;
      if (nonzeros + kept > limit) {
        throw new MatrixTooLargeError(`a matrix of more than ${limit} entries cannot be built`);
      }
      indices.append(batch.cols, kept);
      values.append(batch.values, kept);
      if (rowLengths.length < rowCount) {
        rowLengths = new Int32Array(rowCount);
        keptEnds = new Int32Array(rowCount);
      }
      let keptRows = 0;
      for (let row = 0, previous = 0; row < rowCount; row++) {
        const end = batch.ends[row]!;
        rowLengths[row] = end - previous;
        if (end > previous || !dropEmpty) keptEnds[keptRows++] = end;
        previous = end;
      }
      starts.appendShifted(keptEnds, keptRows, nonzeros);
      nonzeros += kept;
      rows += keptRows;
      return rowLengths;
    },
    finish: () => ({
      starts: starts.join(),
      indices: indices.join(),
      values: values.join(),
    }),
    get nonzeros() {
      return nonzeros;
    },
    get rows() {
      return rows;
    },
  };
}
