import { expect, it } from "vitest";
import { checkScenario, compile, openSession } from "../../src/compile.js";
import { drawFigures, renderSvg, type Chart, type DrawnFigures } from "../../src/figures/index.js";
import type { Results } from "../../src/results/index.js";
import { createInlineSolver } from "../../src/solve/index.js";
import { solveModel } from "../../src/solve-model.js";
import { createMemoryHost } from "../support/memory-host.js";

const solver = await createInlineSolver();

async function drawText(
  text: string,
  scenarios: readonly string[] = ["base"],
): Promise<DrawnFigures> {
  const session = openSession(createMemoryHost({ "m.dcm": text }), "m.dcm");
  const solved: Results[] = [];
  for (const scenario of scenarios) {
    const compiled = compile(session, { scenario });
    expect(compiled.diagnostics).toEqual([]);
    const find = (name: string): Results | undefined =>
      solved.find((each) => each.scenario === name);
    const run = await solveModel(compiled, solver, {}, find);
    expect(run?.diagnostics).toEqual([]);
    if (run !== undefined) solved.push(run.results);
  }
  const { model } = checkScenario(session);
  if (model === undefined) throw new Error("the model has errors");
  return drawFigures(model, solved);
}

function chart(drawn: DrawnFigures, name: string): Chart {
  const found = drawn.charts.find((each) => each.name === name);
  if (found === undefined) throw new Error(`${name}: ${JSON.stringify(drawn.omitted)}`);
  return found;
}

const plant = `model plant
unit JPY = JPY2024
set YEAR "Year; the horizon" = 2030 .. 2031
set FUEL "Fuel" = { gas, coal, "太陽光" }
set FOSSIL within FUEL = { coal, gas }
param price[FUEL] : JPY/MWh = { gas: 9, coal: 5, "太陽光": 1 }
param cap : MWh = 6
param demand[y in YEAR] : MWh = (y - 2020) * 1 MWh
var made[f in FUEL, y in YEAR] : MWh in [0, if f == coal then cap else 4]
minimize total_cost : JPY = sum(f in FUEL, y in YEAR) price[f] * made[f, y]
constraint balance[y in YEAR]: sum(f in FUEL) made[f, y] == demand[y]
report share[f in FOSSIL, y in YEAR] = made[f, y] / demand[y]
scenario LESS { param cap = 3 }
scenario FREE { without balance }
`;

it("shows a declaration by the sets of its indices, in the figure's unit", async () => {
  const drawn = await drawText(
    `${plant}figure f : kWh "What is made" bar(x: YEAR, y: made, color: FUEL)`,
  );
  const { title, unit, table, channels, mark } = chart(drawn, "f");
  expect({ title, unit, mark, channels }).toEqual({
    title: "What is made",
    unit: "kWh",
    mark: "bar",
    channels: { x: "x", color: "color", y: "y" },
  });
  expect(table.columns.map((column) => column.title)).toEqual(["Fuel", "Year", "made"]);
  expect(table.rows).toEqual([
    ["gas", 2030, 0],
    ["gas", 2031, 1000],
    ["coal", 2030, 6000],
    ["coal", 2031, 6000],
    ["太陽光", 2030, 4000],
    ["太陽光", 2031, 4000],
  ]);
});

it("shows formulas over the figure's own indices, also duals", async () => {
  const drawn = await drawText(
    `${plant}figure f[y in YEAR] : JPY/MWh line(x: y, y: { price: dual(balance[y]), mean: total_cost / demand[y] })`,
  );
  const { table, channels } = chart(drawn, "f");
  expect(channels).toEqual({ x: "x", color: "color", y: "y" });
  expect(table.columns.map((column) => column.title)).toEqual(["Series", "Year", "value"]);
  const rows = table.rows.filter(([series]) => series === "price").map((row) => row[2]);
  expect(rows).toEqual([5, 9]);
});

it("converts every series to one unit", async () => {
  const drawn = await drawText(
    `${plant}param asked[y in YEAR] : kWh = (y - 2020) * 1000 kWh
figure f line(x: YEAR, y: { asked, demand })`,
  );
  const { table, unit } = chart(drawn, "f");
  expect(unit).toBe("kWh");
  expect(table.rows).toEqual([
    ["asked", 2030, 10000],
    ["asked", 2031, 11000],
    ["demand", 2030, 10000],
    ["demand", 2031, 11000],
  ]);
});

it("sets scenarios side by side unless a channel shows them", async () => {
  const drawn = await drawText(
    `${plant}figure f bar(x: YEAR, y: made, color: FUEL)
figure g line(x: SCENARIO, y: total_cost)`,
    ["base", "LESS"],
  );
  expect(chart(drawn, "f").channels).toMatchObject({ column: "column" });
  expect(new Set(chart(drawn, "f").table.rows.map(([scenario]) => scenario))).toEqual(
    new Set(["base", "LESS"]),
  );
  expect(chart(drawn, "g").table.rows.map(([scenario]) => scenario)).toEqual(["base", "LESS"]);
});

it("leaves a figure out whose scenario was not solved, and says so", async () => {
  const drawn = await drawText(
    `${plant}figure f bar(x: YEAR, y: made, color: FUEL) for base, LESS`,
  );
  expect(drawn.charts).toEqual([]);
  expect(drawn.omitted).toEqual([{ name: "f", reason: "the scenario `LESS` was not solved" }]);
});

it("leaves a figure out where a scenario took away what it shows", async () => {
  const text = `${plant}figure f[y in YEAR] line(x: y, y: dual(balance[y]))`;
  expect((await drawText(text, ["base"])).charts).toHaveLength(1);
  const drawn = await drawText(text, ["FREE"]);
  expect(drawn.omitted).toEqual([{ name: "f", reason: "it has no values" }]);
});

it("leaves a figure out whose scenario has no solution", async () => {
  const drawn = await drawText(
    `${plant}scenario NONE { param cap = 0 }
figure f bar(x: YEAR, y: made, color: FUEL) for NONE`,
    ["NONE"],
  );
  expect(drawn.omitted).toEqual([{ name: "f", reason: "`NONE` has no solution" }]);
});

it("names a study that was not run", async () => {
  const drawn = await drawText(
    `${plant}study caps { vary cap * { 0.5, 1 } measure total_cost }
figure f line(study: caps, x: cap, y: total_cost)`,
  );
  expect(drawn.omitted).toEqual([{ name: "f", reason: "the study `caps` was not run" }]);
});

it("gives a member one colour in figures of its set and of its subsets", async () => {
  const drawn = await drawText(
    `${plant}figure all bar(x: YEAR, y: made, color: FUEL)
figure some area(x: YEAR, y: share, color: FOSSIL)`,
  );
  const colorOf = (name: string, member: string): unknown => {
    const text = JSON.stringify(chart(drawn, name).specification);
    const scale = /"scale":\{"domain":(\["[^\]]*\]),"range":(\[[^\]]*\])\}/u.exec(text);
    const domain: unknown = JSON.parse(scale?.[1] ?? "[]");
    const range: unknown = JSON.parse(scale?.[2] ?? "[]");
    if (!Array.isArray(domain) || !Array.isArray(range)) return undefined;
    return range[domain.indexOf(member)];
  };
  expect(colorOf("all", "coal")).toMatch(/^#/u);
  expect(colorOf("some", "coal")).toBe(colorOf("all", "coal"));
  expect(colorOf("some", "gas")).toBe(colorOf("all", "gas"));
});

it("shows hostile members as they are", async () => {
  const drawn = await drawText(`model hostile
set NAME = { "</script>", "=cmd", "__proto__", "constructor", "a.b", "[x]", "東京" }
set YEAR = 2030 .. 2031
var v[n in NAME, y in YEAR] >= 1
minimize total_cost = sum(n in NAME, y in YEAR) v[n, y]
figure lines line(x: YEAR, y: v, color: NAME)
figure panels bar(x: YEAR, y: v, column: NAME)
figure map[n in NAME] tiles(region: n, y: v[n, 2030])
`);
  expect(drawn.omitted).toEqual([]);
  expect(chart(drawn, "map").unplaced).toEqual([
    "</script>",
    "=cmd",
    "__proto__",
    "constructor",
    "a.b",
    "[x]",
  ]);
  for (const each of drawn.charts) {
    const svg = await renderSvg(each);
    expect(svg).not.toContain("</script>");
    if (each.name !== "map") expect(svg).toMatch(/>__proto__\u2060?</u);
    expect(each.table.rows.some((row) => row.includes("__proto__"))).toBe(true);
  }
});
