/** Degree: what may hold variables and where. */
import { expect, it } from "vitest";
import { checkText } from "./check-text.js";

it("rejects a product of variables and names both factors", () => {
  const { said, diagnostics } = checkText(`define d = site * grid[Kanto, 2030]`);
  expect(said).toEqual([`nonlinear at "site * grid[Kanto, 2030]"`]);
  expect(diagnostics[0]?.why).toContain("`site` and `grid[Kanto, 2030]`");
});

it.each([
  [`define d = 1 / site`, `nonlinear at "1 / site"`],
  [`define d = site^2`, `nonlinear at "site^2"`],
  [`define d = abs(site)`, `nonlinear at "abs(site)"`],
  [`define d = max(site, 1 MW)`, `nonlinear at "max(site, 1 MW)"`],
  [`define d = max(y in YEAR) grid[Kanto, y]`, `nonlinear at "max(y in YEAR) grid[Kanto, y]"`],
  [`define d = if site > 0 then 1 else 2`, `variable-in-condition at "site"`],
  [
    `define d = sum(y in YEAR where grid[Kanto, y] > 0) 1`,
    `variable-in-condition at "grid[Kanto, y]"`,
  ],
  [`param p = site / 1 MW`, `variable-in-data at "site"`],
  [`var z : MW <= site`, `variable-in-data at "site"`],
  [`check "c": site > 0`, `variable-in-data at "site"`],
  [`set S = { y in YEAR where grid[Kanto, y] > 0 }`, `variable-in-condition at "grid[Kanto, y]"`],
])("rejects %s", (text, expected) => {
  expect(checkText(text).said).toEqual([expected]);
});

it("lets data choose between linear expressions", () => {
  expect(
    checkText(`define d[r in REGION] : MW = if price[r] > 20 JPY/kWh then site else 2 * site`).said,
  ).toEqual([]);
});

it("lets reports be what they like", () => {
  expect(
    checkText(
      `report q = site^2 / max(site, 1 MW) / (sum(r in REGION where grid[r, 2030] > 0) site)`,
    ).said,
  ).toEqual([]);
});

it("reports a constraint without variables, unless something else is wrong with it", () => {
  expect(checkText(`constraint c: price[Kanto] <= 5 JPY/kWh`).said).toEqual([
    `constraint-without-variables at "price[Kanto] <= 5 JPY/kWh"`,
  ]);
  expect(checkText(`constraint c: sitte <= 5 MW`).said).toEqual([`unknown-name at "sitte"`]);
  expect(
    checkText(`
    define d : MW = sitte
    constraint c: d <= 5 MW`).said,
  ).toEqual([`unknown-name at "sitte"`]);
});

it.each([
  [`constraint c: site < 5 MW`, `strict-constraint at "<"`],
  [`constraint c: site + 1 MW`, `constraint-not-relation at "site + 1 MW"`],
  [`constraint c: site != 5 MW`, `constraint-operator at "!="`],
])("rejects %s", (text, expected) => {
  expect(checkText(text).said).toEqual([expected]);
});

it("names piecewise terms and gives them the indices of their place", () => {
  const { said, model } = checkText(`
    define d[r in REGION] : JPY =
      sum(y in YEAR where y > 2025) piecewise(grid[r, y], { 0 MW: 0 JPY, 10 GW: 5 kJPY })`);
  expect(said).toEqual([]);
  const term = model.piecewise.get("d.piecewise 1");
  expect(term?.domain.columns.map((column) => column.name)).toEqual(["r", "y"]);
  expect(term?.domain.condition?.kind).toBe("compare");
  expect(term?.form).toMatchObject({ points: [{}, { at: { value: 10000 } }] });
});
