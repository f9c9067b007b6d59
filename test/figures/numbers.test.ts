import { expect, it } from "vitest";
import { pickWholeTicks, roundSpan, showNumber } from "../../src/figures/numbers.js";
import { estimateWidth, wrapText } from "../../src/figures/text-width.js";

it.each([
  [[0, 10], true, 0, 10],
  [[3, 9.5], true, 0, 10],
  [[3, 10.1], true, 0, 10.403],
  [[100, 100], false, 90, 110],
  [[], true, 0, 1],
  [[NaN, Infinity], true, 0, 1],
])("rounds the span of %j, from zero: %s", (values, hasZero, min, max) => {
  expect(roundSpan(values, 5, hasZero)).toMatchObject({ min, max });
});

it("holds every value and its own ticks", () => {
  for (const values of [
    [-0.2527, 15.2],
    [1e-9, 3e-9],
    [-5, -1],
    [1e13, 9e13],
    [0.1 + 0.2, 0.7],
  ]) {
    for (const hasZero of [true, false]) {
      const { min, max, ticks } = roundSpan(values, 5, hasZero);
      for (const value of values) {
        expect(value).toBeGreaterThanOrEqual(min);
        expect(value).toBeLessThanOrEqual(max);
      }
      expect(ticks.length).toBeGreaterThan(1);
      expect(ticks.length).toBeLessThan(12);
      expect(ticks.every((tick) => tick >= min && tick <= max)).toBe(true);
    }
  }
});

it("does not run far beyond the values to end at a tick", () => {
  const { min } = roundSpan([-0.25, 15], 5, true);
  expect(min).toBeGreaterThan(-1);
});

it("picks even years, and quarters of a day", () => {
  const years = Array.from({ length: 17 }, (_, i) => 2024 + i);
  const hours = Array.from({ length: 24 }, (_, i) => i);
  expect(pickWholeTicks(years, 9)).toEqual([2024, 2026, 2028, 2030, 2032, 2034, 2036, 2038, 2040]);
  expect(pickWholeTicks(years, 4)).toEqual([2025, 2030, 2035, 2040]);
  expect(pickWholeTicks(hours, 5)).toEqual([0, 6, 12, 18]);
  expect(pickWholeTicks([2030], 5)).toEqual([2030]);
});

it.each([
  [0, "0"],
  [1234567.8, "1,234,568"],
  [0.123456, "0.1235"],
  [-12.5, "−12.5"],
  [8, "8"],
  [1e16, "1.00e+16"],
  [999.96, "1,000"],
])("shows %d as %s", (value, text) => {
  expect(showNumber(value)).toBe(text);
});

it("takes ideographs for squares and thin letters for thin", () => {
  expect(estimateWidth("東京", 10)).toBe(20);
  expect(estimateWidth("ill", 10)).toBeLessThan(estimateWidth("mmm", 10) / 2);
});

it("breaks a title at spaces, and between ideographs", () => {
  expect(wrapText("one two three", 60, 10)).toEqual(["one two", "three"]);
  expect(wrapText("都道府県の電力需要", 60, 10)).toEqual(["都道府県の", "電力需要"]);
  expect(wrapText("unbreakablelongword", 20, 10)).toEqual(["unbreakablelongword"]);
  expect(wrapText("", 20, 10)).toEqual([]);
});
