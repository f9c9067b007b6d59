/**
 * Numbers tuples of integers: equal tuples get one number, in first-seen order, and a tuple is found again in constant time.
 * Small key spaces (radix product up to 8 times the rows, or a million) use a direct table, others an open-addressing hash;
 * both are typed arrays. No string and no object is made per tuple.
 */
import { itemAt } from "./item-at.js";

/** Distinct tuples and how to find them. */
export interface TupleIndex {
  /** Number of distinct tuples. */
  readonly count: number;
  /** Row where each distinct tuple was first seen, length count. */
  readonly firstRow: Int32Array;
  /** Number of each row's tuple, length of the rows given. */
  readonly numberOfRow: Int32Array;
  /** Number of a tuple, or -1. */
  readonly find: (tuple: readonly number[]) => number;
  /** Numbers of many tuples, column by column, -1 where there is none. True when all are there. */
  readonly findAll: (columns: readonly Int32Array[], count: number, out: Int32Array) => boolean;
}

const smallTable = 1 << 20;

/** Numbers the tuples of `size` rows given column by column. */
export function createTupleIndex(columns: readonly Int32Array[], size: number): TupleIndex {
  const minima = columns.map((column) => minimumOf(column, size));
  const radixes = columns.map((column, k) => maximumOf(column, size) - itemAt(minima, k) + 1);
  const product = size === 0 ? 0 : radixes.reduce((total, radix) => total * radix, 1);
  const numberOfRow = new Int32Array(size);
  const firstRow = new Int32Array(size);
  const fill = product <= Math.max(smallTable, 8 * size) ? fillTable : fillHash;
  const filled = fill({ columns, size, minima, radixes, product, numberOfRow, firstRow });
  const one = columns.map(() => new Int32Array(1));
  const answer = new Int32Array(1);
  return {
    count: filled.count,
    firstRow: filled.count === size ? firstRow : firstRow.slice(0, filled.count),
    numberOfRow,
    find: (tuple) => {
      for (const [k, column] of one.entries()) column[0] = itemAt(tuple, k);
      filled.findAll(one, 1, answer);
      return answer[0]!;
    },
    findAll: filled.findAll,
  };
}

interface Work {
  readonly columns: readonly Int32Array[];
  readonly size: number;
  readonly minima: readonly number[];
  readonly radixes: readonly number[];
  readonly product: number;
  readonly numberOfRow: Int32Array;
  readonly firstRow: Int32Array;
}

interface Filled {
  readonly count: number;
  readonly findAll: TupleIndex["findAll"];
}

function fillTable(work: Work): Filled {
  const table = new Int32Array(work.product).fill(-1);
  const keys = (columns: readonly Int32Array[], rows: number, out: Int32Array): void => {
    out.fill(0, 0, rows);
    for (const [k, column] of columns.entries()) {
      const minimum = itemAt(work.minima, k);
      const radix = itemAt(work.radixes, k);
      for (let i = 0; i < rows; i++) {
        const digit = column[i]! - minimum;
        out[i] = digit >= 0 && digit < radix && out[i]! >= 0 ? out[i]! * radix + digit : -1;
      }
    }
  };
  const { numberOfRow, firstRow, size } = work;
  keys(work.columns, size, numberOfRow);
  let count = 0;
  for (let i = 0; i < size; i++) {
    const key = numberOfRow[i]!;
    let number = table[key]!;
    if (number < 0) {
      number = count++;
      table[key] = number;
      firstRow[number] = i;
    }
    numberOfRow[i] = number;
  }
  return {
    count,
    findAll: (columns, rows, out) => {
      if (size === 0) {
        out.fill(-1, 0, rows);
        return rows === 0;
      }
      keys(columns, rows, out);
      let all = 0;
      for (let i = 0; i < rows; i++) {
        const number = out[i]! >= 0 ? table[out[i]!]! : -1;
        out[i] = number;
        all |= number;
      }
      return all >= 0;
    },
  };
}

function fillHash(work: Work): Filled {
  let capacity = 16;
  while (capacity < 2 * work.size) capacity *= 2;
  const mask = capacity - 1;
  const slots = new Int32Array(capacity).fill(-1);
  const { columns, numberOfRow, firstRow, size } = work;
  const width = columns.length;
  /** The slot that holds row i's tuple of `given`, or the free slot where it would go. */
  const seek = (given: readonly Int32Array[], row: number): number => {
    let hash = 0x2545f491;
    for (let k = 0; k < width; k++) hash = mix(hash, given[k]![row]!);
    let slot = hash & mask;
    for (;;) {
      const number = slots[slot]!;
      if (number < 0) return slot;
      const other = firstRow[number]!;
      let isEqual = true;
      for (let k = 0; k < width && isEqual; k++) isEqual = columns[k]![other] === given[k]![row];
      if (isEqual) return slot;
      slot = (slot + 1) & mask;
    }
  };
  let count = 0;
  for (let i = 0; i < size; i++) {
    const slot = seek(columns, i);
    if (slots[slot]! < 0) {
      slots[slot] = count;
      firstRow[count++] = i;
    }
    numberOfRow[i] = slots[slot]!;
  }
  return {
    count,
    findAll: (given, rows, out) => {
      let all = 0;
      for (let i = 0; i < rows; i++) {
        const number = slots[seek(given, i)]!;
        out[i] = number;
        all |= number;
      }
      return all >= 0;
    },
  };
}

function mix(hash: number, value: number): number {
  let mixed = Math.imul(hash ^ value, 0x9e3779b1);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x85ebca77);
  return mixed ^ (mixed >>> 13);
}

function minimumOf(column: Int32Array, size: number): number {
  let minimum = size === 0 ? 0 : column[0]!;
  for (let i = 1; i < size; i++) if (column[i]! < minimum) minimum = column[i]!;
  return minimum;
}

function maximumOf(column: Int32Array, size: number): number {
  let maximum = size === 0 ? 0 : column[0]!;
  for (let i = 1; i < size; i++) if (column[i]! > maximum) maximum = column[i]!;
  return maximum;
}
