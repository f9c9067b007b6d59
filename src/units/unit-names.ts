/**
 * Words for units: the name of a dimension, and the shortest declared text of a compound unit.
 * Both look for a product or quotient of at most two declared things, which is as much as a person takes in.
 */
import {
  divide,
  isDimensionless,
  isSameDimension,
  isSameUnit,
  multiply,
  power,
} from "./algebra.js";
import type { Dimensions } from "./declare-dimensions.js";
import type { Unit } from "./unit.js";
import { readUnitText, renderUnitText } from "./unit-text.js";

/** The two questions people ask of a unit. */
export interface UnitNames {
  readonly dimensionName: (unit: Unit) => string;
  readonly describe: (unit: Unit) => string;
  readonly simplify: (unit: Unit) => Unit;
}

/** What plain numbers are called. */
const PLAIN = "plain number";

/** Prepares the words of a program's units and dimensions. */
export function createUnitNames(
  units: ReadonlyMap<string, Unit>,
  dimensions: Dimensions,
): UnitNames {
  const named = [...dimensions.values()].map((item): Unit => ({
    dimension: item.dimension,
    scale: 1,
    text: item.words,
  }));
  const words = new Map([...dimensions.values()].map((item) => [item.name, item.words]));
  const all = [...units.values()];

  const dimensionName = (unit: Unit): string => {
    if (isDimensionless(unit)) return PLAIN;
    const found = findComposition(unit, named, isSameDimension, () => 0) ?? findTriple(unit);
    if (found !== undefined) return found.text;
    const factors = [...unit.dimension.exponents].map(([base, exponent]) => ({
      name: words.get(base) ?? base,
      exponent,
    }));
    return renderUnitText(factors);
  };

  // Three names, one of them a compound: `money (JPY2024)/power/year`.
  const findTriple = (unit: Unit): Unit | undefined => {
    for (const part of named.filter((item) => item.dimension.exponents.size > 1)) {
      const rest = findComposition(multiply(unit, part), named, isSameDimension, () => 0);
      if (rest !== undefined) return divide(rest, part);
    }
    return undefined;
  };

  const describe = (unit: Unit): string => {
    const name = dimensionName(unit);
    if (unit.text === "1" || unit.text === name) return name;
    // The unit says which money it is.
    return `${name.replaceAll(/ \(\w+\)/gu, "")} (${unit.text})`;
  };

  const simplified = new Map<string, Unit>();
  const simplify = (unit: Unit): Unit => {
    const key = `${dimensionKey(unit)} ${unit.scale} ${unit.text}`;
    const known = simplified.get(key) ?? simplifyAfresh(unit);
    simplified.set(key, known);
    return known;
  };
  const simplifyAfresh = (unit: Unit): Unit => {
    const own = new Set((readUnitText(unit.text) ?? []).map((factor) => factor.name));
    if (own.size === 1 && !isDimensionless(unit)) return unit;
    if (isDimensionless(unit) && unit.scale === 1) return { ...unit, text: "1" };
    const found = findComposition(unit, all, isSameUnit, (part) => (own.has(part.text) ? 0 : 10));
    const isBetter = found !== undefined && partsOf(found.text) <= partsOf(unit.text);
    return isBetter ? { ...unit, text: found.text } : unit;
  };

  return { dimensionName, describe, simplify };
}

function partsOf(text: string): number {
  return readUnitText(text)?.length ?? 1;
}

/**
 * The cheapest `A`, `1/A`, `A*B` or `A/B` over the parts that equals the target in the given sense.
 * One part beats two; then the penalty and the length of the text decide, then the order of declaration.
 */
function findComposition(
  target: Unit,
  parts: readonly Unit[],
  isEqual: (left: Unit, right: Unit) => boolean,
  penalty: (part: Unit) => number,
): Unit | undefined {
  const offers: { readonly unit: Unit; readonly cost: number }[] = [];
  const offer = (unit: Unit, used: readonly Unit[], shape: number): void => {
    if (!isEqual(unit, target)) return;
    // A name of one letter is short but says little.
    const length = unit.text.length === 1 ? 5 : unit.text.length;
    const cost = shape + length + used.reduce((sum, part) => sum + penalty(part), 0);
    offers.push({ unit, cost });
  };
  for (const part of parts) {
    offer(part, [part], 0);
    offer(power(part, -1), [part], 100);
  }
  // The second part is looked up by its dimension, so that a table of many prefixes costs little.
  const byDimension = new Map<string, Unit[]>();
  for (const part of offers.length > 0 ? [] : parts) {
    const key = dimensionKey(part);
    const group = byDimension.get(key);
    if (group === undefined) byDimension.set(key, [part]);
    else group.push(part);
  }
  for (const part of offers.length > 0 ? [] : parts) {
    if (isDimensionless(part)) continue;
    for (const divisor of byDimension.get(dimensionKey(divide(part, target))) ?? []) {
      offer(divide(part, divisor), [part, divisor], 0);
    }
    for (const factor of byDimension.get(dimensionKey(divide(target, part))) ?? []) {
      offer(multiply(part, factor), [part, factor], 50);
    }
  }
  return offers.reduce<(typeof offers)[number] | undefined>(
    (best, next) => (best === undefined || next.cost < best.cost ? next : best),
    undefined,
  )?.unit;
}

function dimensionKey(unit: Unit): string {
  return [...unit.dimension.exponents]
    .map(([base, exponent]) => `${base}^${exponent}`)
    .sort()
    .join("*");
}
