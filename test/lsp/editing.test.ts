/**
 * Help while writing: hover, completion, signatures, rename.
 */
import { expect, it } from "vitest";
import { findCompletions } from "../../src/lsp/features/completion.js";
import { findHover } from "../../src/lsp/features/hover.js";
import { prepareRename, rename } from "../../src/lsp/features/rename.js";
import { findSignature } from "../../src/lsp/features/signature-help.js";
import { edit, town, type Editor } from "./support.js";

function hover(editor: Editor, file: string, wanted: string, by = 0): string {
  const found = findHover(...editor.at(file, wanted, by));
  const contents = found?.contents;
  return typeof contents === "object" && "value" in contents ? contents.value : "";
}

/** Completions after a text at the end of the model. */
function complete(typed: string): readonly string[] {
  const editor = edit(town);
  editor.look("main.dcm");
  editor.setText("main.dcm", `${town["main.dcm"] ?? ""}${typed}`);
  const document = editor.document("main.dcm");
  const { items } = findCompletions(document, document.source.text.length);
  return items
    .toSorted((a, b) => ((a.sortText ?? "") < (b.sortText ?? "") ? -1 : 1))
    .map(({ label }) => label);
}

it("shows unit, domain, doc string, range and size", () => {
  const editor = edit(town);
  expect(hover(editor, "main.dcm", "tariff[r]")).toContain("Grid tariff");
  expect(hover(editor, "main.dcm", "tariff[r]")).toContain("(JPY/kWh)");
  editor.look("main.dcm");
  const tariff = hover(editor, "main.dcm", "tariff[r]");
  expect(tariff).toContain("over `REGION` (2)");
  expect(tariff).toContain("from 20 to 25 JPY/kWh");
  expect(hover(editor, "main.dcm", "REGION * SEASON")).toContain("北海道, Kanto");
});

it("shows a constraint's rows and one of them with its numbers", () => {
  const editor = edit(town);
  editor.look("main.dcm");
  const balance = hover(editor, "parts/supply.dcm", "balance[");
  expect(balance).toContain("16 rows built");
  expect(balance).toContain("grid[北海道, DJF, 0]");
});

it("shows indices, members, units, built-in functions and members of components", () => {
  const editor = edit(town);
  expect(hover(editor, "main.dcm", "[r] * grid", 1)).toContain("index over `REGION`");
  expect(hover(editor, "main.dcm", "JJA then")).toContain("member of `SEASON`");
  expect(hover(editor, "main.dcm", "MW = if")).toContain("unit of power");
  expect(hover(editor, "parts/supply.dcm", "discharge[")).toContain("component `storage`");
  expect(hover(editor, "main.dcm", "sum(r")).toBe("");
});

it("completes members of the set that a subscript wants, in half-typed texts too", () => {
  expect(complete("report x = grid[Kanto, ").slice(0, 2)).toEqual(["DJF", "JJA"]);
  expect(complete("report x = tariff[").slice(0, 2)).toEqual(["北海道", "Kanto"]);
  expect(complete("report x = sum(s in SEASON where s == ").slice(0, 2)).toEqual(["DJF", "JJA"]);
});

it("completes indices in scope before other names", () => {
  const found = complete("constraint c[r in REGION]: siz");
  expect(found.indexOf("r")).toBeLessThan(found.indexOf("size"));
  expect(found).toContain("size");
  expect(complete("report x = sum(r in ")[0]).toBe("HOUR");
});

it("completes units, words, members of instances, modules, exports and paths", () => {
  expect(complete("param x : ")).toContain("kWh");
  expect(complete("param x : MW/")).toContain("hour");
  expect(complete("param x = 3 ")).toContain("JPY2024");
  expect(complete("\ncon")).toContain("constraint");
  expect(complete("report x = bess.")).toContain("discharge");
  expect(complete("import std.fi")).toContain("finance");
  expect(complete("import std.finance (")).toContain("capital_recovery");
  expect(complete('set X from "data/')).toEqual(["regions.csv"]);
  expect(complete("# a comm")).toEqual([]);
});

it("says what is indexed over what, and which argument is written", () => {
  const text = `${town["main.dcm"] ?? ""}report x = grid[Kanto, DJF, `;
  const editor = edit({ ...town, "main.dcm": text });
  const document = editor.document("main.dcm");
  const found = findSignature(document, document.source.text.length);
  expect(found?.signatures[0]?.label).toBe("grid[r in REGION, s in SEASON, h in HOUR] : MW");
  expect(found?.activeParameter).toBe(2);
});

it("renames across files and models, and states the column that the old name was", () => {
  const editor = edit({
    ...town,
    "more.dcm": 'model more extends "main.dcm"\nscenario CHEAP { param tariff *= 0.5 }\n',
  });
  const [document, offset] = editor.at("main.dcm", "tariff[REGION]");
  const texts = editor.apply(rename(editor.workspace, document, offset, "料金")?.changes);
  expect([...texts.keys()].sort()).toEqual(["main.dcm", "more.dcm"]);
  expect(texts.get("more.dcm")).toContain("param 料金 *= 0.5");
  expect(texts.get("main.dcm")).not.toContain("tariff[");
  expect(texts.get("main.dcm")).toContain('from "data/regions.csv" (value = tariff)');
});

it("renames a set that data know by its name, an index, an instance and a unit behind a prefix", () => {
  const editor = edit(town);
  const change = (file: string, wanted: string, name: string, by = 0) => {
    const [document, offset] = editor.at(file, wanted, by);
    return editor.apply(rename(editor.workspace, document, offset, name)?.changes);
  };
  const set = change("main.dcm", 'REGION "Regions"', "AREA").get("main.dcm");
  expect(set).toContain('"Grid tariff" from "data/regions.csv" (AREA = REGION)');
  expect(
    change("main.dcm", "r in REGION, s in SEASON, h in HOUR]", "area").get("main.dcm"),
  ).toContain("param demand[area in REGION");
  expect(change("main.dcm", "bess over", "battery").get("supply.dcm")).toContain(
    "battery.discharge[r",
  );
  expect(change("main.dcm", "JPY = JPY2024", "YEN").get("main.dcm")).toContain(": YEN/kWh in");
});

it("renames what studies speak of", () => {
  const study =
    'study tornado on DEAR "Prices" {\n  one_at_a_time\n  vary tariff * { 0.85, 1.15 }\n  measure bill\n}\n';
  const editor = edit({ ...town, "main.dcm": `${town["main.dcm"] ?? ""}${study}` });
  const change = (wanted: string, name: string) => {
    const [document, offset] = editor.at("main.dcm", wanted);
    return editor.apply(rename(editor.workspace, document, offset, name)?.changes).get("main.dcm");
  };
  expect(change("tariff[REGION]", "price")).toContain("vary price * {");
  expect(change("DEAR", "HIGH")).toContain("study tornado on HIGH");
  expect(change("bill : JPY", "cost_of_power")).toContain("measure cost_of_power");
});

const outputs = `
set YEAR integer = 2030 .. 2032
param yearly[REGION, YEAR] : MW = 3
iamc power[r in REGION, YEAR] : MW variable "Power|{ r}" region "Japan" year YEAR = yearly[r, YEAR]
iamc other[r in REGION, y in YEAR] : MW variable "Power|{y}" region r year y = yearly[r, y]
claim cheap <= 9 kJPY "Section 2" = bill because "rounded"
figure prices[r in REGION, y in YEAR] "Power" line(x: y, color: r, y: { yearly: yearly[r, y] }) for DEAR
`;

it("renames what figures, claims and IAMC variables speak of", () => {
  const text = `${town["main.dcm"] ?? ""}${outputs}`.replace("yearly[r, YEAR]", "3 MW");
  const editor = edit({ ...town, "main.dcm": text.replace("Power|{y}", "Power") });
  const change = (wanted: string, name: string, by = 0) => {
    const [document, offset] = editor.at("main.dcm", wanted, by);
    return editor.apply(rename(editor.workspace, document, offset, name)?.changes).get("main.dcm");
  };
  const region = change("r in REGION, YEAR]", "area");
  expect(region).toContain('iamc power[area in REGION, YEAR] : MW variable "Power|{ area}"');
  const year = change("YEAR integer", "PERIOD");
  expect(year).toContain('region "Japan" year PERIOD = 3 MW');
  expect(change("yearly[REGION", "each")).toContain("y: { yearly: each[r, y] }");
  expect(change("y in YEAR] : MW", "t")).toContain("region r year t = yearly[r, t]");
  expect(change('DEAR "Twice', "HIGH")).toContain("y: { yearly: yearly[r, y] }) for HIGH");
  expect(change("bill :", "cost_of_power")).toContain('"Section 2" = cost_of_power because');
});

it("shows and completes figures, claims and IAMC variables", () => {
  const editor = edit({ ...town, "main.dcm": `${town["main.dcm"] ?? ""}${outputs}` });
  expect(hover(editor, "main.dcm", "cheap")).toContain("Section 2");
  expect(hover(editor, "main.dcm", "cheap")).toContain("unit: ");
  expect(hover(editor, "main.dcm", "prices[")).toContain("figure prices");
  expect(complete('figure f "Doc" ')).toEqual(expect.arrayContaining(["line", "area", "tornado"]));
  expect(complete("figure f line(")).toEqual(["color", "column", "row", "study", "x", "y"]);
  expect(complete("figure f line(x: HOUR, ")).not.toContain("x");
  expect(complete("figure f line(x: ")).toContain("HOUR");
  expect(complete("figure f line(x: HOUR, y: demand) for ")).toEqual(["DEAR", "base"]);
  expect(complete('iamc v[r in REGION] variable "A|{')).toEqual(["r"]);
  expect(complete("claim c : ")).toContain("kWh");
  expect(complete("\n")).toEqual(expect.arrayContaining(["change", "claim", "figure", "iamc"]));
});

it("refuses a rename that would break the model", () => {
  const editor = edit(town);
  const attempt = (wanted: string, name: string) => () => {
    const [document, offset] = editor.at("main.dcm", wanted);
    prepareRename(document, offset);
    rename(editor.workspace, document, offset, name);
  };
  expect(attempt("tariff[REGION]", "demand")).toThrow(/would not do/u);
  expect(attempt("tariff[REGION]", "set")).toThrow(/word of the language/u);
  expect(attempt("tariff[REGION]", "2x")).toThrow(/not a name/u);
  expect(attempt("storage as", "battery")).toThrow(/standard library/u);
  expect(attempt("JJA then", "summer")).toThrow(/members/u);
});
