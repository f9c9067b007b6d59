/**
 * The codes of planning and building: rows that cannot hold, bounds that cross, curvature, and what cannot fit.
 */
import { errorEntry } from "./entry.js";

/** Numbers in messages: short, without losing what matters. */
function show(value: number): string {
  const short = Number(value.toPrecision(6));
  const isPlain = Math.abs(short) < 1e9;
  return isPlain ? String(short) : short.toExponential().replace("e+", "e");
}

function quantity(value: number, unit: string): string {
  return unit === "1" ? show(value) : `${show(value)} ${unit}`;
}

function count(value: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: 0 });
}

const unsolvable = {
  "coefficient-too-small": "solvers drop coefficients of 1e-12 and less",
  "coefficient-too-large": "solvers refuse coefficients of 1e15 and more",
  "cost-too-large": "solvers refuse coefficients of 1e20 and more in the objective",
  "bound-out-of-range": "solvers take 1e20 and more as infinite, which no value can reach",
  "not-a-number": "infinite values of both signs meet in its data",
} as const;

type UnsolvableKind = keyof typeof unsolvable;

/** Codes reported while rows and columns are laid out and built. */
export const planCatalogue = {
  "row-never-true": errorEntry<{ row: string; difference: number; operator: string; unit: string }>(
    ({ row, difference, operator, unit }) => ({
      message: `\`${row}\` has no variables and is false`,
      label: `left side minus right side is ${quantity(difference, unit)}, which is not \`${operator} 0\``,
      why: "a row without variables holds or fails whatever the solver does",
      help: "mend the data it compares, or leave the row out by a `where`",
    }),
  ),
  "row-not-a-number": errorEntry<{ row: string }>(({ row }) => ({
    message: `the bound of \`${row}\` is not a number`,
    why: "infinite values of both signs meet in its data",
    help: "look for `inf` or a division by zero in the parameters it reads",
  })),
  "bounds-cross": errorEntry<{ cell: string; lower: number; upper: number; unit: string }>(
    ({ cell, lower, upper, unit }) => ({
      message: `the bounds of \`${cell}\` cross: ${show(lower)} > ${quantity(upper, unit)}`,
      why: "no value lies between them, so no solution exists",
      help: "mend the data of the bounds, or the bounds themselves",
    }),
  ),
  "bound-not-a-number": errorEntry<{ cell: string }>(({ cell }) => ({
    message: `a bound of \`${cell}\` is not a number`,
    help: "look for a division by zero or an absent value in the parameters it reads",
  })),
  "piecewise-curvature": errorEntry<{ cell: string; needed: string }>(({ cell, needed }) => ({
    message: `the piecewise term of \`${cell}\` must be ${needed} where it is used`,
    why: "without binary variables the solver may fill the pieces in any order",
    help: "say `binary` as the last argument of `piecewise`, or mend the points",
  })),
  "piecewise-order": errorEntry<{ cell: string; before: number; after: number }>(
    ({ cell, before, after }) => ({
      message: `the points of the piecewise term of \`${cell}\` do not rise`,
      label: `${show(after)} follows ${show(before)}`,
      why: "points and limits are given from left to right",
    }),
  ),
  "piecewise-open": errorEntry<{ cell: string }>(({ cell }) => ({
    message: `the binary piecewise term of \`${cell}\` has a piece without end`,
    why: "the order of pieces is forced by their lengths, so each needs one",
    help: "give the last piece a finite `upto`",
  })),
  "unsolvable-number": errorEntry<{ what: string; kind: UnsolvableKind; value: number }>(
    ({ what, kind, value }) => ({
      message: `${what} is ${Number.isFinite(value) ? show(value) : "not finite"}`,
      why: unsolvable[kind],
      help: "choose units in which the numbers of the model lie between 1e-6 and 1e6",
    }),
  ),
  "too-many-rows": errorEntry<{ what: string; forecast: number; limit: number; largest: string }>(
    ({ what, forecast, limit, largest }) => ({
      message: `the model needs ${count(forecast)} ${what}, more than ${count(limit)}`,
      ...(largest === "" ? {} : { label: largest }),
      why: "the forecast is made before any memory is taken",
      help: "use fewer members or a `where`, or raise the limit with `--max-size`",
    }),
  ),
} as const;
