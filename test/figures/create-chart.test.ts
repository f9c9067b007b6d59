import { expect, it } from "vitest";
import { createChart, createPalette, type ChartInput, type Mark } from "../../src/figures/index.js";
import { draw, emissions, findAll, label, number } from "./chart-input.js";

const byRegion: ChartInput = {
  name: "map",
  title: "Load",
  mark: "tiles",
  unit: "%",
  channels: { region: "r", y: "load" },
  table: {
    columns: [label("r", "Region"), number("load", "%")],
    rows: [
      ["Hokkaido", 20],
      ["Kanto", 80],
      ["Atlantis", 0],
    ],
  },
};

const swings: ChartInput = {
  name: "tornado",
  title: "Swings",
  mark: "tornado",
  unit: "MJPY",
  channels: { x: "p", color: "v", y: "npv", base: "base" },
  table: {
    columns: [label("p"), label("v"), number("npv", "MJPY"), number("base", "MJPY")],
    rows: [
      ["carbon price", "× 0.5", 90, 100],
      ["carbon price", "× 1.5", 115, 100],
      ["gain", "28 %", 103, 100],
      ["gain", "32 %", 98, 100],
    ],
  },
};

const marks: readonly Mark[] = ["line", "area", "bar", "grouped", "point"];
const plain = marks.map((mark) => emissions({ mark, name: mark }));
const panels = marks.map((mark) =>
  emissions({
    mark,
    name: `${mark}-panels`,
    channels: { x: "YEAR", y: "emissions", row: "SCENARIO" },
  }),
);

it.each([...plain, ...panels, byRegion, swings].map((input) => ({ input, name: input.name })))(
  "makes a specification of $name that Vega-Lite compiles without a warning",
  async ({ input }) => {
    const { svg, warnings } = await draw(createChart(input).specification);
    expect(warnings).toEqual([]);
    expect(svg).toMatch(/^<svg /u);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/u);
  },
);

it("holds the data in the specification, absent values as null", () => {
  const { specification } = createChart(emissions());
  expect(findAll(specification, "url")).toEqual([]);
  const [values] = findAll(specification, "values");
  expect(values).toHaveLength(6);
  expect(values).toContainEqual(expect.objectContaining({ x: 2030, color: "RCN", y: null }));
});

it("writes years without separators and amounts with them", async () => {
  const rows = [
    ["REF", 2024, 12_000],
    ["REF", 2040, 36_000],
  ];
  const input = emissions();
  const chart = createChart({ ...input, table: { ...input.table, rows } });
  const { svg } = await draw(chart.specification);
  expect(svg).toMatch(/>2024</u);
  expect(svg).toMatch(/>30,000</u);
});

it("puts the unit into the title of the axis, and none for plain numbers", () => {
  const titles = (unit: string): readonly unknown[] =>
    findAll(createChart(emissions({ unit })).specification, "title");
  expect(titles("Mt")).toContain("emissions [Mt]");
  expect(titles("1")).toContain("emissions");
});

it("stacks parts below zero downwards, on their own", () => {
  const rows = [
    ["a", 2024, 3],
    ["b", 2024, -1],
    ["c", 2024, 2],
    ["d", 2024, -2],
  ];
  const input = emissions({ mark: "bar" });
  const { specification } = createChart({ ...input, table: { ...input.table, rows } });
  const [values] = findAll(specification, "values");
  expect(values).toMatchObject([
    { color: "a", from: 0, to: 3 },
    { color: "b", from: 0, to: -1 },
    { color: "c", from: 3, to: 5 },
    { color: "d", from: -1, to: -3 },
  ]);
});

it("starts bars and areas at zero", () => {
  for (const mark of ["bar", "area", "grouped"] as const) {
    const { specification } = createChart(emissions({ mark }));
    const domains = findAll(specification, "domain").filter(
      (domain) => Array.isArray(domain) && typeof domain[0] === "number" && domain.length === 2,
    );
    expect(domains).toContainEqual([0, expect.any(Number)]);
  }
});

it("leaves a gap in an area where a value is absent", () => {
  const { specification } = createChart(emissions({ mark: "area" }));
  const [values] = findAll(specification, "values");
  expect(values).toContainEqual(expect.objectContaining({ x: 2030, color: "RCN", to: null }));
});

it("tells range, ends and gaps in words", () => {
  const { description } = createChart(emissions({ doc: "Scenario REF" }));
  expect(description).toBe(
    "Scenario REF. Line chart of emissions in Mt by Year (2024, 2030, 2040), for each Scenario (REF, RCN). " +
      "Values run from 0 Mt (RCN, 2040) to 10 Mt (REF, 2040). " +
      "REF: from 8 Mt at 2024 to 10 Mt at 2040. RCN: from 8 Mt at 2024 to 0 Mt at 2040. " +
      "1 of 6 values are absent and left out.",
  );
});

it("says of a chart without values that none is there", async () => {
  const input = emissions();
  const rows = [
    ["REF", 2024, undefined],
    ["REF", 2030, NaN],
  ];
  const chart = createChart({ ...input, table: { ...input.table, rows } });
  expect(chart.description).toContain("No value is there.");
  expect((await draw(chart.specification)).warnings).toEqual([]);
});

it("paints a region's prefectures and lists members that are no place", () => {
  const chart = createChart(byRegion);
  expect(chart.unplaced).toEqual(["Atlantis"]);
  expect(chart.description).toContain("Not on the map: Atlantis.");
  const [values] = findAll(chart.specification, "values");
  expect(values).toHaveLength(47);
  expect(values).toContainEqual(
    expect.objectContaining({ name: "Tokyo", y: 80, text: "Tokyo: Kanto: 80 %" }),
  );
  expect(values).toContainEqual(expect.objectContaining({ name: "Osaka", y: null }));
});

it("writes each setting of a tornado at the end of its bar, the base as a line", async () => {
  const { svg } = await draw(createChart(swings).specification);
  for (const text of ["× 0.5", "× 1.5", "28 %", "32 %", "carbon price"]) {
    expect(svg).toContain(`>${text}<`);
  }
});

it("draws panels in the order of the table", async () => {
  const input = emissions({ channels: { x: "YEAR", y: "emissions", column: "SCENARIO" } });
  const { svg } = await draw(createChart(input).specification);
  expect(svg.indexOf(">REF<")).toBeGreaterThan(0);
  expect(svg.indexOf(">REF<")).toBeLessThan(svg.indexOf(">RCN<"));
});

it("gives a label the colour of its place in the palette, whatever else is shown", () => {
  const palette = createPalette(["base", "REF", "CCN", "RCN"]);
  const { specification } = createChart(emissions({ palette }));
  const ranges = findAll(specification, "range");
  expect(ranges).toContainEqual([palette.styleOf("REF").color, palette.styleOf("RCN").color]);
});

it.each<Mark>(["line", "area"])("breaks a %s in two where a value is absent", async (mark) => {
  const years = [2024, 2025, 2026, 2027, 2028];
  const rows = years.map((year) => ["REF", year, year === 2026 ? undefined : 5]);
  const input = emissions({ mark });
  const chart = createChart({ ...input, table: { ...input.table, rows } });
  const { svg } = await draw(chart.specification);
  const paths = [
    ...svg.matchAll(/<path [^>]*aria-roledescription="[^"]*"[^>]*>|<path [^>]*d="(M[^"]*)"/gu),
  ]
    .map(([, path = ""]) => path)
    .filter((path) => path.split("M").length === 3);
  expect(paths.length).toBeGreaterThan(0);
});

it("lists every series in the legend, however many", async () => {
  const rows = Array.from({ length: 47 }, (_, i) => [`series ${i}`, 2024, i]);
  const input = emissions({ mark: "bar" });
  const { svg } = await draw(
    createChart({ ...input, table: { ...input.table, rows } }).specification,
  );
  for (const [name] of rows) expect(svg).toContain(`>${name}</text>`);
});
