/**
 * Piecewise terms by their meaning: with the argument held at a number, the optimum is the value of the broken line
 * there, whatever its curvature and the sense of the objective.
 */
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { compile, openSession } from "../src/compile.js";
import { createInlineSolver } from "../src/solve/index.js";
import { solveModel } from "../src/solve-model.js";
import { createMemoryHost } from "./support/memory-host.js";

const solver = createInlineSolver();

afterAll(async () => (await solver).close());

/** Steps between points, values at them, and where between the first and the last the argument is held. */
const line = fc.record({
  start: fc.integer({ min: -5, max: 5 }),
  steps: fc.array(
    fc.record({ length: fc.integer({ min: 1, max: 6 }), value: fc.integer({ min: -20, max: 20 }) }),
    {
      minLength: 1,
      maxLength: 4,
    },
  ),
  first: fc.integer({ min: -20, max: 20 }),
  share: fc.integer({ min: 0, max: 8 }),
  sense: fc.constantFrom("minimize", "maximize"),
  sign: fc.constantFrom("", "-2 * "),
});

it("has the value of the broken line where binaries are allowed", async () => {
  await fc.assert(
    fc.asyncProperty(line, async ({ start, steps, first, share, sense, sign }) => {
      const points: [number, number][] = [[start, first]];
      let at = start;
      for (const { length, value } of steps) points.push([(at += length), value]);
      const held = start + ((at - start) * share) / 8;
      const table = points.map(([x, y]) => `${x}: ${y}`).join(", ");
      const goal = `${sense} goal = ${sign}piecewise(x, { ${table} }, binary)`;
      const wanted = (sign === "" ? 1 : -2) * interpolate(points, held);
      expect(await optimum(`var x in [${held}, ${held}]\n${goal}`)).toBeCloseTo(wanted, 6);
    }),
    { seed: 7, numRuns: 40 },
  );
});

it("needs no binaries for slopes that rise when they are minimised", async () => {
  const text = (held: number): string => `
set PIECE = 1 .. 3
param rate[PIECE] = { 1: -1, 2: 2, 3: 5 }
param limit[PIECE] = { 1: 2, 2: 6, 3: inf }
var x in [${held}, ${held}]
minimize goal = piecewise(x, p in PIECE, slope = rate[p], upto = limit[p])`;
  const found = [];
  for (const held of [-3, 0, 1, 2, 4, 6, 9]) found.push(await optimum(text(held)));
  expect(found).toEqual([3, 0, -1, -2, 2, 6, 21]);
});

function interpolate(points: readonly (readonly [number, number])[], at: number): number {
  for (const [i, [x1, y1]] of points.entries()) {
    const [x0, y0] = points[i - 1] ?? [x1, y1];
    if (at <= x1) return x1 === x0 ? y1 : y0 + ((y1 - y0) * (at - x0)) / (x1 - x0);
  }
  throw new Error("beyond the last point");
}

async function optimum(text: string): Promise<number | undefined> {
  const session = openSession(
    createMemoryHost({ "model.dcm": `model line\n${text}\n` }),
    "model.dcm",
  );
  const compiled = compile(session);
  expect(compiled.diagnostics).toEqual([]);
  const solved = await solveModel(compiled, await solver, { highsOptions: { mip_rel_gap: 0 } });
  return solved?.results.objective?.value;
}
