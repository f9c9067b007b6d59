/**
 * Numbers of claims as texts: four significant digits, more for large ones, in percent where the author wrote
 * percent: few enough that a page is the same on every machine.
 */
import type { Expected, JudgedClaim } from "./claim.js";
import { distance, referenceOf } from "./judge.js";

type Shown = Pick<JudgedClaim, "expected" | "isPercent" | "unit" | "value">;

/** What the publication says: `18 to 23 %`, `6.2 ± 0.31 TJPY`, `at least 70 %`. */
export function showExpected(claim: Shown): string {
  const { expected } = claim;
  const unit = unitOf(claim);
  const number = (value: number): string => showNumber(scaled(value, claim));
  if (expected.kind === "about") {
    const allowed = Math.abs(expected.value * expected.tolerance);
    const spread = allowed === 0 ? "" : ` ± ${number(allowed)}`;
    return `${number(expected.value)}${spread}${unit}`;
  }
  const { lower, upper } = expected;
  if (lower === upper) return `${number(lower)}${unit}`;
  if (upper === Infinity) return `at least ${number(lower)}${unit}`;
  if (lower === -Infinity) return `at most ${number(upper)}${unit}`;
  return `${number(lower)} to ${number(upper)}${unit}`;
}

/** What the model gives, or why it gives nothing. */
export function showValue(claim: Shown & Pick<JudgedClaim, "absence">): string {
  if (claim.value === undefined) return claim.absence ?? "absent";
  return `${showNumber(scaled(quiet(claim.value, claim.expected), claim))}${unitOf(claim)}`;
}

/** How far off: `+3.2 %`, for shares `-1.5 points`; `inside` where an interval holds the value. */
export function showDifference(claim: Shown): string {
  const { expected, value } = claim;
  if (value === undefined) return "";
  const off = quiet(distance(value, expected), expected);
  if (expected.kind === "interval" && off === 0) return "inside";
  if (claim.isPercent) return `${signed(off * 100)} points`;
  const reference = referenceOf(value, expected);
  if (reference === 0) return `${signed(off)}${unitOf(claim)}`;
  return `${signed((off / Math.abs(reference)) * 100)} %`;
}

/** A number for people, at least to the unit: 6,889,012, 19.33, 0.0412, 1.2e-7. */
export function showNumber(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size >= 1e15 || size < 1e-6) return value.toExponential(3);
  const rounded = size >= 1000 ? Math.round(value) : Number(value.toPrecision(4));
  return rounded.toLocaleString("en-US", { maximumFractionDigits: 10 });
}

/** Differences get three digits: more would be noise. */
function signed(value: number): string {
  const text = showNumber(Number(value.toPrecision(3)));
  return value > 0 ? `+${text}` : text;
}

function unitOf({ isPercent, unit }: Shown): string {
  if (isPercent) return " %";
  return unit === "1" ? "" : ` ${unit}`;
}

function scaled(value: number, { isPercent }: Shown): number {
  return isPercent ? value * 100 : value;
}

/** The solver's last digits are no news: what is a millionth of the scale is zero. */
function quiet(value: number, expected: Expected): number {
  const sizes = expected.kind === "about" ? [expected.value] : [expected.lower, expected.upper];
  const scale = Math.max(...sizes.filter(Number.isFinite).map(Math.abs));
  return Math.abs(value) < 1e-6 * (scale || 1) ? 0 : value;
}
