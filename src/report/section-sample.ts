/**
 * A sampled study: statistics and quantiles of each measure, its histogram, and its distribution from the smallest value on.
 */
import { createChart, type Chart } from "../figures/index.js";
import { shownQuantiles, summariseSample, type FinishedRun } from "../study/index.js";
import { chartBlocks } from "./chart-block.js";
import { createBins } from "./histogram.js";
import { formatFor } from "./number-text.js";
import { inline, paragraph, say, words, type Block } from "./page.js";
import { tableOf, type ColumnInput } from "./page-tables.js";
import { listMeasures, seriesTitle, type MeasureSeries } from "./study-series.js";

/** Most measures that get charts. */
const mostCharts = 6;
/** Fewer values show nothing as a histogram. */
const fewestValues = 20;
/** Most points of a distribution for one scenario. */
const mostPoints = 200;

/** Statistics and charts. */
export function sampleBlocks(finished: readonly FinishedRun[]): readonly Block[] {
  const statistics = summariseSample(finished);
  const formats = statistics.map(({ mean, deviation, quantiles }) =>
    formatFor([mean, deviation, ...quantiles]),
  );
  const numbers = (title: string, valueAt: (place: number) => number | undefined): ColumnInput => ({
    kind: "words",
    title,
    isNumeric: true,
    cells: statistics.map((_, i) => ({ kind: "number", text: formats[i]?.show(valueAt(i)) ?? "" })),
  });
  const counts = (title: string, what: "count" | "absent"): ColumnInput => ({
    kind: "numbers",
    title,
    values: statistics.map((one) => one[what]),
    show: (value) => (value ?? 0).toLocaleString("en-US"),
  });
  const table = tableOf(
    [inline.text("Measures over the sample")],
    [
      {
        kind: "words",
        title: "Measure",
        cells: statistics.map(({ measure }) => words(inline.code(measure))),
      },
      { kind: "words", title: "Scenario", cells: statistics.map(({ scenario }) => scenario) },
      {
        kind: "words",
        title: "Unit",
        cells: statistics.map(({ unit }) => (unit === "1" ? "" : unit)),
      },
      counts("Runs", "count"),
      counts("Without", "absent"),
      numbers("Mean", (i) => statistics[i]?.mean),
      numbers("Deviation", (i) => statistics[i]?.deviation),
      ...shownQuantiles.map((p, k) => numbers(quantileName(p), (i) => statistics[i]?.quantiles[k])),
    ],
  );
  const series = listMeasures(finished);
  const charts = series
    .slice(0, mostCharts)
    .flatMap((one, i) =>
      measureCharts(one, finished, i).flatMap((chart) => chartBlocks(chart, undefined)),
    );
  const more =
    series.length > mostCharts
      ? [
          paragraph(
            ...say(
              `The first ${mostCharts} of ${series.length} measures are drawn; runs.csv has all.`,
            ),
          ),
        ]
      : [];
  return [
    { kind: "table", table },
    paragraph(
      inline.text(
        "Quantiles are interpolated linearly between runs; the deviation is that of a sample.",
      ),
    ),
    ...charts,
    ...more,
  ];
}

function quantileName(probability: number): string {
  if (probability === 0) return "Smallest";
  if (probability === 1) return "Largest";
  return probability === 0.5 ? "Median" : `${probability * 100} %`;
}

function measureCharts(
  series: MeasureSeries,
  finished: readonly FinishedRun[],
  place: number,
): readonly Chart[] {
  const groups = new Map<string, number[]>();
  for (const one of finished) {
    const value = series.valueOf(one);
    if (value === undefined) continue;
    groups.set(one.run.scenario, [...(groups.get(one.run.scenario) ?? []), value]);
  }
  const all = [...groups.values()].flat();
  if (all.length < fewestValues || Math.min(...all) === Math.max(...all)) return [];
  return [histogram(series, groups, place), distribution(series, groups, place)];
}

function histogram(
  series: MeasureSeries,
  groups: ReadonlyMap<string, readonly number[]>,
  place: number,
): Chart {
  const bins = createBins([...groups.values()].flat());
  const { show } = formatFor(bins.flatMap(({ from, to }) => [from, to]));
  const labels = bins.map(({ from }) => show(from));
  const several = groups.size > 1;
  return createChart({
    name: `histogram-${place + 1}`,
    title: `How often ${series.measure} falls where`,
    mark: "bar",
    unit: "runs",
    channels: { x: "range", y: "runs", ...(several ? { row: "scenario" } : {}) },
    table: {
      columns: [
        { name: "scenario", title: "Scenario", unit: undefined, kind: "label" },
        { name: "range", title: `${seriesTitle(series)}, from`, unit: series.unit, kind: "label" },
        { name: "runs", title: "Runs", unit: "runs", kind: "number" },
      ],
      rows: [...groups].flatMap(([scenario, values]) =>
        bins.map((bin, k) => [scenario, labels[k] ?? "", values.filter(bin.holds).length]),
      ),
    },
  });
}

/** The share of runs at or below each value. */
function distribution(
  { measure, unit }: MeasureSeries,
  groups: ReadonlyMap<string, readonly number[]>,
  place: number,
): Chart {
  const rows = [...groups].flatMap(([scenario, values]) => {
    const sorted = values.toSorted((a, b) => a - b);
    const every = Math.max(1, Math.ceil(sorted.length / mostPoints));
    return sorted.flatMap((value, i) =>
      i % every === 0 || i === sorted.length - 1
        ? [[scenario, value, ((i + 1) / sorted.length) * 100] as const]
        : [],
    );
  });
  return createChart({
    name: `distribution-${place + 1}`,
    title: `Share of runs in which ${measure} is at most so much`,
    mark: "line",
    unit: "%",
    channels: { x: "value", y: "share", color: "scenario" },
    table: {
      columns: [
        { name: "scenario", title: "Scenario", unit: undefined, kind: "label" },
        { name: "value", title: measure, unit, kind: "number" },
        { name: "share", title: "Share of runs", unit: "%", kind: "number" },
      ],
      rows,
    },
  });
}
