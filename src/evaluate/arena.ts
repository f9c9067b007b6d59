/**
 * Scratch arrays for one evaluation, handed out and taken back like a stack: mark, take, reset.
 * Arrays may be longer than asked for and hold old values; nothing taken after a mark may be kept past its reset.
 */
import { itemAt } from "../domains/index.js";

/** A stack of scratch arrays. */
export interface Arena {
  readonly floats: (count: number) => Float64Array;
  readonly integers: (count: number) => Int32Array;
  readonly bytes: (count: number) => Uint8Array;
  readonly mark: () => ArenaMark;
  readonly reset: (mark: ArenaMark) => void;
}

/** A height of the stack. */
export interface ArenaMark {
  readonly floats: number;
  readonly integers: number;
  readonly bytes: number;
}

/** Makes an empty arena. */
export function createArena(): Arena {
  const floats = createStack((length) => new Float64Array(length));
  const integers = createStack((length) => new Int32Array(length));
  const bytes = createStack((length) => new Uint8Array(length));
  return {
    floats: floats.take,
    integers: integers.take,
    bytes: bytes.take,
    mark: () => ({ floats: floats.height(), integers: integers.height(), bytes: bytes.height() }),
    reset: (mark) => {
      floats.lower(mark.floats);
      integers.lower(mark.integers);
      bytes.lower(mark.bytes);
    },
  };
}

function createStack<T extends { readonly length: number }>(create: (length: number) => T) {
  const arrays: T[] = [];
  let top = 0;
  return {
    take: (count: number): T => {
      if (top === arrays.length) arrays.push(create(Math.max(count, 64)));
      let array = itemAt(arrays, top);
      if (array.length < count) arrays[top] = array = create(count);
      top++;
      return array;
    },
    height: () => top,
    lower: (height: number): void => {
      top = height;
    },
  };
}
