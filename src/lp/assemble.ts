/**
 * Builds compressed sparse rows from batches of segments: count, place, put in order.
 * A batch is a run of rows that come next in the program; its entries may arrive in any order, repeat a column and hold
 * zeros. Each row leaves with ascending, unique columns and no zero. Rows are written where they stay: with a good
 * forecast the final arrays are allocated once; without one they grow by blocks that are joined in the end.
 */
import { blockEntries, createFloatBlocks, createIntegerBlocks } from "./blocks.js";
import {
  countEntries,
  fillCounted,
  fillWhole,
  withoutZeros,
  type Scratch,
  type Target,
} from "./fill-batch.js";
import type { SparseRows } from "./linear-program.js";
import { orderBatch } from "./order-batch.js";
import { inColumnOrder, type Segment } from "./segment.js";
import { arePlainCoefficients } from "./watch-numbers.js";

/** Collects the rows of a matrix in batches, in program order. */
export interface MatrixBuilder {
  /**
   * Appends `rowCount` rows made of these segments. Their arrays are read only and may be reused by the caller for the
   * next batch. With `dropEmpty`, rows that end up without entries are left out. Returns the number of entries of each
   * row of the batch, valid until the next call.
   */
  readonly addSegments: (
    rowCount: number,
    segments: readonly Segment[],
    dropEmpty?: boolean,
  ) => Int32Array;
  /** The same from the first `count` triplets; `tripletRow` counts from 0 within the batch. */
  readonly addBatch: (
    rowCount: number,
    tripletRow: Int32Array,
    tripletCol: Int32Array,
    tripletValue: Float64Array,
    count: number,
    dropEmpty?: boolean,
  ) => Int32Array;
  /** Hands out the final matrix; the builder is empty and of no use afterwards. */
  readonly finish: () => SparseRows;
  /** Entries kept so far. */
  readonly nonzeros: number;
  /** Rows added so far. */
  readonly rows: number;
  /** True as long as every entry is of a size that solvers take. */
  readonly isPlain: boolean;
}

/** What is known before the first batch. */
export interface MatrixBuilderOptions {
  /** Upper bound on the entries: more are refused. */
  readonly maxNonzeros?: number;
  /** Entries and rows there will be, or slightly fewer: the final arrays are then allocated at once. */
  readonly expected?: { readonly nonzeros: number; readonly rows: number };
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
  const expected = options.expected?.nonzeros ?? blockEntries;
  const firstBlock = Math.max(1, Math.min(expected, limit));
  const starts = createIntegerBlocks((options.expected?.rows ?? 1 << 12) + 1);
  const indices = createIntegerBlocks(firstBlock);
  const values = createFloatBlocks(firstBlock);
  const none = new Int32Array(0);
  const scratch: Scratch = { rows: none, cols: none, cursor: none };
  let nonzeros = 0;
  let rows = 0;
  let lengths = none;
  let isPlain = true;
  starts.room(1);
  starts.claim(1);

  /** Ends of the rows kept, after those of the batches before. */
  function appendStarts(rowCount: number, dropEmpty: boolean): void {
    const { block, at } = starts.room(rowCount);
    let end = nonzeros;
    let kept = 0;
    for (let row = 0; row < rowCount; row++) {
      const length = lengths[row]!;
      if (length === 0 && dropEmpty) continue;
      end += length;
      block[at + kept++] = end;
    }
    starts.claim(kept);
    rows += kept;
  }

  function addSegments(rowCount: number, given: readonly Segment[], dropEmpty = false): Int32Array {
    if (lengths.length < rowCount) lengths = new Int32Array(rowCount);
    const segments = withoutZeros(given);
    const isWhole = countEntries(segments, rowCount, lengths);
    const most = segments.reduce((sum, segment) => sum + segment.count, 0);
    const place = indices.room(most);
    const target: Target = {
      indices: place.block,
      values: values.room(most).block,
      at: place.at,
    };
    const ordered = inColumnOrder(segments);
    if (isWhole) fillWhole(ordered ?? segments, rowCount, target);
    else fillCounted(ordered ?? segments, rowCount, lengths, target, scratch);
    const kept =
      ordered === undefined ? orderBatch(target, rowCount, lengths) : sumOf(lengths, rowCount);
    if (nonzeros + kept > limit) {
      throw new MatrixTooLargeError(`a matrix of more than ${limit} entries cannot be built`);
    }
    isPlain &&=
      ordered === undefined
        ? arePlainCoefficients(target.values.subarray(target.at), kept)
        : segments.every((segment) => arePlainCoefficients(segment.values, segment.count));
    indices.claim(kept);
    values.claim(kept);
    appendStarts(rowCount, dropEmpty);
    nonzeros += kept;
    return lengths;
  }

  return {
    addSegments,
    addBatch: (rowCount, tripletRow, tripletCol, tripletValue, count, dropEmpty = false) => {
      const all = { rows: tripletRow, cols: tripletCol, values: tripletValue, count };
      return addSegments(rowCount, [all], dropEmpty);
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
    get isPlain() {
      return isPlain;
    },
  };
}

function sumOf(lengths: Int32Array, count: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += lengths[i]!;
  return sum;
}
