/**
 * The figures that a model declares, drawn from what was solved. A figure whose scenarios or studies were not run is left
 * out, with the reason.
 */
import type { CheckedModel, FigureModel } from "../check/index.js";
import type { Results } from "../results/index.js";
import type { Chart, ChartInput } from "./chart.js";
import { createChart } from "./create-chart.js";
import { drawSeries } from "./draw-series.js";
import { drawStudy, type StudyRuns } from "./draw-study.js";
import { placeSeries } from "./series-colors.js";

/** Charts in the order of the text, and what could not be drawn. */
export interface DrawnFigures {
  readonly charts: readonly Chart[];
  readonly omitted: readonly { readonly name: string; readonly reason: string }[];
}

/** A table and how to show it, or why there is none. */
export type Draft =
  | { readonly kind: "chart"; readonly input: ChartInput }
  | { readonly kind: "omitted"; readonly reason: string };

/** Most values of one figure: more would be a picture of nothing and a file of megabytes. */
const mostValues = 50_000;

/**
 * Draws every figure of a model from these runs, one for each scenario that was solved, and from the runs of studies. The
 * model is the base, or any scenario's: a figure that only some scenarios have is drawn from theirs.
 */
export function drawFigures(
  model: CheckedModel,
  runs: readonly Results[],
  studies: ReadonlyMap<string, StudyRuns> = new Map(),
): DrawnFigures {
  const figures = new Map(model.figures);
  for (const run of runs) {
    for (const [name, figure] of run.built.plan.environment.model.figures) {
      if (!figures.has(name)) figures.set(name, figure);
    }
  }
  const labels = placeSeries([...figures.values()]);
  const charts: Chart[] = [];
  const omitted: { readonly name: string; readonly reason: string }[] = [];
  for (const figure of figures.values()) {
    const draft = draftOf(figure, runs, studies, labels);
    if (draft.kind === "omitted") omitted.push({ name: figure.name, reason: draft.reason });
    else charts.push(createChart(draft.input));
  }
  return { charts, omitted };
}

function draftOf(
  figure: FigureModel,
  runs: readonly Results[],
  studies: ReadonlyMap<string, StudyRuns>,
  labels: ReadonlyMap<string, number>,
): Draft {
  const { content } = figure;
  const draft =
    content.kind === "series"
      ? drawSeries(figure, runs, labels)
      : drawStudy(figure, content, studies.get(content.study));
  if (draft.kind === "omitted") return draft;
  const { columns, rows } = draft.input.table;
  const y = columns.findIndex(({ name }) => name === draft.input.channels.y);
  if (rows.every((row) => row[y] === undefined))
    return { kind: "omitted", reason: "it has no values" };
  if (rows.length <= mostValues) return draft;
  const [count, most] = [rows.length, mostValues].map((each) => each.toLocaleString("en"));
  return { kind: "omitted", reason: `it has ${count} values, and at most ${most} are drawn` };
}
