/**
 * Every native solver against the built-in one. Those that are not installed are passed over; `highs` is stood in for by
 * a script that writes what HiGHS writes.
 */
import { afterAll, beforeAll, expect, it } from "vitest";
import { chmodSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  createNativeSolver,
  isToolInstalled,
  splitCommand,
  type NativeChoice,
} from "../../src/native/index.js";
import type { LinearProgram } from "../../src/lp/index.js";
import {
  createInlineSolver,
  verifySolution,
  worstResidual,
  type Solution,
  type Solver,
} from "../../src/solve/index.js";
import { randomProgram } from "../lp/random-program.js";
import { hardProgram, hopeless, programOf, sketches, whole } from "./programs.js";

const fakeHighs = fileURLToPath(new URL("fake-highs.mjs", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "dcm-fake-"));
const paths = process.env["PATH"] ?? "";
let embedded: Solver;

beforeAll(async () => {
  chmodSync(fakeHighs, 0o755);
  symlinkSync(fakeHighs, join(folder, "highs"));
  process.env["PATH"] = `${paths}${delimiter}${folder}`;
  embedded = await createInlineSolver();
});

afterAll(async () => {
  process.env["PATH"] = paths;
  rmSync(folder, { recursive: true });
  await embedded.close();
});

const tools = (["clp", "cbc", "glpk", "highs"] as const).map((name) => ({
  title: name,
  choice: { kind: "tool", name } as const,
  isThere: name === "highs" || isToolInstalled(name),
  takesIntegers: name !== "clp",
}));
const ownCommand: {
  title: string;
  choice: NativeChoice;
  isThere: boolean;
  takesIntegers: boolean;
} = {
  title: "a command of one's own",
  choice: {
    kind: "command",
    words:
      splitCommand("glpsol --freemps {mps} --nopresol --tmlim {time_limit} -w '{solution}'") ?? [],
  },
  isThere: isToolInstalled("glpk"),
  takesIntegers: true,
};
const solvers = [...tools, ownCommand];

/** Largest difference, relative to 1 + the size of the number. */
function distance(one: Float64Array | undefined, other: Float64Array | undefined): number {
  if (one === undefined || other === undefined) return one === other ? 0 : Infinity;
  if (one.length !== other.length) return Infinity;
  return one.reduce(
    (most, value, i) => Math.max(most, Math.abs(value - other[i]!) / (1 + Math.abs(value))),
    0,
  );
}

/** Checks four at a time: most of the time goes into starting processes. */
async function inFours<T>(
  cases: ReadonlyMap<string, T>,
  check: (about: string, one: T) => Promise<void>,
): Promise<void> {
  const waiting = [...cases];
  const work = async (): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await check(...one);
  };
  await Promise.all([work(), work(), work(), work()]);
}

function expectVerified(program: LinearProgram, solution: Solution): void {
  const worst = worstResidual(verifySolution(program, solution));
  expect(worst, solution.solver.name).toBeLessThan(1e-9);
}

for (const { title, choice, isThere, takesIntegers } of solvers) {
  it.skipIf(!isThere)(`agrees with ${title} on point, duals and objective`, async () => {
    const solver = createNativeSolver(choice);
    await inFours(sketches, async (about, sketch) => {
      const program = programOf(sketch);
      const ours = await embedded.solve(program);
      const theirs = await solver.solve(program);
      expect(theirs.status, `${about}: ${theirs.message ?? ""}`).toBe("optimal");
      expect(ours.status, about).toBe("optimal");
      expect(theirs.objective, about).toBeCloseTo(ours.objective ?? NaN, 9);
      for (const key of ["colValue", "rowValue"] as const) {
        expect(distance(theirs.primal?.[key], ours.primal?.[key]), `${about}: ${key}`).toBeLessThan(
          1e-9,
        );
      }
      for (const key of ["colDual", "rowDual"] as const) {
        expect(distance(theirs.dual?.[key], ours.dual?.[key]), `${about}: ${key}`).toBeLessThan(
          1e-9,
        );
      }
      expectVerified(program, theirs);
    });
  });

  it.skipIf(!isThere)(`takes from ${title} only what our own check confirms`, async () => {
    const solver = createNativeSolver(choice);
    await inFours(
      new Map([1, 2, 3, 4, 5, 6].map((seed) => [String(seed), seed])),
      async (about, seed) => {
        const { program, optimum } = randomProgram(seed);
        const solution = await solver.solve(program);
        expect(solution.status, `${about}: ${solution.message ?? ""}`).toBe("optimal");
        expect(solution.objective, about).toBeCloseTo(optimum, 6);
        expect(solution.dual, about).toBeDefined();
        expectVerified(program, solution);
      },
    );
  });

  it.skipIf(!isThere)(`hears from ${title} why there is no optimum`, async () => {
    const solver = createNativeSolver(choice);
    await inFours(hopeless, async (about, [sketch, verdict]) => {
      if (sketch.integers !== undefined && !takesIntegers) return;
      expect((await embedded.solve(programOf(sketch))).status, about).toBe(verdict);
      const solution = await solver.solve(programOf(sketch));
      expect(solution.status, `${about}: ${solution.message ?? ""}`).toBe(verdict);
      expect(solution.primal, about).toBeUndefined();
      expect(solution.objective, about).toBeUndefined();
    });
  });

  it.skipIf(!isThere || !takesIntegers)(
    `reads whole numbers from ${title}, and no duals`,
    async () => {
      const solver = createNativeSolver(choice);
      for (const [about, sketch] of whole) {
        const program = programOf(sketch);
        const ours = await embedded.solve(program);
        const theirs = await solver.solve(program);
        expect(theirs.status, `${about}: ${theirs.message ?? ""}`).toBe("optimal");
        expect(theirs.objective, about).toBeCloseTo(ours.objective ?? NaN, 6);
        expect(theirs.dual, about).toBeUndefined();
        expectVerified(program, theirs);
      }
    },
  );

  it.skipIf(!isThere || !takesIntegers || title === "highs")(
    `keeps the best that ${title} has found when time is up`,
    async () => {
      const program = hardProgram();
      const solution = await createNativeSolver(choice).solve(program, { timeLimitSeconds: 2 });
      expect(solution.status, solution.message).toBe("time-limit");
      expect(solution.objective).toBeGreaterThan(1000);
      expectVerified(program, solution);
    },
  );

  it.skipIf(!isThere)(`records who ${title} is, and how it was called`, async () => {
    const program = programOf({ cost: [1], rows: [[1, [1], Infinity]] });
    const { solver } = await createNativeSolver(choice).solve(program);
    expect(String(solver.options["command"])).toMatch(/ program\.mps .*solution/u);
    if (choice.kind === "tool") expect(solver.version).toMatch(/^\d+\.\d+/u);
  });
}

it.skipIf(!isToolInstalled("clp"))(
  "refuses whole numbers to Clp, which would drop them",
  async () => {
    const program = programOf({ cost: [1], rows: [[1.5, [1], Infinity]], integers: [0] });
    const solution = await createNativeSolver({ kind: "tool", name: "clp" }).solve(program);
    expect(solution).toMatchObject({
      status: "fault",
      message: "Clp does not take integer variables: choose cbc, glpk or highs",
    });
  },
);

it.skipIf(!isToolInstalled("clp"))(
  "does not believe Clp's barrier method, which takes an unbounded program for solved",
  async () => {
    const program = programOf({
      cost: [-1, -1],
      rows: [
        [5, [1, 1], Infinity],
        [0, [2, 3], Infinity],
      ],
    });
    const solution = await createNativeSolver({ kind: "tool", name: "clp" }).solve(program, {
      highsOptions: { crossover: "on", barrier: true },
    });
    expect(solution.solver.options["command"]).toContain("-crossover on -barrier -saveSolution");
    expect(solution.status).toBe("optimal");
    expect(worstResidual(verifySolution(program, solution))).toBeGreaterThan(0.1);
  },
);
