/**
 * Parameters being computed from themselves: which of their cells are there, and which row waits for which cell.
 * A read of a cell that is not there yet marks the row, at the root frame, that asked for it; its value is not used.
 */
import type { Relation } from "../domains/index.js";
import { rowIn } from "./frames.js";
import type { Frame } from "./frame.js";

/** One parameter of the group under computation. */
export interface PendingParam {
  readonly name: string;
  readonly domain: Relation;
  readonly values: Float64Array;
  /** 1 where the value is there. */
  readonly isDone: Uint8Array;
  /** Number of its first cell among all cells of the group. */
  readonly firstCell: number;
}

/** The state of a computation; empty when none is going on. */
export interface Recursion {
  readonly pending: Map<string, PendingParam>;
  /** The frame whose rows are the cells being evaluated. */
  root: Frame | undefined;
  /** Per row of the root: the cell that it waits for, -1 for none. */
  waitsFor: Int32Array;
}

/** No computation going on. */
export function createRecursion(): Recursion {
  return { pending: new Map(), root: undefined, waitsFor: new Int32Array(0) };
}

/** Marks the root rows of those rows that read a cell which is not there. */
export function markWaiting(
  recursion: Recursion,
  param: PendingParam,
  positions: Int32Array,
  frame: Frame,
): void {
  const { root } = recursion;
  if (root === undefined) return;
  for (let i = 0; i < frame.size; i++) {
    const position = positions[i]!;
    if (position < 0 || param.isDone[position] === 1) continue;
    const row = rowIn(root, frame, i);
    if (row !== undefined && recursion.waitsFor[row]! < 0) {
      recursion.waitsFor[row] = param.firstCell + position;
    }
  }
}

/** True when the row's root row waits for a cell. */
export function isWaiting(recursion: Recursion, frame: Frame, row: number): boolean {
  const { root } = recursion;
  if (root === undefined) return false;
  const place = rowIn(root, frame, row);
  return place !== undefined && recursion.waitsFor[place]! >= 0;
}
