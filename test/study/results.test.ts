import { expect, it } from "vitest";
import {
  summariseSample,
  summariseTornado,
  tabulateRuns,
  valueOutcomes,
} from "../../src/study/index.js";
import { openText, runStudy, studyOf, valueOf } from "./study-text.js";

const plants = `
  set PLANT = { solar, gas, coal }
  param price[PLANT] = { solar: 5, gas: 3, coal: 1 }
  param carbon[PLANT] = { solar: 0, gas: 1, coal: 4 }
  param demand = 10
  param room = 8
  var output[PLANT] in [0, room]
  define emission = sum(p in PLANT) carbon[p] * output[p]
  minimize spend = sum(p in PLANT) price[p] * output[p]
  constraint balance: sum(p in PLANT) output[p] >= demand
  scenario clean { param carbon[coal] = 8 }
`;

it("measures each run of a tornado and ranks the bars by their swing", async () => {
  const text = `${plants} study s {
    one_at_a_time
    vary demand * { 0.5, 1.5 }
    vary price[gas] = { 2, 4 }
    vary carbon * { 2 }
    measure spend, output, emission / demand
  }`;
  const finished = await runStudy(text);
  expect(finished.map((one) => valueOf(one, "spend"))).toEqual([14, 5, 29, 12, 16, 14]);
  expect(finished.map((one) => valueOf(one, "output[coal]"))).toEqual([8, 5, 8, 8, 8, 8]);
  expect(valueOf(finished[5]!, "emission / demand")).toBeCloseTo(6.8, 9);
  const [spend] = summariseTornado(studyOf(openText(text)), finished);
  expect(spend?.base).toBe(14);
  expect(spend?.bars.map(({ varied, swing }) => [varied, swing])).toEqual([
    ["demand *", 24],
    ["price[gas]", 4],
    ["carbon *", 0],
  ]);
});

it("records runs without a solution and runs that the model refuses", async () => {
  const text = `${plants} study s {
    vary demand = { 10, 30 }
    vary room = { 8, -1 }
    measure spend
  }`;
  const finished = await runStudy(text);
  expect(finished.map(({ result }) => result.status)).toEqual([
    "optimal",
    "refused",
    "infeasible",
    "refused",
  ]);
  expect(finished[1]?.result.message).toMatch(/^bounds-cross: /u);
  const rows = tabulateRuns(studyOf(openText(text)), finished);
  expect(rows).toEqual([
    ["run", "scenario", "purpose", "demand", "room", "status", "measure", "value", "unit"],
    [1, "base", "", 10, 8, "optimal", "spend", 14, "1"],
    [2, "base", "", 10, -1, "refused", "", undefined, ""],
    [3, "base", "", 30, 8, "infeasible", "", undefined, ""],
    [4, "base", "", 30, -1, "refused", "", undefined, ""],
  ]);
});

it("runs under each scenario, as the same changes in a scenario would mean", async () => {
  const finished = await runStudy(`${plants} study s on base, clean {
    vary carbon[coal] * { 1, 2 }
    measure emission
  }`);
  expect(finished.map((one) => valueOf(one, "emission"))).toEqual([34, 66, 66, 130]);
});

it("gives statistics of a sample", async () => {
  const finished = await runStudy(`${plants} study s {
    latin_hypercube 40 seed 5
    vary demand = uniform(8, 12)
    measure spend
  }`);
  // spend = 8 + 3 (demand - 8) for demands between 8 and 16, so it is uniform on [8, 20].
  const [spend] = summariseSample(finished);
  expect(spend).toMatchObject({ count: 40, absent: 0, measure: "spend" });
  expect(spend?.mean).toBeCloseTo(14, 1);
  expect(spend?.deviation).toBeCloseTo(12 / Math.sqrt(12), 1);
  expect(spend?.quantiles[3]).toBeCloseTo(14, 0);
});

it("draws a front that falls from one end to the other", async () => {
  for (const study of [
    "front spend against emission in 6 steps",
    "front minimize spend against maximize 0 - emission in 6 steps",
  ]) {
    const finished = await runStudy(`${plants} study s { ${study} }`);
    expect(finished).toHaveLength(8);
    expect(finished.every(({ result }) => result.status === "optimal")).toBe(true);
    const other = study.includes("maximize") ? "0 - emission" : "emission";
    const sign = study.includes("maximize") ? -1 : 1;
    const points = [finished[0]!, ...finished.slice(2)].map((one) => [
      valueOf(one, "spend"),
      sign * valueOf(one, other),
    ]);
    for (let i = 1; i < points.length; i++) {
      expect(points[i]![0]).toBeGreaterThanOrEqual(points[i - 1]![0]! - 1e-7);
      expect(points[i]![1]).toBeLessThan(points[i - 1]![1]!);
    }
    // The ends: 8 coal and 2 gas for 14, and 8 solar and 2 gas for 46.
    expect(points[0]).toEqual([14, 34]);
    expect(points.at(-1)![0]).toBeCloseTo(46, 6);
    expect(points.at(-1)![1]).toBeCloseTo(2, 6);
  }
});

it("keeps near-optimal alternatives within their margin", async () => {
  const finished = await runStudy(`${plants} study s {
    near_optimal 10 % minimize output[coal], maximize output[solar], minimize emission
  }`);
  expect(finished.map(({ run }) => run.purpose)).toEqual([
    "the optimum itself",
    "minimize output[coal]",
    "maximize output[solar]",
    "minimize emission",
  ]);
  expect(valueOf(finished[0]!, "spend")).toBe(14);
  for (const one of finished.slice(1)) {
    expect(valueOf(one, "spend")).toBeCloseTo(15.4, 6);
  }
  // Every unit of coal replaced by gas costs 2, replaced by solar 4.
  expect(valueOf(finished[1]!, "output[coal]")).toBeCloseTo(7.3, 6);
  expect(valueOf(finished[2]!, "output[solar]")).toBeCloseTo(0.7, 6);
  expect(valueOf(finished[3]!, "emission")).toBeCloseTo(34 - 3 * 0.7, 6);
});

it("stays on the right side of the optimum of what is maximised", async () => {
  const finished = await runStudy(`
    var x in [0, 4]
    var y in [0, 4]
    maximize gain = 3 * x + y
    constraint sum_of_both: x + y <= 5
    study s { near_optimal 20 % maximize y, minimize x }
  `);
  expect(valueOf(finished[0]!, "gain")).toBeCloseTo(13, 9);
  expect(valueOf(finished[1]!, "gain")).toBeCloseTo(10.4, 6);
  expect(valueOf(finished[1]!, "y")).toBeCloseTo(2.3, 6);
  expect(valueOf(finished[2]!, "gain")).toBeCloseTo(10.4, 6);
});

it("decides once for all outcomes what they share", async () => {
  // A newsvendor: buy at 4, sell at 10. With demands of 5, 8 and 12 and the critical ratio 0.6 the best order is 8.
  const finished = await runStudy(`
    param demand = 5
    var order >= 0
    var sold[{ 1, 2 }] >= 0
    maximize profit = 10 * sold[1] + 0 * sold[2] - 4 * order
    constraint stock: sold[1] <= order
    constraint market: sold[1] <= demand
    scenario LOW { param demand = 5 }
    scenario MID { param demand = 8 }
    scenario HIGH { param demand = 12 }
    study s {
      outcomes { LOW: 0.3, MID: 0.4, HIGH: 30 % }
      share order
      measure order, sold[1], profit
    }
  `);
  const [only] = finished;
  expect(finished).toHaveLength(1);
  expect(["LOW", "MID", "HIGH"].map((outcome) => valueOf(only!, "order", outcome))).toEqual([
    8, 8, 8,
  ]);
  expect(["LOW", "MID", "HIGH"].map((outcome) => valueOf(only!, "sold[1]", outcome))).toEqual([
    5, 8, 8,
  ]);
  expect(valueOf(only!, "profit", "LOW")).toBeCloseTo(18, 9);
  expect(valueOf(only!, "profit", "expected")).toBeCloseTo(0.3 * 50 + 0.7 * 80 - 32, 9);
});

const newsvendor = `
  param demand = 5
  var order >= 0
  var sold >= 0
  maximize profit = 10 * sold - 4 * order
  constraint stock: sold <= order
  constraint market: sold <= demand
  scenario LOW { param demand = 5 }
  scenario MID { param demand = 8 }
  scenario HIGH { param demand = 12 }
  scenario MEAN { param demand = 8.3 }
`;

it("values the stochastic solution and perfect information", async () => {
  const text = `${newsvendor}
    study s { outcomes { LOW: 0.3, MID: 0.4, HIGH: 0.3 } mean MEAN  share order  measure order }
  `;
  const finished = await runStudy(text);
  expect(finished.map(({ run }) => run.purpose)).toEqual([
    "here and now",
    "wait and see",
    "the mean first",
  ]);
  expect(["LOW", "MID", "HIGH"].map((outcome) => valueOf(finished[1]!, "order", outcome))).toEqual([
    5, 8, 12,
  ]);
  expect(["LOW", "MID", "HIGH"].map((outcome) => valueOf(finished[2]!, "order", outcome))).toEqual([
    8.3, 8.3, 8.3,
  ]);
  const [values] = valueOutcomes(studyOf(openText(text)), finished);
  expect(values?.hereAndNow).toBeCloseTo(39, 9);
  expect(values?.waitAndSee).toBeCloseTo(6 * 8.3, 9);
  // Sold 5, 8 and 8.3 of an order of 8.3.
  expect(values?.meanFirst).toBeCloseTo(10 * (1.5 + 3.2 + 2.49) - 33.2, 9);
  expect(values?.perfectInformation).toBeCloseTo(10.8, 9);
  expect(values?.stochasticSolution).toBeCloseTo(0.3, 9);
});

it("says when an outcome has no solution after the mean has decided", async () => {
  const text = `${newsvendor}
    constraint served: sold >= demand - 1
    study s { outcomes { LOW: 0.5, HIGH: 0.5 } mean MID  share order }
  `;
  const finished = await runStudy(text);
  expect(finished[2]?.result.status).toBe("infeasible");
  expect(finished[2]?.result.message).toBe("HIGH has no optimum once MID has decided");
  const [values] = valueOutcomes(studyOf(openText(text)), finished);
  expect(values?.stochasticSolution).toBeUndefined();
  expect(values?.perfectInformation).toBeCloseTo(51 - 37, 9);
});

it("reads other scenarios under the changes of each run", async () => {
  const finished = await runStudy(`${plants} study s on clean, base {
    vary demand = { 10, 12 }
    measure value(emission, clean) - value(emission, base), value(spend, clean)
  }`);
  const gap = "value(emission, clean) - value(emission, base)";
  expect(finished.map((one) => valueOf(one, gap))).toEqual([32, 32, 32, 32]);
  expect(finished.map((one) => valueOf(one, "value(spend, clean)"))).toEqual([14, 20, 14, 20]);
});

it("refuses outcomes in which a shared variable is not the same", async () => {
  const [only] = await runStudy(`
    set SITE = { a, b }
    var size[SITE] >= 1
    minimize spend = sum(s in SITE) size[s]
    scenario FEW { set SITE = { a } }
    scenario MANY { set SITE = { a, b } }
    study s { outcomes { FEW: 0.5, MANY: 0.5 } share size }
  `);
  expect(only?.result.status).toBe("refused");
  expect(only?.result.message).toBe("the shared variable size is not the same in all outcomes");
});

it("finds the same optima from the scenario's optimum as from nothing", async () => {
  const text = `${plants} study s on base, clean {
    vary demand = { 3, 10, 15 }
    vary price[coal] = { 1, 9 }
    measure spend
  }`;
  const [warm, cold] = [await runStudy(text), await runStudy(text, true)];
  expect(warm.map(({ result }) => result.status)).toEqual(cold.map(({ result }) => result.status));
  expect(warm.map((one) => valueOf(one, "spend"))).toEqual(
    cold.map((one) => valueOf(one, "spend")),
  );
  expect(new Set(warm.map((one) => valueOf(one, "spend"))).size).toBeGreaterThan(4);
});

it("solves no other scenario than those its measures read", async () => {
  const finished = await runStudy(`${plants}
    scenario broken { param room = -1 }
    report unasked = value(spend, broken)
    report asked = value(twice, clean)
    report twice = 2 * value(spend, base)
    study s { vary demand = { 10, 12 } measure asked }
  `);
  expect(finished.map(({ result }) => result.status)).toEqual(["optimal", "optimal"]);
  expect(finished.map((one) => valueOf(one, "asked"))).toEqual([28, 40]);
});

it("optimises goals in other units than the prices of the model's reports", async () => {
  const finished = await runStudy(`
    unit JPY = JPY2024
    var bought : MW in [0, 8]
    var made : MW in [0, 8]
    define smoke : kg/hour = 3 kg/MWh * made
    minimize spend : JPY/hour = 20 JPY/MWh * bought + 10 JPY/MWh * made
    constraint balance: bought + made >= 10 MW
    report power_price : JPY/MWh = price(balance)
    report room : MW = slack(balance)
    study s { front spend against smoke in 2 steps  measure power_price, room }
  `);
  expect(finished.map(({ result }) => result.status)).toEqual([
    "optimal",
    "optimal",
    "optimal",
    "optimal",
  ]);
  expect(finished.map((one) => Math.round(valueOf(one, "spend") * 1e6) / 1e6)).toEqual([
    120, 180, 150, 180,
  ]);
  // What smoke costs is no price: it has no value, rather than a wrong one.
  expect(finished.map((one) => valueOf(one, "power_price"))).toEqual([NaN, NaN, NaN, NaN]);
  expect(finished.map((one) => valueOf(one, "room"))).toEqual([0, 0, 0, 0]);
});
