import { expect, it } from "vitest";
import {
  findNeeds,
  judgeClaims,
  renderPage,
  type JudgedClaim,
  type KnownRun,
} from "../../src/claims/index.js";
import { bindScenario, compile, openSession } from "../../src/compile.js";
import { buildCatalogue, createReporter } from "../../src/diagnostics/index.js";
import type { Results } from "../../src/results/index.js";
import { createInlineSolver } from "../../src/solve/index.js";
import { solveModel } from "../../src/solve-model.js";
import { createMemoryHost } from "../support/memory-host.js";

const solver = await createInlineSolver();

const shop = `model shop "A shop"
unit JPY = JPY2024
set HOUR = 1 .. 3
param price : JPY/kWh = 20
var buy[h in HOUR] : kWh >= 0
constraint need[h in HOUR]: buy[h] >= 10 kWh
minimize spend : JPY = sum(h in HOUR) price * buy[h]
scenario CHEAP "Cheap power" { param price = 10 }
scenario DEAR { param price = 40 }
scenario 東京 { param price = 30 }
scenario NEVER { add constraint no: sum(h in HOUR) buy[h] <= 1 kWh }
report saving = 1 - value(spend, CHEAP) / value(spend, DEAR)
report twice = 2 * saving
`;

function openShop(claims: string): ReturnType<typeof openSession> {
  return openSession(createMemoryHost({ "m.dcm": `${shop}${claims}\n` }), "m.dcm");
}

function needsOf(claims: string): Record<string, readonly string[]> {
  const { model, diagnostics } = bindScenario(openShop(claims));
  expect(diagnostics).toEqual([]);
  const needs = model === undefined ? undefined : findNeeds(model);
  const named = [...(needs?.scenarios ?? [])].map(([name, of]) => [name, [...of]]);
  return Object.fromEntries([...named, ...(needs?.hasBase === true ? [["own", []]] : [])]);
}

async function judgeAll(claims: string): Promise<readonly JudgedClaim[]> {
  const session = openShop(claims);
  const { dataSet, diagnostics } = bindScenario(session);
  expect(diagnostics).toEqual([]);
  if (dataSet === undefined) return [];
  const { environment } = dataSet;
  const { hasBase, scenarios } = findNeeds(environment.model);
  const solved = new Map<string, Results>();
  for (const scenario of new Set([...(hasBase ? ["base"] : []), ...scenarios.keys()])) {
    const compiled = compile(session, { scenario });
    const run = await solveModel(compiled, solver, {}, (name) => solved.get(name));
    if (run !== undefined) solved.set(scenario, run.results);
  }
  const runOf = (name: string): KnownRun | undefined => {
    const results = solved.get(name);
    return results && { status: results.solution.status, valueOf: results.valueOf };
  };
  const evidence = { environment, base: hasBase ? solved.get("base") : undefined, runOf };
  return judgeClaims(evidence, createReporter(buildCatalogue).report);
}

it("needs no scenario but those that the claims read, with the names they read", () => {
  expect(needsOf("claim a : JPY about 300 = value(spend, CHEAP)")).toEqual({ CHEAP: ["spend"] });
  expect(needsOf("claim a : JPY/kWh about 20 = price")).toEqual({});
});

it("follows reports that name scenarios themselves", () => {
  expect(needsOf("claim a about 1 = value(twice, 東京)")).toEqual({
    東京: ["twice"],
    CHEAP: ["spend"],
    DEAR: ["spend"],
  });
});

it("needs the base only when a claim reads its solution", () => {
  expect(needsOf("claim a : JPY about 600 = spend")).toEqual({ own: [] });
  expect(needsOf("claim a : JPY/kWh about 20 = price(need[1])")).toEqual({ own: [] });
});

it("computes values over scenarios, parameters and the base's own rows", async () => {
  const judged = await judgeAll(`
claim a in [70 %, 80 %] "Table 1: saving" = saving
claim b : JPY/kWh about 20 = price(need[2])
claim c : JPY about 900 within 1 % = value(spend, 東京)
claim d : JPY/kWh <= 9 "Table 1: price: cheap" = value(price, CHEAP) because "it is 10"
claim e about 1.5 = value(twice, 東京)`);
  expect(judged.map(({ value, verdict }) => [value, verdict])).toEqual([
    [0.75, "met"],
    [20, "met"],
    [900, "met"],
    [10, "not met"],
    [1.5, "met"],
  ]);
  expect(judged[0]).toMatchObject({ section: "Table 1", text: "saving", isPercent: true });
  expect(judged[2]).toMatchObject({ section: undefined, text: "c", isPercent: false, unit: "JPY" });
  expect(judged[3]).toMatchObject({ text: "price: cheap", reason: "it is 10" });
});

it("says why a claim has no value", async () => {
  const [absent] = await judgeAll("claim a : JPY about 1 = value(spend, NEVER)");
  expect(absent).toMatchObject({
    verdict: "absent",
    value: undefined,
    absence: "`NEVER` is infeasible",
  });
});

it("writes a page that depends on nothing but what it shows, save its last section", async () => {
  const claims = await judgeAll(
    'claim a : JPY about 600 "Fig. 1: a | b" = value(spend, DEAR) because "<script> & *stars*"',
  );
  const page = (day: string, seconds: number): string =>
    renderPage({
      model: "shop",
      title: "A shop",
      command: "dcm reproduce m.dcm --out R.md",
      hash: "0123456789abcdef0123",
      versions: ["dcm 1"],
      objective: { name: "spend", unit: "JPY" },
      claims,
      runs: [
        {
          name: "DEAR",
          doc: undefined,
          status: "optimal",
          objective: 1200,
          rows: 3,
          columns: 3,
          nonzeros: 3,
          seconds,
        },
      ],
      made: { day, seconds },
    });
  const early = page("2026-01-01", 1.25);
  expect(early).toContain(
    "| a \\| b `a` | 600 ± 30 JPY | 1,200 JPY | +100 % | **not met** | \\<script\\> \\& \\*stars\\* |",
  );
  expect(early).toContain("| `DEAR` |  | optimal | 1,200 | 3 | 3 | 3 |");
  const late = page("2027-02-02", 9);
  expect(late).not.toBe(early);
  const stable = (text: string): string => text.slice(0, text.indexOf("## Time"));
  expect(stable(late)).toBe(stable(early));
});
