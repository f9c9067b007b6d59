/** Set declarations and set expressions. */
import { expect, it } from "vitest";
import { checkText } from "./check-text.js";

it("types listed sets, ranges, products and filters", () => {
  const { said, model } = checkText(`
    param ok[REGION, COOLING] = 1
    set ACTIVE within REGION * COOLING = { (r, c) in REGION * COOLING where ok[r, c] > 0 }
    set PAIRS = REGION * YEAR
    set LATE within YEAR = 2027 .. 2030
    set ENDS = { j for (_, j) in LINK }
    define d = sum((r, c) in ACTIVE, (q, y) in PAIRS, e in ENDS) (grid[r, y] + grid[e, 2030])`);
  expect(said).toEqual([]);
  expect(model.sets.get("LATE")).toMatchObject({ isInteger: true, isOrdered: true });
  expect(model.sets.get("PAIRS")?.columns).toEqual([
    { kind: "set", set: "REGION" },
    { kind: "set", set: "YEAR" },
  ]);
  expect(model.sets.get("ACTIVE")?.columnNames).toEqual(["REGION", "COOLING"]);
});

it("asks for the columns of a listed tuple set", () => {
  expect(checkText(`set P = { (a, b), (c, d) }`).said).toEqual([`set-needs-within at "P"`]);
});

it("rejects mixed members and repeated ones", () => {
  expect(checkText(`set P = { a, 3 }`).said).toEqual([`mixed-members at "3"`]);
  expect(checkText(`set P = { a, b, a }`).said).toEqual([`duplicate-member at "a"`]);
});

it("checks a subset's members against its parent", () => {
  expect(checkText(`set P within REGION = { Kanto, Kyushu }`).said).toEqual([
    `unknown-member at "Kyushu"`,
  ]);
});

it("knows that a union contains its parts", () => {
  const { said } = checkText(`
    set HEAT = { boiler, pump }
    set TECH = COOLING union HEAT
    param worth[TECH] = { air: 1, dlc: 2, boiler: 3, pump: 4 }
    param c[t in COOLING] = worth[t]`);
  expect(said).toEqual([]);
});

it("rejects unrelated sets in an operation", () => {
  expect(checkText(`define d = sum(x in REGION diff COOLING) site`).said).toEqual([
    `unrelated-sets at "diff"`,
  ]);
});

it("types families and uses them as index sets", () => {
  const { said } = checkText(`
    set NEAR[r in REGION] within REGION = { s in REGION where s != r }
    set OFFER[REGION] within COOLING = { Kanto: { air }, Kansai: { air, dlc }, "北海道": {} }
    define d[r in REGION] : MW = sum(s in NEAR[r], c in OFFER[s]) grid[s, 2030]`);
  expect(said).toEqual([]);
});

it("reports sets and parameters that need each other", () => {
  const { said } = checkText(`
    set GOOD within REGION = { r in REGION where p[r] > 0 }
    param p[r in GOOD] = 1`);
  expect(said).toHaveLength(1);
  expect(said[0]).toContain("circular-definition");
});

it("reports a parameter that is itself, and accepts one that steps", () => {
  expect(checkText(`param p[y in YEAR] : MW = p[y] + 1 MW`).said).toEqual([
    `circular-definition at "p[y]"`,
  ]);
  expect(
    checkText(`param p[y in YEAR] : MW = if y == 2024 then 1 else p[prev(y)] * 1.02`).said,
  ).toEqual([]);
});

it("passes keys of cells that lie in a wider set, and rejects others", () => {
  expect(checkText(`param p[METRO] = { Kanto: 1, Kansai: 2, "北海道": 3 }`).said).toEqual([]);
  expect(checkText(`param p[METRO] = { Kanto: 1, Kansay: 2 }`).said).toEqual([
    `unknown-member at "Kansay"`,
  ]);
});

it("asks what the members of a tabulated family are", () => {
  expect(checkText(`set S[COOLING] = { air: { a }, dlc: { b } }`).said).toEqual([
    `set-needs-within at "S"`,
  ]);
});
