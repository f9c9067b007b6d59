/**
 * The optima of DC-DECOM's three scenarios against those of an implementation of the paper's equations that shares the
 * data and nothing else, written in PuLP and solved by CBC. Left out where there is no PuLP.
 */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { compile, openSession } from "../../src/compile.js";
import { createNodeHost, locateModel } from "../../src/host-node.js";
import { createHighsSolver } from "../../src/solve/index.js";
import { solveModel } from "../../src/solve-model.js";
import { findPython } from "../bench/solve-compare.js";

const models = fileURLToPath(new URL("../../models", import.meta.url));
const program = fileURLToPath(new URL("../bench/dc_decom_pulp.py", import.meta.url));
const python = findPython();

interface Found {
  readonly scenario: string;
  readonly objective_mjpy: number;
}

it.skipIf(python === undefined)(
  "agrees with PuLP and CBC on the three scenarios of DC-DECOM",
  async () => {
    const theirs = promisify(execFile)(python ?? "", [program, models], { maxBuffer: 1e8 });
    const located = locateModel(`${models}/dc-decom`).value;
    if (located === undefined) expect.fail("there is no dc-decom");
    const session = openSession(createNodeHost(located.root), located.entry);
    const solver = await createHighsSolver();
    const ours = new Map<string, number | undefined>();
    for (const scenario of ["REF", "CCN", "RCN"]) {
      const solved = await solveModel(compile(session, { scenario }), solver);
      ours.set(scenario, solved?.results.solution.objective);
    }
    await solver.close();
    const found: readonly Found[] = JSON.parse((await theirs).stdout);
    expect(found.map(({ scenario }) => scenario)).toEqual([...ours.keys()]);
    for (const { scenario, objective_mjpy: expected } of found) {
      expect(Math.abs((ours.get(scenario) ?? NaN) / expected - 1), scenario).toBeLessThan(1e-6);
    }
  },
  600_000,
);
