import { expect, it } from "vitest";
import {
  judge,
  showDifference,
  showExpected,
  showValue,
  type Expected,
} from "../../src/claims/index.js";

const interval = (lower: number, upper: number): Expected => ({ kind: "interval", lower, upper });
const about = (value: number, tolerance = 0.05): Expected => ({ kind: "about", value, tolerance });

it("judges about by its tolerance, and near by twice of it", () => {
  expect([100, 105, 94.9, 110, 110.2, 89.9].map((value) => judge(value, about(100)))).toEqual([
    "met",
    "met",
    "near",
    "near",
    "not met",
    "not met",
  ]);
  expect(judge(-14.5, about(-15))).toBe("met");
  expect(judge(15, about(-15))).toBe("not met");
});

it("judges an interval by its ends, and near by half its width", () => {
  const verdicts = [18, 23, 17.9, 25.5, 25.6, 15.4].map((value) => judge(value, interval(18, 23)));
  expect(verdicts).toEqual(["met", "met", "near", "near", "not met", "not met"]);
});

it("judges one open end, and near by a twentieth of the bound", () => {
  expect(judge(1e9, interval(70, Infinity))).toBe("met");
  expect(judge(66.5, interval(70, Infinity))).toBe("near");
  expect(judge(66.4, interval(70, Infinity))).toBe("not met");
  expect(judge(-5, interval(-Infinity, 0))).toBe("met");
  expect(judge(0.1, interval(-Infinity, 0))).toBe("not met");
});

it("lets the rounding of a solver decide nothing", () => {
  expect(judge(0.4 + 1e-12, interval(0.35, 0.4))).toBe("met");
  expect(judge(1e-12, interval(-Infinity, 0))).toBe("met");
  expect(judge(6.51 * (1 + 1e-12), about(6.2))).toBe("met");
});

it("gives no verdict on a value that does not exist", () => {
  expect(judge(NaN, about(1))).toBe("absent");
  expect(judge(Infinity, interval(0, Infinity))).toBe("absent");
});

const claim = { absence: undefined, isPercent: false, unit: "1" };

it("shows shares in percent and their difference in points", () => {
  const saving = { ...claim, isPercent: true, expected: interval(0.18, 0.23), value: 0.16157 };
  expect(showExpected(saving)).toBe("18 to 23 %");
  expect(showValue(saving)).toBe("16.16 %");
  expect(showDifference(saving)).toBe("-1.84 points");
  expect(showDifference({ ...saving, value: 0.2 })).toBe("inside");
});

it("shows quantities with their unit and their difference as a share", () => {
  const npv = { ...claim, unit: "TJPY", expected: about(6.2), value: 6.18347 };
  expect(showExpected(npv)).toBe("6.2 ± 0.31 TJPY");
  expect(showValue(npv)).toBe("6.183 TJPY");
  expect(showDifference(npv)).toBe("-0.267 %");
  expect(showValue({ ...npv, value: 1234567.891 })).toBe("1,234,568 TJPY");
  expect(showExpected({ ...npv, expected: interval(70, Infinity) })).toBe("at least 70 TJPY");
  expect(showExpected({ ...npv, expected: interval(-Infinity, 0.01) })).toBe("at most 0.01 TJPY");
});

it("shows what is a millionth of the scale as zero", () => {
  const zero = { ...claim, unit: "MJPY", expected: interval(-Infinity, 100), value: 5.6e-11 };
  expect(showValue(zero)).toBe("0 MJPY");
});

it("says why there is no value", () => {
  const absent = { ...claim, expected: about(1), value: undefined, absence: "`X` is infeasible" };
  expect(showValue(absent)).toBe("`X` is infeasible");
  expect(showDifference(absent)).toBe("");
});
