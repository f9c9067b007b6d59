/**
 * Columns of integers that count up, known without being written out. Over a whole set the positions of `x[h]` are a run,
 * and so are those of `x[prev(h)]` and of `x[first(HOUR)]`: nothing is then done per row.
 */

/** The integers first, first + step, …; a step of 0 says that all are one. */
export interface Run {
  readonly first: number;
  readonly step: number;
}

/** One integer per row. */
export type Integers = Run | Int32Array;

/** True when the first `count` integers of a run lie in [0, size). */
export function isRunInside(run: Run, count: number, size: number): boolean {
  const last = run.first + run.step * (count - 1);
  return run.first >= 0 && run.first < size && last >= 0 && last < size;
}

/** Writes the first `count` integers of a run. */
export function fillRun(run: Run, out: Int32Array, count: number): Int32Array {
  const { first, step } = run;
  for (let i = 0; i < count; i++) out[i] = first + step * i;
  return out;
}

/** The integers written out. */
export function toArray(integers: Integers, count: number): Int32Array {
  return integers instanceof Int32Array
    ? integers
    : fillRun(integers, new Int32Array(count), count);
}

/** The integers at these places of a column; a run where that needs no array. */
export function pick(column: Integers, places: Integers, count: number): Integers {
  if (!(places instanceof Int32Array)) {
    const { first, step } = places;
    if (!(column instanceof Int32Array)) {
      return { first: column.first + column.step * first, step: column.step * step };
    }
    if (step === 1) return column.subarray(first, first + count);
    if (step === 0) return { first: column[first]!, step: 0 };
  }
  const out = new Int32Array(count);
  const at = toArray(places, count);
  if (column instanceof Int32Array) for (let i = 0; i < count; i++) out[i] = column[at[i]!]!;
  else for (let i = 0; i < count; i++) out[i] = column.first + column.step * at[i]!;
  return out;
}
