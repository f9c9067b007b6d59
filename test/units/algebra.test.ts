/**
 * Laws of the algebra of units, and the exactness of conversions.
 */
import * as fc from "fast-check";
import { expect, it } from "vitest";
import {
  conversionFactor,
  createUnitTable,
  dimensionless,
  divide,
  isDimensionless,
  isSameDimension,
  isSameUnit,
  multiply,
  power,
  squareRoot,
  withText,
  type Unit,
} from "../../src/units/index.js";
import { declare, ENERGY_UNITS } from "./declare.js";

const table = createUnitTable(declare(ENERGY_UNITS)).value;

function unit(text: string): Unit {
  const found = table.read(text);
  if (found === undefined) throw new Error(`no unit ${text}`);
  return found;
}

const names = fc.constantFrom(...table.names);
const units = fc
  .array(fc.tuple(names, fc.integer({ min: -2, max: 2 })), { maxLength: 3 })
  .map((parts) =>
    parts.reduce(
      (result, [name, exponent]) => multiply(result, power(unit(name), exponent)),
      dimensionless,
    ),
  );

it("multiplies in any order and any grouping", () => {
  fc.assert(
    fc.property(units, units, units, (a, b, c) => {
      expect(isSameUnit(multiply(a, b), multiply(b, a))).toBe(true);
      expect(isSameUnit(multiply(a, multiply(b, c)), multiply(multiply(a, b), c))).toBe(true);
    }),
  );
});

it("has plain numbers as the neutral element and inverses", () => {
  fc.assert(
    fc.property(units, (a) => {
      expect(multiply(a, dimensionless)).toEqual(a);
      const one = divide(a, a);
      expect(isSameUnit(one, dimensionless)).toBe(true);
      expect(one.text).toBe("1");
      expect(isSameUnit(multiply(a, power(a, -1)), dimensionless)).toBe(true);
    }),
  );
});

it("divides as it multiplies by the inverse", () => {
  fc.assert(
    fc.property(units, units, (a, b) => {
      expect(isSameUnit(divide(a, b), multiply(a, power(b, -1)))).toBe(true);
      expect(isSameUnit(multiply(divide(a, b), b), a)).toBe(true);
    }),
  );
});

it("adds exponents, and takes the root of a square", () => {
  fc.assert(
    fc.property(
      units,
      fc.integer({ min: -2, max: 2 }),
      fc.integer({ min: -2, max: 2 }),
      (a, i, j) => {
        expect(isSameUnit(multiply(power(a, i), power(a, j)), power(a, i + j))).toBe(true);
        const root = squareRoot(power(a, 2));
        expect(root !== undefined && isSameUnit(root, a)).toBe(true);
      },
    ),
  );
  expect(squareRoot(unit("m"))).toBeUndefined();
  expect(squareRoot(unit("m^2/hour^4"))?.text).toBe("m/hour^2");
});

it("converts there and back, and through a third unit", () => {
  const energies = fc.constantFrom(
    "Wh",
    "kWh",
    "MWh",
    "GWh",
    "TWh",
    "J",
    "kJ",
    "GJ",
    "MW*s",
    "kW*day",
  );
  fc.assert(
    fc.property(energies, energies, energies, (a, b, c) => {
      const there = conversionFactor(unit(a), unit(b));
      expect(there * conversionFactor(unit(b), unit(a))).toBeCloseTo(1, 14);
      const direct = conversionFactor(unit(a), unit(c));
      const detour = there * conversionFactor(unit(b), unit(c));
      expect(Math.abs(detour / direct - 1)).toBeLessThan(1e-14);
    }),
  );
});

it("writes a text that reads as the same unit", () => {
  fc.assert(
    fc.property(units, (a) => {
      const again = table.read(a.text);
      // Scales cancel inside texts, so the two may differ in the last digit.
      expect(again !== undefined && isSameUnit(again, a)).toBe(true);
    }),
  );
});

it("keeps exact factors exact", () => {
  const factor = (from: string, to: string) => conversionFactor(unit(from), unit(to));
  expect(factor("kWh", "MWh")).toBe(0.001);
  expect(factor("MW*h", "MWh")).toBe(1);
  expect(factor("MWh", "kWh")).toBe(1000);
  expect(factor("JPY2024/kWh", "JPY2024/MWh")).toBe(1000);
  expect(factor("JPY2024*GWh/MWh", "JPY2024")).toBe(1000);
  expect(factor("TJPY2024/year", "JPY2024/year")).toBe(1e12);
  expect(factor("GJ", "MJ")).toBe(1000);
  expect(factor("kWh", "MJ")).toBe(3.6);
  expect(factor("W*s", "J")).toBe(1);
  expect(factor("day", "s")).toBe(86400);
  expect(factor("kgCO2/kWh", "tCO2/MWh")).toBe(1);
  expect(factor("%", "1")).toBe(0.01);
  expect(factor("1/%", "1")).toBe(100);
});

it("makes a price times power times hours into money", () => {
  const flow = multiply(multiply(unit("JPY2024/kWh"), unit("MW")), unit("hour/year"));
  expect(conversionFactor(flow, unit("JPY2024/year"))).toBe(1000);
  expect(flow.text).toBe("JPY2024*MW*hour/kWh/year");
});

it("keeps energy, power, yearly flows and money of different price years apart", () => {
  for (const [a, b] of [
    ["MWh", "MW"],
    ["JPY2024", "JPY2024/year"],
    ["JPY2024", "USD2024"],
    ["hour/year", "1"],
    ["tCO2", "1"],
  ] as const) {
    expect(isSameDimension(unit(a), unit(b))).toBe(false);
  }
  expect(isDimensionless(unit("%"))).toBe(true);
  expect(isSameUnit(unit("%"), dimensionless)).toBe(false);
  expect(isSameUnit(withText(unit("h"), "Stunde"), unit("hour"))).toBe(true);
});

it("cancels equal names in composed texts", () => {
  expect(multiply(unit("MWh"), power(unit("MWh"), -1)).text).toBe("1");
  expect(multiply(unit("JPY2024/kWh"), unit("kWh/year")).text).toBe("JPY2024/year");
  expect(power(unit("m"), 3).text).toBe("m^3");
  expect(divide(dimensionless, unit("m^2")).text).toBe("1/m^2");
});
