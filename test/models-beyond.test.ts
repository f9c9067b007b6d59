/**
 * The extensions of DC-DECOM in `models/dc-decom/beyond/`: each is one file that leaves the base as it is, gives the
 * base's objective where what it adds is worth nothing, and has the effect that its page claims; a chain of them is a model.
 * Solved over six years, two seasons and four hours; the figures of beyond/README.md are from the full size.
 */
import { readdirSync, readFileSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { createCarrier } from "../src/cli/study/carry-out.js";
import {
  checkScenario,
  checkSessionStudies,
  compile,
  openSession,
  type Session,
} from "../src/compile.js";
import { formatText } from "../src/format/index.js";
import { createNodeHost } from "../src/host-node.js";
import type { Results } from "../src/results/index.js";
import { listScenarios } from "../src/scenario/index.js";
import { createInlineSolver } from "../src/solve/index.js";
import { solveModel } from "../src/solve-model.js";
import { planRuns, valueOutcomes, type FinishedRun, type Study } from "../src/study/index.js";
import { createSourceFile } from "../src/text/index.js";
import { valueOf } from "./study/study-text.js";
import { repository } from "./support/files.js";

const root = `${repository}/models/dc-decom`;
const names = readdirSync(`${root}/beyond`)
  .filter((name) => name.endsWith(".dcm"))
  .map((name) => name.replace(".dcm", ""));
const solver = createInlineSolver();
afterAll(async () => (await solver).close());
const base = lazily(() => npv("../dc-decom", "RCN"));
const anywhere = lazily(() =>
  npv("../dc-decom", "RCN_anywhere", "scenario RCN_anywhere extends RCN { without latency }"),
);

// The hours kept stand for 728 hours of the year in the data.
const small = `change {
  set YEAR = { 2024, 2025, 2026, 2030, 2035, 2040 }
  set SEASON = { DJF, JJA }
  set HOUR = 10 .. 13
  param hours *= 8760 / 728
}`;

it("has an extension for each item of section 5.5", () => {
  expect(names).toEqual([
    "import_bits",
    "iown",
    "latency",
    "monte_carlo",
    "siting_penalties",
    "stochastic",
    "waste_heat",
    "water",
  ]);
});

for (const name of names) {
  it(`keeps ${name} formatted, and begins it with what it is and how to run it`, () => {
    const text = textOf(name);
    expect(formatText(createSourceFile(`${name}.dcm`, text)).value).toBe(text);
    expect(text).toMatch(/^# /u);
    expect(text).toContain(`models/dc-decom/beyond/${name}.dcm`);
  });

  it(`checks every scenario of ${name} without a word`, () => {
    const session = openSession(createNodeHost(root), `beyond/${name}.dcm`);
    const scenarios = ["base", ...listScenarios(session.resolved).map((item) => item.name)];
    const found = scenarios.flatMap((scenario) => checkScenario(session, { scenario }).diagnostics);
    expect(found.map(({ message }) => message)).toEqual([]);
  });
}

// ---- Worth nothing, it changes nothing ----------------------------------------------------------
const neutral = [
  ["water", "RCN_free_water"],
  ["waste_heat", "RCN_worthless_heat"],
  ["iown", "RCN"],
  ["siting_penalties", "RCN_no_penalties"],
  ["stochastic", "RCN"],
  ["import_bits", "RCN_all_domestic"],
  ["monte_carlo", "RCN"],
] as const;

for (const [name, scenario] of neutral) {
  it(`gives the base's objective for ${name}, ${scenario}`, async () => {
    expect(await npv(name, scenario)).toBeCloseTo(await base(), 3);
  });
}

it("gives for latency without cost what the base gives without its rule", async () => {
  expect(await npv("latency", "RCN_free_delay")).toBeCloseTo(await anywhere(), 3);
  expect(await anywhere()).toBeLessThanOrEqual(await base());
});

// ---- Effects ------------------------------------------------------------------------------------
it("makes water cost something, and a limit dry halls, a shadow price and more electricity", async () => {
  const reports = `
    report drawn = value(national_water[2040]) / value(national_water[2024])
    report driest = max(c in COOLING, r in REGION, y in PLANNED) dry_share[c, r, y]
    report worth : JPY/m3 = water_worth[Kanto, 2030]
    report power : TWh/year = facility_total[2030]`;
  const [free, tap, drought] = await Promise.all(
    ["RCN_free_water", "RCN", "RCN_drought"].map((each) => solve("water", each, reports)),
  );
  expect(npvOf(tap)).toBeGreaterThan(npvOf(free));
  expect(npvOf(tap)).toBeLessThan(1.02 * npvOf(free));
  expect(npvOf(drought)).toBeGreaterThan(npvOf(tap));
  expect(read(tap, "drawn")).toBeLessThan(0.5);
  expect(read(drought, "driest")).toBeGreaterThan(0.5);
  expect(read(drought, "worth")).toBeGreaterThan(500);
  expect(read(drought, "power")).toBeGreaterThan(read(free, "power"));
});

it("earns by waste heat what the customers within reach take, and not more", async () => {
  const reports = `
    report sold_summer : MW = sum(c in COOLING) heat_sold[c, Hokkaido, 2040, JJA]
    report sold_winter : MW = sum(c in COOLING) heat_sold[c, Hokkaido, 2040, DJF]
    report wanted_winter : MW = heat_demand[Hokkaido, DJF]`;
  const heat = await solve("waste_heat", "RCN", reports);
  const far = await npv("waste_heat", "RCN_nordic_networks");
  const base = await npv("waste_heat", "RCN_worthless_heat");
  expect(npvOf(heat)).toBeLessThan(base);
  expect(npvOf(heat)).toBeGreaterThan(0.97 * base);
  expect(far).toBeLessThan(npvOf(heat));
  expect(read(heat, "sold_winter")).toBeCloseTo(read(heat, "wanted_winter"), 6);
  expect(read(heat, "sold_summer")).toBeLessThan(0.3 * read(heat, "sold_winter"));
});

it("lets photonics save load: little in the network, much in the processors, less when late", async () => {
  const saved = async (scenario: string) =>
    read(await solve("iown", scenario, "report saved = load_saved[2040]"), "saved");
  const network = await saved("RCN_photonic_network");
  expect(network).toBeGreaterThan(0.05);
  expect(network).toBeLessThan(0.1);
  expect(await saved("RCN_photonic_boards")).toBeGreaterThan(network);
  expect(await saved("RCN_iown")).toBeGreaterThan(await saved("RCN_iown_late"));
  expect(await npv("iown", "RCN_iown")).toBeLessThan(0.9 * (await npv("iown", "RCN")));
  const faded = "scenario RCN_7 extends RCN_iown { param demand_path = equation_7 }";
  const equation = read(
    await solve("iown", "RCN_7", `${faded} report saved = load_saved[2040]`),
    "saved",
  );
  expect(equation).toBeCloseTo(await saved("RCN_iown"), 9);
});

it("sends batch work away by distance and keeps interactive work at home", async () => {
  const reports = `
    report interactive_home = home_share[interactive, 2040]
    report batch_home = home_share[batch, 2040]
    report north = hosted[batch, Hokkaido, 2040]`;
  const flows = await solve("latency", "RCN", reports);
  expect(read(flows, "interactive_home")).toBeGreaterThan(0.9);
  expect(read(flows, "batch_home")).toBeLessThan(0.5);
  expect(read(flows, "north")).toBeGreaterThan(0.5);
  expect(npvOf(flows)).toBeGreaterThan(await npv("latency", "RCN_free_delay"));
  const limits = await solve(
    "latency",
    "RCN_limits",
    "report far : ms = mean_delay[interactive, 2040]",
  );
  expect(read(limits, "far")).toBeLessThan(5);
});

it("charges sites by weight, and makes permits worth much where they bind", async () => {
  const plain = await npv("siting_penalties", "RCN_no_penalties");
  const charged = await npv("siting_penalties", "RCN");
  const dear = await npv("siting_penalties", "RCN_dear_labour");
  expect(charged).toBeGreaterThan(plain);
  expect(charged).toBeLessThan(1.06 * plain);
  expect(dear).toBeGreaterThan(charged);
  const permits = await solve(
    "siting_penalties",
    "RCN_permits",
    `report worth : JPY/kW/year = permit_worth[Hokkaido, 2040]
     report north : MW = site[Hokkaido, 2040]`,
  );
  expect(read(permits, "north")).toBeCloseTo(400, 6);
  expect(read(permits, "worth")).toBeGreaterThan(100_000);
  expect(npvOf(permits)).toBeGreaterThan(charged);
});

it("imports bits where growth must settle in the metropolitan regions", async () => {
  const reports = `
    report abroad = import_share[2040]
    report allowed = tradable[2040] / it_total[2040]
    report emitted_there : MtCO2/year = leakage[2040]`;
  const bound = await solve("import_bits", "CCN", reports);
  expect(npvOf(bound)).toBeLessThan(0.97 * (await npv("import_bits", "CCN_all_domestic")));
  expect(read(bound, "abroad")).toBeCloseTo(read(bound, "allowed"), 9);
  expect(read(bound, "emitted_there")).toBeGreaterThan(0);
  expect(await npv("import_bits", "CCN_all_open")).toBeLessThan(npvOf(bound));
  const counted = await solve("import_bits", "CCN_consumption_cap", reports);
  expect(read(counted, "abroad")).toBeCloseTo(0, 9);
});

it("rushes what an order lacks and loses what is cancelled", async () => {
  const lean = "scenario RCN_lean extends RCN_fast { var ordered_plant in [0, 0] }";
  const reports = "report hurried : MW = rushed_total";
  const rushed = await solve("stochastic", "RCN_lean", `${lean} ${reports}`);
  const foreseen = await solve("stochastic", "RCN_fast", reports);
  expect(read(foreseen, "hurried")).toBeCloseTo(0, 6);
  expect(read(rushed, "hurried")).toBeGreaterThan(100);
  expect(npvOf(rushed)).toBeGreaterThan(npvOf(foreseen));
  const idle = `scenario RCN_idle extends RCN_slow { var ordered_plant in [100, 100] }
    report lost : MW = cancelled_total`;
  const cancelled = await solve("stochastic", "RCN_idle", idle);
  expect(read(cancelled, "lost")).toBeGreaterThan(100);
  expect(npvOf(cancelled)).toBeGreaterThan(await npv("stochastic", "RCN_slow"));
});

it("draws carbon and contract prices with a common factor", async () => {
  const drawn = `scenario RCN_dear extends RCN { param market_factor = 1 }
    scenario RCN_own extends RCN { param carbon_factor = 1 }`;
  const reports = `${drawn}
    report carbon_up = carbon_price[2040] / carbon_price_table[paper_low, 2040]
    report contract_up = ppa_price[Kanto] / 16 JPY/kWh`;
  const common = await solve("monte_carlo", "RCN_dear", reports);
  expect(read(common, "carbon_up")).toBeCloseTo(Math.exp(0.4 * Math.SQRT1_2), 9);
  expect(read(common, "contract_up")).toBeCloseTo(Math.exp(0.1 * Math.SQRT1_2), 9);
  const own = await solve("monte_carlo", "RCN_own", reports);
  expect(read(own, "contract_up")).toBe(1);
  expect(npvOf(common)).toBeGreaterThan(await npv("monte_carlo", "RCN"));
});

// ---- Studies ------------------------------------------------------------------------------------
it("finds what a plan for all futures is worth, between nothing and what knowing would be worth", async () => {
  const { study, finished } = await runStudy("stochastic", "two_stage");
  expect(finished.map(({ result }) => result.status)).toEqual(["optimal", "optimal", "optimal"]);
  const [worth] = valueOutcomes(study, finished);
  expect(worth?.stochasticSolution).toBeGreaterThanOrEqual(-1e-3);
  expect(worth?.perfectInformation).toBeGreaterThan(1000);
});

it("takes the advantage of RCN from two solutions of the same draw", async () => {
  const { finished } = await runStudy("monte_carlo", "joint", 2);
  expect(finished.map(({ result }) => result.status)).toEqual(["optimal", "optimal"]);
  const savings = finished.map((run) => 1 - valueOf(run, "npv") / valueOf(run, "value(npv, CCN)"));
  expect(finished.map((run) => valueOf(run, "advantage"))).toEqual(savings);
  expect(savings[0]).not.toBeCloseTo(savings[1] ?? NaN, 3);
});

// ---- Together -----------------------------------------------------------------------------------
it("makes one model of water and waste heat, with the effects of both", async () => {
  const [neither, water, heat, both] = await Promise.all([
    base(),
    npv("water", "RCN"),
    npv("waste_heat", "RCN"),
    npv("chained_waste_heat", "RCN"),
  ]);
  expect(both - neither).toBeCloseTo(water - neither + heat - neither, -3);
});

it("makes one model of all extensions", async () => {
  const last = `chained_${chain.at(-1) ?? ""}`;
  expect(checkScenario(openSmall(last), { scenario: "RCN" }).diagnostics).toEqual([]);
  const nothing = `scenario RCN_nothing extends RCN {
    param water_price = 0
    param heat_price_share = 0
    param delay_cost = 0
    param weight = 0
    param domestic_share = 1
  }`;
  expect(await npv(last, "RCN_nothing", nothing)).toBeCloseTo(await anywhere(), 3);
});

// ---- Tools --------------------------------------------------------------------------------------

/** Order in which the extensions are put on one another. */
const chain = [
  "water",
  "waste_heat",
  "iown",
  "latency",
  "siting_penalties",
  "import_bits",
  "stochastic",
  "monte_carlo",
];

/** Computes a value when it is first asked for. */
function lazily<T>(compute: () => Promise<T>): () => Promise<T> {
  let promise: Promise<T> | undefined;
  return () => (promise ??= compute());
}

function textOf(name: string): string {
  return readFileSync(`${root}/beyond/${name}.dcm`, "utf8");
}

/** A text of a file that is not there: the small model, and extensions whose base is the one before in the chain. */
function virtualText(path: string, smallText: string): string | undefined {
  if (path === "beyond/small.dcm") return smallText;
  const name = /^beyond\/chained_(\w+)\.dcm$/u.exec(path)?.[1];
  if (name === undefined) return undefined;
  const before = chain[chain.indexOf(name) - 1];
  const text = textOf(name);
  return before === undefined ? text : text.replace("../dc-decom.dcm", `chained_${before}.dcm`);
}

/** The extension over few years and hours; `extra` is added to it. */
function openSmall(extension: string, extra = ""): Session {
  const text = `model small_model extends "${extension}.dcm"\n${small}\n${extra}`;
  const host = createNodeHost(root);
  return openSession(
    {
      ...host,
      read: (path) => {
        const virtual = virtualText(path, text);
        return virtual === undefined ? host.read(path) : { kind: "text", text: virtual };
      },
    },
    "beyond/small.dcm",
  );
}

async function solve(extension: string, scenario: string, extra = ""): Promise<Results> {
  const compiled = compile(openSmall(extension, extra), { scenario });
  const solved = await solveModel(compiled, await solver);
  if (solved === undefined)
    throw new Error(compiled.diagnostics.map(({ message }) => message).join("\n"));
  expect(solved.results.solution.status).toBe("optimal");
  return solved.results;
}

/** A study of an extension with its first runs, as many as there are or as are wanted. */
async function runStudy(
  extension: string,
  name: string,
  wanted = Infinity,
): Promise<{ readonly study: Study; readonly finished: readonly FinishedRun[] }> {
  const session = openSmall(extension);
  const study = checkSessionStudies(session).studies.find((one) => one.name === name);
  if (study === undefined) throw new Error(`no study ${name}`);
  const options = { solving: {}, settings: [], isCold: false };
  const carryOut = createCarrier(session, await solver, options);
  let finished: readonly FinishedRun[] = [];
  for (const run of planRuns(study, []).slice(0, wanted))
    finished = [...finished, { run, result: await carryOut(run.task) }];
  return { study, finished };
}

function npvOf(results: Results | undefined): number {
  return results?.objective?.value ?? NaN;
}

async function npv(extension: string, scenario: string, extra = ""): Promise<number> {
  return npvOf(await solve(extension, scenario, extra));
}

/** A report without indices. */
function read(results: Results | undefined, name: string): number {
  return results?.valueOf(name)?.values[0] ?? NaN;
}
