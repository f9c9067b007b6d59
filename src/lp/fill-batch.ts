/**
 * Writes the segments of a batch into rows: count the entries of each row, then put each where its row has come to.
 * Where every segment covers all rows once, as terms of a formula do, row i begins at i × (number of segments) and
 * nothing is counted. Zeros are left out.
 */
import { writtenOut, type Segment } from "./segment.js";

/** A stretch of the final arrays to write into, from position `at`. */
export interface Target {
  readonly indices: Int32Array;
  readonly values: Float64Array;
  readonly at: number;
}

/** Scratch arrays that live as long as their builder. */
export interface Scratch {
  rows: Int32Array;
  cols: Int32Array;
  cursor: Int32Array;
}

/** Leaves out segments of zeros; they add nothing. */
export function withoutZeros(segments: readonly Segment[]): readonly Segment[] {
  return segments.some(isNothing) ? segments.filter((segment) => !isNothing(segment)) : segments;
}

function isNothing({ values, count }: Segment): boolean {
  return count === 0 || values === 0;
}

/** Writes lengths[row] for each row of the batch; true when every segment has just one entry for each row. */
export function countEntries(
  segments: readonly Segment[],
  rowCount: number,
  lengths: Int32Array,
): boolean {
  if (segments.every((segment) => isWhole(segment, rowCount))) {
    lengths.fill(segments.length, 0, rowCount);
    return true;
  }
  lengths.fill(0, 0, rowCount);
  for (const segment of segments) countSegment(segment, rowCount, lengths);
  return false;
}

function isWhole({ rows, cols, values, count }: Segment, rowCount: number): boolean {
  if (count !== rowCount || rows instanceof Int32Array || cols instanceof Int32Array) return false;
  return (
    rows.step === 1 && rows.first === 0 && (typeof values === "number" || !hasZero(values, count))
  );
}

function hasZero(values: Float64Array, count: number): boolean {
  for (let i = 0; i < count; i++) if (values[i] === 0) return true;
  return false;
}

function countSegment(segment: Segment, rowCount: number, lengths: Int32Array): void {
  const { rows, values, count } = segment;
  if (!(rows instanceof Int32Array)) {
    const { first, step } = rows;
    expectRow(Math.min(first, first + step * (count - 1)), rowCount);
    expectRow(Math.max(first, first + step * (count - 1)), rowCount);
    if (typeof values === "number") {
      for (let i = 0, row = first; i < count; i++, row += step) lengths[row]!++;
    } else {
      for (let i = 0, row = first; i < count; i++, row += step) {
        if (values[i] !== 0) lengths[row]!++;
      }
    }
    return;
  }
  for (let i = 0; i < count; i++) {
    const row = rows[i]!;
    if (row < 0 || row >= rowCount) expectRow(row, rowCount);
    if (typeof values === "number" || values[i] !== 0) lengths[row]!++;
  }
}

function expectRow(row: number, rowCount: number): void {
  if (row < 0 || row >= rowCount) throw new RangeError(`row ${row} is outside the batch`);
}

/** Writes segments that each have one entry for each row, side by side. */
export function fillWhole(segments: readonly Segment[], rowCount: number, target: Target): void {
  const width = segments.length;
  const { indices, values } = target;
  for (const [k, { cols, values: from }] of segments.entries()) {
    if (cols instanceof Int32Array) continue;
    let at = target.at + k;
    let col = cols.first;
    const { step } = cols;
    if (typeof from === "number") {
      for (let i = 0; i < rowCount; i++, at += width, col += step) {
        indices[at] = col;
        values[at] = from;
      }
    } else {
      for (let i = 0; i < rowCount; i++, at += width, col += step) {
        indices[at] = col;
        values[at] = from[i]!;
      }
    }
  }
}

/** Writes any segments, each entry after those its row has already. */
export function fillCounted(
  segments: readonly Segment[],
  rowCount: number,
  lengths: Int32Array,
  target: Target,
  scratch: Scratch,
): void {
  if (scratch.cursor.length < rowCount) scratch.cursor = new Int32Array(rowCount);
  const { cursor } = scratch;
  let begin = target.at;
  for (let row = 0; row < rowCount; row++) {
    cursor[row] = begin;
    begin += lengths[row]!;
  }
  for (const segment of segments) {
    const { rows, cols } = segment;
    const areRuns = !(rows instanceof Int32Array) && !(cols instanceof Int32Array);
    if (areRuns) placeRun(segment, rows, cols, cursor, target);
    else placeEach(segment, cursor, target, scratch);
  }
}

interface Counting {
  readonly first: number;
  readonly step: number;
}

function placeRun(
  segment: Segment,
  rows: Counting,
  cols: Counting,
  cursor: Int32Array,
  target: Target,
): void {
  const { values: from, count } = segment;
  const { indices, values } = target;
  let row = rows.first;
  let col = cols.first;
  if (typeof from === "number") {
    for (let i = 0; i < count; i++, row += rows.step, col += cols.step) {
      const at = cursor[row]!++;
      indices[at] = col;
      values[at] = from;
    }
    return;
  }
  for (let i = 0; i < count; i++, row += rows.step, col += cols.step) {
    const value = from[i]!;
    if (value === 0) continue;
    const at = cursor[row]!++;
    indices[at] = col;
    values[at] = value;
  }
}

function placeEach(segment: Segment, cursor: Int32Array, target: Target, scratch: Scratch): void {
  const { values: from, count } = segment;
  const { indices, values } = target;
  const rows = (scratch.rows = longer(scratch.rows, segment.rows, count));
  const cols = (scratch.cols = longer(scratch.cols, segment.cols, count));
  const rowOf = writtenOut(segment.rows, count, rows);
  const colOf = writtenOut(segment.cols, count, cols);
  if (typeof from === "number") {
    for (let i = 0; i < count; i++) {
      const at = cursor[rowOf[i]!]!++;
      indices[at] = colOf[i]!;
      values[at] = from;
    }
    return;
  }
  for (let i = 0; i < count; i++) {
    const value = from[i]!;
    if (value === 0) continue;
    const at = cursor[rowOf[i]!]!++;
    indices[at] = colOf[i]!;
    values[at] = value;
  }
}

/** The scratch array, made longer when a run must be written out and does not fit. */
function longer(spare: Int32Array, needed: Segment["rows"], count: number): Int32Array {
  if (needed instanceof Int32Array || spare.length >= count) return spare;
  return new Int32Array(Math.ceil(count * 1.5) + 16);
}
