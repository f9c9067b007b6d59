/**
 * Known models of others, written in this language from its reference alone: each compiles without a word and finds the
 * optimum that another solver found for the same model in MathProg (`optima.json`: which solver, which source).
 * To find one anew: `glpsol --math twins/NAME.mod` in this folder, or the example that comes with that solver.
 */
import { readdirSync, readFileSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { compile, openSession } from "../../src/compile.js";
import { createNodeHost } from "../../src/host-node.js";
import { acceptableResidual, createInlineSolver, worstResidual } from "../../src/solve/index.js";
import { solveModel } from "../../src/solve-model.js";
import { repository } from "../support/files.js";

interface Optimum {
  readonly model: string;
  readonly scenario?: string;
  /** The model in the other language. */
  readonly source: string;
  readonly value?: number;
  /** Of reports, where nothing is optimized. */
  readonly values?: Readonly<Record<string, number>>;
}

interface Optima {
  readonly solver: string;
  readonly tolerance: number;
  readonly optima: readonly Optimum[];
}

const folder = `${repository}/test/outside`;
const { optima, solver: otherSolver, tolerance } = readOptima();
const solver = createInlineSolver();

afterAll(async () => (await solver).close());

for (const optimum of optima) {
  const { model, scenario = "base", source } = optimum;
  it(`solves ${model}, ${scenario}, as ${otherSolver} does ${source}`, async () => {
    const session = openSession(createNodeHost(folder), `${model}.dcm`);
    const compiled = compile(session, { scenario });
    expect(compiled.diagnostics).toEqual([]);
    // A mixed-integer optimum is only as exact as its gap.
    const highsOptions = { mip_rel_gap: 1e-7 };
    const solved = await solveModel(compiled, await solver, { highsOptions });
    if (solved === undefined) throw new Error("not built");
    const { results, diagnostics } = solved;
    expect(diagnostics).toEqual([]);
    expect(results.solution.status).toBe("optimal");
    const { verification, objective } = results;
    expect(verification && worstResidual(verification)).toBeLessThan(acceptableResidual);
    if (optimum.value !== undefined) expectClose(objective?.value, optimum.value, tolerance);
    for (const [name, value] of Object.entries(optimum.values ?? {})) {
      expectClose(results.valueOf(name)?.values[0], value, 1e-5);
    }
  }, 120_000);
}

it("has an optimum for every model here, and a model for every optimum", () => {
  const models = readdirSync(folder)
    .filter((name) => name.endsWith(".dcm"))
    .map((name) => name.replace(".dcm", ""));
  expect([...new Set(optima.map(({ model }) => model))].sort()).toEqual(models.sort());
});

function expectClose(value: number | undefined, wanted: number, relative: number): void {
  expect(value).toBeDefined();
  expect(Math.abs((value ?? NaN) - wanted)).toBeLessThanOrEqual(
    relative * Math.max(1, Math.abs(wanted)),
  );
}

function readOptima(): Optima {
  const read: Optima = JSON.parse(readFileSync(`${folder}/optima.json`, "utf8"));
  return read;
}
