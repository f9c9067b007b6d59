/**
 * Round numbers for axes and numbers as words show them. Everything is a function of the values alone.
 */

/** The part of a line that an axis shows, and where its ticks stand. */
export interface AxisSpan {
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[];
  /** How Vega writes the ticks. */
  readonly format: string;
}

/** A round span around these values with about `count` ticks; with `hasZero` it always holds zero. */
export function roundSpan(values: Iterable<number>, count: number, hasZero: boolean): AxisSpan {
  let min = Infinity;
  let max = -Infinity;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  if (min > max) [min, max] = [0, 1];
  if (hasZero) [min, max] = [Math.min(min, 0), Math.max(max, 0)];
  if (min === max) {
    const room = min === 0 ? 1 : Math.abs(min) * 0.1;
    [min, max] = hasZero ? [Math.min(min, 0), Math.max(max, room)] : [min - room, max + room];
  }
  const step = roundStep((max - min) / Math.max(count, 1));
  const [first, last] = [Math.floor(min / step + 1e-9), Math.ceil(max / step - 1e-9)];
  const all = Array.from({ length: last - first + 1 }, (_, i) => tidy((first + i) * step, step));
  // A tick far beyond the values would leave room for nothing: the axis then ends a little after them.
  const margin = 0.03 * (max - min);
  const low = min - first * step > mostRoom * step ? plain(min - margin) : tidy(first * step, step);
  const high = last * step - max > mostRoom * step ? plain(max + margin) : tidy(last * step, step);
  return {
    min: low,
    max: high,
    ticks: all.filter((tick) => tick >= low && tick <= high),
    format: formatOf(step, Math.max(Math.abs(min), Math.abs(max))),
  };
}

/** Most of a step that an axis may run on to end at a tick. */
const mostRoom = 0.6;

/** True when lines of these values are best read from zero. */
export function reachesTowardsZero(values: Iterable<number>): boolean {
  let min = Infinity;
  let max = -Infinity;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  if (min > max) return true;
  return min >= 0 ? min <= 0.5 * max : max <= 0 && max >= 0.5 * min;
}

/** Some of these whole numbers, at even and round distances, at most `count`. */
export function pickWholeTicks(members: readonly number[], count: number): readonly number[] {
  const [first = 0] = members;
  const last = members.at(-1) ?? first;
  const range = last - first;
  const isDay = range === 23 || range === 24 || range === 47 || range === 48;
  const known = isDay ? [1, 2, 3, 4, 6, 12, 24] : [1, 2, 5];
  for (let power = 1; power <= 1e15; power *= 10) {
    for (const each of known) {
      const step = each * power;
      if (Math.floor(range / step) + 1 > Math.max(count, 2)) continue;
      const start = first <= 1 && isDay ? first : Math.ceil(first / step) * step;
      const ticks: number[] = [];
      for (let at = start; at <= last; at += step) ticks.push(at);
      return ticks;
    }
  }
  return [first];
}

/** A number for reading: four figures that count, thousands apart. */
export function showNumber(value: number): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size >= 1e15 || size < 1e-6) return value.toExponential(2).replace("-", "−");
  const decimals = Math.min(12, Math.max(0, 3 - Math.floor(Math.log10(size))));
  const [whole = "", fraction = ""] = size.toFixed(decimals).split(".");
  const digits = fraction.replace(/0+$/u, "");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/gu, ",");
  return `${value < 0 ? "−" : ""}${grouped}${digits === "" ? "" : `.${digits}`}`;
}

/** A number with its unit; plain numbers have none. */
export function showQuantity(value: number, unit: string): string {
  return isPlain(unit) ? showNumber(value) : `${showNumber(value)} ${unit}`;
}

/** True of numbers without a unit. */
export function isPlain(unit: string | undefined): boolean {
  return unit === undefined || unit === "" || unit === "1";
}

/** Next larger of 1, 2, 2.5, 5 times a power of ten. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const share = rough / power;
  const factor = share <= 1.1 ? 1 : share <= 2.2 ? 2 : share <= 2.75 ? 2.5 : share <= 5.5 ? 5 : 10;
  return factor * power;
}

/** The end of an axis needs no more figures than can be seen. */
function plain(value: number): number {
  return Number(value.toPrecision(6));
}

/** Without the dust of binary fractions. */
function tidy(value: number, step: number): number {
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(step)));
  return decimals > 15 ? value : Number(value.toFixed(decimals));
}

function formatOf(step: number, largest: number): string {
  if (largest >= 1e12 || step < 1e-6) return ".3~e";
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const isHalf = Math.abs(step * 10 ** decimals - Math.round(step * 10 ** decimals)) > 1e-6;
  return `,.${isHalf ? decimals + 1 : decimals}f`;
}
