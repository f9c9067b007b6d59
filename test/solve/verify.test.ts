/** Our own check: right solutions leave rounding, and each kind of wrong one is caught by its residual. */
import { expect, it } from "vitest";
import { emptySolution, verifySolution, worstResidual } from "../../src/solve/index.js";
import type { Solution, Verification } from "../../src/solve/index.js";
import type { LinearProgram } from "../../src/lp/index.js";
import { randomProgram } from "../lp/random-program.js";
import { smallProgram } from "./small-program.js";

/** min 2x + 3y + 10 with x + y >= 4, x - y <= 2, 0 <= x <= 5, 0 <= y: x = 3, y = 1, duals 2.5, -0.5. */
const diet = smallProgram({
  offset: 10,
  cols: [{ cost: 2, upper: 5 }, { cost: 3 }],
  rows: [
    {
      lower: 4,
      upper: Infinity,
      terms: [
        [0, 1],
        [1, 1],
      ],
    },
    {
      lower: -Infinity,
      upper: 2,
      terms: [
        [0, 1],
        [1, -1],
      ],
    },
  ],
});

interface Claim {
  readonly colValue: readonly number[];
  readonly rowValue?: readonly number[];
  readonly colDual?: readonly number[];
  readonly rowDual?: readonly number[];
  readonly objective?: number;
}

function claim(program: LinearProgram, parts: Claim): Solution {
  const colValue = Float64Array.from(parts.colValue);
  const { starts, indices, values } = program.matrix;
  const rowValue = Float64Array.from({ length: program.numRows }, (_, i) => {
    let sum = 0;
    for (let k = starts[i]!; k < starts[i + 1]!; k++) sum += values[k]! * colValue[indices[k]!]!;
    return sum;
  });
  let objective = program.offset;
  for (let j = 0; j < program.numCols; j++) objective += program.colCost[j]! * colValue[j]!;
  const { rowDual, colDual } = parts;
  return {
    ...emptySolution("optimal", { name: "hand", version: "", options: {} }, 0),
    primal: { colValue, rowValue: parts.rowValue ? Float64Array.from(parts.rowValue) : rowValue },
    dual:
      rowDual && colDual
        ? { rowDual: Float64Array.from(rowDual), colDual: Float64Array.from(colDual) }
        : undefined,
    objective: parts.objective ?? objective,
  };
}

const right = { colValue: [3, 1], rowDual: [2.5, -0.5], colDual: [0, 0] };
const tolerance = 1e-12;

/** The residuals above the tolerance, by name. */
function faults(verification: Verification): string[] {
  return Object.entries(verification)
    .filter(([, value]) => value === undefined || value > tolerance)
    .map(([name]) => name);
}

it("finds nothing wrong with a right solution", () => {
  expect(faults(verifySolution(diet, claim(diet, right)))).toEqual([]);
});

it("finds nothing wrong with known optima of either sense", () => {
  for (let seed = 0; seed < 200; seed++) {
    const { program, colValue, rowDual } = randomProgram(seed);
    const colDual = program.colCost.slice();
    const { starts, indices, values } = program.matrix;
    for (let i = 0; i < program.numRows; i++) {
      for (let k = starts[i]!; k < starts[i + 1]!; k++) {
        colDual[indices[k]!]! -= values[k]! * rowDual[i]!;
      }
    }
    // The rounding of a reduced cost of zero must not count as a price.
    const rounded = colDual.map((value) => (Math.abs(value) < 1e-12 ? 0 : value));
    const solution = claim(program, {
      colValue: [...colValue],
      rowDual: [...rowDual],
      colDual: [...rounded],
    });
    expect(worstResidual(verifySolution(program, solution)), `seed ${seed}`).toBeLessThan(1e-12);
  }
});

it.each([
  ["a row that is violated", { colValue: [3, 0.5] }],
  ["a column above its upper bound", { colValue: [5.5, 3.5] }],
  ["a column below its lower bound", { colValue: [5, -1] }],
  ["row values that are not the row's", { colValue: [3, 1], rowValue: [4, 1] }],
  ["an objective that is not the point's", { colValue: [3, 1], objective: 9 }],
  ["a value that is not a number", { colValue: [NaN, 1] }],
  ["too few values", { colValue: [3, 1], rowValue: [4] }],
])("catches %s by the primal residual", (_, parts) => {
  expect(verifySolution(diet, claim(diet, parts)).primal).toBeGreaterThan(1e-2);
});

it("catches a fraction in an integer column by the primal residual", () => {
  const whole = { ...diet, integrality: Uint8Array.of(1, 0) };
  const verification = verifySolution(whole, claim(whole, { colValue: [2.5, 1.5] }));
  expect(verification.primal).toBeCloseTo(0.5, 12);
  expect(verification).toMatchObject({
    dual: undefined,
    complementarity: undefined,
    gap: undefined,
  });
});

it("catches a row dual of the wrong sign by the dual residual", () => {
  const wrong = claim(diet, { ...right, rowDual: [2.5, 0.5], colDual: [-1, 1] });
  expect(verifySolution(diet, wrong).dual).toBeGreaterThan(0.1);
});

it("catches a reduced cost of the wrong sign by our own arithmetic, whatever is reported", () => {
  const wrong = claim(diet, { ...right, rowDual: [4, 0], colDual: [0, 0] });
  expect(verifySolution(diet, wrong).dual).toBeGreaterThan(0.1);
});

it("catches reported reduced costs that do not follow from the row duals", () => {
  const wrong = claim(diet, { ...right, colDual: [0.5, 0] });
  expect(faults(verifySolution(diet, wrong))).toEqual(["dual"]);
});

it("catches a feasible point that is not optimal by complementarity and gap alone", () => {
  const wrong = claim(diet, { ...right, colValue: [4, 3] });
  expect(faults(verifySolution(diet, wrong))).toEqual(["complementarity", "gap"]);
});

it("catches duals that are feasible but not optimal by complementarity and gap alone", () => {
  const wrong = claim(diet, { colValue: [3, 1], rowDual: [2, 0], colDual: [0, 1] });
  expect(faults(verifySolution(diet, wrong))).toEqual(["complementarity", "gap"]);
});

it("catches the signs of a minimum in a maximum", () => {
  const maximum = { ...diet, sense: "maximize" as const };
  expect(faults(verifySolution(maximum, claim(maximum, right)))).toContain("dual");
});

it("says nothing where there is no point", () => {
  const none = emptySolution("infeasible", { name: "hand", version: "", options: {} }, 0);
  expect(worstResidual(verifySolution(diet, none))).toBeUndefined();
});
