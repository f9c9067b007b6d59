/**
 * Growing lists of numbers as chains of typed-array blocks: appending never moves what is there.
 * `join` hands out one array of the exact length and lets the blocks go.
 */

/** Entries of a full block: a few megabytes, so that the last, part-filled one wastes little. */
export const blockEntries = 1 << 18;

/** A growing list of 32-bit integers. */
export interface IntegerBlocks {
  readonly append: (source: Int32Array, count: number) => void;
  /** Appends `count` numbers of the source, each plus `shift`. */
  readonly appendShifted: (source: Int32Array, count: number, shift: number) => void;
  readonly join: () => Int32Array;
}

/** A growing list of doubles. */
export interface FloatBlocks {
  readonly append: (source: Float64Array, count: number) => void;
  readonly join: () => Float64Array;
}

/** Creates an empty list of integers whose first block holds `firstSize` of them. */
export function createIntegerBlocks(firstSize: number): IntegerBlocks {
  const chain = createChain<Int32Array>((size) => new Int32Array(size), firstSize);
  return {
    append: chain.append,
    appendShifted(source, count, shift) {
      let done = 0;
      while (done < count) {
        const room = chain.room(count - done);
        for (let i = 0; i < room.count; i++) room.block[room.at + i] = source[done + i]! + shift;
        done += room.count;
      }
    },
    join: chain.join,
  };
}

/** Creates an empty list of doubles whose first block holds `firstSize` of them. */
export function createFloatBlocks(firstSize: number): FloatBlocks {
  return createChain<Float64Array>((size) => new Float64Array(size), firstSize);
}

interface BlockArray<T> {
  readonly length: number;
  [index: number]: number;
  set(source: T, offset?: number): void;
  subarray(begin: number, end: number): T;
}

function createChain<T extends BlockArray<T>>(create: (size: number) => T, firstSize: number) {
  let full: T[] = [];
  let block = create(firstSize);
  let used = 0;
  let total = 0;

  /** Claims up to `wanted` places in the current block, opening a new block when it is full. */
  function room(wanted: number): {
    readonly block: T;
    readonly at: number;
    readonly count: number;
  } {
    if (used === block.length) {
      full.push(block);
      block = create(blockEntries);
      used = 0;
    }
    const count = Math.min(wanted, block.length - used);
    const at = used;
    used += count;
    total += count;
    return { block, at, count };
  }

  function append(source: T, count: number): void {
    let done = 0;
    while (done < count) {
      const place = room(count - done);
      place.block.set(source.subarray(done, done + place.count), place.at);
      done += place.count;
    }
  }

  function join(): T {
    const last = block.subarray(0, used);
    const blocks = full;
    const isWhole = blocks.length === 0 && used === block.length;
    const result = isWhole ? block : create(total);
    if (!isWhole) {
      let at = 0;
      for (const part of blocks) {
        result.set(part, at);
        at += part.length;
      }
      result.set(last, at);
    }
    full = [];
    block = create(0);
    used = 0;
    total = 0;
    return result;
  }

  return { append, room, join };
}
