/**
 * For each row of the outer frame, the run of a step's tuples that it joins with: a group of a lookup, or a stretch of an
 * ordered set, or all.
 */
import { invariant } from "../diagnostics/index.js";
import type { Access, Choice } from "./access.js";
import type { Core } from "./core.js";
import type { Frame } from "./frame.js";

/** Finds for each row its run of tuples, by the better way if what that needs can be evaluated without a fault. */
export function findRows(
  core: Core,
  access: Access,
  frame: Frame,
  starts: Int32Array,
  counts: Int32Array,
): Choice {
  const { plain, better } = access;
  if (better !== undefined) {
    const mark = core.arena.mark();
    const keys = better.keys.map((key) => key(frame));
    let trials: readonly Int32Array[] = [];
    const isClean = core.faults.attempt(() => {
      trials = better.trials.map((key) => key(frame));
    });
    if (isClean) seekGroups(better, [...keys, ...trials], frame.size, starts, counts);
    core.arena.reset(mark);
    if (isClean) return better;
  }
  if (plain.adjacency !== undefined) {
    const mark = core.arena.mark();
    const keys = plain.keys.map((key) => key(frame));
    seekGroups(plain, keys, frame.size, starts, counts);
    core.arena.reset(mark);
    return plain;
  }
  starts.fill(0, 0, frame.size);
  counts.fill(plain.count, 0, frame.size);
  narrow(core, access, frame, starts, counts);
  return plain;
}

function seekGroups(
  choice: Choice,
  keys: readonly Int32Array[],
  size: number,
  starts: Int32Array,
  counts: Int32Array,
): void {
  const { adjacency } = choice;
  invariant(adjacency !== undefined, "a lookup has an adjacency");
  adjacency.groupOfAll(keys, size, starts);
  for (let i = 0; i < size; i++) {
    const group = starts[i]!;
    if (group < 0) {
      starts[i] = 0;
      counts[i] = 0;
    } else {
      starts[i] = adjacency.starts[group]!;
      counts[i] = adjacency.starts[group + 1]! - starts[i]!;
    }
  }
}

/** Cuts the runs of a plain walk to the bounds that conjuncts put on positions. */
function narrow(
  core: Core,
  access: Access,
  frame: Frame,
  starts: Int32Array,
  counts: Int32Array,
): void {
  const { rows, count } = access.plain;
  const seek = (position: number): number =>
    rows === undefined ? Math.min(count, Math.max(0, position)) : firstAtLeast(rows, position);
  for (const bound of access.bounds) {
    const mark = core.arena.mark();
    let positions: Float64Array | undefined;
    const isClean = core.faults.attempt(() => {
      positions = bound.positions(frame);
    });
    if (isClean && positions !== undefined) {
      for (let i = 0; i < frame.size; i++) {
        const position = positions[i]!;
        if (Number.isNaN(position)) continue;
        const end = starts[i]! + counts[i]!;
        if (bound.side === "lower") {
          starts[i] = Math.min(end, Math.max(starts[i]!, seek(Math.floor(position) - 1)));
          counts[i] = end - starts[i]!;
        } else {
          const last = Math.max(starts[i]!, Math.min(end, seek(Math.ceil(position) + 2)));
          counts[i] = last - starts[i]!;
        }
      }
    }
    core.arena.reset(mark);
  }
}

function firstAtLeast(rows: Int32Array, position: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle]! < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
