import { expect, it } from "vitest";
import { drawFigures, type Chart, type DrawnFigures } from "../../src/figures/index.js";
import type { FinishedRun, RunValue, Study } from "../../src/study/index.js";
import { checkStudies } from "../../src/study/index.js";
import { checkModel } from "../../src/check/index.js";
import { resolveText } from "../support/resolve-text.js";

const model = `
unit JPY = JPY2024 prefixes { k, M }
param tariff : JPY/kWh = 20
param rate = 3 %
var grid : kWh >= 10
minimize npv : JPY = tariff * grid
scenario HIGH { param rate = 5 % }
study swings on base, HIGH "Swings" { one_at_a_time vary tariff * { 0.5, 1.5 } vary rate = { 2 %, 4 % } measure npv }
study response on base, HIGH "Response" { vary rate = { 2 %, 4 % } measure npv }
`;

/** Figures of runs whose values are made up: what matters is where they go. */
function drawRuns(
  figures: string,
  name: string,
  runs: readonly {
    readonly scenario: string;
    readonly values: readonly (string | undefined)[];
    readonly npv: number | undefined;
  }[],
): DrawnFigures {
  const { program } = resolveText(`${model}${figures}`);
  const checked = checkModel(program);
  expect(checked.diagnostics).toEqual([]);
  const study = checkStudies(program).value.find((each) => each.name === name);
  if (study === undefined) throw new Error(`no study ${name}`);
  const finished = runs.map(({ scenario, values, npv }, i) =>
    finish(study, i, scenario, values, npv),
  );
  return drawFigures(checked.value, [], new Map([[name, { study, finished }]]));
}

function finish(
  study: Study,
  i: number,
  scenario: string,
  texts: readonly (string | undefined)[],
  npv: number | undefined,
): FinishedRun {
  const values = texts.map((text, k): RunValue | undefined => {
    if (text === undefined) return undefined;
    const listed = study.varied[k]?.values;
    const found =
      listed?.kind === "list" ? listed.values.find((each) => each.text === text) : undefined;
    if (found === undefined) throw new Error(`no value ${text}`);
    return { text, number: Number.parseFloat(text), value: found.value };
  });
  const task = {
    parts: [],
    shared: [],
    isJoint: false,
    first: undefined,
    limit: undefined,
    measures: [],
  };
  return {
    run: { number: i + 1, scenario, values, purpose: "", task },
    result: {
      status: npv === undefined ? "infeasible" : "optimal",
      message: undefined,
      objective: npv,
      values: [{ outcome: "", measure: "npv", value: npv, unit: "JPY" }],
      residual: undefined,
      seconds: 0,
    },
  };
}

function only(drawn: DrawnFigures): Chart {
  const [chart] = drawn.charts;
  if (chart === undefined) throw new Error(JSON.stringify(drawn.omitted));
  return chart;
}

const swings = [
  { scenario: "base", values: [undefined, undefined], npv: 200 },
  { scenario: "base", values: ["0.5", undefined], npv: 100 },
  { scenario: "base", values: ["1.5", undefined], npv: 300 },
  { scenario: "base", values: [undefined, "2 %"], npv: 190 },
  { scenario: "base", values: [undefined, "4 %"], npv: undefined },
];

it("draws a tornado with the longest bar first, in the figure's unit", () => {
  const chart = only(
    drawRuns('figure t : kJPY "T" tornado(study: swings, y: npv) for base\n', "swings", swings),
  );
  expect(chart.table.rows).toEqual([
    ["tariff", "× 0.5", 0.1, 0.2],
    ["tariff", "× 1.5", 0.3, 0.2],
    ["rate", "2 %", 0.19, 0.2],
    ["rate", "4 %", undefined, 0.2],
  ]);
  expect(chart.channels).toEqual({ x: "x", color: "color", y: "y", base: "base" });
  expect(chart.description).toContain("1 of 4 values are absent");
});

it("draws a tornado for each scenario beside the other", () => {
  const both = [...swings, { scenario: "HIGH", values: [undefined, undefined], npv: 210 }];
  expect(
    only(drawRuns("figure t tornado(study: swings)\n", "swings", both)).channels,
  ).toMatchObject({
    column: "column",
  });
});

const response = ["base", "HIGH"].flatMap((scenario) =>
  ["2 %", "4 %"].map((text, i) => ({ scenario, values: [text], npv: i === 0 ? 200 : 220 })),
);

it("draws what a study measures by what it varies, with its unit", () => {
  const chart = only(
    drawRuns(
      "figure r line(study: response, x: rate, y: npv, color: SCENARIO)\n",
      "response",
      response,
    ),
  );
  expect(chart.table.columns).toMatchObject([
    { name: "color", title: "Scenario", kind: "label" },
    { name: "x", title: "rate", unit: "%", kind: "number" },
    { name: "y", title: "npv", unit: "JPY", kind: "number" },
  ]);
  expect(chart.table.rows).toEqual([
    ["base", 2, 200],
    ["base", 4, 220],
    ["HIGH", 2, 200],
    ["HIGH", 4, 220],
  ]);
});

it("shows one parameter of a study that varies one at a time, without the others' runs", () => {
  const chart = only(
    drawRuns("figure r point(study: swings, x: tariff, y: npv)\n", "swings", swings),
  );
  expect(chart.table.rows).toEqual([
    [0.5, 100],
    [1.5, 300],
  ]);
  expect(chart.table.columns[0]).toMatchObject({ title: "factor on tariff", unit: undefined });
});

it("draws the scenarios of `for` alone", () => {
  const chart = only(
    drawRuns("figure r line(study: response, x: rate, y: npv) for HIGH\n", "response", response),
  );
  expect(chart.table.rows).toEqual([
    [2, 200],
    [4, 220],
  ]);
});

it("converts the objective of a study that names no measure", () => {
  const chart = only(
    drawRuns(
      "study silent { vary rate = { 2 %, 4 % } }\nfigure r : kJPY line(study: silent, x: rate, y: npv)\n",
      "silent",
      response.filter(({ scenario }) => scenario === "base"),
    ),
  );
  expect(chart.unit).toBe("kJPY");
  expect(chart.table.rows).toEqual([
    [2, 0.2],
    [4, 0.22],
  ]);
});
