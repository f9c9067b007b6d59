import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { expect, it } from "vitest";
import { writeResults } from "../../src/cli/write-results.js";
import { compile, openSession } from "../../src/compile.js";
import {
  checkIamc,
  checkParts,
  renderIamc,
  renderIamcWide,
  tabulateIamc,
} from "../../src/exchange/index.js";
import { createInlineSolver } from "../../src/solve/index.js";
import { solveModel } from "../../src/solve-model.js";
import { emptyFolder } from "../cli/run-dcm.js";
import { createMemoryHost } from "../support/memory-host.js";
import { hostileLabels, solveText } from "./solve-text.js";

const head = `model m "Halls"
set REGION = { Kanto, "東京" }
set YEAR = 2030 .. 2031
set COOLING = { air, dlc }
param floor[y in YEAR] : MW = (y - 2029) * 10 MW
var capacity[COOLING, REGION, YEAR] : MW >= 0
minimize built : MW = sum(k in COOLING, r in REGION, y in YEAR) capacity[k, r, y]
constraint least[k in COOLING, r in REGION, y in YEAR]: capacity[k, r, y] >= floor[y]
scenario more { param floor *= 2 }
`;
const cooling = `iamc cooling[k in COOLING, r in REGION, y in YEAR] : GW as "GW el"
  variable "Capacity|Cooling|{k}" region r year y = capacity[k, r, y]
`;
const whole = `iamc halls[r in REGION, y in YEAR] : GW as "GW el"
  variable "Capacity|Cooling" region r year y = sum(k in COOLING) capacity[k, r, y]
`;

function cells(text: string): readonly (readonly string[])[] {
  return parse(text);
}

it("writes the columns that pyam reads, all scenarios in one table", async () => {
  const rows = tabulateIamc(await solveText(head + cooling, ["base", "more"]));
  const [header, ...lines] = cells(renderIamc(rows));
  expect(header).toEqual(["model", "scenario", "region", "variable", "unit", "year", "value"]);
  expect(lines.length).toBe(16);
  expect(lines[0]).toEqual(["m", "base", "Kanto", "Capacity|Cooling|air", "GW el", "2030", "0.01"]);
  expect(lines.at(-1)).toEqual([
    "m",
    "more",
    "東京",
    "Capacity|Cooling|dlc",
    "GW el",
    "2031",
    "0.04",
  ]);
  const index = lines.map((line) => line.slice(0, 6).join("\u0000"));
  expect(new Set(index).size).toBe(lines.length);
});

it("writes the same values in a column for each year", async () => {
  const rows = tabulateIamc(await solveText(head + cooling, ["base", "more"]));
  const [header, ...lines] = cells(renderIamcWide(rows));
  expect(header).toEqual(["model", "scenario", "region", "variable", "unit", "2030", "2031"]);
  expect(lines.length).toBe(8);
  expect(lines[0]?.slice(2)).toEqual(["Kanto", "Capacity|Cooling|air", "GW el", "0.01", "0.02"]);
});

it("has a column for slices of the year only where some row has one", async () => {
  const slices = `set HALF = { summer, winter }
iamc peak[h in HALF, y in YEAR] : MW variable "Load" region "Japan" year y subannual "{h}" = 2 * floor[y]
`;
  const rows = tabulateIamc(await solveText(head + slices + whole));
  const [header, ...lines] = cells(renderIamc(rows));
  expect(header).toContain("subannual");
  expect(lines.map((line) => line[5])).toEqual([
    "summer",
    "summer",
    "winter",
    "winter",
    ...Array.from({ length: 4 }, () => "Year"),
  ]);
  expect(cells(renderIamcWide(rows))[0]?.slice(4, 6)).toEqual(["unit", "subannual"]);
});

it("leaves out what has no value", async () => {
  const results =
    await solveText(`${head}iamc one[y in YEAR] variable "One" region "Japan" year y = 1
iamc none[y in YEAR] variable "None" region "Japan" year y = value(built, more) / 1 MW
`);
  const rows = tabulateIamc(results);
  expect(rows.map(({ variable, year }) => [variable, year])).toEqual([
    ["One", 2030],
    ["One", 2031],
  ]);
});

it("keeps hostile labels whole, and harmless in a spreadsheet", async () => {
  const members = hostileLabels.map((label) => JSON.stringify(label)).join(", ");
  const rows = tabulateIamc(
    await solveText(`model m
set PLACE = { ${members} }
set YEAR = 2030 .. 2030
var x[PLACE, YEAR] : MW in [1, 2]
minimize t : MW = sum(p in PLACE, y in YEAR) x[p, y]
iamc load[p in PLACE, y in YEAR] : MW variable "Load" region p year y = x[p, y]
iamc named[p in PLACE, y in YEAR] : MW variable "Load|{p}" region "World" year y = x[p, y]
`),
  );
  const lines = cells(renderIamc(rows)).slice(1);
  const shown = hostileLabels.map((label) => (/^[=-]/u.test(label) ? `'${label}` : label));
  expect(lines.slice(0, hostileLabels.length).map((line) => line[2])).toEqual(shown);
  expect(lines.slice(hostileLabels.length).map((line) => line[3])).toEqual(
    hostileLabels.map((label) => `Load|${label}`),
  );
  expect(cells(renderIamcWide(rows)).length).toBe(lines.length + 1);
});

function labelFaults(declarations: string): readonly string[] {
  const session = openSession(createMemoryHost({ "m.dcm": head + declarations }), "m.dcm");
  const { built, diagnostics } = compile(session);
  if (built === undefined) throw new Error(diagnostics.map((one) => one.message).join("; "));
  return checkIamc(built.plan.environment).map(({ code, message }) => `${code}: ${message}`);
}

it("finds rows that two declarations give before anything is solved", () => {
  expect(labelFaults(cooling + whole)).toEqual([]);
  const again = `iamc air_halls[r in REGION, y in YEAR where y > 2030] : GW as "GW el"
    variable "Capacity|Cooling|air" region r year y = capacity[air, r, y]
`;
  expect(labelFaults(cooling + again)).toEqual([
    "iamc-duplicate: `cooling` and `air_halls` give the same row of the IAMC table",
  ]);
  const elsewhere = again
    .replace("region r year", 'region "Japan" year')
    .replace("r in REGION, ", "");
  expect(labelFaults(cooling + elsewhere.replace("capacity[air, r, y]", "floor[y]"))).toEqual([]);
});

it("refuses a unit's name that is another unit", () => {
  const renamed = (label: string): readonly string[] =>
    labelFaults(cooling.replace('as "GW el"', `as "${label}"`));
  expect(renamed("GW")).toEqual([]);
  expect(renamed("1000 MW")).toEqual([]);
  expect(renamed("MW").map((fault) => fault.split(":")[0])).toEqual(["iamc-unit-label"]);
});

it("warns where parts do not add up to the whole, with the largest difference", async () => {
  const text = (factor: string): string =>
    head + cooling + whole.replace("= sum", `= ${factor} * sum`);
  expect(checkParts(tabulateIamc(await solveText(text("1"), ["base", "more"])))).toEqual([]);
  const found = checkParts(tabulateIamc(await solveText(text("1.5"), ["base", "more"])));
  expect(found.map(({ code, label }) => [code, label])).toEqual([
    ["iamc-parts", "0.12 GW el in more, Kanto, 2031 (and 7 more); its 2 parts make 0.08 GW el"],
  ]);
});

it("expects amounts and amounts per time to add up, not shares, factors and single parts", async () => {
  const declarations = `iamc a[k in COOLING, y in YEAR] : MW/hour variable "Ramp|{k}" region "Japan" year y = floor[y] / 1 hour
iamc b[y in YEAR] : MW/hour variable "Ramp" region "Japan" year y = floor[y] / 1 hour
iamc c[k in COOLING, y in YEAR] variable "Share|{k}" region "Japan" year y = 0.5
iamc d[y in YEAR] variable "Share" region "Japan" year y = 0.7
iamc e[y in YEAR] : tCO2/MWh variable "Factor" region "Japan" year y = 1 tCO2/MWh
iamc f[k in COOLING, y in YEAR] : tCO2/MWh variable "Factor|{k}" region "Japan" year y = 1 tCO2/MWh
iamc g[y in YEAR] : MW variable "Load" region "Japan" year y = floor[y]
iamc h[y in YEAR] : MW variable "Load|Peak" region "Japan" year y = 2 * floor[y]
`;
  const found = checkParts(tabulateIamc(await solveText(head + declarations)));
  expect(found.map(({ message }) => message)).toEqual(["`Ramp` is not the sum of its parts"]);
});

it("is written beside the folders of the scenarios, and only where the model declares one", async () => {
  const solver = await createInlineSolver();
  const write = async (text: string, hasParquet: boolean): Promise<string> => {
    const out = emptyFolder();
    const session = openSession(createMemoryHost({ "m.dcm": text }), "m.dcm");
    const compiled = compile(session);
    const run = await solveModel(compiled, solver);
    if (run === undefined) throw new Error("nothing was solved");
    const seconds = { check: 0, bind: 0, build: 0, solve: 0, total: 0 };
    const runs = [{ compiled, results: run.results, seconds }];
    await writeResults(runs, session, { out, settings: [], hasParquet });
    return out;
  };
  const out = await write(head + cooling, true);
  expect(readdirSync(out).sort()).toEqual(["base", "iamc-wide.csv", "iamc.csv"]);
  expect(readdirSync(join(out, "base")).sort()).toEqual([
    "constraints",
    "datapackage.json",
    "run.json",
    "sets",
    "summary.json",
    "variables",
  ]);
  expect(readdirSync(join(out, "base", "variables")).sort()).toEqual([
    "capacity.csv",
    "capacity.parquet",
  ]);
  const told: {
    readonly resources: readonly { readonly format: string; readonly bytes: number }[];
  } = JSON.parse(readFileSync(join(out, "base", "datapackage.json"), "utf8"));
  const parquet = told.resources.filter(({ format }) => format === "parquet");
  expect(parquet.length).toBe(2);
  const bytes = readFileSync(join(out, "base", "variables", "capacity.parquet"));
  expect(bytes.subarray(0, 4).toString()).toBe("PAR1");
  expect(parquet[0]?.bytes).toBe(bytes.length);
  expect(existsSync(join(await write(head, false), "iamc.csv"))).toBe(false);
});
