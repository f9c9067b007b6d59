/** What is refused before the solver sees it. */
import { explainUnsolvable, findUnsolvable } from "../../src/lp/index.js";
import { expect, it } from "vitest";
import { createInlineSolver, explainMemory, forecastSolverMemory } from "../../src/solve/index.js";
import { smallProgram } from "./small-program.js";

it("finds every kind of number that cannot be solved with, and its place", () => {
  const program = smallProgram({
    cols: [{ cost: 1e20, lower: 1e20 }, { cost: NaN, upper: -Infinity }, { cost: 1 }],
    rows: [
      { lower: 0, upper: 1, terms: [[1, 1e-12]] },
      {
        lower: NaN,
        upper: 1,
        terms: [
          [0, -1e15],
          [2, 1],
        ],
      },
    ],
  });
  expect(findUnsolvable(program).map(({ kind, row, col }) => [kind, row, col])).toEqual([
    ["coefficient-too-small", 0, 1],
    ["coefficient-too-large", 1, 0],
    ["cost-too-large", undefined, 0],
    ["not-a-number", undefined, 1],
    ["bound-out-of-range", undefined, 0],
    ["bound-out-of-range", undefined, 1],
    ["not-a-number", 1, undefined],
  ]);
  expect(findUnsolvable(program, 2)).toHaveLength(2);
  expect(findUnsolvable(program).map(explainUnsolvable).join("\n")).toContain(
    "the coefficient of column 0 in row 1 is -1000000000000000, larger than the solver accepts",
  );
});

it("lets rounding beside ordinary coefficients pass", () => {
  const program = smallProgram({
    cols: [{ cost: 1 }, { cost: 1 }],
    rows: [
      {
        lower: 1,
        upper: Infinity,
        terms: [
          [0, Math.sin(Math.PI)],
          [1, 1],
        ],
      },
    ],
  });
  expect(findUnsolvable(program)).toEqual([]);
});

it("lets absent and large bounds pass", () => {
  const program = smallProgram({
    cols: [{ cost: 0, lower: -Infinity, upper: 1e30 }],
    rows: [{ lower: -1e30, upper: Infinity, terms: [[0, 1]] }],
  });
  expect(findUnsolvable(program)).toEqual([]);
});

it("forecasts memory in proportion, and refuses in words what cannot fit", () => {
  const small = forecastSolverMemory({ numCols: 1000, numRows: 1000, nonzeros: 3000 });
  expect(small).toMatchObject({ canLoad: true, isSafe: true });
  const large = { numCols: 4e6, numRows: 4e6, nonzeros: 16e6 };
  expect(forecastSolverMemory(large).canLoad).toBe(false);
  expect(explainMemory(large)).toMatch(/4,000,000 columns.*needs about .* GiB.*2\.0 GiB/);
});

it("refuses a program that cannot fit without loading it", async () => {
  const solver = await createInlineSolver();
  const huge = smallProgram({ cols: [{ cost: 1 }], rows: [] });
  const solution = await solver.solve({ ...huge, numRows: 9e6 });
  expect(solution).toMatchObject({ status: "fault", primal: undefined });
  expect(solution.message).toContain("native solver");
  await solver.close();
});
