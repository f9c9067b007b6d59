/**
 * Columns that grow batch by batch, with a bound: a set of tuples too large to be written out is refused with its size so
 * far instead of exhausting memory.
 */
import { itemAt } from "../domains/index.js";

/** Growing integer columns. */
export interface Collector {
  /** Appends count rows; false once the bound is passed, and then nothing more is kept. */
  readonly append: (columns: readonly Int32Array[], count: number) => boolean;
  readonly size: () => number;
  readonly isFull: () => boolean;
  /** The columns, cut to size. */
  readonly columns: () => readonly Int32Array[];
}

/** Makes empty columns that hold at most maxElements numbers in all. */
export function createCollector(width: number, maxElements: number): Collector {
  const buffers = Array.from({ length: width }, () => new Int32Array(256));
  const limit = Math.floor(maxElements / Math.max(width, 1));
  let size = 0;
  let isFull = false;
  return {
    append: (columns, count) => {
      if (isFull || size + count > limit) {
        isFull = true;
        return false;
      }
      for (let k = 0; k < width; k++) {
        let buffer = itemAt(buffers, k);
        if (buffer.length < size + count) {
          const grown = new Int32Array(Math.min(limit, Math.max(2 * buffer.length, size + count)));
          grown.set(buffer.subarray(0, size));
          buffers[k] = buffer = grown;
        }
        buffer.set(itemAt(columns, k).subarray(0, count), size);
      }
      size += count;
      return true;
    },
    size: () => size,
    isFull: () => isFull,
    columns: () => buffers.map((buffer) => buffer.slice(0, size)),
  };
}
