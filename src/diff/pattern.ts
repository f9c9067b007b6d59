/**
 * What many changes of numbers have in common: one factor, one difference, one new value, or a range of factors.
 */

/** A regularity in changed numbers. */
export type Pattern =
  /** Every number times the same; 1.05 is +5 %. */
  | { readonly kind: "ratio"; readonly factor: number }
  | { readonly kind: "shift"; readonly by: number }
  /** Every number became this. */
  | { readonly kind: "value"; readonly value: number }
  | { readonly kind: "ratios"; readonly low: number; readonly high: number }
  | { readonly kind: "sign" }
  | { readonly kind: "mixed" };

/** Collects changes one by one. */
export interface PatternFinder {
  readonly add: (before: number, after: number) => void;
  readonly count: () => number;
  /** Undefined without changes. */
  readonly pattern: () => Pattern | undefined;
}

const close = 1e-9;

/** True when two numbers differ by more than rounding. */
export function isDifferent(before: number, after: number, tolerance: number): boolean {
  if (before === after) return false;
  if (Number.isNaN(before) || Number.isNaN(after)) {
    return Number.isNaN(before) !== Number.isNaN(after);
  }
  if (!Number.isFinite(before) || !Number.isFinite(after)) return true;
  return !(Math.abs(before - after) <= tolerance * Math.max(Math.abs(before), Math.abs(after)));
}

/** Starts without changes. */
export function createPatternFinder(): PatternFinder {
  let count = 0;
  let [lowRatio, highRatio] = [Infinity, -Infinity];
  let [lowShift, highShift] = [Infinity, -Infinity];
  let [lowValue, highValue] = [Infinity, -Infinity];
  let size = 0;
  let hasRatios = true;
  return {
    add: (before, after) => {
      count++;
      if (before === 0 || !Number.isFinite(before) || !Number.isFinite(after)) hasRatios = false;
      const ratio = after / before;
      lowRatio = Math.min(lowRatio, ratio);
      highRatio = Math.max(highRatio, ratio);
      lowShift = Math.min(lowShift, after - before);
      highShift = Math.max(highShift, after - before);
      lowValue = Math.min(lowValue, after);
      highValue = Math.max(highValue, after);
      size = Math.max(size, Math.abs(before), Math.abs(after));
    },
    count: () => count,
    pattern: () => {
      if (count === 0) return undefined;
      if (lowValue === 0 && highValue === 0) return { kind: "value", value: 0 };
      if (hasRatios && highRatio - lowRatio <= close * Math.abs(highRatio)) {
        return Math.abs(highRatio + 1) < close
          ? { kind: "sign" }
          : { kind: "ratio", factor: (lowRatio + highRatio) / 2 };
      }
      if (lowValue === highValue) return { kind: "value", value: lowValue };
      if (highShift - lowShift <= close * size) {
        return { kind: "shift", by: (lowShift + highShift) / 2 };
      }
      if (hasRatios && lowRatio > 0) return { kind: "ratios", low: lowRatio, high: highRatio };
      return { kind: "mixed" };
    },
  };
}
