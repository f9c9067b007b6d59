/**
 * Products, quotients, powers and comparison of units; pure and total.
 * A dimension never holds a zero exponent, so two are equal when their entries are.
 */
import { invariant } from "../diagnostics/index.js";
import { divideScales, isSameScale, multiplyScales, raiseScale } from "./scale.js";
import type { Dimension, Unit } from "./unit.js";
import { composeUnitText } from "./unit-text.js";

/** The unit of plain numbers: no dimension, scale 1. */
export const dimensionless: Unit = { dimension: { exponents: new Map() }, scale: 1, text: "1" };

/** The unit of a product of quantities. */
export function multiply(left: Unit, right: Unit): Unit {
  if (right === dimensionless) return left;
  if (left === dimensionless) return right;
  const dimension = combine(left.dimension, right.dimension, 1);
  return composed(dimension, multiplyScales(left.scale, right.scale), () => [
    { text: left.text, exponent: 1 },
    { text: right.text, exponent: 1 },
  ]);
}

/** The unit of a quotient of quantities. */
export function divide(left: Unit, right: Unit): Unit {
  if (right === dimensionless) return left;
  const dimension = combine(left.dimension, right.dimension, -1);
  return composed(dimension, divideScales(left.scale, right.scale), () => [
    { text: left.text, exponent: 1 },
    { text: right.text, exponent: -1 },
  ]);
}

/** The unit of a quantity to an integer power. */
export function power(unit: Unit, exponent: number): Unit {
  const exponents = new Map<string, number>();
  if (exponent !== 0) {
    for (const [base, own] of unit.dimension.exponents) exponents.set(base, own * exponent);
  }
  return composed({ exponents }, raiseScale(unit.scale, exponent), () => [
    { text: unit.text, exponent },
  ]);
}

/** The unit of a square root: half of every power; `undefined` when some power is odd. */
export function squareRoot(unit: Unit): Unit | undefined {
  const isEven = [...unit.dimension.exponents.values()].every((exponent) => exponent % 2 === 0);
  return isEven ? power(unit, 0.5) : undefined;
}

/** True when quantities in these units can be added and compared. */
export function isSameDimension(left: Unit, right: Unit): boolean {
  const first = left.dimension.exponents;
  const second = right.dimension.exponents;
  if (first.size !== second.size) return false;
  for (const [base, exponent] of first) if (second.get(base) !== exponent) return false;
  return true;
}

/** True for plain numbers of any scale, `%` among them. */
export function isDimensionless(unit: Unit): boolean {
  return unit.dimension.exponents.size === 0;
}

/** True when one of the one is one of the other, however they are written. */
export function isSameUnit(left: Unit, right: Unit): boolean {
  return isSameDimension(left, right) && isSameScale(left.scale, right.scale);
}

/** The number that turns a value in `from` into a value in `to`, by multiplication. */
export function conversionFactor(from: Unit, to: Unit): number {
  if (!isSameDimension(from, to)) invariant(false, `no conversion from ${from.text} to ${to.text}`);
  return divideScales(from.scale, to.scale);
}

/** The same unit under another written form. */
export function withText(unit: Unit, text: string): Unit {
  return { dimension: unit.dimension, scale: unit.scale, text };
}

/** Most products are passed on and never shown, so their text is composed when it is first read. */
function composed(
  dimension: Dimension,
  scale: number,
  parts: () => Parameters<typeof composeUnitText>[0],
): Unit {
  let text: string | undefined;
  return {
    dimension,
    scale,
    get text() {
      return (text ??= composeUnitText(parts()));
    },
  };
}

function combine(left: Dimension, right: Dimension, sign: 1 | -1): Dimension {
  const exponents = new Map(left.exponents);
  for (const [base, exponent] of right.exponents) {
    const total = (exponents.get(base) ?? 0) + sign * exponent;
    if (total === 0) exponents.delete(base);
    else exponents.set(base, total);
  }
  return { exponents };
}
