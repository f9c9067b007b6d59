/**
 * Cuts runs of tuples into batches that fit the cache, however long one run is.
 */
import type { Core } from "./core.js";
import type { Frame } from "./frame.js";

/** Writes out runs of tuples as batches of (parent row, tuple), until done. */
export function emitBatches(
  core: Core,
  frame: Frame,
  starts: Int32Array,
  counts: Int32Array,
  rows: Int32Array | undefined,
  isDone: () => boolean,
  emit: (parentRow: Int32Array, positions: Int32Array) => void,
): void {
  const { batchSize } = core.options;
  let left = 0;
  for (let i = 0; i < frame.size; i++) left += counts[i]!;
  core.statistics.rowsVisited += left;
  let row = 0;
  let done = 0;
  while (left > 0 && !isDone()) {
    const size = Math.min(left, batchSize);
    const parentRow = new Int32Array(size);
    const positions = new Int32Array(size);
    for (let filled = 0; filled < size;) {
      const open = counts[row]! - done;
      if (open === 0) {
        row++;
        done = 0;
        continue;
      }
      const taken = Math.min(open, size - filled);
      const first = starts[row]! + done;
      if (rows === undefined) {
        for (let k = 0; k < taken; k++) positions[filled + k] = first + k;
      } else {
        for (let k = 0; k < taken; k++) positions[filled + k] = rows[first + k]!;
      }
      for (let k = 0; k < taken; k++) parentRow[filled + k] = row;
      filled += taken;
      done += taken;
    }
    left -= size;
    emit(parentRow, positions);
  }
}
