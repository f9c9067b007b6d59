/**
 * The compiler against the naive evaluator: the same columns, rows, coefficients, bounds, objective and parameters.
 */
import { expect, it } from "vitest";
import { compile, openSession } from "../src/compile.js";
import { createNodeHost, locateModel } from "../src/host-node.js";
import type { Host } from "../src/project/index.js";
import { listScenarios } from "../src/scenario/index.js";
import { comparePrograms } from "./support/compare-programs.js";
import { quickModels, readerOf, repository } from "./support/files.js";
import { createMemoryHost } from "./support/memory-host.js";
import { evaluateNaively } from "./support/naive/index.js";
import { smallModels } from "./support/small-decom.js";
import { smallPrograms, textsOf } from "./support/small-programs.js";

/** Faults of some scenarios of a program, at most ten of each. */
function faultsOf(host: Host, entry: string, scenarios: readonly string[]): readonly string[] {
  const session = openSession(host, entry);
  return scenarios.flatMap((scenario) => {
    const compiled = compile(session, { scenario });
    const naive = evaluateNaively(readerOf(host), entry, scenario);
    return comparePrograms(compiled, naive)
      .slice(0, 10)
      .map((fault) => `${scenario}: ${fault}`);
  });
}

for (const program of smallPrograms) {
  it(`agrees on ${program.title}`, () => {
    const scenarios = program.scenarios ?? ["base"];
    expect(
      faultsOf(createMemoryHost(textsOf(program)), program.entry ?? "model.dcm", scenarios),
    ).toEqual([]);
  });
}

for (const name of quickModels.filter((model) => model !== "dc-decom")) {
  it(`agrees on the model ${name} and its scenarios`, () => {
    const { value: place } = locateModel(`${repository}/models/${name}`);
    if (place === undefined) throw new Error(`no model in models/${name}`);
    const host = createNodeHost(place.root);
    const { resolved } = openSession(host, place.entry);
    const scenarios = new Set([
      "base",
      ...listScenarios(resolved).map((scenario) => scenario.name),
    ]);
    expect(faultsOf(host, place.entry, [...scenarios])).toEqual([]);
  });
}

for (const { title, host, entry, scenarios } of smallModels) {
  for (const scenario of scenarios) {
    it(`agrees on ${title}: ${scenario}`, () => {
      expect(faultsOf(host, entry, [scenario])).toEqual([]);
    });
  }
}
