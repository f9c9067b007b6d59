/**
 * Random programs whose optimum is known: a point and multipliers are drawn first, then bounds and
 * costs are fitted so that the two satisfy the optimality conditions. The point is integral, so it
 * stays optimal when columns are made integer.
 */
import { createMatrixBuilder } from "../../src/lp/index.js";
import type { LinearProgram } from "../../src/lp/index.js";

export interface KnownProgram {
  readonly program: LinearProgram;
  readonly optimum: number;
  readonly colValue: Float64Array;
  readonly rowDual: Float64Array;
}

/** A small generator of numbers in [0, 1), the same for the same seed everywhere. */
export function createRandom(seed: number): () => number {
  let state = (seed * 2654435761 + 1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function randomProgram(
  seed: number,
  options: {
    readonly integers?: boolean;
    readonly maxCols?: number;
    readonly maxRows?: number;
  } = {},
): KnownProgram {
  const random = createRandom(seed);
  const upTo = (most: number): number => Math.floor(random() * (most + 1));
  const numCols = upTo(options.maxCols ?? 8);
  const numRows = upTo(options.maxRows ?? 8);
  const isMaximised = random() < 0.5;
  const sign = isMaximised ? -1 : 1;
  const colValue = Float64Array.from({ length: numCols }, () => upTo(10) - 5);
  const builder = createMatrixBuilder();
  const activity = new Float64Array(numRows);
  const colCost = new Float64Array(numCols);
  const rowLower = new Float64Array(numRows);
  const rowUpper = new Float64Array(numRows);
  const rowDual = new Float64Array(numRows);
  const colLower = new Float64Array(numCols);
  const colUpper = new Float64Array(numCols);

  /** Fits two bounds around a value, and gives a multiplier that they allow (for a minimum). */
  const fit = (value: number, lower: Float64Array, upper: Float64Array, at: number): number => {
    const gap = 1 + upTo(5);
    const price = upTo(40) / 8;
    const kinds: readonly (readonly [number, number, number])[] = [
      [-Infinity, Infinity, 0],
      [value, Infinity, price],
      [value - gap, Infinity, 0],
      [-Infinity, value, -price],
      [-Infinity, value + gap, 0],
      [value, value + gap, price],
      [value - gap, value, -price],
      [value - gap, value + gap, 0],
      [value, value, random() < 0.5 ? price : -price],
      [Math.min(0, value), Infinity, value <= 0 ? price : 0],
      [0, 1, value === 0 ? price : value === 1 ? -price : 0],
    ];
    const chosen = kinds[upTo(kinds.length - 1)] ?? [value, value, 0];
    const fits = chosen[0] <= value && value <= chosen[1];
    lower[at] = fits ? chosen[0] : value;
    upper[at] = fits ? chosen[1] : value;
    return fits ? chosen[2] : price;
  };

  const density = random();
  for (let i = 0; i < numRows; i++) {
    const cols: number[] = [];
    const values: number[] = [];
    for (let j = 0; j < numCols; j++) {
      if (random() > density) continue;
      const value = (upTo(60) - 30) / 10;
      cols.push(j);
      values.push(value);
      activity[i]! += value * colValue[j]!;
    }
    const count = cols.length;
    const rows = new Int32Array(count);
    builder.addBatch(1, rows, Int32Array.from(cols), Float64Array.from(values), count);
    const dual = fit(activity[i]!, rowLower, rowUpper, i);
    rowDual[i] = sign * dual;
    for (let k = 0; k < count; k++) colCost[cols[k]!]! += sign * dual * values[k]!;
  }
  for (let j = 0; j < numCols; j++) {
    colCost[j]! += sign * fit(colValue[j]!, colLower, colUpper, j);
  }
  const offset = random() < 0.3 ? 0 : (upTo(2000) - 1000) / 7;
  let optimum = offset;
  for (let j = 0; j < numCols; j++) optimum += colCost[j]! * colValue[j]!;
  const integrality =
    options.integers === true ? Uint8Array.from({ length: numCols }, () => upTo(1)) : undefined;
  const program: LinearProgram = {
    numCols,
    numRows,
    sense: isMaximised ? "maximize" : "minimize",
    offset,
    colCost,
    colLower,
    colUpper,
    rowLower,
    rowUpper,
    matrix: builder.finish(),
    integrality,
  };
  return { program, optimum, colValue, rowDual };
}
