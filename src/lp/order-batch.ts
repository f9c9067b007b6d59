/**
 * Puts the rows of a filled batch in order: columns strictly ascending, repeated ones summed, zeros dropped, what is left
 * moved together. Rows that are in order already are only looked at. Sorts are stable, so that sums do not depend on them.
 */
import type { Target } from "./fill-batch.js";
import { sortRowByColumn } from "./sort-row.js";

/** A sum smaller than this share of its largest term is rounding, not a coefficient. */
const cancellation = 2 ** -46;

/** Orders rows of these lengths, which are brought up to date; gives the number of entries left. */
export function orderBatch(target: Target, rowCount: number, lengths: Int32Array): number {
  const { indices, values } = target;
  let spareKeys = new Float64Array(0);
  let spareValues = new Float64Array(0);
  let begin = target.at;
  let kept = begin;
  for (let row = 0; row < rowCount; row++) {
    const length = lengths[row]!;
    const end = begin + length;
    if (kept === begin && isStrict(indices, begin, end)) {
      kept = end;
    } else {
      if (length > spareKeys.length) {
        spareKeys = new Float64Array(Math.ceil(length * 1.5) + 16);
        spareValues = new Float64Array(spareKeys.length);
      }
      sortRowByColumn(indices, values, begin, end, spareKeys, spareValues);
      const next = mergeRow(indices, values, begin, end, kept);
      lengths[row] = next - kept;
      kept = next;
    }
    begin = end;
  }
  return kept - target.at;
}

function isStrict(cols: Int32Array, begin: number, end: number): boolean {
  for (let k = begin + 1; k < end; k++) if (cols[k - 1]! >= cols[k]!) return false;
  return true;
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
