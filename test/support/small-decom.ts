/**
 * The DC-DECOM model over few years, seasons and hours, by scenarios of a model that extends it: small enough for
 * the naive evaluator and quick to solve.
 */
import { createNodeHost } from "../../src/host-node.js";
import type { Host } from "../../src/project/index.js";
import { repository } from "./files.js";

/** Entry of the small model. */
export const smallDecomEntry = "small.dcm";

/** Its scenarios: the base and those of the paper, then those that change how numbers are made. */
export const smallDecomScenarios = [
  "small",
  "small_REF",
  "small_CCN",
  "small_RCN",
  "small_REF_equation_7",
  "small_CCN_quadratic",
  "small_RCN_salvage",
  "small_CCN_flat",
] as const;

// The hours kept stand for 728 hours of the year in the data.
const text = `model small extends "variants.dcm"

scenario small {
  set YEAR = 2024 .. 2028
  set PLANNED = 2026 .. 2028
  set SEASON = { DJF, JJA }
  set HOUR = 10 .. 13
  param hours *= 8760 / 728
  param bess_cost = { 2024: 63000, 2025: 60000, 2028: 51000 }
}
${smallDecomScenarios
  .slice(1)
  .map((name) => `scenario ${name} extends ${name.replace("small_", "")}, small {}`)
  .join("\n")}
`;

/** The files of the model with the small one beside them. */
export function smallDecomHost(): Host {
  const host = createNodeHost(`${repository}/models/dc-decom`);
  return {
    read: (path) => (path === smallDecomEntry ? { kind: "text", text } : host.read(path)),
  };
}
