/** Columns: bounds from the declaration, costs from the objective, the pieces of piecewise terms. */
import { expect, it } from "vitest";
import { buildText, codesOf, columnsOf, rowsOf } from "./program-text.js";

it("takes the tightest of the bounds, given as data or as numbers", () => {
  const built = buildText(`set HOUR = 0 .. 1
param most[h in HOUR] = 3 + h
var free[HOUR]
var x[h in HOUR] in [-1, most[h]]
var on[HOUR] binary
var units >= 2 integer
minimize goal = units`);
  expect(columnsOf(built)).toEqual([
    "-Infinity <= free[0] <= Infinity at 0",
    "-Infinity <= free[1] <= Infinity at 0",
    "-1 <= x[0] <= 3 at 0",
    "-1 <= x[1] <= 4 at 0",
    "0 <= on[0] <= 1 whole at 0",
    "0 <= on[1] <= 1 whole at 0",
    "2 <= units <= Infinity whole at 1",
  ]);
});

it("refuses bounds that cross, at the first column where they do", () => {
  const body = `set HOUR = 0 .. 3
param most[h in HOUR] = 2 - h
var x[h in HOUR] in [1, most[h]]
minimize goal = x[0]`;
  expect(codesOf(body)).toEqual(["bounds-cross"]);
});

it("adds up costs of named parts, keeps the constant, and tells each cost's weight", () => {
  const built = buildText(`set YEAR = 1 .. 2
param discount[y in YEAR] = 1 / y
var x[YEAR] >= 0
cost fuel[y in YEAR] = 3 * x[y]
cost fixed = 7
maximize goal = 10 - sum(y in YEAR) discount[y] * fuel[y] - fixed`);
  expect(columnsOf(built).map((line) => line.split(" at ")[1])).toEqual(["-3", "-1.5"]);
  expect(built.program.offset).toBe(3);
  expect(built.program.sense).toBe("maximize");
  expect([...(built.costWeights.get("fuel") ?? [])]).toEqual([-1, -0.5]);
  expect([...(built.costWeights.get("fixed") ?? [])]).toEqual([-1]);
});

it("gives a piecewise cost a column for each piece and one row that adds them up", () => {
  const built = buildText(`var x >= 0
minimize goal = piecewise(x, { 1: 5, 3: 7, 8: 22 })
constraint need: x >= 2`);
  expect(
    columnsOf(built)
      .slice(1)
      .map((line) => line.replace(/ <= .* <= /u, " … ")),
  ).toEqual(["0 … 2 at 1", "0 … 5 at 3"]);
  expect(built.program.offset).toBe(5);
  const [need, pieces] = rowsOf(built);
  expect(need).toBe("need: 2 <= +1 x <= Infinity");
  expect(pieces).toMatch(/: 1 <= \+1 x -1 .* -1 .* <= 1$/u);
});

it("refuses a piecewise cost that bends the wrong way, unless it is binary", () => {
  const body = (words: string): string => `var x in [0, 8]
minimize goal = piecewise(x, { 0: 0, 3: 9, 8: 12 }${words})`;
  expect(codesOf(body(""))).toEqual(["piecewise-curvature"]);
  const built = buildText(body(", binary"));
  expect(built.program.numCols).toBe(4);
  expect(built.program.numRows).toBe(3);
  expect([...(built.program.integrality ?? [])]).toEqual([0, 0, 0, 1]);
});
