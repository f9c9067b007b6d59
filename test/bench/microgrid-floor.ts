/**
 * The floor: the microgrid's matrix built by a hand-written loop over typed arrays, knowing everything in advance.
 * Same rows, same columns in the same order, same numbers as `models/microgrid` compiled by dcm.
 */

/** The arrays of the program, counted by hand: 5 T + 2 columns, 4 T rows, 12 T entries. */
export interface FloorProgram {
  readonly colCost: Float64Array;
  readonly colLower: Float64Array;
  readonly colUpper: Float64Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

/** Photovoltaic profile and load of each hour, as the model's formulas give them. */
export function microgridSeries(hours: number): {
  readonly profile: Float64Array;
  readonly load: Float64Array;
} {
  const profile = new Float64Array(hours);
  const load = new Float64Array(hours);
  for (let h = 0; h < hours; h++) {
    const clear = Math.max(0, 1 - ((h % 24) - 12) ** 2 / 36);
    profile[h] = clear * (0.8 + (0.2 * (h % 720)) / 720);
    load[h] = 400 * (0.9 + (0.2 * ((h + 6) % 24)) / 24);
  }
  return { profile, load };
}

/** Columns: pv_size, battery_size, pv, charge, discharge, soc, diesel. Rows: sun, room, dynamics, balance. */
export function buildFloor(hours: number, profile: Float64Array, load: Float64Array): FloorProgram {
  const numCols = 5 * hours + 2;
  const numRows = 4 * hours;
  const efficiency = 0.95;
  const [pv, charge, discharge, soc, diesel] = [0, 1, 2, 3, 4].map((k) => 2 + k * hours);
  const colCost = new Float64Array(numCols);
  const colLower = new Float64Array(numCols);
  const colUpper = new Float64Array(numCols).fill(Infinity);
  const rowLower = new Float64Array(numRows).fill(-Infinity);
  const rowUpper = new Float64Array(numRows);
  const starts = new Int32Array(numRows + 1);
  const entries = countEntries(hours, profile);
  const indices = new Int32Array(entries);
  const values = new Float64Array(entries);
  let row = 0;
  let at = 0;
  const put = (col: number, value: number): void => {
    indices[at] = col;
    values[at++] = value;
  };
  colCost[0] = (hours / 8760) * 16000;
  colCost[1] = (hours / 8760) * 5400;
  for (let h = 0; h < hours; h++) colCost[diesel! + h] = 62;
  for (let h = 0; h < hours; h++) {
    if (profile[h] !== 0) put(0, -profile[h]!);
    put(pv! + h, 1);
    starts[++row] = at;
  }
  for (let h = 0; h < hours; h++) {
    put(1, -1);
    put(soc! + h, 1);
    starts[++row] = at;
  }
  for (let h = 0; h < hours; h++) {
    put(charge! + h, -efficiency);
    put(discharge! + h, 1 / efficiency);
    if (h > 0) put(soc! + h - 1, -1);
    put(soc! + h, 1);
    if (h === 0) put(soc! + hours - 1, -1);
    rowLower[row] = 0;
    starts[++row] = at;
  }
  for (let h = 0; h < hours; h++) {
    put(pv! + h, 1);
    put(charge! + h, -1);
    put(discharge! + h, 1);
    put(diesel! + h, 1);
    rowLower[row] = load[h]!;
    rowUpper[row] = load[h]!;
    starts[++row] = at;
  }
  return { colCost, colLower, colUpper, rowLower, rowUpper, starts, indices, values };
}

function countEntries(hours: number, profile: Float64Array): number {
  let dark = 0;
  for (let h = 0; h < hours; h++) if (profile[h] === 0) dark++;
  return 12 * hours - dark;
}
