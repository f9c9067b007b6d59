/**
 * A chart as a block of a page: its title, its picture to be drawn at two widths, and its numbers as a table, with series
 * side by side where the chart has series.
 */
import type { Chart, FigureColumn } from "../figures/index.js";
import type { Block, Sentence, Table } from "./page.js";
import { inline, paragraph, say } from "./page.js";
import { labelText, tableOf, type ColumnInput } from "./page-tables.js";

/** Most rows and series of the table below a chart. */
const shownRows = 120;
const mostSeries = 14;

type Value = string | number | undefined;

/** Where a chart's files are, relative to the page; undefined for a chart without files. */
export type ChartFolder = string | undefined;

/** The blocks of a chart. */
export function chartBlocks(chart: Chart, folder: ChartFolder): readonly Block[] {
  const files: Sentence =
    folder === undefined
      ? []
      : [
          inline.text("Also as "),
          inline.file("picture", `${folder}/${chart.name}.svg`),
          inline.text(", "),
          inline.file("table", `${folder}/${chart.name}.csv`),
          inline.text(" and "),
          inline.file("Vega-Lite specification", `${folder}/${chart.name}.vl.json`),
          inline.text("."),
        ];
  const block: Block = {
    kind: "chart",
    chart: {
      anchor: `chart-${chart.name}`,
      title: [inline.text(chart.title)],
      subtitle: chart.doc === undefined || chart.doc === "" ? [] : [inline.text(chart.doc)],
      picture: chart,
      table: tableOfChart(chart, folder),
      files,
    },
  };
  if (chart.unplaced.length === 0) return [block];
  const names = chart.unplaced.join(", ");
  return [
    block,
    paragraph(...say("Not on the map, for want of a place in Japan: "), inline.text(names)),
  ];
}

/** The numbers of a chart: series become columns when there are few enough of them. */
function tableOfChart(chart: Chart, folder?: string): Table {
  const { table, channels } = chart;
  const elsewhere: Sentence =
    folder === undefined
      ? [inline.text("are not shown.")]
      : [
          inline.text("are in "),
          inline.file(`${folder}/${chart.name}.csv`, `${folder}/${chart.name}.csv`),
          inline.text("."),
        ];
  const limit = { rows: shownRows, elsewhere };
  const caption = [inline.text(chart.title)];
  const series = channels.color;
  const isSpread =
    series !== undefined &&
    chart.mark !== "tornado" &&
    series !== channels.x &&
    series !== channels.region;
  const spread = isSpread ? spreadSeries(chart, series) : undefined;
  if (spread !== undefined) return tableOf(caption, spread, limit);
  const columns = table.columns.map((column, k) => {
    const values = table.rows.map((row) => row[k]);
    return columnOf(column, values);
  });
  return tableOf(caption, columns, limit);
}

function columnOf({ title, unit, kind }: FigureColumn, values: readonly Value[]): ColumnInput {
  if (kind === "label") return { kind: "words", title, cells: values.map(labelText) };
  const numbers = values.map((value) => (typeof value === "number" ? value : undefined));
  return { kind: "numbers", title, unit: unit ?? "1", values: numbers };
}

/** One row for each place of the other labels, one column for each series; undefined when that would not fit. */
function spreadSeries(chart: Chart, series: string): readonly ColumnInput[] | undefined {
  const { columns, rows } = chart.table;
  const seriesAt = columns.findIndex(({ name }) => name === series);
  const valueAt = columns.findIndex(({ name }) => name === chart.channels.y);
  if (seriesAt < 0 || valueAt < 0) return undefined;
  const others = columns.flatMap((_, k) => (k === seriesAt || k === valueAt ? [] : [k]));
  const names = [...new Set(rows.map((row) => labelText(row[seriesAt])))];
  if (names.length > mostSeries || others.length === 0) return undefined;
  const places = new Map<
    string,
    { readonly labels: readonly Value[]; readonly values: Map<string, number> }
  >();
  for (const row of rows) {
    const labels = others.map((k) => row[k]);
    const key = JSON.stringify(labels);
    const place = places.get(key) ?? { labels, values: new Map<string, number>() };
    places.set(key, place);
    const value = row[valueAt];
    const name = labelText(row[seriesAt]);
    // Two observations in one cell: a table that hides one of them would lie.
    if (place.values.has(name)) return undefined;
    if (typeof value === "number") place.values.set(name, value);
  }
  const list = [...places.values()];
  // Series that hardly meet are easier to read one below the other.
  if (rows.length < 0.5 * list.length * names.length) return undefined;
  const unit = columns[valueAt]?.unit ?? "1";
  return [
    ...others.flatMap((k, i) => {
      const column = columns[k];
      const labels = list.map((place) => place.labels[i]);
      return column === undefined ? [] : [columnOf(column, labels)];
    }),
    ...names.map((name): ColumnInput => ({
      kind: "numbers",
      title: name,
      unit,
      values: list.map(({ values }) => values.get(name)),
    })),
  ];
}
