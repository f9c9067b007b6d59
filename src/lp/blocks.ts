/**
 * Growing lists of numbers as chains of typed-array blocks: what is written never moves, and a writer gets a block to
 * write into rather than handing over a copy. A list whose size was forecast well is one block and is handed out as it is.
 */

/** Entries of a full block: a few megabytes, so that the last, part-filled one wastes little. */
export const blockEntries = 1 << 18;

/** A growing list of numbers. */
export interface Blocks<T> {
  /** A block with room for `count` more numbers after the first `at`; nothing counts before it is claimed. */
  readonly room: (count: number) => { readonly block: T; readonly at: number };
  /** Takes the first `count` numbers written since the last call of `room` into the list. */
  readonly claim: (count: number) => void;
  /** Hands out one array of the exact length and lets the blocks go. */
  readonly join: () => T;
}

/** Creates an empty list of integers whose first block holds `firstSize` of them. */
export function createIntegerBlocks(firstSize: number): Blocks<Int32Array> {
  return createChain<Int32Array>((size) => new Int32Array(size), firstSize);
}

/** Creates an empty list of doubles whose first block holds `firstSize` of them. */
export function createFloatBlocks(firstSize: number): Blocks<Float64Array> {
  return createChain<Float64Array>((size) => new Float64Array(size), firstSize);
}

interface BlockArray<T> {
  readonly length: number;
  set(source: T, offset?: number): void;
  subarray(begin: number, end: number): T;
}

function createChain<T extends BlockArray<T>>(
  create: (size: number) => T,
  firstSize: number,
): Blocks<T> {
  let full: T[] = [];
  let block = create(firstSize);
  let used = 0;
  let total = 0;
  return {
    room(count) {
      if (used + count > block.length) {
        if (used > 0) full.push(block.subarray(0, used));
        block = create(Math.max(blockEntries, count));
        used = 0;
      }
      return { block, at: used };
    },
    claim(count) {
      used += count;
      total += count;
    },
    join() {
      const last = block.subarray(0, used);
      const isKept = full.length === 0 && isWorthKeeping(used, block.length);
      const result = isKept ? last : create(total);
      if (!isKept) {
        let at = 0;
        for (const part of [...full, last]) {
          result.set(part, at);
          at += part.length;
        }
      }
      full = [];
      block = create(0);
      used = 0;
      total = 0;
      return result;
    },
  };
}

/** An unused end of up to an eighth costs less than a copy: memory that was never written is not resident. */
function isWorthKeeping(used: number, length: number): boolean {
  return length - used <= length / 8;
}
