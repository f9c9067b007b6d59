/**
 * Claims and IAMC variables: checked like reports, with what they expect and where their indices go.
 */
import { expect, it } from "vitest";
import type { ClaimModel, IamcModel } from "../../src/check/index.js";
import { checkText, withoutSpans } from "./check-text.js";

const model = `
minimize bill : MJPY = sum(r in REGION, y in YEAR) price[r] * grid[r, y] * 1 h
param few : MW = 3
scenario REF { param few = 4 }
`;

function claim(text: string): {
  readonly claim: ClaimModel | undefined;
  readonly said: readonly string[];
} {
  const { model: checked, said } = checkText(model + text);
  return { claim: checked.claims.get("c"), said };
}

function iamc(text: string): {
  readonly iamc: IamcModel | undefined;
  readonly said: readonly string[];
} {
  const { model: checked, said } = checkText(model + text);
  return { iamc: checked.iamc.get("v"), said };
}

it("reads what a claim expects, in the claim's unit", () => {
  const { claim: found, said } = claim('claim c : kJPY in [2 MJPY, 3] "Doc" = bill because "so"');
  expect(said).toEqual([]);
  expect(withoutSpans(found?.expected)).toMatchObject({
    kind: "interval",
    lower: { value: 2000 },
    upper: { value: 3 },
  });
  expect(found?.unit.text).toBe("kJPY");
  expect(found?.expectedText).toBe("in [2 MJPY, 3]");
  expect(found?.reason).toBe("so");
  expect(found?.doc).toBe("Doc");
});

it("infers the unit of a claim, which bare numbers then have", () => {
  const { claim: found, said } = claim("claim c about 3 within 5 % = few");
  expect(said).toEqual([]);
  expect(found?.unit.text).toBe("MW");
  expect(withoutSpans(found?.expected)).toMatchObject({
    kind: "about",
    value: { value: 3 },
    tolerance: { value: 0.05 },
  });
});

it("takes one bound, and formulas over data", () => {
  const low = claim("claim c >= 2 * few = sum(r in REGION) grid[r, 2024]").claim?.expected;
  expect(low?.kind === "interval" && [low.lower?.kind, low.upper]).toEqual([
    "arithmetic",
    undefined,
  ]);
  const high = claim("claim c <= 4 MW = few").claim?.expected;
  expect(withoutSpans(high)).toMatchObject({ kind: "interval", upper: { value: 4 } });
});

it("lets a claim read scenarios and duals, as a report does", () => {
  const { claim: found, said } = claim(
    "claim c in [0, 1] = 1 - value(bill, REF) / value(bill, base)",
  );
  expect(said).toEqual([]);
  expect(found?.scenarios).toEqual(["REF", "base"]);
});

it("reports an expectation that no run could show, or of another unit, or with variables", () => {
  expect(claim("claim c > 3 MW = few").said).toEqual(['claim-expectation at "> 3 MW"']);
  expect(claim("claim c in { 1, 2 } = few").said).toEqual(['claim-expectation at "in { 1, 2 }"']);
  expect(claim("claim c >= 3 h = few").said).toEqual(['unit-mismatch at "3 h"']);
  expect(claim("claim c about 3 within 1 MW = few").said).toEqual(['unit-mismatch at "1 MW"']);
  expect(claim("claim c >= site = few").said).toEqual(['variable-in-data at "site"']);
  expect(claim("claim c about value(few, REF) = few").said).toEqual([
    'result-outside-report at "value"',
  ]);
});

it("keeps claims and IAMC variables out of formulas", () => {
  expect(checkText(`${model} claim c >= 3 = few\nreport r = 2 * c`).said).toEqual([
    'not-a-number at "c"',
  ]);
  expect(
    checkText(
      `${model} iamc v[y in YEAR] variable "A" region "J" year y = few\nreport r = value(v[2024], REF)`,
    ).said,
  ).toEqual(['wrong-result at "v[2024]"']);
});

it("says where each index of an IAMC variable goes", () => {
  const { iamc: found, said } = iamc(
    'iamc v[c in COOLING, y in YEAR, r in REGION, h in HOUR] : GW as "GW_el" variable "A|{c}|B" region r year y subannual "{h}:00" = grid[r, y]',
  );
  expect(said).toEqual([]);
  expect(found).toMatchObject({
    unitLabel: "GW_el",
    variable: [
      { kind: "text", text: "A|" },
      { kind: "index", column: 0 },
      { kind: "text", text: "|B" },
    ],
    region: { kind: "index", column: 2 },
    year: 1,
    subannual: [
      { kind: "index", column: 3 },
      { kind: "text", text: ":00" },
    ],
  });
  expect(found?.unit.text).toBe("GW");
});

it("labels the unit as it is written, or as it was found", () => {
  const rest = 'variable "A" region "東京" year y = grid[Kanto, y]';
  const written = iamc(`iamc v[y in YEAR] : kW ${rest}`).iamc;
  expect([written?.unitLabel, written?.region]).toEqual(["kW", { kind: "text", text: "東京" }]);
  expect(iamc(`iamc v[y in YEAR] ${rest}`).iamc?.unitLabel).toBe("MW");
});

it("takes the indices of a tuple and the name of a set without one", () => {
  const { iamc: found, said } = iamc(
    'iamc v[(i, j) in LINK, YEAR] variable "{i}" region j year YEAR = few',
  );
  expect(said).toEqual([]);
  expect([found?.year, found?.region]).toEqual([2, { kind: "index", column: 1 }]);
});

it("wants each index used once, years to be whole numbers, and braces in pairs", () => {
  const said = (rest: string): readonly string[] =>
    iamc(`iamc v[c in COOLING, y in YEAR] ${rest} = few`).said;
  expect(said('variable "A" region "J" year y')).toEqual([
    'iamc-index-use at "[c in COOLING, y in YEAR]"',
  ]);
  expect(said('variable "{c}|{c}" region "J" year y')).toEqual(['iamc-index-use at "{c}"']);
  expect(said('variable "{c}" region c year y')).toEqual(['iamc-index-use at "c"']);
  expect(said('variable "{y}" region "J" year c')).toEqual(['iamc-year at "c"']);
  expect(said('variable "{c}" region J year y')).toEqual(['iamc-unknown-index at "J"']);
  expect(said('variable "{c}{d}" region "J" year y')).toEqual(['iamc-unknown-index at "{d}"']);
  expect(said('variable "{c}}" region "J" year y')).toEqual(['iamc-template at "\\"{c}}\\""']);
});

it("says nothing of indices whose bracket is at fault", () => {
  expect(iamc('iamc v[c in COLING, y in YEAR] variable "A" region "J" year y = few').said).toEqual([
    'unknown-name at "COLING"',
  ]);
});
