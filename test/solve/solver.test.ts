/** HiGHS behind the `Solver` interface: the same truths in this thread and in a worker. */
import { afterAll, expect, it } from "vitest";
import {
  createHighsSolver,
  createInlineSolver,
  verifySolution,
  worstResidual,
} from "../../src/solve/index.js";
import type { Solution, SolveProgress } from "../../src/solve/index.js";
import { randomProgram } from "../lp/random-program.js";
import { capacityProgram } from "./capacity-program.js";
import { smallProgram } from "./small-program.js";

const inline = await createInlineSolver();
const worker = await createHighsSolver();
afterAll(async () => {
  await inline.close();
  await worker.close();
});

const solvers = [
  ["inline", inline],
  ["worker", worker],
] as const;

for (const [name, solver] of solvers) {
  it(`${name}: finds the known optimum of random programs`, async () => {
    for (let seed = 0; seed < 60; seed++) {
      const integers = seed % 3 === 0;
      const { program, optimum } = randomProgram(seed, { integers });
      const solution = await solver.solve(program, { highsOptions: { mip_rel_gap: 0 } });
      expect(solution.status, `seed ${seed}: ${solution.message}`).toBe("optimal");
      expect(solution.objective).toBeCloseTo(optimum, 6);
      expect(worstResidual(verifySolution(program, solution))).toBeLessThan(1e-7);
      const isWhole = program.integrality === undefined || !program.integrality.includes(1);
      expect(solution.dual !== undefined).toBe(isWhole);
    }
  });

  it(`${name}: solves programs without rows or without columns`, async () => {
    const noRows = smallProgram({ cols: [{ cost: -1, lower: 0, upper: 4 }], rows: [], offset: 3 });
    expect(await solver.solve(noRows)).toMatchObject({ status: "optimal", objective: -1 });
    const nothing = smallProgram({ cols: [], rows: [], offset: 3 });
    expect(await solver.solve(nothing)).toMatchObject({ status: "optimal", objective: 3 });
    const held = smallProgram({ cols: [], rows: [{ lower: -1, upper: 1, terms: [] }] });
    expect((await solver.solve(held)).status).toBe("optimal");
    const broken = smallProgram({ cols: [], rows: [{ lower: 1, upper: 2, terms: [] }] });
    expect((await solver.solve(broken)).status).toBe("infeasible");
  });

  it(`${name}: tells infeasible from unbounded`, async () => {
    const crossed = smallProgram({ cols: [{ cost: 1, lower: 2, upper: 1 }], rows: [] });
    expect(await solver.solve(crossed)).toMatchObject({ status: "infeasible", primal: undefined });
    const cols = [
      { cost: -3, isInteger: true },
      { cost: -2, isInteger: true },
    ];
    const open = {
      lower: 1,
      upper: Infinity,
      terms: [
        [0, 1],
        [1, 2],
      ],
    } as const;
    const unbounded = smallProgram({ cols, rows: [open] });
    expect(await solver.solve(unbounded)).toMatchObject({
      status: "unbounded",
      objective: undefined,
    });
    const shut = {
      lower: -Infinity,
      upper: 0,
      terms: [
        [0, 1],
        [1, 2],
      ],
    } as const;
    expect((await solver.solve(smallProgram({ cols, rows: [open, shut] }))).status).toBe(
      "infeasible",
    );
  });

  it(`${name}: says which number it cannot take`, async () => {
    const bad = smallProgram({
      cols: [{ cost: 1 }],
      rows: [{ lower: 0, upper: 1, terms: [[0, 1e16]] }],
    });
    const solution = await solver.solve(bad);
    expect(solution.status).toBe("fault");
    expect(solution.message).toContain("column 0 in row 0");
    const unknown = await solver.solve(smallProgram({ cols: [{ cost: 1 }], rows: [] }), {
      highsOptions: { no_such_option: 1 },
    });
    expect(unknown.status).toBe("fault");
    expect(unknown.message).toContain("no_such_option");
  });

  it(`${name}: keeps coefficients that the solver would drop by default`, async () => {
    const tiny = smallProgram({
      cols: [{ cost: -1 }],
      rows: [{ lower: -Infinity, upper: 1e-10, terms: [[0, 1e-10]] }],
    });
    expect((await solver.solve(tiny)).objective).toBeCloseTo(-1, 6);
  });

  it(`${name}: starts from the basis of a program of the same shape`, async () => {
    const program = capacityProgram({ regions: 2, hours: 48 });
    const cold = await solver.solve(program);
    expect(cold.status).toBe("optimal");
    const dearer = { ...program, colCost: program.colCost.map((cost) => cost * 1.01) };
    const warmStart = cold.basis;
    if (!warmStart) expect.fail("no basis");
    const warm = await solver.solve(dearer, { warmStart });
    expect(warm.status).toBe("optimal");
    expect(warm.iterations).toBeLessThan(cold.iterations / 10);
    const misfit = { colStatus: new Uint8Array(1), rowStatus: new Uint8Array(1) };
    expect((await solver.solve(program, { warmStart: misfit })).objective).toBe(cold.objective);
  });

  it(`${name}: gives the same bits twice, by simplex and by interior point`, async () => {
    const program = capacityProgram({ regions: 2, hours: 48 });
    for (const method of ["simplex", "ipm"] as const) {
      const first = await solver.solve(program, { solver: method });
      const second = await solver.solve(program, { solver: method });
      expect(first.status).toBe("optimal");
      expect(second.primal).toEqual(first.primal);
      expect(second.dual).toEqual(first.dual);
      expect(worstResidual(verifySolution(program, first))).toBeLessThan(1e-6);
    }
  });

  it(`${name}: leaves the program's arrays usable`, async () => {
    const { program } = randomProgram(11);
    const before = program.colCost.slice();
    await solver.solve(program);
    expect(program.colCost).toEqual(before);
  });
}

it("stops at the time limit", async () => {
  const program = capacityProgram({ regions: 5, hours: 336 });
  const solution = await worker.solve(program, { timeLimitSeconds: 0.2, solver: "simplex" });
  expect(solution.status).toBe("time-limit");
  expect(solution.dual).toBeUndefined();
});

it("stops at the iteration limit", async () => {
  const program = capacityProgram({ regions: 2, hours: 48 });
  const solution = await inline.solve(program, {
    solver: "simplex",
    highsOptions: { simplex_iteration_limit: 5 },
  });
  expect(solution.status).toBe("iteration-limit");
});

it("heeds an abort, and solves again afterwards", async () => {
  const program = capacityProgram({ regions: 5, hours: 336 });
  const abort = new AbortController();
  const seen: SolveProgress[] = [];
  const solution = await worker.solve(program, {
    solver: "simplex",
    signal: abort.signal,
    onProgress(progress) {
      seen.push(progress);
      if (progress.phase === "simplex") abort.abort();
    },
  });
  expect(solution.status).toBe("interrupted");
  expect(seen.map((progress) => progress.phase)).toContain("simplex");
  expect((await worker.solve(randomProgram(1).program)).status).toBe("optimal");
});

it("ends a worker that does not heed an abort in time", async () => {
  const impatient = await createHighsSolver({ graceMilliseconds: 0 });
  const program = capacityProgram({ regions: 5, hours: 336 });
  const abort = new AbortController();
  const running = impatient.solve(program, {
    signal: abort.signal,
    onProgress: () => abort.abort(),
  });
  expect((await running).status).toBe("interrupted");
  expect((await impatient.solve(randomProgram(1).program)).status).toBe("optimal");
  await impatient.close();
});

it("takes solves one after another, and refuses after closing", async () => {
  const solver = await createHighsSolver();
  const known = [1, 2, 3, 4].map((seed) => randomProgram(seed));
  const solutions: Solution[] = await Promise.all(
    known.map(({ program }) => solver.solve(program)),
  );
  solutions.forEach((solution, k) => expect(solution.objective).toBeCloseTo(known[k]!.optimum, 6));
  await solver.close();
  expect((await solver.solve(known[0]!.program)).status).toBe("fault");
});

it("answers an abort that came before the solve", async () => {
  const signal = AbortSignal.abort();
  expect((await worker.solve(randomProgram(1).program, { signal })).status).toBe("interrupted");
});
