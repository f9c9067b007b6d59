/**
 * Arithmetic of scales that keeps what is exact exact: 1000 stays 1000 and kWh to MWh is 0.001.
 * A scale is in practice a decimal of few digits or one over such a decimal (1/3600). After each operation a result
 * that lies within rounding noise of such a number becomes that number; any other result is left alone.
 */

/** Digits a clean scale may have; binary noise shows from the sixteenth on. */
const CLEAN_DIGITS = 14;

/** Relative distance that is noise: about four units in the last place. */
const NOISE = 1e-15;

/** Product of two scales. */
export function multiplyScales(left: number, right: number): number {
  return clean(left * right);
}

/** Quotient of two scales. */
export function divideScales(left: number, right: number): number {
  return clean(left / right);
}

/** A scale to an integer or half-integer power. */
export function raiseScale(scale: number, exponent: number): number {
  if (exponent < 0) return clean(1 / raiseScale(scale, -exponent));
  return clean(scale ** exponent);
}

/** True when two scales differ by nothing but rounding noise. */
export function isSameScale(left: number, right: number): boolean {
  return left === right || Math.abs(left - right) <= 4 * NOISE * Math.abs(left);
}

function clean(scale: number): number {
  if (!Number.isFinite(scale) || scale === 0) return scale;
  const decimal = Number(scale.toPrecision(CLEAN_DIGITS));
  if (isNear(decimal, scale)) return decimal;
  const overDecimal = 1 / Number((1 / scale).toPrecision(CLEAN_DIGITS));
  return isNear(overDecimal, scale) ? overDecimal : scale;
}

function isNear(candidate: number, scale: number): boolean {
  return Math.abs(candidate - scale) <= NOISE * Math.abs(scale);
}
