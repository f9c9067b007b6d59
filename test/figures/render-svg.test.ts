import { expect, it } from "vitest";
import { createChart, figureFiles, renderSvg, type Mark } from "../../src/figures/index.js";
import { emissions, label, number } from "./chart-input.js";

const hostile = [
  "</script><script>alert(1)</script>",
  "=cmd|' /C calc'!A0",
  "東京",
  "__proto__",
  "constructor",
  "a.b",
  "[x]",
  `quote " and '`,
  "&amp;",
  "url(#pattern-1-ABCDEF)",
  'id="clip0"',
  "line\nbreak\u0000",
];

it.each<Mark>(["line", "area", "bar", "grouped", "point", "tiles"])(
  "draws hostile labels as texts in a %s",
  async (mark) => {
    const rows = hostile.flatMap((name) => [
      [name, 2024, 1],
      [name, 2030, -2],
    ]);
    const places = { region: "SCENARIO", column: "YEAR", y: "emissions" };
    const input = emissions({ mark, title: hostile[0] ?? "" });
    const channels = mark === "tiles" ? places : input.channels;
    const svg = await renderSvg(
      createChart({ ...input, channels, table: { ...input.table, rows } }),
    );
    expect(svg).not.toMatch(/<script|<\/script|\p{Cc}/u);
    expect(svg).toContain("&lt;/script&gt;");
    if (mark === "tiles") return;
    for (const text of ["東京", "__proto__", "constructor", "a.b", "[x]"]) {
      expect(svg).toMatch(new RegExp(`>${text.replace(/[.[\]]/gu, "\\$&")}\u2060?<`, "u"));
    }
  },
);

it("stands in a page without reaching out of it", async () => {
  const svg = await renderSvg(createChart(emissions()));
  expect(svg).toMatch(
    /^<svg [^>]*role="img" aria-labelledby="figure-fig3-title figure-fig3-description"/u,
  );
  expect(svg).toContain('<title id="figure-fig3-title">Emissions</title>');
  expect(svg).toMatch(/<desc id="figure-fig3-description">Line chart of emissions in Mt/u);
  expect(svg).not.toMatch(/ (?:class|on[a-z]+|href|xlink:href)="/u);
  expect(svg.replace(' xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(/https?:|@import/u);
});

it("begins every id with the figure's name, so that two can share a page", async () => {
  const rows = Array.from({ length: 12 }, (_, i) => [`series ${i}`, 2024, i]);
  const input = emissions({ mark: "bar" });
  for (const name of ["one", "二.x/y"]) {
    const svg = await renderSvg(createChart({ ...input, name, table: { ...input.table, rows } }));
    const ids = [...svg.matchAll(/ id="([^"]*)"/gu)].map(([, id]) => id);
    const prefix = name === "one" ? "figure-one-" : "figure-_4e8c_2ex_2fy-";
    expect(ids.length).toBeGreaterThan(2);
    expect(ids.every((id) => id?.startsWith(prefix))).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of svg.matchAll(/url\(#([^)]*)\)/gu)) expect(ids).toContain(target);
  }
});

it("fills the ninth series of a stack with a pattern", async () => {
  const rows = Array.from({ length: 9 }, (_, i) => [`series ${i}`, 2024, i + 1]);
  const input = emissions({ mark: "bar" });
  const svg = await renderSvg(createChart({ ...input, table: { ...input.table, rows } }));
  expect([...svg.matchAll(/<pattern /gu)]).toHaveLength(1);
});

it("takes the colour of the text around for texts and axes", async () => {
  const svg = await renderSvg(createChart(emissions()));
  expect(svg).toContain('fill="currentColor"');
  expect(svg).toContain('stroke="currentColor"');
  expect(svg).not.toMatch(/(?:fill|stroke)="(?:black|#000|#24292f|#333)"/u);
  expect(svg).not.toMatch(/fill="(?:white|#fff)"/u);
});

it("tells each value to a pointer", async () => {
  const svg = await renderSvg(createChart(emissions({ mark: "bar" })));
  expect(svg).toContain("<title>REF, 2040: 10 Mt</title>");
});

it("has the title above the picture only when asked", async () => {
  const chart = createChart(emissions());
  expect(await renderSvg(chart)).not.toMatch(/<text[^>]*>Emissions<\/text>/u);
  expect(await renderSvg(chart, { hasTitle: true })).toMatch(/<text[^>]*>Emissions<\/text>/u);
});

it.each([360, 680, 1000])("fits into %i pixels", async (width) => {
  for (const mark of ["line", "bar", "tiles"] as const) {
    const places = { region: "SCENARIO", column: "YEAR", y: "emissions" };
    const input = emissions({ mark });
    const channels = mark === "tiles" ? places : input.channels;
    const svg = await renderSvg(createChart({ ...input, channels }), { width });
    const drawn = Number(/ width="([\d.]+)"/u.exec(svg)?.[1]);
    expect(drawn).toBeLessThanOrEqual(width + 12);
    expect(drawn).toBeGreaterThan(width * (mark === "tiles" ? 0.4 : 0.85));
  }
});

it("keeps a figure as picture, specification and table", async () => {
  const table = {
    columns: [label("SCENARIO", "Scenario"), label("YEAR", "=Year"), number("emissions", "Mt")],
    rows: [
      ["=1+1", 2024, 1.5],
      ["東京", 2030, undefined],
    ],
  };
  const files = figureFiles([createChart(emissions({ table }))]);
  expect([...files.keys()]).toEqual(["fig3.svg", "fig3.vl.json", "fig3.csv"]);
  expect(await files.get("fig3.csv")?.()).toBe(
    "Scenario,'=Year,emissions [Mt]\n'=1+1,2024,1.5\n東京,2030,\n",
  );
  const specification: unknown = JSON.parse((await files.get("fig3.vl.json")?.()) ?? "");
  expect(specification).toMatchObject({ $schema: expect.stringMatching(/vega-lite\/v5/u) });
  expect(await files.get("fig3.svg")?.()).toMatch(/^<svg /u);
});

it("gives the same picture twice", async () => {
  const chart = createChart(emissions());
  expect(await renderSvg(chart)).toBe(await renderSvg(chart));
});
