import * as fc from "fast-check";
import { expect, it } from "vitest";
import { bindText } from "./bind-text.js";

const regions = "set REGION = { Kanto, Kansai, Kyushu }\n";
const tariff = `${regions}param tariff[REGION] : JPY/kWh in [0, 100] from "a.csv"\n`;

it("points at each cell that is no number and says what to do", () => {
  const file = 'region,tariff\nKanto,"1,234"\nKansai,１２\nKyushu,1e999\n';
  const { faults, diagnostics } = bindText(tariff, { "a.csv": file });
  expect(faults).toEqual([
    'invalid-number a.csv:2:7 "1,234"',
    "invalid-number a.csv:3:8 １２",
    "invalid-number a.csv:4:8 1e999",
  ]);
  expect(diagnostics.map((one) => one.help)).toEqual([
    "write the number without separators between thousands",
    "write the digits in their half-width form: `12`, not `１２`",
    "numbers go up to 1.8e308 in the unit of the parameter: choose a larger unit",
  ]);
});

it("reports a value that its unit makes too large, or too small to differ from zero", () => {
  const file = "region,tariff [JPY/MWh]\nKanto,1e-323\nKansai,1\nKyushu,1e-400\n";
  const small = bindText(tariff, { "a.csv": file });
  expect(small.faults).toEqual([
    "invalid-number a.csv:2:7 1e-323",
    "invalid-number a.csv:4:8 1e-400",
  ]);
  expect(small.diagnostics[0]?.message).toBe("`1e-323` is too close to zero for a number");
  const large = bindText(`${regions}param price[REGION] : JPY/kWh from "a.csv"\n`, {
    "a.csv": "region,price [JPY/Wh]\nKanto,1e307\nKansai,0\nKyushu,0e-400\n",
  });
  expect(large.faults).toEqual(["invalid-number a.csv:2:7 1e307"]);
});

it("counts an empty cell and a dot as missing, and reports missing values at the file with labels", () => {
  const { faults, diagnostics } = bindText(tariff, {
    "a.csv": "region,tariff\nKanto,1\nKansai,.\n",
  });
  expect(faults).toEqual(["missing-values a.csv:3:8 ."]);
  expect(diagnostics[0]?.message).toBe("`tariff` lacks 2 of 3 values");
  expect(diagnostics[0]?.why).toBe("missing: `Kansai`, `Kyushu`");
});

it("takes `{}` for a table without cells", () => {
  const { values } = bindText(
    `${regions}param p[REGION] : MW default 3 MW = {}\nparam q[REGION] optional = {}\n`,
  );
  expect(values("p")).toEqual({ Kanto: 3, Kansai: 3, Kyushu: 3 });
  expect(values("q")).toEqual({});
});

it("fills missing values from `default`, which may read the indices", () => {
  const { values, data } = bindText(
    `set YEAR = 2024 .. 2026\nparam p[y in YEAR] default y - 2000 = { 2025: 7, 2026: . }\n`,
  );
  expect(values("p")).toEqual({ 2024: 24, 2025: 7, 2026: 26 });
  expect(data.report.params).toMatchObject([
    { name: "p", elements: 3, given: 1, defaulted: 2, missing: 0 },
  ]);
});

it("leaves values of an optional parameter out", () => {
  const { values, faults } = bindText(`${regions}param cap[REGION] optional from "a.csv"\n`, {
    "a.csv": "region,cap\nKansai,3\n",
  });
  expect(faults).toEqual([]);
  expect(values("cap")).toEqual({ Kansai: 3 });
});

it("reports a label outside the set with near names, skips it with `subset` or when the outer set has it", () => {
  const file = { "a.csv": "region,x\nKanto,1\nKansai,2\nKyusyu,3\nKyushu,4\n" };
  const unknown = bindText(`${regions}param x[REGION] from "a.csv"\n`, file);
  expect(unknown.faults).toEqual(["unknown-label a.csv:4:1 Kyusyu"]);
  expect(unknown.diagnostics[0]?.help).toContain("`Kyushu`");
  const subset = bindText(`${regions}param x[REGION] from "a.csv" (subset)\n`, file);
  expect(subset.faults).toEqual([]);
  expect(subset.data.report.skipped).toMatchObject([{ rows: 1, labels: ["Kyusyu"] }]);
  const metro = bindText(
    `${regions}set METRO within REGION = { Kanto }\nparam x[METRO] from "a.csv" (METRO = region)\n`,
    { "a.csv": "region,x\nKanto,1\nKansai,2\n" },
  );
  expect(metro.faults).toEqual([]);
  expect(metro.values("x")).toEqual({ Kanto: 1 });
  expect(metro.data.report.skipped).toMatchObject([
    { declaration: "x", rows: 1, labels: ["Kansai"] },
  ]);
});

it("skips labels that were in the set before a scenario changed it", () => {
  const model = 'set REGION = { Kanto }\nparam x[REGION] from "a.csv"\n';
  const files = { "a.csv": "region,x\nKanto,1\nKansai,2\n" };
  const formerMembers = new Map([["REGION", new Set(["Kanto", "Kansai"])]]);
  expect(bindText(model, files).faults).toEqual(["unknown-label a.csv:3:1 Kansai"]);
  expect(bindText(model, files, { formerMembers }).faults).toEqual([]);
});

it("names both lines of a repeated element, unless `distinct` allows it", () => {
  const files = { "a.csv": "region,x\nKanto,1\nKansai,2\nKanto,1\nKyushu,3\n" };
  const { faults, diagnostics } = bindText(`${regions}param x[REGION] from "a.csv"\n`, files);
  expect(faults).toEqual(["duplicate-value a.csv:4:7 1"]);
  expect(diagnostics[0]?.related[0]?.span).toMatchObject({ file: "a.csv", start: 15 });
  expect(bindText(`${regions}param x[REGION] from "a.csv" (distinct)\n`, files).faults).toEqual([]);
  const unequal = { "a.csv": "region,x\nKanto,1\nKanto,2\nKansai,2\nKyushu,3\n" };
  expect(bindText(`${regions}param x[REGION] from "a.csv" (distinct)\n`, unequal).faults).toEqual([
    "duplicate-value a.csv:3:7 2",
  ]);
});

it("reports a blank label, but not a row of nothing but commas", () => {
  const { faults } = bindText(tariff, {
    "a.csv": "region,tariff\nKanto,1\n,2\nKansai,3\nKyushu,4\n,\n",
  });
  expect(faults).toEqual(["blank-label a.csv:3:1 "]);
});

it("shows values outside their restrictions at their cells, with units", () => {
  const { faults, diagnostics } = bindText(tariff, {
    "a.csv": "region,tariff\nKanto,1\nKansai,120\nKyushu,-3\n",
  });
  expect(faults).toEqual(["value-outside a.csv:3:8 120", "value-outside a.csv:4:8 -3"]);
  expect(diagnostics[0]?.message).toContain("`tariff[Kansai]` is 120 JPY/kWh");
});

it("expects whole numbers of an integer parameter", () => {
  const { faults } = bindText(`${regions}param n[REGION] integer from "a.csv"\n`, {
    "a.csv": "region,n\nKanto,1\nKansai,2.5\nKyushu,3.0\n",
  });
  expect(faults).toEqual(["value-not-whole a.csv:3:8 2.5"]);
});

it("reads members as values", () => {
  const model = `${regions}set UTILITY = { East, West }\nparam utility_of[REGION] : UTILITY from "a.csv"\n`;
  const { values, faults } = bindText(model, {
    "a.csv": "region,utility_of\nKanto,East\nKansai,West\nKyushu,West\n",
  });
  expect(faults).toEqual([]);
  expect(values("utility_of")).toEqual({ Kanto: 0, Kansai: 1, Kyushu: 1 });
  expect(
    bindText(model, { "a.csv": "region,utility_of\nKanto,Eest\nKansai,West\nKyushu,West\n" })
      .faults,
  ).toEqual(["unknown-label a.csv:2:7 Eest"]);
});

it("interpolates inside the points, and beyond them with `hold`", () => {
  const inside = bindText(
    "set YEAR = 2024 .. 2028\nparam c[YEAR] optional = { 2024: 0, 2027: 3000 } interpolate\n",
  );
  expect(inside.values("c")).toEqual({ 2024: 0, 2025: 1000, 2026: 2000, 2027: 3000 });
  const held = bindText(
    `set YEAR = { 2024, 2030, 2050 }\n${regions}param c[YEAR, REGION] from "a.csv" interpolate hold\n`,
    { "a.csv": "year,region,c\n2030,Kanto,5\n2030,Kansai,1\n2050,Kansai,3\n2030,Kyushu,0\n" },
  );
  expect(held.values("c")).toMatchObject({
    "2024 Kanto": 5,
    "2050 Kanto": 5,
    "2024 Kansai": 1,
    "2050 Kansai": 3,
  });
  const missing = bindText(
    "set YEAR = 2024 .. 2028\nparam c[YEAR] = { 2024: 0, 2027: 3000 } interpolate\n",
  );
  expect(missing.faults.map((fault) => fault.split(" ")[0])).toEqual(["missing-values"]);
  expect(bindText(`${regions}param c[REGION] = { Kanto: 1 } interpolate\n`).faults).toEqual([
    "interpolate-without-number m.dcm:3:7 c",
  ]);
});

it("reads values from JSON in three shapes, and from a table in the model", () => {
  const model = `${regions}param x[REGION] from "a.json"\n`;
  const expected = { Kanto: 1, Kansai: 2, Kyushu: 3 };
  for (const text of [
    '[{"region": "Kanto", "x": 1}, {"region": "Kansai", "x": 2}, {"region": "Kyushu", "x": "3"}]',
    '{"columns": ["region", "value"], "rows": [["Kanto", 1], ["Kansai", 2], ["Kyushu", 3]]}',
    '{"Kanto": 1, "Kansai": 2, "Kyushu": 3}',
  ])
    expect(bindText(model, { "a.json": text }).values("x")).toEqual(expected);
  const table = `${regions}table t """\nregion,x\nKanto,1\nKansai,2\nKyushu,3\n"""\nparam x[REGION] from t\n`;
  expect(bindText(table).values("x")).toEqual(expected);
  expect(bindText(table.replace("Kansai,2", "Kansai,two")).faults).toEqual([
    "invalid-number m.dcm:6:8 two",
  ]);
  expect(bindText(model, { "a.json": '{"Kanto": 1, "Kansai": 2, "Kyusyu": 3}' }).faults).toEqual([
    'unknown-label a.json:1:27 "Kyusyu"',
  ]);
});

it("gives one clear message for a file that cannot be read", () => {
  const code = (file: string): readonly string[] =>
    bindText(tariff, { "a.csv": file }).faults.map((fault) => fault.split(" ")[0] ?? "");
  expect(bindText(tariff).faults[0]).toMatch(/^missing-file m\.dcm:3:\d+ "a\.csv"$/u);
  expect(code("")).toEqual(["data-file-empty"]);
  expect(code("r\u0000e\u0000g\u0000")).toEqual(["data-file-not-text"]);
  expect(code("\ufffd\ufffdr")).toEqual(["data-file-not-text"]);
  expect(code('region,tariff\nKanto,"1\n')).toEqual(["bad-quotes"]);
  expect(code("region;tariff\nKanto;1\n")).toEqual(["wrong-delimiter"]);
  expect(code("region,tariff\n")).toEqual(["missing-values"]);
});

it("gives a diagnostic, and never throws, on any file", () => {
  const piece = fc.constantFrom(
    '"',
    ",",
    "\n",
    "\r\n",
    "region",
    "tariff",
    "Kanto",
    "1",
    "[",
    "]",
    "[MW]",
    ".",
    "\u0000",
    "__proto__",
    "{",
    "}",
    ":",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 24 }), fc.boolean(), (pieces, isJson) => {
      const path = isJson ? "a.json" : "a.csv";
      const model = tariff.replace("a.csv", path);
      expect(bindText(model, { [path]: pieces.join("") }).faults).not.toEqual([]);
    }),
    { numRuns: 150 },
  );
});

it("reports keys of an object that are too few or too deep", () => {
  const model = tariff.replace("a.csv", "a.json");
  expect(bindText(model, { "a.json": '{"Kanto": {"x": 1}}' }).faults[0]).toMatch(
    /^wrong-key-depth/u,
  );
  expect(bindText(model, { "a.json": "{}" }).faults[0]).toMatch(/^missing-values/u);
  expect(bindText('param rate from "a.json"\n', { "a.json": '{"rate": 0.03}' }).faults[0]).toMatch(
    /^wrong-key-depth/u,
  );
});

it("reads a single value from a column of its name", () => {
  const model = 'param rate from "a.csv"\n';
  expect(bindText(model, { "a.csv": "rate\n0.03\n" }).values("rate")).toEqual({ "": 0.03 });
  expect(bindText(model, { "a.csv": "rate\n1\n2\n" }).faults).toEqual([
    "duplicate-value a.csv:3:1 2",
  ]);
});

it("reports a file's fault once however many declarations read it", () => {
  const { faults } = bindText(
    `${regions}param a[REGION] from "a.csv"\nparam b[REGION] from "a.csv"\n`,
    { "a.csv": "region,a,b\nKantou,1,2\nKansai,1,2\nKyushu,1,2\n" },
  );
  expect(faults).toEqual(["unknown-label a.csv:2:1 Kantou"]);
});

it("shares parsed files between bindings by the caller's cache", () => {
  const cache = new Map();
  const files = { "a.csv": "region,tariff\nKanto,1\nKansai,2\nKyushu,3\n" };
  const first = bindText(tariff, files, { cache, hash: (text) => `length ${text.length}` });
  bindText(tariff, files, { cache });
  expect(cache.size).toBe(1);
  expect(first.data.files).toMatchObject([{ path: "a.csv", hash: "length 40" }]);
});

it("reads many rows within seconds", () => {
  const lines = ["zone,hour,x"];
  for (let i = 0; i < 876_000; i++) lines.push(`Z${i % 100},${Math.floor(i / 100)},${i % 977}.5`);
  const start = performance.now();
  const { faults, data } = bindText(
    'set ZONE from "a.csv"\nset HOUR = 0 .. 8759\nparam x[ZONE, HOUR] >= 0 from "a.csv"\n',
    { "a.csv": lines.join("\n") },
  );
  expect(faults).toEqual([]);
  expect(data.environment.param("x").values[8760 + 3]).toBe((301 % 977) + 0.5);
  expect((performance.now() - start) / 1000).toBeLessThan(10);
});
