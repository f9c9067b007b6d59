/**
 * Values and units of every function of the standard library, against figures worked out by hand or printed in the source.
 */
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { callLibrary } from "./library.js";

const finance = (name: string, args: readonly string[], unit?: string) =>
  callLibrary("finance.dcm", name, args, unit);

it("discounts and sums annuities", () => {
  expect(finance("discount_factor", ["3 %", "10"])).toBeCloseTo(0.744094, 6);
  expect(finance("annuity_factor", ["5 %", "20"])).toBeCloseTo(12.46221, 5);
  expect(finance("annuity_factor", ["0", "20"])).toBe(20);
  expect(finance("capital_recovery", ["5 %", "20"], "1/year")).toBeCloseTo(0.0802426, 7);
  expect(finance("capital_recovery", ["0", "20"], "%/year")).toBeCloseTo(5, 12);
  expect(finance("annuity", ["1000 JPY2024", "5 %", "20"], "JPY2024/year")).toBeCloseTo(80.2426, 4);
  expect(finance("present_value", ["1 MJPY2024/year", "5 %", "20"], "JPY2024")).toBeCloseTo(
    12462210.34,
    1,
  );
  expect(finance("period_weight", ["3 %", "3"])).toBeCloseTo(1 + 1 / 1.03 + 1 / 1.03 ** 2, 12);
});

it("has an annuity that is worth its outlay", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 1, max: 60 }),
      (rate, years) => {
        const args = [`${rate / 1000}`, `${years}`];
        const product =
          finance("capital_recovery", args, "1/year") * finance("annuity_factor", args);
        expect(product).toBeCloseTo(1, 12);
        let sum = 0;
        for (let i = 1; i <= years; i++) sum += finance("discount_factor", [args[0] ?? "", `${i}`]);
        expect(finance("annuity_factor", args)).toBeCloseTo(sum, 9);
      },
    ),
    { numRuns: 5 },
  );
});

it("leaves no salvage when the life ends with the horizon, and all of it in no time", () => {
  expect(finance("salvage_straight_line", ["2031", "10", "2040"])).toBe(0);
  expect(finance("salvage_straight_line", ["2021", "10", "2040"])).toBe(0);
  expect(finance("salvage_straight_line", ["2036", "10", "2040"])).toBe(0.5);
  expect(finance("salvage_sinking_fund", ["3 %", "2031", "10", "2040"])).toBe(0);
  expect(finance("salvage_sinking_fund", ["0", "2036", "10", "2040"])).toBe(0.5);
  expect(finance("salvage_sinking_fund", ["3 %", "2036", "10", "2040"])).toBeCloseTo(
    4.57970719 / 8.53020284,
    7,
  );
});

it("splits an outlay into the horizon's share and the discounted salvage", () => {
  const share = finance("horizon_share", ["3 %", "2036", "10", "2040"]);
  const salvage = finance("salvage_sinking_fund", ["3 %", "2036", "10", "2040"]);
  const discount = finance("discount_factor", ["3 %", "5"]);
  expect(share + salvage * discount).toBeCloseTo(1, 12);
});

it("repeats the PUE of the paper's table 5", () => {
  const air = (t: string) => callLibrary("cooling.dcm", "pue_air_default", [t]);
  const liquid = (t: string) => callLibrary("cooling.dcm", "pue_liquid_default", [t]);
  for (const [t, airPue, liquidPue] of [
    ["9.2", 1.29, 1.07],
    ["12.8", 1.35, 1.07],
    ["16.5", 1.44, 1.08],
    ["17.1", 1.47, 1.08],
    ["17.3", 1.48, 1.08],
  ] as const) {
    expect(Math.abs(air(`${t} degC`) - airPue)).toBeLessThan(0.006);
    expect(Math.abs(liquid(`${t} degC`) - liquidPue)).toBeLessThan(0.006);
  }
});

it("takes the coefficients of PUE as arguments", () => {
  const cooling = (name: string, args: readonly string[], unit?: string) =>
    callLibrary("cooling.dcm", name, args, unit);
  const form = ["20 degC", "1.1", "0.01 1/degC", "0.02 1/degC^2", "15 degC"];
  expect(cooling("pue_air", form)).toBeCloseTo(1.8, 12);
  expect(cooling("pue_liquid", ["20 degC", "0.05", "0.002 1/degC"])).toBeCloseTo(1.09, 12);
  expect(cooling("pue_linear", ["20 degC", "1.1", "0.01 1/degC"])).toBeCloseTo(1.3, 12);
  expect(cooling("pue_quadratic", ["20 degC", "1.1", "0.01 1/degC", "0.001 1/degC^2"])).toBeCloseTo(
    1.7,
    12,
  );
  expect(cooling("pue_capped", ["3.9", "2"])).toBe(2);
  expect(cooling("pue_capped", ["0.9", "2"])).toBe(1);
  expect(cooling("facility_power", ["2 GW", "1.2"], "MW")).toBeCloseTo(2400, 9);
  expect(cooling("overhead_power", ["2 GW", "1.2"], "MW")).toBeCloseTo(400, 9);
  expect(cooling("water_use", ["10 MW", "1.8 L/kWh"], "m3/hour")).toBeCloseTo(18, 12);
  expect(cooling("wue_evaporative", ["0.5", "1.2", "4"], "L/kWh")).toBeCloseTo(1.176, 12);
  expect(cooling("wue_evaporative", ["0", "1.2", "4"], "L/kWh")).toBe(0);
});

it("turns energy into emissions, and emissions into money", () => {
  const emissions = (name: string, args: readonly string[], unit?: string) =>
    callLibrary("emissions.dcm", name, args, unit);
  expect(emissions("emission", ["19 TWh", "0.43 kgCO2/kWh"], "MtCO2")).toBeCloseTo(8.17, 12);
  expect(emissions("emission_rate", ["1 GW", "430 gCO2/kWh"], "tCO2/hour")).toBeCloseTo(430, 9);
  expect(emissions("location_based", ["1 GWh", "0.5 kgCO2/kWh", "40 %"], "tCO2")).toBeCloseTo(
    300,
    9,
  );
  expect(emissions("carbon_cost", ["2 MtCO2", "4300 JPY2024/tCO2"], "GJPY2024")).toBeCloseTo(
    8.6,
    12,
  );
  expect(emissions("marginal_abatement", ["1 GJPY2024", "100 ktCO2"], "JPY2024/tCO2")).toBeCloseTo(
    10000,
    9,
  );
  const cap = (year: string) =>
    emissions("linear_cap", ["8.2 MtCO2/year", year, "2024", "2040"], "MtCO2/year");
  expect(cap("2024")).toBeCloseTo(8.2, 12);
  expect(cap("2030") / 8.2).toBeCloseTo(1 - 0.375, 12);
  expect(cap("2045")).toBe(0);
  expect(emissions("exponential_cap", ["100 tCO2", "2026", "2024", "10 %"], "tCO2")).toBeCloseTo(
    81,
  );
});

it("interpolates quantities of any unit", () => {
  const between = (name: string, args: readonly string[], unit?: string) =>
    callLibrary("interpolation.dcm", name, args, unit);
  const path = ["2030", "2025", "60000 JPY2024/kWh", "2035", "30 JPY2024/Wh"];
  expect(between("linear_between", path, "JPY2024/kWh")).toBeCloseTo(45000, 6);
  const beyond = ["2045", ...path.slice(1)];
  expect(between("linear_between", beyond, "JPY2024/kWh")).toBeCloseTo(0, 6);
  expect(between("linear_held", beyond, "JPY2024/kWh")).toBeCloseTo(30000, 6);
  expect(between("geometric_between", ["1", "0", "100 MW", "2", "0.4 GW"], "MW")).toBeCloseTo(
    200,
    9,
  );
  expect(between("step_at", ["15 degC", "15 degC", "1 MW", "2 MW"], "MW")).toBe(2);
  expect(() => between("linear_between", ["1 MW", "0", "1", "2", "3"])).toThrow(/is not/u);
});

it("spreads and learns", () => {
  const adoption = (name: string, args: readonly string[], unit?: string) =>
    callLibrary("adoption.dcm", name, args, unit);
  expect(adoption("logistic", ["2032", "2032", "0.3"])).toBe(0.5);
  expect(adoption("logistic", ["2100", "2032", "0.3"])).toBeCloseTo(1, 6);
  expect(adoption("logistic_since", ["2024", "2024", "2032", "0.3"])).toBe(0);
  expect(adoption("logistic_since", ["2032", "2024", "2032", "0.3"])).toBeCloseTo(0.454641, 7);
  expect(adoption("logistic_since", ["2200", "2024", "2032", "0.3"])).toBeCloseTo(1, 9);
  expect(adoption("logistic_between", ["2032", "1 GW", "5 GW", "2032", "0.3"], "GW")).toBeCloseTo(
    3,
  );
  expect(adoption("compound_growth", ["19 TWh", "2026", "2024", "4 %"], "TWh")).toBeCloseTo(
    20.5504,
    9,
  );
  expect(adoption("learning", ["100 JPY2024", "4 GW", "1 GW", "20 %"], "JPY2024")).toBeCloseTo(
    64,
    9,
  );
});

it("retires today's stock evenly", () => {
  const left = (year: string) =>
    callLibrary("capacity.dcm", "straight_line_retirement", ["800 MW", year, "2024", "16"], "MW");
  expect(left("2020")).toBe(800);
  expect(left("2028")).toBeCloseTo(600, 9);
  expect(left("2050")).toBe(0);
});
