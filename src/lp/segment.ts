/**
 * The form in which entries arrive: segments of one term each, whose rows and columns mostly count up and are then no
 * arrays at all. `balance[h]: pv[h] + discharge[h] == load[h]` brings two segments per batch, both runs.
 */

/** The integers first, first + step, …, known without being written out. */
export interface Run {
  readonly first: number;
  readonly step: number;
}

/** One integer per entry. */
export type Integers = Run | Int32Array;

/** `count` entries of a batch: row (from 0 within the batch), column, coefficient; one number stands for all of them. */
export interface Segment {
  readonly rows: Integers;
  readonly cols: Integers;
  readonly values: number | Float64Array;
  readonly count: number;
}

/** The integers written out; `spare` is used when it is long enough. */
export function writtenOut(integers: Integers, count: number, spare: Int32Array): Int32Array {
  if (integers instanceof Int32Array) return integers;
  const { first, step } = integers;
  const out = spare.length >= count ? spare : new Int32Array(count);
  for (let i = 0; i < count; i++) out[i] = first + step * i;
  return out;
}

/**
 * The segments in an order in which every row's columns come out strictly ascending, each column once; undefined where
 * that is not plain to see. Segments are compared as lines over the rows: col = step × row + offset.
 */
export function inColumnOrder(segments: readonly Segment[]): readonly Segment[] | undefined {
  if (segments.length > mostCompared) return undefined;
  const lines: Line[] = [];
  for (const segment of segments) {
    const line = lineOf(segment);
    if (line === undefined) return undefined;
    lines.push(line);
  }
  lines.sort((a, b) => a.lowest - b.lowest || a.offset - b.offset);
  for (const [k, line] of lines.entries()) {
    for (let j = 0; j < k; j++) {
      const before = lines[j];
      if (before !== undefined && !isBefore(before, line)) return undefined;
    }
  }
  return lines.map((line) => line.segment);
}

const mostCompared = 24;

interface Line {
  readonly segment: Segment;
  readonly step: number;
  readonly offset: number;
  readonly lowest: number;
  readonly highest: number;
}

function lineOf(segment: Segment): Line | undefined {
  const { rows, cols, count } = segment;
  if (rows instanceof Int32Array || cols instanceof Int32Array || rows.step !== 1) return undefined;
  const last = cols.first + cols.step * (count - 1);
  return {
    segment,
    step: cols.step,
    offset: cols.first - cols.step * rows.first,
    lowest: Math.min(cols.first, last),
    highest: Math.max(cols.first, last),
  };
}

function isBefore(a: Line, b: Line): boolean {
  return a.highest < b.lowest || (a.step === b.step && a.offset < b.offset);
}
