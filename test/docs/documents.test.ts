/**
 * Whole documents: of every model and module that ships, of hostile names, of scenarios and of numbers.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { bindScenario, checkScenario, openSession } from "../../src/compile.js";
import {
  buildDocument,
  renderHtml,
  renderLatex,
  type ModelDocument,
} from "../../src/docs/index.js";
import { createNodeHost, locateModel } from "../../src/host-node.js";
import { applyModelChanges } from "../../src/scenario/index.js";
import { createMemoryHost } from "../support/memory-host.js";
import { repository } from "../support/files.js";
import { resolveText } from "../support/resolve-text.js";
import { findLatexFault, findLinkFaults, findXmlFault } from "./well-formed.js";

const entries = readdirSync(join(repository, "models"), { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".dcm"))
  .filter((path) => /^model /mu.test(readFileSync(join(repository, "models", path), "utf8")))
  .sort();

function expectSound(document: ModelDocument): void {
  const html = renderHtml(document);
  expect(findXmlFault(html)).toBeUndefined();
  expect(findLinkFaults(html)).toEqual([]);
  expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org\/1999\/xhtml)/u);
  expect(findLatexFault(renderLatex(document))).toBeUndefined();
}

it.each(entries)("makes a sound document of models/%s", (path) => {
  const place = locateModel(join(repository, "models", path)).value;
  if (place === undefined) return expect.fail(`no model in ${path}`);
  const session = openSession(createNodeHost(place.root), place.entry);
  const { model } = checkScenario(session);
  expectSound(buildDocument({ program: session.resolved, model }));
});

it.each(
  readdirSync(join(repository, "stdlib")).filter(
    (name) => name.endsWith(".dcm") && name !== "units.dcm",
  ),
)("makes a sound document of all that stdlib/%s offers", (file) => {
  const module = `std.${file.replace(".dcm", "")}`;
  const host = createMemoryHost({ "main.dcm": "model m\n" });
  const text = host.read(`std/${file}`);
  const names = [
    ...(text.kind === "text" ? text.text : "").matchAll(/^(?:function|component) (\w+)/gmu),
  ].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(0);
  const { program, said } = resolveText(`import ${module} (${names.join(", ")})\n`);
  expect(said).toEqual([]);
  const document = buildDocument({ program });
  expectSound(document);
  const html = renderHtml(document);
  for (const name of names) expect(html).toContain(`<code>${name ?? ""}</code>`);
});

it("finds the numbers of the paper's equations", () => {
  const session = openSession(createNodeHost(join(repository, "models/dc-decom")), "dc-decom.dcm");
  const compiled = bindScenario(session);
  const document = buildDocument({
    program: session.resolved,
    model: compiled.model,
    environment: compiled.dataSet?.environment,
  });
  const numbers = [...document.entries.values()].flatMap(({ number }) =>
    number === undefined ? [] : [Number(number)],
  );
  expect([...new Set(numbers)].sort((a, b) => a - b)).toEqual(
    Array.from({ length: 17 }, (_, i) => i + 1),
  );
  expectSound(document);
  const html = renderHtml(document);
  expect(html).toContain("5</bdi><bdi>: </bdi><code>Hokkaido</code>");
  expect(document.usedBy.get("tariff")).toEqual(["energy"]);
  expect(document.entries.get("energy")?.uses).toContain("tariff");
  expect(renderLatex(document)).toContain("\\tag{12}");
});

const hostile = [
  "</script>",
  "=cmd",
  "東京",
  "__proto__",
  "a_b",
  "%",
  "&",
  "\\end{document}",
  "\u202e",
  "<![CDATA[",
];

it("escapes hostile texts in both notations", () => {
  const members = hostile.map((text) => JSON.stringify(text)).join(", ");
  const doc = JSON.stringify(hostile.join(" "));
  const { program, said } = resolveText(
    `set __proto__ ${doc} = { ${members} }
set 都市 = { 東京 }
param constructor[r in __proto__] ${doc} = if r == "</script>" then 1 else 2
param 値_a[c in 都市] from "a&b%<c>.csv" (値_a = "x_&")
report 総計 ${doc} = sum(r in __proto__) constructor[r] + 値_a[東京]
check ${doc}: 総計 >= 0
scenario toString ${doc} { param constructor *= 2 }
`,
  );
  expect(said).toEqual([]);
  const document = buildDocument({ program });
  expectSound(document);
  const html = renderHtml(document);
  expect(html).toContain("&lt;/script&gt;");
  expect(html).not.toContain("</script>");
  expect(html).toContain('lang="ja"');
  const latex = renderLatex(document);
  expect(latex).toContain("\\textbackslash{}end\\{document\\}");
  expect(latex.match(/\\end\{document\}/gu)).toHaveLength(1);
  expect(latex).toContain("a\\&b\\%\\textless{}c\\textgreater{}.csv");
  expect(latex).toContain("\\_\\_proto\\_\\_");
});

it("tells figures, claims and IAMC variables in words", () => {
  const { program, said } = resolveText(`
unit JPY = JPY2024
set YEAR integer ordered = 2030 .. 2032
set KIND = { a, b }
var x[k in KIND, y in YEAR] : MW in [1, 3]
minimize bill : JPY = sum(k in KIND, y in YEAR) 2 JPY/MW * x[k, y]
scenario REF "Reference" { }
study sweep { vary price * { 1, 2 } }
param price = 3
claim saving in [18 %, 23 %] "Section 4.2: saving" = 1 - value(bill, REF) / 9 JPY because "rounded"
claim near : JPY about 6 within 5 % = bill
figure mix[y in YEAR] : GW "Fig. 5: shares" area(x: y, y: { a: x[a, y], "the rest": x[b, y] }) for REF
figure spread tornado(study: sweep)
iamc built[k in KIND, y in YEAR] : MW as "MW_el" "Capacity"
  variable "Capacity|{k}" region "Japan" year y = x[k, y]
`);
  expect(said).toEqual([]);
  const document = buildDocument({ program });
  expectSound(document);
  const html = renderHtml(document).replaceAll(/<[^>]*>/gu, "");
  for (const words of [
    "rounded",
    "Section 4.2: saving",
    "Fig. 5: shares",
    "x shows ",
    "study shows sweep",
    "Capacity|{k}",
    "each y",
    "MW_el",
  ])
    expect(html).toContain(words);
  expect(renderLatex(document)).toContain("\\approx");
  const saving = document.entries.get("saving");
  expect(saving?.facts.map(({ label }) => label)).toEqual(["Expected", "Reason"]);
  expect(saving?.uses).toEqual(["bill"]);
  expect(document.entries.get("figure-mix")?.uses).toEqual(["YEAR", "x"]);
});

it("tells what a model changes of the one it extends, held against that model", () => {
  const { program: written, said } = resolveText({
    "main.dcm": `model main extends "base.dcm"
change {
  param rate = 5 %
  param price[a] *= 2
  without cap
  without f
  replace constraint need "(2) Enough": x >= 7
  add constraint more: x <= rate * 99
}`,
    "base.dcm": `model base
set S = { a, b }
param rate = 3 %
param price[S] = 2
var x >= 0
minimize bill = price[a] * x
constraint need "(2) Enough": x >= 5
constraint cap "(3) Cap": x <= 9
figure f line(x: S, y: price)`,
  });
  expect(said).toEqual([]);
  const { program } = applyModelChanges(written).value;
  const document = buildDocument({ program });
  expectSound(document);
  const changes = document.entries.get("change-main");
  expect(changes?.facts.map(({ label }) => label)).toEqual([
    "Parameter",
    "Parameter",
    "Without",
    "Without",
    "Other constraint",
    "Added",
  ]);
  const html = renderHtml(document).replaceAll(/<[^>]*>/gu, "");
  expect(html).toContain("instead of 3%");
  expect(html).toContain(": (3) Cap");
  expect(document.entries.has("cap")).toBe(false);
});

it("tells what each scenario changes", () => {
  const { program, said } = resolveText(`
set REGION = { north, south }
set OPEN within REGION = REGION
param tariff[REGION] = { north: 10, south: 12 }
param levy = 3 %
var x[REGION] >= 0 "Built"
define load = sum(r in REGION) x[r]
minimize cost_a = sum(r in REGION) tariff[r] * x[r]
minimize cost_b = sum(r in REGION) x[r]
constraint need "(4) Enough": load >= 5
constraint spread[r in REGION]: x[r] <= 4
scenario A "First" {
  set OPEN = { north }
  param tariff[north] = 25
  param levy *= 1.15
  var x in [0, 3]
  without spread
  minimize cost_a
}
scenario B extends A {
  param levy = 4 %
  replace constraint need: load >= 6
  add constraint more[r in REGION]: x[r] >= 1
}
`);
  expect(said).toEqual([]);
  const document = buildDocument({ program });
  const html = renderHtml(document);
  const textOf = (anchor: string): string => {
    const start = html.indexOf(`<article id="${anchor}">`);
    return html
      .slice(start, html.indexOf("</article>", start))
      .replace(/<[^>]+>/gu, "")
      .replaceAll("\n", " ");
  };
  const first = textOf("scenario-A");
  expect(first).toContain("OPEN becomes {north}, instead of REGION");
  expect(first).toContain("tariff, at tariffnorth, is 25");
  expect(first).toContain("levy is multiplied by 1.15");
  expect(first).toContain("x is kept to 0≤xr≤3");
  expect(first).toContain("leaves out the constraint spread");
  expect(first).toContain("minimizes cost_a");
  const second = textOf("scenario-B");
  expect(second).toContain("First all changes ofA");
  expect(second).toContain("levy is 4%, instead of 3%");
  expect(second).toContain("need reads load≥6, instead of load≥5");
  expect(second).toContain("a new constraint more: xr≥1∀r∈REGION");
  const only = buildDocument({ program, scenarios: ["B"] });
  expect(only.entries.has("scenario-A")).toBe(false);
  expectSound(only);
});

it("sums a total over the indices that it lacks", () => {
  const { program } = resolveText(`
set R = { a }
set Y = 1 .. 3
set LATE within Y = 2 .. 3
var x[R, Y] >= 0
total spent[y in Y]
cost build[r in R, v in LATE where v != 3] into spent[v] = x[r, v]
cost fixed[y in Y] into spent[y] = 3
`);
  const latex = renderLatex(buildDocument({ program }));
  expect(latex).toContain(
    "{\\mathrm{spent}}_{y} = \\sum\\limits_{\\substack{r \\in \\mathrm{R} \\\\ y \\in \\mathrm{LATE} \\\\ y \\neq 3}} {\\mathrm{build}}_{r , y} + {\\mathrm{fixed}}_{y}",
  );
});

it("takes a sum of many terms", () => {
  const terms = Array.from({ length: 5000 }, () => "p * 2 / 3").join(" + ");
  const { program } = resolveText(`param p = 1\nparam long = ${terms}\n`);
  const document = buildDocument({ program });
  expect(renderHtml(document).match(/<mfrac>/gu)).toHaveLength(5000);
  expect(findLatexFault(renderLatex(document))).toBeUndefined();
});
