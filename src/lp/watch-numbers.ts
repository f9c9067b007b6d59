/**
 * A glance at numbers while they are at hand, in cache, so that a program made of plain ones need not be read again to
 * find those that a solver would not take (`find-unsolvable.ts`).
 */
import { infiniteMagnitude, largestCoefficient, smallestCoefficient } from "./find-unsolvable.js";

/** Watches the sides of rows and columns and the costs of a program while it is built. */
export interface NumberWatch {
  readonly seeSides: (lower: Float64Array, upper: Float64Array) => void;
  readonly seeCosts: (costs: Float64Array) => void;
  /** True as long as nothing seen needs to be looked at more closely. */
  readonly isPlain: () => boolean;
}

/** Makes a watch that has seen nothing. */
export function createNumberWatch(): NumberWatch {
  let isPlain = true;
  return {
    seeSides: (lower, upper) => {
      isPlain &&= arePlainSides(lower, upper);
    },
    seeCosts: (costs) => {
      isPlain &&= arePlainCosts(costs);
    },
    isPlain: () => isPlain,
  };
}

/** True when every coefficient that is not zero is of a size that solvers take. */
export function arePlainCoefficients(values: number | Float64Array, count: number): boolean {
  if (typeof values === "number") return isPlainCoefficient(values);
  for (let k = 0; k < count; k++) if (!isPlainCoefficient(values[k]!)) return false;
  return true;
}

function isPlainCoefficient(value: number): boolean {
  const magnitude = Math.abs(value);
  return (magnitude > smallestCoefficient && magnitude < largestCoefficient) || value === 0;
}

function arePlainCosts(costs: Float64Array): boolean {
  for (let k = 0; k < costs.length; k++) {
    if (!(Math.abs(costs[k]!) < infiniteMagnitude)) return false;
  }
  return true;
}

function arePlainSides(lower: Float64Array, upper: Float64Array): boolean {
  for (let k = 0; k < lower.length; k++) {
    if (!(lower[k]! < infiniteMagnitude && upper[k]! > -infiniteMagnitude)) return false;
  }
  return true;
}
