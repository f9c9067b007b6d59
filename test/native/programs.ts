/**
 * Small programs that try what files and other solvers get wrong: senses, constants, free rows and columns, negative and
 * fixed bounds, ranges, empty rows, crossed bounds, integers.
 */
import type { LinearProgram } from "../../src/lp/index.js";
import { createRandom } from "../lp/random-program.js";
import { smallProgram } from "../solve/small-program.js";

/** A program as a table: rows of coefficients with their bounds. */
export interface Sketch {
  readonly sense?: "minimize" | "maximize";
  readonly offset?: number;
  readonly cost: readonly number[];
  /** Lower and upper bound of each column; [0, Infinity] by default. */
  readonly cols?: readonly (readonly [number, number])[];
  readonly rows: readonly (readonly [number, readonly number[], number])[];
  readonly integers?: readonly number[];
}

const inf = Infinity;

/** Programs with one optimum, primal and dual, unless said otherwise; by what they are about. */
export const sketches: ReadonlyMap<string, Sketch> = new Map<string, Sketch>([
  [
    "a minimum",
    {
      cost: [2, 3],
      rows: [
        [4, [1, 2], inf],
        [3, [1, 1], inf],
      ],
    },
  ],
  [
    "a maximum",
    {
      sense: "maximize",
      cost: [2, 3],
      rows: [
        [-inf, [1, 2], 4.3],
        [-inf, [1, 1], 3.1],
      ],
    },
  ],
  [
    "a constant",
    {
      offset: 12.25,
      cost: [1, 7],
      rows: [
        [4, [1, 1], inf],
        [1, [0, 1], inf],
      ],
    },
  ],
  [
    "a constant in a maximum",
    { sense: "maximize", offset: -3.5, cost: [1, 7], rows: [[-inf, [1, 1], 4]] },
  ],
  [
    "a range",
    {
      cost: [1, -1],
      rows: [
        [2, [1, 1], 5],
        [-1, [1, -1], 0.7],
      ],
    },
  ],
  [
    "a range in a maximum",
    {
      sense: "maximize",
      cost: [3, 1],
      rows: [
        [2, [1, 1], 5],
        [-1, [1, -1], 0.7],
      ],
    },
  ],
  [
    "an equation",
    {
      cost: [1, 2.5],
      rows: [
        [1 / 3, [1, 1], 1 / 3],
        [0.1, [0.3, 1], inf],
      ],
    },
  ],
  [
    "a free column",
    {
      cost: [1, 1],
      cols: [
        [-inf, inf],
        [0, 4],
      ],
      rows: [
        [-7.3, [1, 1], inf],
        [-11, [1, -1], inf],
      ],
    },
  ],
  [
    "negative bounds",
    {
      cost: [1, -2],
      cols: [
        [-5.5, -1.5],
        [-inf, -0.25],
      ],
      rows: [[-4, [1, 1], inf]],
    },
  ],
  [
    "a fixed column",
    {
      cost: [1, 2, 5],
      cols: [
        [0, inf],
        [1.75, 1.75],
        [0, inf],
      ],
      rows: [[5, [1, 1, 1], inf]],
    },
  ],
  [
    "free rows",
    {
      cost: [1, 3],
      rows: [
        [-inf, [1, 1], inf],
        [3, [1, 2], inf],
        [-inf, [0, 1], inf],
        [1, [1, 0], inf],
      ],
    },
  ],
  [
    "empty rows",
    {
      cost: [1, 3],
      rows: [
        [-1, [0, 0], 1],
        [3, [1, 2], inf],
        [-inf, [0, 0], 0],
      ],
    },
  ],
  [
    "an unused column",
    {
      cost: [1, -1, 2],
      cols: [
        [0, inf],
        [2, 9],
        [0, inf],
      ],
      rows: [[3, [2, 0, 1], inf]],
    },
  ],
  [
    "no rows",
    {
      cost: [1, -2],
      cols: [
        [1, 4],
        [0, 2.5],
      ],
      rows: [],
    },
  ],
  [
    "small and large numbers",
    {
      cost: [1e-5, 3e6],
      rows: [
        [1e5, [1e-4, 1], inf],
        [2, [0, 1e3], inf],
      ],
    },
  ],
  [
    "digits",
    {
      cost: [1 / 7, Math.PI],
      rows: [
        [Math.E, [1 / 3, 0.1], inf],
        [1 / 9, [0.7, -1e-3], inf],
      ],
    },
  ],
]);

/** Programs without an optimum, with the verdict. */
export const hopeless: ReadonlyMap<string, readonly [Sketch, "infeasible" | "unbounded"]> = new Map<
  string,
  readonly [Sketch, "infeasible" | "unbounded"]
>([
  [
    "rows that contradict",
    [
      {
        cost: [1, 1],
        rows: [
          [5, [1, 1], inf],
          [-inf, [1, 1], 3],
        ],
      },
      "infeasible",
    ],
  ],
  ["crossed bounds", [{ cost: [1], cols: [[3, 2]], rows: [[0, [1], inf]] }, "infeasible"]],
  ["a row that no number satisfies", [{ cost: [1], rows: [[2, [1], 1]] }, "infeasible"]],
  [
    "an open direction",
    [
      {
        cost: [-1, -1],
        rows: [
          [5, [1, 1], inf],
          [0, [2, 3], inf],
        ],
      },
      "unbounded",
    ],
  ],
  [
    "no whole number between the bounds",
    [{ cost: [1], cols: [[0.2, 0.8]], rows: [[-5, [1], inf]], integers: [0] }, "infeasible"],
  ],
  [
    "an open maximum",
    [{ sense: "maximize", cost: [1, 0], rows: [[-inf, [-1, 1], 3]] }, "unbounded"],
  ],
]);

/** Programs with integers. */
export const whole: ReadonlyMap<string, Sketch> = new Map<string, Sketch>([
  [
    "a knapsack",
    {
      sense: "maximize",
      cost: [5, 4, 3],
      cols: [
        [0, 1],
        [0, 1],
        [0, 1],
      ],
      rows: [
        [-inf, [2, 3, 1], 5],
        [-inf, [4, 1, 2], 11],
        [-inf, [3, 4, 2], 8],
      ],
      integers: [0, 1, 2],
    },
  ],
  [
    "whole and not",
    {
      offset: 2.5,
      cost: [1.1, 1, 0.3],
      rows: [
        [5.3, [1.7, 1.3, 0], inf],
        [-inf, [1, 0, -1], 0],
      ],
      integers: [0],
    },
  ],
  [
    "negative whole numbers",
    {
      cost: [1, 1],
      cols: [
        [-7, -2],
        [-3.5, 8],
      ],
      rows: [[-8.2, [1, 1], inf]],
      integers: [0, 1],
    },
  ],
]);

/** The program of a sketch. */
export function programOf({ sense, offset, cost, cols, rows, integers }: Sketch): LinearProgram {
  return smallProgram({
    ...(sense === undefined ? {} : { sense }),
    ...(offset === undefined ? {} : { offset }),
    cols: cost.map((each, j) => ({
      cost: each,
      lower: cols?.[j]?.[0] ?? 0,
      upper: cols?.[j]?.[1] ?? Infinity,
      isInteger: integers?.includes(j) ?? false,
    })),
    rows: rows.map(([lower, values, upper]) => ({
      lower,
      upper,
      terms: values.flatMap((value, j) => (value === 0 ? [] : [[j, value] as const])),
    })),
  });
}

/** Many knapsacks at once: a good choice is soon found, the best one not within minutes. */
export function hardProgram(): LinearProgram {
  const random = createRandom(7);
  const upTo = (most: number): number => Math.ceil(random() * most);
  const items = Array.from({ length: 300 }, () => upTo(100));
  return smallProgram({
    sense: "maximize",
    cols: items.map((cost) => ({ cost, upper: 1, isInteger: true })),
    rows: Array.from({ length: 40 }, () => ({
      lower: -Infinity,
      upper: 4000,
      terms: items.map((_, j) => [j, upTo(100)] as const),
    })),
  });
}
