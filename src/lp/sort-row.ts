/**
 * Sorts the entries of one row by column, in place and stably.
 * Short rows, which are nearly all, by insertion; long ones by the engine's own sort of doubles,
 * each of which packs a column with its position, so that equal columns keep their order.
 */

/** Up to this length insertion is the faster of the two, as measured on random columns. */
const insertionLength = 32;

/** Sorts entries `begin` to `end - 1`; the two spare arrays must hold at least as many. */
export function sortRowByColumn(
  cols: Int32Array,
  values: Float64Array,
  begin: number,
  end: number,
  spareKeys: Float64Array,
  spareValues: Float64Array,
): void {
  if (end - begin <= insertionLength) insertionSort(cols, values, begin, end);
  else if (!isAscending(cols, begin, end)) {
    keySort(cols, values, begin, end, spareKeys, spareValues);
  }
}

function insertionSort(cols: Int32Array, values: Float64Array, begin: number, end: number): void {
  for (let k = begin + 1; k < end; k++) {
    const col = cols[k]!;
    let at = k - 1;
    if (cols[at]! <= col) continue;
    const value = values[k]!;
    while (at >= begin && cols[at]! > col) {
      cols[at + 1] = cols[at]!;
      values[at + 1] = values[at]!;
      at--;
    }
    cols[at + 1] = col;
    values[at + 1] = value;
  }
}

function isAscending(cols: Int32Array, begin: number, end: number): boolean {
  for (let k = begin + 1; k < end; k++) if (cols[k - 1]! > cols[k]!) return false;
  return true;
}

/**
 * The key `col * width + position` with a power-of-two width stays exact: columns need 31 bits and
 * the positions of one row fewer than the 22 that are left, which is checked.
 */
function keySort(
  cols: Int32Array,
  values: Float64Array,
  begin: number,
  end: number,
  spareKeys: Float64Array,
  spareValues: Float64Array,
): void {
  const length = end - begin;
  const width = 2 ** Math.ceil(Math.log2(length));
  const isExact = width <= 2 ** 22 || cols.subarray(begin, end).every((col) => col < 2 ** 26);
  if (!isExact) throw new RangeError(`a row of ${length} entries is too long`);
  for (let k = 0; k < length; k++) {
    spareKeys[k] = cols[begin + k]! * width + k;
    spareValues[k] = values[begin + k]!;
  }
  const keys = spareKeys.subarray(0, length).sort();
  for (let k = 0; k < length; k++) {
    const key = keys[k]!;
    const col = Math.floor(key / width);
    cols[begin + k] = col;
    values[begin + k] = spareValues[key - col * width]!;
  }
}
