/**
 * Every model of `models/`, as it stands: no diagnostics, an optimal and verified solution, costs that add up to the
 * objective, and the objective that is on record. `UPDATE=1` records anew.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { checkScenario, compile, openSession, type Session } from "../src/compile.js";
import { createNodeHost, locateModel } from "../src/host-node.js";
import { listScenarios } from "../src/scenario/index.js";
import { acceptableResidual, createInlineSolver, worstResidual } from "../src/solve/index.js";
import { solveModel } from "../src/solve-model.js";
import { largeModels, quickModels, repository } from "./support/files.js";
import { smallModels } from "./support/small-decom.js";

interface Record {
  /** Who found the objectives. */
  solver: string;
  /** Largest relative difference from the record. */
  readonly tolerance: number;
  readonly objectives: { [run: string]: { readonly value: number; readonly unit: string } };
}

const recordPath = new URL("support/objectives.json", import.meta.url);
const record = readRecord();
const isUpdating = process.env["UPDATE"] === "1";
const solver = createInlineSolver();

afterAll(async () => {
  await (await solver).close();
  if (!isUpdating) return;
  const sorted = Object.entries(record.objectives).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const text = JSON.stringify({ ...record, objectives: Object.fromEntries(sorted) }, undefined, 2);
  writeFileSync(recordPath, `${text}\n`);
});

for (const name of quickModels) {
  const session = openModel(name);
  const scenarios = new Set(["base", ...listScenarios(session.resolved).map((item) => item.name)]);
  for (const scenario of scenarios) {
    it(`builds ${name}, ${scenario}, without a word`, () => {
      const { diagnostics, built } = compile(session, { scenario });
      expect(diagnostics).toEqual([]);
      expect(built).toBeDefined();
    });
    it(
      `solves ${name}, ${scenario}, as recorded`,
      () => expectSolved(session, name, scenario),
      300_000,
    );
  }
}

it("checks every scenario of the variants of dc-decom without a word", () => {
  const session = openSession(createNodeHost(`${repository}/models/dc-decom`), "variants.dcm");
  const scenarios = listScenarios(session.resolved).map((item) => item.name);
  expect(scenarios.length).toBeGreaterThan(20);
  const found = scenarios.flatMap((scenario) => checkScenario(session, { scenario }).diagnostics);
  expect(found).toEqual([]);
});

for (const { title, host, entry, scenarios } of smallModels) {
  for (const scenario of scenarios) {
    it(`solves ${title}, ${scenario}, as recorded`, async () => {
      await expectSolved(openSession(host, entry), title, scenario);
    });
  }
}

for (const name of largeModels) {
  it(`checks every scenario of ${name} without a word`, () => {
    const session = openModel(name);
    const scenarios = ["base", ...listScenarios(session.resolved).map((item) => item.name)];
    const found = scenarios.flatMap((scenario) => checkScenario(session, { scenario }).diagnostics);
    expect(found).toEqual([]);
  });
}

it("meets every file of the standard library in some model or test", () => {
  const texts = ["models", "test"].flatMap((folder) =>
    readdirSync(`${repository}/${folder}`, { recursive: true, encoding: "utf8" })
      .filter((path) => /\.(dcm|ts|md)$/u.test(path))
      .map((path) => readFileSync(`${repository}/${folder}/${path}`, "utf8")),
  );
  const modules = readdirSync(`${repository}/stdlib`)
    .filter((name) => name.endsWith(".dcm") && name !== "units.dcm")
    .map((name) => `std.${name.replace(".dcm", "")}`);
  const unused = modules.filter((name) => !texts.some((text) => text.includes(`import ${name} (`)));
  expect(unused).toEqual([]);
});

it("records no objective of a run that is gone", () => {
  const models = [...quickModels, ...smallModels.map(({ title }) => title)];
  const known = Object.keys(record.objectives).map((run) => run.replace(/: .*$/u, ""));
  expect(known.filter((name) => !models.includes(name))).toEqual([]);
});

async function expectSolved(session: Session, name: string, scenario: string): Promise<void> {
  const compiled = compile(session, { scenario });
  // A mixed-integer optimum is only as exact as its gap.
  const options = { highsOptions: { mip_rel_gap: 0 } };
  const solved = await solveModel(compiled, await solver, options);
  if (solved === undefined)
    throw new Error(compiled.diagnostics.map(({ message }) => message).join("\n"));
  const { results, diagnostics } = solved;
  expect(diagnostics).toEqual([]);
  expect(results.solution.status).toBe("optimal");
  const { verification, objective } = results;
  expect(verification && worstResidual(verification)).toBeLessThan(acceptableResidual);
  if (objective?.value === undefined) throw new Error("no objective");
  expect(results.costResidual).toBeLessThan(1e-9);
  const parts = [...results.costs.values()].reduce((sum, part) => sum + part, 0);
  expectClose(parts, objective.value, 1e-9);
  const run = `${name}: ${scenario}`;
  const { name: solverName, version } = results.solution.solver;
  if (isUpdating) {
    record.solver = `${solverName} ${version}`;
    record.objectives[run] = {
      value: Number(objective.value.toPrecision(12)),
      unit: objective.unit,
    };
  }
  const known = record.objectives[run];
  expect(known, `no record of ${run}: UPDATE=1 makes one`).toBeDefined();
  expectClose(objective.value, known?.value ?? NaN, record.tolerance);
  expect(objective.unit).toBe(known?.unit);
}

function expectClose(value: number, wanted: number, tolerance: number): void {
  expect(Math.abs(value - wanted)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(wanted)));
}

function openModel(name: string): Session {
  const { value: place, diagnostics } = locateModel(`${repository}/models/${name}`);
  if (place === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return openSession(createNodeHost(place.root), place.entry);
}

function readRecord(): Record {
  try {
    return JSON.parse(readFileSync(recordPath, "utf8")) as Record;
  } catch {
    return { solver: "", tolerance: 1e-6, objectives: {} };
  }
}
