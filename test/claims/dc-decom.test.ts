/**
 * The claims on DC-DECOM, without solving it: what they count is what is built, and the page is about these claims.
 */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { findNeeds, judgeClaims, readVerdicts } from "../../src/claims/index.js";
import { bindScenario, compile, openSession } from "../../src/compile.js";
import { buildCatalogue, createReporter } from "../../src/diagnostics/index.js";
import { createNodeHost } from "../../src/host-node.js";
import { repository } from "../support/files.js";

const folder = `${repository}/models/dc-decom`;
const session = openSession(createNodeHost(folder), "reproduction.dcm");
const { dataSet, diagnostics } = bindScenario(session);

it("reads the claims without a word", () => {
  expect(diagnostics).toEqual([]);
});

it("counts the variables and constraints that are built", () => {
  if (dataSet === undefined) throw new Error("the model has errors");
  const evidence = {
    environment: dataSet.environment,
    base: undefined,
    runOf: () => undefined,
  };
  const claims = judgeClaims(evidence, createReporter(buildCatalogue).report);
  const valueOf = (name: string): number | undefined =>
    claims.find((claim) => claim.name === name)?.value;
  const { built } = compile(session, { scenario: "RCN" });
  expect(valueOf("variables")).toBe(built?.program.numCols);
  expect(valueOf("constraints")).toBe(built?.program.numRows);
});

it("says of each claim where the paper says it", () => {
  const claims = [...(dataSet?.environment.model.claims.values() ?? [])];
  expect(claims.length).toBeGreaterThan(100);
  expect(claims.filter(({ doc }) => doc?.includes(": ") !== true)).toEqual([]);
});

it("has a row on the page for every claim, and for nothing else", () => {
  const page = readFileSync(`${folder}/REPRODUCTION.md`, "utf8");
  const claims = dataSet?.environment.model.claims ?? new Map<string, unknown>();
  expect([...readVerdicts(page).keys()].toSorted()).toEqual([...claims.keys()].toSorted());
  const needs = dataSet === undefined ? undefined : findNeeds(dataSet.environment.model);
  const missing = [...(needs?.scenarios.keys() ?? [])].filter(
    (name) => !page.includes(`| \`${name}\` |`),
  );
  expect(missing).toEqual([]);
});
