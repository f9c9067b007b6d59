/** Rows of constraints: terms to the left, data to the right, one row or two, none where nothing is left to say. */
import { expect, it } from "vitest";
import { buildText, codesOf, rowsOf } from "./program-text.js";

const sets = `set HOUR = 0 .. 2
set PLANT = { a, b }
param load[HOUR] = { 0: 4, 1: 0, 2: 6 }
param rate[p in PLANT, h in HOUR] = if p == a then 2 else h
var x[PLANT, HOUR] >= 0
var y >= 0
minimize goal = y
`;

it("moves variables to the left and data to the right", () => {
  const built = buildText(`${sets}constraint balance[h in HOUR]: x[a, h] + 3 >= load[h] + 2 * y`);
  expect(rowsOf(built)).toEqual([
    "balance[0]: 1 <= +1 x[a, 0] -2 y <= Infinity",
    "balance[1]: -3 <= +1 x[a, 1] -2 y <= Infinity",
    "balance[2]: 3 <= +1 x[a, 2] -2 y <= Infinity",
  ]);
});

it("leaves out coefficients that are zero and adds up those of one variable", () => {
  const built = buildText(
    `${sets}constraint some[h in HOUR]: rate[b, h] * y + x[a, h] <= 2 * x[a, h] + 1`,
  );
  expect(rowsOf(built)).toEqual([
    "some[0]: -Infinity <= -1 x[a, 0] <= 1",
    "some[1]: -Infinity <= -1 x[a, 1] +1 y <= 1",
    "some[2]: -Infinity <= -1 x[a, 2] +2 y <= 1",
  ]);
});

it("counts a sum that cancels to rounding as nothing", () => {
  const built = buildText(`${sets}constraint c: 0.1 * y + 0.2 * y - 0.3 * y + x[a, 0] <= 1`);
  expect(rowsOf(built)).toEqual(["c: -Infinity <= +1 x[a, 0] <= 1"]);
});

it("sums over indices, with and without conditions", () => {
  const built = buildText(
    `${sets}constraint all[h in HOUR where h > 0]: sum(p in PLANT) rate[p, h] * x[p, h] == load[h]
constraint late: sum(h in HOUR where h >= 1) x[b, h] <= 5`,
  );
  expect(rowsOf(built)).toEqual([
    "all[1]: 0 <= +2 x[a, 1] +1 x[b, 1] <= 0",
    "all[2]: 6 <= +2 x[a, 2] +2 x[b, 2] <= 6",
    "late: -Infinity <= +1 x[b, 1] +1 x[b, 2] <= 5",
  ]);
});

it("walks only the cells of a sparse factor, to the same rows", () => {
  const cells = `param share[p in PLANT, h in HOUR] = if p == b and h == 2 then 7 else 0\n`;
  const built = buildText(
    `${sets}${cells}constraint c: y + sum(p in PLANT, h in HOUR) share[p, h] * x[p, h] <= 1`,
  );
  expect(rowsOf(built)).toEqual(["c: -Infinity <= +7 x[b, 2] +1 y <= 1"]);
});

it("puts the named formula in place of its name, at shifted indices too", () => {
  const built = buildText(
    `${sets}define both[h in HOUR] = x[a, h] - 2 * x[b, h]
constraint ramp[h in HOUR where h > first(HOUR)]: both[h] - both[prev(h)] <= 10`,
  );
  expect(rowsOf(built)).toEqual([
    "ramp[1]: -Infinity <= -1 x[a, 0] +1 x[a, 1] +2 x[b, 0] -2 x[b, 1] <= 10",
    "ramp[2]: -Infinity <= -1 x[a, 1] +1 x[a, 2] +2 x[b, 1] -2 x[b, 2] <= 10",
  ]);
});

it("takes the branch that each row's data choose", () => {
  const built = buildText(
    `${sets}constraint store[h in HOUR]:
  x[a, h] == (if h > first(HOUR) then x[a, prev(h)] else y) + 1`,
  );
  expect(rowsOf(built)).toEqual([
    "store[0]: 1 <= +1 x[a, 0] -1 y <= 1",
    "store[1]: 1 <= -1 x[a, 0] +1 x[a, 1] <= 1",
    "store[2]: 1 <= -1 x[a, 1] +1 x[a, 2] <= 1",
  ]);
});

it("makes one row of two sides when both are data, and two rows when one is not", () => {
  const built = buildText(
    `${sets}constraint band[h in HOUR where h < 2]: 1 - load[h] <= x[a, h] + 1 <= 9
constraint between: 2 <= x[a, 0] <= y
constraint falling: y >= x[b, 0] >= 2`,
  );
  expect(rowsOf(built)).toEqual([
    "band[0]: -4 <= +1 x[a, 0] <= 8",
    "band[1]: 0 <= +1 x[a, 1] <= 8",
    "between.lower: -Infinity <= -1 x[a, 0] <= -2",
    "between.upper: -Infinity <= +1 x[a, 0] -1 y <= 0",
    "falling.upper: 0 <= -1 x[b, 0] +1 y <= Infinity",
    "falling.lower: 2 <= +1 x[b, 0] <= Infinity",
  ]);
});

it("skips rows without variables that hold anyway, and numbers the others", () => {
  const built = buildText(`${sets}constraint c[h in HOUR]: load[h] * y <= load[h]`);
  expect(rowsOf(built)).toEqual(["c[0]: -Infinity <= +4 y <= 4", "c[2]: -Infinity <= +6 y <= 6"]);
  expect(built.accounts).toEqual([{ constraint: "c", declared: 3, built: 2, skipped: 1 }]);
  expect([...(built.rows[0]?.rowOfPosition ?? [])]).toEqual([0, -1, 1]);
  expect([...(built.rows[0]?.positionOfRow ?? [])]).toEqual([0, 2]);
});

it("keeps the sides of rows that follow skipped ones", () => {
  const built = buildText(
    `${sets}constraint c[h in HOUR]: load[h] * y <= load[h]
constraint d[h in HOUR]: x[a, h] == y`,
  );
  expect(rowsOf(built).slice(2)).toEqual([
    "d[0]: 0 <= +1 x[a, 0] -1 y <= 0",
    "d[1]: 0 <= +1 x[a, 1] -1 y <= 0",
    "d[2]: 0 <= +1 x[a, 2] -1 y <= 0",
  ]);
});

it("refuses a row without variables that can never hold", () => {
  expect(codesOf(`${sets}constraint c[h in HOUR]: load[h] * y >= 5 - load[h]`)).toEqual([
    "row-never-true",
  ]);
});

it("refuses two sides that cross", () => {
  expect(codesOf(`${sets}constraint c[h in HOUR]: load[h] <= y <= 5`)).toEqual(["bounds-cross"]);
});
