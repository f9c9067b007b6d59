/**
 * The page on solved scenarios: what it says, in which order, and that no name of a user's can break it.
 */
import { expect, it } from "vitest";
import { findLinkFaults, findXmlFault } from "../docs/well-formed.js";
import { hash, origin, pageOf, wordsOf } from "./report-text.js";

const town = `model m "A small model"
unit JPY = JPY2024
set YEAR = 2030 .. 2032
param demand[y in YEAR] : MWh = 10
param cap : tCO2 = 20
var coal[YEAR] : MWh in [0, 6]
var gas[YEAR] : MWh >= 0
cost fuel[y in YEAR] : JPY "What burns" = 2 JPY/MWh * coal[y] + 5 JPY/MWh * gas[y]
cost fee : JPY = 1 JPY/MWh * gas[2030]
minimize spend : JPY "All that is paid" = sum(y in YEAR) fuel[y] + fee
constraint balance[y in YEAR] "Demand is met": coal[y] + gas[y] == demand[y]
constraint co2 "Under the cap": sum(y in YEAR) 1 tCO2/MWh * coal[y] <= cap
constraint slack_one: gas[2031] >= -5 MWh
report power_price[y in YEAR] : JPY/MWh "Marginal" = dual(balance[y])
report burnt : MWh "All coal" = sum(y in YEAR) coal[y]
report saving = 1 - value(spend, TIGHT) / value(spend, LOOSE)
scenario LOOSE "No worry" { param cap = 100 tCO2 }
scenario TIGHT "A worry" { param cap = 12 tCO2 }
`;

it("says what was run, what it costs, what binds and whether it holds", async () => {
  const words = wordsOf(await pageOf(town, ["LOOSE", "TIGHT"]));
  expect(words).toContain("A small model");
  expect(words).toContain("2040-01-02, dcm 9.9.9, solved by HiGHS 1");
  expect(words).toContain("Each scenario was solved for the least spend : All that is paid.");
  expect(words).toContain("LOOSE 100 JPY");
  expect(words).toMatch(/TIGHT 118 JPY \+18 \(\+18\.0 %\) against LOOSE/u);
  expect(words).toMatch(/saving −0\.18/u);
  expect(words).toMatch(/burnt All coal MWh 18 12/u);
  expect(words).toContain("One more tCO2 allowed in co2 changes spend by −3 JPY.");
  expect(words).toMatch(/balance Demand is met always \(3\)/u);
  expect(words).toMatch(/slack_one no \(1\)/u);
  expect(words).toMatch(/LOOSE holds/u);
});

it("keeps the order of the questions a reader asks", async () => {
  const html = await pageOf(town, ["TIGHT"]);
  const titles = [...html.matchAll(/<h2 id="([^"]+)-title">/gu)].map(([, id]) => id);
  expect(titles).toEqual([
    "scenarios",
    "summary",
    "costs",
    "prices",
    "absent",
    "reports",
    "data",
    "verification",
    "manifest",
  ]);
});

it("splits the objective by cost and by year, weights included", async () => {
  const html = await pageOf(town, ["LOOSE"]);
  const words = wordsOf(html);
  expect(words).toMatch(/fuel What burns 96 /u);
  expect(words).toMatch(/fee 4 /u);
  expect(words).toContain("Without year, and left out: fee");
  expect(words).toMatch(/2030 32 2031 32 2032 32/u);
});

it("names what is absent and why", async () => {
  const words = wordsOf(await pageOf(town, ["TIGHT"]));
  expect(words).toMatch(/saving TIGHT all not solved here: LOOSE/u);
  const whole = town.replace("var gas[YEAR] : MWh >= 0", "var gas[YEAR] : MWh integer >= 0");
  const withIntegers = wordsOf(await pageOf(whole, ["TIGHT"]));
  expect(withIntegers).toContain("There are no shadow prices");
  expect(withIntegers).toMatch(/power_price TIGHT all needs duals/u);
});

it("tells an infeasible scenario from a solved one, and shows no number for it", async () => {
  const hard = town.replace("param cap = 12 tCO2", "param cap = -1 tCO2");
  const words = wordsOf(await pageOf(hard, ["LOOSE", "TIGHT"]));
  expect(words).toContain("TIGHT ended as infeasible");
  expect(words).toMatch(/TIGHT infeasible/u);
  expect(words).not.toMatch(/TIGHT 0 JPY/u);
});

it("allows its own style sheet only, by its hash, and neither script nor network", async () => {
  const html = await pageOf(town, ["LOOSE", "TIGHT"]);
  const style = /<style>([^]*?)<\/style>/u.exec(html)?.[1] ?? "";
  const policy = /Content-Security-Policy" content="([^"]*)"/u.exec(html)?.[1] ?? "";
  expect(policy.replaceAll("&#39;", "'")).toBe(
    `default-src 'none'; style-src 'sha256-${hash(style)}'; base-uri 'none'; form-action 'none'`,
  );
  expect(html).not.toMatch(/<script|<link|<iframe|\son[a-z]+=|\sstyle="|url\(\s*["']?http/iu);
  expect(html.replace(/xmlns(?::xlink)?="[^"]*"/gu, "")).not.toMatch(/https?:/u);
});

it("is well-formed, with ids that stand once and links that lead somewhere", async () => {
  const sources = ["a", "b"].map((folder) => ({
    path: `${folder}/SOURCES.md`,
    text: "# One\n\n### Two\n\ntext\n",
  }));
  const html = await pageOf(town, ["LOOSE", "TIGHT"], { origin: { ...origin, sources } });
  expect(findXmlFault(html)).toBeUndefined();
  expect(findLinkFaults(html)).toEqual([]);
  expect(html).toMatch(/<html lang="en"/u);
  const levels = [...html.matchAll(/<h([1-6])[ >]/gu)].map(([, level]) => Number(level));
  expect(levels[0]).toBe(1);
  levels.slice(1).forEach((level, i) => expect(level).toBeLessThanOrEqual((levels[i] ?? 0) + 1));
  for (const [table] of html.matchAll(/<table>[^]*?<\/table>/gu)) {
    expect(table).toContain("<caption>");
    expect(table).toContain('scope="col"');
  }
});

it("gives every chart a picture for wide and narrow screens and words for those who cannot see", async () => {
  const html = await pageOf(town, ["LOOSE", "TIGHT"]);
  const figures = [...html.matchAll(/<figure[^]*?<\/figure>/gu)].map(([figure]) => figure);
  expect(figures.length).toBe(2);
  for (const figure of figures) {
    expect(figure).toMatch(/role="img" aria-label="[^"]{20,}"/u);
    expect([...figure.matchAll(/<svg/gu)]).toHaveLength(2);
  }
});

const hostile = `model m
unit JPY = JPY2024
set R = { "</script><script>alert(1)</script>", "=cmd|' /C calc'!A0", "東京", "\\"onload=\\"x", "constructor", "__proto__" }
var x[r in R] : MWh >= 1 "<img src=x onerror=alert(1)>"
cost 費用[r in R] : JPY "</style><b>&amp;" = 1 JPY/MWh * x[r]
minimize z : JPY = sum(r in R) 費用[r]
constraint tight[r in R] "</td></table>": x[r] >= 2 MWh
report y[r in R] : MWh "--> ]]> <!--" = x[r]
`;

it("shows names that look like markup, and obeys none of them", async () => {
  const title = `</title><script>alert("t")</script>`;
  const html = await pageOf(hostile, ["base"], {
    origin: {
      ...origin,
      title,
      sources: [{ path: "data/<b>.md", text: "# <i>x</i>\n\n| a |\n| - |\n| <u> |" }],
    },
    findings: [{ message: "a <s> `</code>`", place: "<x>:1" }],
    settings: [{ name: "p", text: "<em>" }],
  });
  expect(findXmlFault(html)).toBeUndefined();
  expect(findLinkFaults(html)).toEqual([]);
  expect(html).not.toMatch(/<script|<img|<b>|<i>|<u>|<s>|<em>|\sonload=|\sonerror=/u);
  const words = wordsOf(html);
  for (const name of [
    "</script><script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "__proto__",
    title,
  ])
    expect(words).toContain(name);
  expect(html).toContain('<span lang="ja">東京</span>');
});

it("folds long reports and says which file holds the rest", async () => {
  const long = `model m\nset I = 1 .. 500\nvar x[I] >= 1\nminimize z = sum(i in I) x[i]\nreport all[i in I] = x[i]\n`;
  const words = wordsOf(await pageOf(long));
  expect(words).toMatch(/all \(500 values\)/u);
  expect(words).toContain("398 more rows are in base/reports/all.csv");
});
