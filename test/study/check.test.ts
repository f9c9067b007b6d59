import { expect, it } from "vitest";
import { saidAboutStudies } from "./study-text.js";

const model = `
  unit JPY = JPY2024
  set REGION = { north, south }
  param price : JPY/kWh in [0, 100] = 20
  param tariff[REGION] : JPY/kWh = 10
  var bought[REGION] : kWh >= 1 kWh
  define all : kWh = sum(r in REGION) bought[r]
  minimize spend : JPY = sum(r in REGION) bought[r] * (price + tariff[r])
  constraint enough: all >= 5 kWh
  report mean : JPY/kWh = spend / all
  scenario dear { param price *= 2 without enough }
`;

function said(study: string): readonly string[] {
  return saidAboutStudies(`${model}\n${study}`);
}

it("finds nothing wrong with a sound study", () => {
  expect(
    said(`study s on base, dear {
      one_at_a_time
      vary price = { 10, 30 JPY/kWh }
      vary tariff[north] * { 0.5, 2 }
      vary tariff + { 1 JPY/kWh }
      measure spend, mean, bought, bought[south], all / 2 kWh
    }`),
  ).toEqual([]);
});

const cases: readonly (readonly [string, readonly string[]])[] = [
  ["vary prize * { 2 }", ["unknown-target @ prize"]],
  ["vary price = { 20, 3 kWh }", ["unit-mismatch @ 3 kWh"]],
  ["vary price * { 2 kWh }", ["unit-mismatch @ 2 kWh"]],
  ["vary price = uniform(2 kWh, 3 kWh) monte_carlo 3", ["unit-mismatch @ 2 kWh"]],
  ["vary price * { bought[north] / 1 kWh }", ["variable-in-data @ bought[north]"]],
  ["vary bought = { 2 }", ["wrong-target @ bought"]],
  ["vary price * { 2 } vary price * { 3 }", ["duplicate-change @ price"]],
  ["vary price * { 2 } measure speed", ["unknown-name @ speed"]],
  ["vary price * { 2 } measure bought[west]", ["unknown-member @ west"]],
  ["vary price * { 2 } measure bought[north] + price", ["unit-mismatch @ price"]],
  ["near_optimal 5 % minimize all * all", ["nonlinear @ all * all"]],
  ["front spend against bought in 3 steps", ["wrong-arity @ bought"]],
  ["vary price = gauss(1, 2) monte_carlo 3", ["bad-distribution @ gauss"]],
  ["vary price = uniform(1, 2 kWh) monte_carlo 3", ["bad-distribution @ uniform(1, 2 kWh)"]],
  ["vary price = normal(price, 1) monte_carlo 3", ["bad-distribution @ price"]],
  ["vary price = {}", ["varied-values @ {}"]],
];

it.each(cases)("%s", (items, expected) => {
  expect(said(`study s { ${items} }`)).toEqual(expected);
});

it("points at scenarios that are not there", () => {
  expect(said("study s on dare { vary price * { 2 } }")).toEqual(["unknown-scenario @ dare"]);
  const outcomes = "outcomes { dear: 0.5, cheap: 0.5 } share bought";
  expect(said(`study s { ${outcomes} }`)).toEqual(["unknown-scenario @ cheap"]);
  const mean = "outcomes { dear: 1 } mean middling share bought";
  expect(said(`study s { ${mean} }`)).toEqual(["unknown-scenario @ middling"]);
});

it("does not repeat mistakes of the model itself", () => {
  expect(said("param wrong : kWh = 3 JPY study s { vary price * { 2 } }")).toEqual([]);
});

it("takes a study's name from the names of the model", () => {
  expect(said("study spend { vary price * { 2 } }")).toEqual(["duplicate-name @ spend"]);
});

it("says what a scenario took away", () => {
  const study = "study s on dear { vary price * { 2 } measure dual(enough) }";
  expect(said(study)).toEqual([]);
});
