/** Rows of more hours than one batch holds: what counts up is never written out, and must not differ from what is. */
import { expect, it } from "vitest";
import { buildText } from "./program-text.js";

const hours = 20_000;
const text = `param length integer = ${hours}
set HOUR = 0 .. length - 1
param sun[h in HOUR] = max(0, (h mod 4) - 1)
param load[h in HOUR] = 1 + h mod 3
var size >= 0
var soc[HOUR] in [0, 8]
var flow[HOUR]
minimize goal = 5 * size + sum(h in HOUR) load[h] * flow[h]
constraint limit[h in HOUR]: flow[h] <= sun[h] * size
constraint store[h in HOUR]:
  soc[h] == (if h > first(HOUR) then soc[prev(h)] else soc[last(HOUR)]) + flow[h] - load[h]
constraint step[h in HOUR where h > 0]: flow[h] - flow[prev(h)] <= 1
`;

it("builds each row of a long run as a plain loop does", () => {
  const { program } = buildText(text);
  const flow = 1 + hours;
  const rows: [readonly (readonly [number, number])[], number, number][] = [];
  for (let h = 0; h < hours; h++) {
    const sun = Math.max(0, (h % 4) - 1);
    const own = [flow + h, 1] as const;
    rows.push([sun === 0 ? [own] : [[0, -sun], own], -Infinity, 0]);
  }
  for (let h = 0; h < hours; h++) {
    const before = h > 0 ? h - 1 : hours - 1;
    const socs = [
      [1 + h, 1],
      [1 + before, -1],
    ] as const;
    const terms = [...socs, [flow + h, -1] as const];
    rows.push([terms.toSorted((a, b) => a[0] - b[0]), -(1 + (h % 3)), -(1 + (h % 3))]);
  }
  for (let h = 1; h < hours; h++) {
    const terms = [[flow + h - 1, -1] as const, [flow + h, 1] as const];
    rows.push([terms, -Infinity, 1]);
  }
  const { matrix, rowLower, rowUpper } = program;
  expect(program.numRows).toBe(rows.length);
  const wrong = rows.findIndex(([terms, lower, upper], row) => {
    const start = matrix.starts[row]!;
    const isLong = matrix.starts[row + 1]! - start === terms.length;
    const areTerms = terms.every(
      ([col, value], k) => matrix.indices[start + k] === col && matrix.values[start + k] === value,
    );
    return !(isLong && areTerms && rowLower[row] === lower && rowUpper[row] === upper);
  });
  expect(wrong).toBe(-1);
  expect(matrix.starts.length).toBe(rows.length + 1);
  expect(matrix.starts[rows.length]).toBe(matrix.indices.length);
});

it("bounds and prices each column of a long run as a plain loop does", () => {
  const { program } = buildText(text);
  expect([program.colLower[0], program.colUpper[0], program.colCost[0]]).toEqual([0, Infinity, 5]);
  let wrong = -1;
  for (let h = 0; h < hours && wrong < 0; h++) {
    const soc = 1 + h;
    const flow = 1 + hours + h;
    const isSoc = program.colLower[soc] === 0 && program.colUpper[soc] === 8;
    const isFlow = program.colLower[flow] === -Infinity && program.colUpper[flow] === Infinity;
    if (!isSoc || !isFlow || program.colCost[flow] !== 1 + (h % 3)) wrong = h;
  }
  expect(wrong).toBe(-1);
});
