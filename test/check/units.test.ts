/** Units: conversion, inference, bare numbers and mismatches. */
import { expect, it } from "vitest";
import { checkText, formulaOf, valueOf, withoutSpans } from "./check-text.js";

it("finds the thousand between JPY/kWh times MW times h and JPY", () => {
  const { said, model } = checkText(`define d : JPY = price[Kanto] * grid[Kanto, 2030] * 1 hour`);
  expect(said).toEqual([]);
  expect(formulaOf(model, "d")).toMatchObject({ kind: "scale", factor: 1000 });
});

it("rejects power where energy is declared, and names the missing factor", () => {
  const { said, diagnostics } = checkText(`define d : MWh = grid[Kanto, 2030]`);
  expect(said).toEqual([`unit-mismatch at "grid[Kanto, 2030]"`]);
  expect(diagnostics[0]?.why).toContain("energy (MWh)");
  expect(diagnostics[0]?.label).toBe("power (MW)");
  expect(diagnostics[0]?.help).toContain("hour");
});

it("gives a bare whole value the declared unit, also in the branches of an if", () => {
  const { said, model } = checkText(`
    param a : MW = 5
    param b[y in YEAR] : MW = if y == 2024 then 5 else 7 kW
    param c[y in YEAR] : MW default 3 = { 2024: 1, 2025: . }
    var x[YEAR] : MW in [0, 20]`);
  expect(said).toEqual([]);
  expect(withoutSpans(valueOf(model, "b"))).toMatchObject({
    then: { kind: "constant", value: 5 },
    otherwise: { kind: "constant", value: 0.007 },
  });
});

it("takes a bare number inside a formula as a plain number", () => {
  expect(checkText(`define d : MW = site + 5`).said).toEqual([`unit-mismatch at "5"`]);
  expect(checkText(`constraint c: site <= 5`).said).toEqual([`unit-mismatch at "5"`]);
});

it("lets 0 and inf fit every unit", () => {
  expect(checkText(`constraint c: 0 <= site <= inf`).said).toEqual([]);
  expect(checkText(`define d : MW = site + 0`).said).toEqual([]);
});

it("converts between scales of one dimension where quantities meet", () => {
  const { said, model } = checkText(`constraint c: site <= 2 GW`);
  expect(said).toEqual([]);
  const constraint = model.constraints.get("c");
  expect(constraint?.unit.text).toBe("MW");
  expect(constraint?.operands[1]).toMatchObject({ kind: "constant", value: 2000 });
});

it("infers an omitted unit from the formula", () => {
  const { said, model } = checkText(`
    param rate = 3 %
    param growth = 1 + rate
    param load[y in YEAR] = if y == first(YEAR) then 100 MW else load[prev(y)] * growth + 1 kW`);
  expect(said).toEqual([]);
  expect(model.params.get("rate")?.unit.text).toBe("%");
  expect(model.params.get("load")?.unit.text).toBe("MW");
  expect(withoutSpans(valueOf(model, "growth"))).toMatchObject({
    right: { kind: "scale", factor: 0.01 },
  });
  expect(JSON.stringify(valueOf(model, "load"))).toContain('"value":0.001');
});

it("converts per cent before a power, exp or log", () => {
  const { said, model } = checkText(`
    param rate = 3 %
    param factor[y in YEAR] = 1 / (1 + rate)^(y - 2024)
    param e = exp(rate)`);
  expect(said).toEqual([]);
  expect(withoutSpans(valueOf(model, "e"))).toMatchObject({
    arguments: [{ kind: "scale", factor: 0.01 }],
  });
});

it("asks for a whole exponent where the base has a unit", () => {
  expect(checkText(`param a = (2 MW)^2`).said).toEqual([]);
  expect(checkText(`param a = (2 MW)^0.5`).said).toEqual([`power-needs-integer at "0.5"`]);
  expect(checkText(`param a : MW = sqrt(4 MW^2)`).said).toEqual([]);
  expect(checkText(`param a = sqrt(4 MW)`).said).toEqual([`root-of-unit at "4 MW"`]);
});

it("rejects a unit that holds the name of an index", () => {
  expect(checkText(`define d[h in HOUR] = 3 kWh/h * h`).said).toEqual([`index-in-unit at "kWh/h"`]);
});

it("compares conditions in one unit", () => {
  const { said } = checkText(`define d[r in REGION where price[r] > 3 MW] = 1`);
  expect(said).toEqual([`unit-mismatch at "3 MW"`]);
});

it("puts the tolerance of a check into the unit of its comparison", () => {
  const { said, model } = checkText(`check "p": price[Kanto] == 20 JPY/kWh within 1 JPY/MWh`);
  expect(said).toEqual([]);
  expect([...model.checks.values()][0]?.condition).toMatchObject({
    kind: "compare",
    tolerance: { value: 0.001 },
  });
});

it("reports an unknown unit", () => {
  expect(checkText(`param a = 3 MWW`).said).toEqual([`unknown-unit at "MWW"`]);
});

it("asks for a unit where parameters without one lead to each other", () => {
  const { said } = checkText(`
    param a[y in YEAR] = if y == 2024 then 1 MW else b[prev(y)]
    param b[y in YEAR] = a[y]`);
  expect(said).toEqual([`unit-needed at "a[y]"`]);
});
