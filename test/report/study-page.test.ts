/**
 * The page on a study: the question, the answer by method, failures and runs.
 */
import { expect, it } from "vitest";
import { renderPage, studyPage } from "../../src/report/index.js";
import { findLinkFaults, findXmlFault } from "../docs/well-formed.js";
import { openText, runStudy, studyOf } from "../study/study-text.js";
import { hash, origin, wordsOf } from "./report-text.js";

const shop = `
  unit JPY = JPY2024
  param demand : MWh = 10
  param price : JPY/MWh = 5
  param cap : MWh = 100
  var x : MWh >= 0
  var y : MWh in [0, cap]
  define much : MWh = 2 * x + y
  minimize spend : JPY = price * x + 8 JPY/MWh * y
  constraint enough: x + y >= demand
  constraint most: x <= 20 MWh
  scenario LOW { param demand = 6 MWh }
  scenario HIGH { param demand = 14 MWh }
`;

async function pageOf(study: string): Promise<string> {
  const text = `${shop}\nstudy s ${study}`;
  const finished = await runStudy(text);
  const page = studyPage({
    origin,
    study: studyOf(openText(text)),
    finished,
    figures: { charts: [], omitted: [] },
    manifest: "{}",
  });
  const html = await renderPage(page, { hash });
  expect(findXmlFault(html)).toBeUndefined();
  expect(findLinkFaults(html)).toEqual([]);
  return html;
}

it("shows a tornado with the largest swing first, and the runs that failed", async () => {
  const html = await pageOf(
    `"What moves it" { one_at_a_time vary price = { 4 JPY/MWh, 6 JPY/MWh } vary demand = { 5 MWh, 200 MWh } measure spend }`,
  );
  const words = wordsOf(html);
  expect(words).toContain("What moves it");
  expect(words).toContain("spend on base is 50 JPY as it is. demand moves it most, by 25 JPY");
  expect(words).toMatch(
    /Parameter First value spend JPY Second value spend JPY Swing JPY demand 5 MWh 25 200 MWh – 25 price/u,
  );
  expect(words).toMatch(/Runs without an optimum .*Run 5: infeasible/u);
  expect(html).toMatch(/aria-label="Tornado chart/u);
});

it("draws the lines of a grid, one for each value of the other parameter", async () => {
  const html = await pageOf(
    `{ grid vary price = { 4 JPY/MWh, 6 JPY/MWh, 9 JPY/MWh } vary demand = { 10 MWh, 20 MWh } measure spend }`,
  );
  expect(html).toContain("spend by price and demand");
  expect(wordsOf(html)).toMatch(/price JPY\/MWh 10 MWh JPY 20 MWh JPY 4 40 80 6 60 120 9 80 160/u);
});

it("gives statistics, a histogram and a distribution of a sample", async () => {
  const html = await pageOf(
    `{ monte_carlo 40 seed 1 vary price = uniform(2 JPY/MWh, 7 JPY/MWh) measure spend, much }`,
  );
  const words = wordsOf(html);
  expect(words).toContain("Each scenario is run 40 times with values drawn independently");
  expect(words).toMatch(
    /Measure Scenario Unit Runs Without Mean Deviation Smallest 5 % 25 % Median 75 % 95 % Largest spend base JPY 40 0 /u,
  );
  expect(html).toContain("How often spend falls where");
  // A measure that is the same in every run has no histogram.
  expect(html).not.toContain("How often much falls where");
});

it("draws a front, and names the goals of near-optimal alternatives", async () => {
  const front = await pageOf(`{ front spend against much in 3 steps measure spend, much }`);
  expect(front).toContain("spend against much");
  const near = wordsOf(await pageOf(`{ near_optimal 10 % minimize x measure spend, x }`));
  expect(near).toContain("within 10 % of the optimum, minimize x");
  expect(near).toMatch(/2 base minimize x optimal 55 /u);
});

it("says what deciding for all outcomes is worth", async () => {
  const words = wordsOf(
    await pageOf(`{ outcomes { LOW: 0.5, HIGH: 0.5 } mean base share x measure spend }`),
  );
  expect(words).toContain("2 outcomes ( LOW 50 %, HIGH 50 %)");
  expect(words).toContain("Worth of knowing the outcome");
});
