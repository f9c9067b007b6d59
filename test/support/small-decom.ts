/**
 * DC-DECOM, its 47 prefectures and its 8,760 hours, each over few years, places and hours, by scenarios of a model that
 * extends it: small enough for the naive evaluator and quick to solve.
 */
import { createNodeHost } from "../../src/host-node.js";
import type { Host } from "../../src/project/index.js";
import { repository } from "./files.js";

/** A small model beside one that ships: its name in test titles, its entry, its files and the scenarios to look at. */
export interface SmallModel {
  readonly title: string;
  readonly entry: string;
  readonly host: Host;
  readonly scenarios: readonly string[];
}

function small(
  title: string,
  folder: string,
  extended: string,
  overlay: string,
  parents: readonly string[],
): SmallModel {
  const entry = `${folder}/small.dcm`;
  const scenarios = parents.map((parent) => `small_${parent} extends ${parent}, small {}`);
  const text = [
    `model small extends "${extended}"`,
    `scenario small {${overlay}}`,
    ...scenarios.map((scenario) => `scenario ${scenario}`),
  ].join("\n");
  const host = createNodeHost(`${repository}/models`);
  return {
    title,
    entry,
    host: { read: (path) => (path === entry ? { kind: "text", text } : host.read(path)) },
    scenarios: ["small", ...parents.map((parent) => `small_${parent}`)],
  };
}

// The hours kept stand for 728 hours of the year in the data.
const fewHours = `
  set SEASON = { DJF, JJA }
  set HOUR = 10 .. 13
  param hours *= 8760 / 728
`;

/** The small models: those with the paper's scenarios, and those that change how numbers are made. */
export const smallModels: readonly SmallModel[] = [
  small(
    "dc-decom (small copy)",
    "dc-decom",
    "variants.dcm",
    `set YEAR = 2024 .. 2028
  ${fewHours}`,
    ["REF", "CCN", "RCN", "REF_equation_7", "CCN_quadratic", "RCN_salvage", "CCN_flat"],
  ),
  small(
    "dc-decom (small copy of some years)",
    "dc-decom",
    "variants.dcm",
    `set YEAR = { 2024, 2025, 2027, 2030 }
  param years_after = 1
  ${fewHours}`,
    ["REF", "RCN", "RCN_salvage"],
  ),
  small(
    "dc-decom-47 (small copy)",
    "dc-decom-47",
    "dc-decom-47.dcm",
    `set REGION = { 北海道, 宮城県, 東京都, 大阪府, 福岡県 }
  set YEAR = { 2024, 2025, 2028, 2031 }
  ${fewHours}`,
    ["REF", "CCN", "RCN"],
  ),
  small("dc-decom-8760 (small copy)", "dc-decom-8760", "dc-decom-8760.dcm", "set TIME = 0 .. 71", [
    "yearly",
    "hourly",
  ]),
];
