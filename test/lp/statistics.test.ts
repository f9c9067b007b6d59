/** Sizes and coefficient ranges, with the places of the extremes. */
import { expect, it } from "vitest";
import { decadesOf, measureProgram } from "../../src/lp/index.js";
import { smallProgram } from "../solve/small-program.js";

it("measures sizes and ranges, skipping zeros and absent bounds", () => {
  const program = smallProgram({
    cols: [
      { cost: 0, lower: -Infinity, upper: 7 },
      { cost: -300, lower: 0, upper: 0.5, isInteger: true },
      { cost: 2 },
    ],
    rows: [
      {
        lower: 4,
        upper: 4,
        terms: [
          [0, 1],
          [2, -0.001],
        ],
      },
      { lower: -Infinity, upper: Infinity, terms: [] },
      { lower: -8, upper: 0, terms: [[1, 1000]] },
    ],
  });
  const statistics = measureProgram(program);
  expect(statistics).toMatchObject({
    rows: 3,
    cols: 3,
    nonzeros: 3,
    integerCols: 1,
    equalityRows: 1,
    matrix: {
      smallest: { value: -0.001, row: 0, col: 2 },
      largest: { value: 1000, row: 2, col: 1 },
    },
    cost: { smallest: { value: 2, col: 2 }, largest: { value: -300, col: 1 } },
    colBound: { smallest: { value: 0.5, col: 1 }, largest: { value: 7, col: 0 } },
    rowBound: { smallest: { value: 4, row: 0 }, largest: { value: -8, row: 2 } },
  });
  expect(statistics.matrix && decadesOf(statistics.matrix)).toBeCloseTo(6, 12);
});

it("has no ranges where there are no numbers", () => {
  const statistics = measureProgram(smallProgram({ cols: [], rows: [] }));
  expect(statistics.matrix ?? statistics.cost ?? statistics.colBound).toBeUndefined();
});
