/**
 * The verdict on a value: from what is expected of it, and how far off it is. Pure arithmetic, no words.
 */
import type { Expected, Verdict } from "./claim.js";

/** Share of a value that `about` allows, and that decides what is near a one-sided bound, when none is written. */
export const defaultTolerance = 0.05;

/** Rounding of the solver's numbers does not decide. */
const rounding = 1e-9;

/**
 * Judges a value. With the allowed distance d it is `met` within d and `near` within 2 d. `about` allows its tolerance,
 * an interval half its width on either side of its middle; beyond a one-sided bound, near is the default tolerance.
 */
export function judge(value: number, expected: Expected): Verdict {
  if (!Number.isFinite(value)) return "absent";
  const off = Math.abs(distance(value, expected));
  const slack = rounding * Math.max(1, Math.abs(value));
  if (expected.kind === "about") {
    const allowed = Math.abs(expected.value * expected.tolerance);
    return off <= allowed + slack ? "met" : off <= 2 * allowed + slack ? "near" : "not met";
  }
  if (off <= slack) return "met";
  return off <= nearMargin(expected.lower, expected.upper) + slack ? "near" : "not met";
}

/** How far the value is from what is expected: from the value of `about`, or from the nearer end; 0 inside. */
export function distance(value: number, expected: Expected): number {
  if (expected.kind === "about") return value - expected.value;
  if (value < expected.lower) return value - expected.lower;
  return value > expected.upper ? value - expected.upper : 0;
}

/** The value that a distance is measured from. */
export function referenceOf(value: number, expected: Expected): number {
  if (expected.kind === "about") return expected.value;
  return value < expected.lower ? expected.lower : expected.upper;
}

function nearMargin(lower: number, upper: number): number {
  if (Number.isFinite(lower) && Number.isFinite(upper) && lower < upper) return (upper - lower) / 2;
  return defaultTolerance * Math.abs(Number.isFinite(lower) ? lower : upper);
}
