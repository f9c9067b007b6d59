/**
 * A grid: each measure along the parameter with most values, one line for each combination of the others.
 */
import { createChart, type Chart } from "../figures/index.js";
import type { FinishedRun, RunValue, Study } from "../study/index.js";
import { chartBlocks } from "./chart-block.js";
import { paragraph, say, type Block } from "./page.js";
import { listMeasures, seriesTitle, type MeasureSeries } from "./study-series.js";

/** Most measures that get a chart, and most lines of one. */
const mostCharts = 8;
const mostLines = 16;

/** Charts of a grid; its numbers are in the table of runs. */
export function gridBlocks(study: Study, finished: readonly FinishedRun[]): readonly Block[] {
  const along = longestOf(study, finished);
  if (along < 0) return [];
  const series = listMeasures(finished);
  const drawn = series.slice(0, mostCharts);
  const blocks = drawn.flatMap((one, i) =>
    chartBlocks(gridChart(study, finished, one, along, i), undefined),
  );
  const more = series.length - drawn.length;
  return more > 0
    ? [...blocks, paragraph(...say(`${more} more measures are in the table of runs only.`))]
    : blocks;
}

/** The parameter with most values, numbers first; -1 when nothing is varied. */
function longestOf({ varied }: Study, finished: readonly FinishedRun[]): number {
  const sizes = varied.map((_, k) => {
    const values = finished.flatMap(({ run }) => run.values[k] ?? []);
    const isNumeric = values.every(({ number }) => number !== undefined);
    return new Set(values.map(({ text }) => text)).size + (isNumeric ? 0.5 : 0);
  });
  return sizes.indexOf(Math.max(...sizes));
}

function gridChart(
  study: Study,
  finished: readonly FinishedRun[],
  series: MeasureSeries,
  along: number,
  place: number,
): Chart {
  const isNumeric = isAmount(finished, along);
  const others = study.varied.flatMap((_, k) => (k === along ? [] : [k]));
  const nameOf = ({ run }: FinishedRun): string => {
    const parts = others.map((k) => {
      const value = run.values[k]?.text ?? "";
      return others.length === 1 ? value : `${study.varied[k]?.text ?? ""} ${value}`;
    });
    const scenario = study.scenarios.length > 1 || parts.length === 0 ? [run.scenario] : [];
    return [...scenario, ...parts].join(", ");
  };
  const names = new Set(finished.map(nameOf));
  const shown = new Set([...names].slice(0, mostLines));
  const rows = finished
    .filter((one) => shown.has(nameOf(one)))
    .map((one) => [nameOf(one), placeOf(one.run.values[along], isNumeric), series.valueOf(one)]);
  const { text = "" } = study.varied[along] ?? {};
  const [other] = others;
  const alone = others.length === 1 && other !== undefined ? study.varied[other]?.text : undefined;
  const seriesColumn = alone ?? (others.length === 0 ? "Scenario" : "Series");
  const by = alone === undefined ? text : `${text} and ${alone}`;
  return createChart({
    name: `grid-${place + 1}`,
    title: `${seriesTitle(series)} by ${by}`,
    mark: isNumeric ? "line" : "grouped",
    unit: series.unit,
    channels: { x: "at", y: "value", ...(shown.size > 1 ? { color: "series" } : {}) },
    table: {
      columns: [
        { name: "series", title: seriesColumn, unit: undefined, kind: "label" },
        {
          name: "at",
          title: text,
          unit: unitOf(finished, along),
          kind: isNumeric ? "number" : "label",
        },
        { name: "value", title: seriesTitle(series), unit: series.unit, kind: "number" },
      ],
      rows,
    },
  });
}

function placeOf(value: RunValue | undefined, isNumeric: boolean): string | number {
  return (isNumeric ? value?.number : undefined) ?? value?.text ?? "";
}

function isAmount(finished: readonly FinishedRun[], along: number): boolean {
  return finished.every(({ run }) => run.values[along]?.number !== undefined);
}

/** The unit that all values were written in. */
function unitOf(finished: readonly FinishedRun[], along: number): string | undefined {
  const units = new Set(
    finished.map(
      ({ run }) =>
        /^-?\s*[\d.]+(?:e[+-]?\d+)?\s*(\S*)$/iu.exec(run.values[along]?.text ?? "")?.[1] ?? "",
    ),
  );
  const [unit] = units;
  return units.size === 1 && unit !== "" ? unit : undefined;
}
