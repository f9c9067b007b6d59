/**
 * Sorts one batch of triplets into rows: counting sort by row, then each row by column, with
 * repeated columns summed and zeros dropped. Batches that arrive in order are only copied.
 * All sorts are stable, so that sums do not depend on the algorithm chosen.
 * The scratch arrays live as long as the sorter and grow with the largest batch.
 */
import { sortRowByColumn } from "./sort-row.js";

/** Rows of one batch: row i ends before position `ends[i]`; row 0 starts at 0. */
export interface SortedBatch {
  readonly ends: Int32Array;
  readonly cols: Int32Array;
  readonly values: Float64Array;
}

/** Sorts batches; the result is valid until the next call. */
export interface BatchSorter {
  readonly sort: (
    rowCount: number,
    tripletRow: Int32Array,
    tripletCol: Int32Array,
    tripletValue: Float64Array,
    count: number,
  ) => SortedBatch;
}

/** A sum smaller than this share of its largest term is rounding, not a coefficient. */
const cancellation = 2 ** -46;

/** Creates a sorter with empty scratch arrays. */
export function createBatchSorter(): BatchSorter {
  let ends = new Int32Array(0);
  let cols = new Int32Array(0);
  let values = new Float64Array(0);
  let spareKeys = new Float64Array(0);
  let spareValues = new Float64Array(0);

  function reserve(rowCount: number, count: number): void {
    if (ends.length < rowCount + 1) ends = new Int32Array(grown(rowCount + 1));
    if (cols.length < count) {
      const size = grown(count);
      cols = new Int32Array(size);
      values = new Float64Array(size);
    }
  }

  /** Turns the counts in `ends` into starts; placing a triplet moves its row's start to its end. */
  function scatter(
    tripletRow: Int32Array,
    tripletCol: Int32Array,
    tripletValue: Float64Array,
    count: number,
    rowCount: number,
  ): void {
    let sum = 0;
    for (let i = 0; i < rowCount; i++) {
      const size = ends[i]!;
      ends[i] = sum;
      sum += size;
    }
    for (let k = 0; k < count; k++) {
      const place = ends[tripletRow[k]!]!++;
      cols[place] = tripletCol[k]!;
      values[place] = tripletValue[k]!;
    }
  }

  return {
    sort(rowCount, tripletRow, tripletCol, tripletValue, count) {
      reserve(rowCount, count);
      const order = countRows(ends, rowCount, tripletRow, tripletCol, tripletValue, count);
      if (order === "ready") {
        for (let i = 1; i < rowCount; i++) ends[i]! += ends[i - 1]!;
        return { ends, cols: tripletCol, values: tripletValue };
      }
      if (order === "rows-in-order") {
        for (let i = 1; i < rowCount; i++) ends[i]! += ends[i - 1]!;
        cols.set(tripletCol.subarray(0, count));
        values.set(tripletValue.subarray(0, count));
      } else scatter(tripletRow, tripletCol, tripletValue, count, rowCount);
      let begin = 0;
      let kept = 0;
      for (let i = 0; i < rowCount; i++) {
        const end = ends[i]!;
        if (end - begin > spareKeys.length) {
          spareKeys = new Float64Array(grown(end - begin));
          spareValues = new Float64Array(spareKeys.length);
        }
        sortRowByColumn(cols, values, begin, end, spareKeys, spareValues);
        kept = mergeRow(cols, values, begin, end, kept);
        ends[i] = kept;
        begin = end;
      }
      return { ends, cols, values };
    },
  };
}

/**
 * How a batch arrives: ready as it stands (rows in order, columns strictly ascending, no zero),
 * with its rows in order, or in no order.
 */
type BatchOrder = "ready" | "rows-in-order" | "unordered";

/** Fills `ends` with the number of triplets of each row, and says how the batch arrives. */
function countRows(
  ends: Int32Array,
  rowCount: number,
  tripletRow: Int32Array,
  tripletCol: Int32Array,
  tripletValue: Float64Array,
  count: number,
): BatchOrder {
  ends.fill(0, 0, rowCount + 1);
  let isReady = true;
  let isInOrder = true;
  let row = -1;
  let previousCol = -1;
  let runStart = 0;
  for (let k = 0; k < count; k++) {
    const col = tripletCol[k]!;
    if (tripletRow[k] === row) {
      if (col <= previousCol) isReady = false;
    } else {
      if (k > 0) ends[row]! += k - runStart;
      runStart = k;
      const next = tripletRow[k]!;
      if (next < 0 || next >= rowCount) throw new RangeError(`row ${next} is outside the batch`);
      if (next < row) isInOrder = false;
      row = next;
    }
    if (tripletValue[k] === 0) isReady = false;
    previousCol = col;
  }
  if (count > 0) ends[row]! += count - runStart;
  if (!isInOrder) return "unordered";
  return isReady ? "ready" : "rows-in-order";
}

/** Sums equal neighbours of a sorted row and drops zeros, moving it down to `to`; gives its end. */
function mergeRow(
  cols: Int32Array,
  values: Float64Array,
  begin: number,
  end: number,
  to: number,
): number {
  let k = begin;
  while (k < end) {
    const col = cols[k]!;
    let value = values[k]!;
    k++;
    if (k < end && cols[k] === col) {
      let largest = Math.abs(value);
      do {
        const term = values[k]!;
        value += term;
        largest = Math.max(largest, Math.abs(term));
        k++;
      } while (k < end && cols[k] === col);
      if (Math.abs(value) <= largest * cancellation) value = 0;
    }
    if (value !== 0) {
      cols[to] = col;
      values[to] = value;
      to++;
    }
  }
  return to;
}

/** Scratch arrays grow by half as much again, so that few batches reallocate. */
function grown(size: number): number {
  return Math.ceil(size * 1.5) + 16;
}
