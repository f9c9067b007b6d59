/**
 * Series of a figure over its runs as one long table: a row for each value, with the labels of the channels.
 */
import type { FigureChannelName, FigureModel, SeriesContent } from "../check/index.js";
import { labelsAt, type ColumnBase } from "../domains/index.js";
import type { Results, Values } from "../results/index.js";
import { unnamedValue } from "./axes.js";
import type { ChartChannels, FigureColumn } from "./chart.js";
import type { Draft } from "./draw-figures.js";
import { createPalette, createPaletteAt, type Palette } from "./palette.js";
import { outermostMembers } from "./series-colors.js";

/** In which order the columns of a table stand. */
const order: readonly FigureChannelName[] = ["column", "row", "color", "region", "x"];
/** Longest description of a set that heads an axis. */
const mostTitle = 32;

interface Shown {
  readonly run: Results;
  readonly content: SeriesContent;
}

type Shows = SeriesContent["channels"] extends ReadonlyMap<FigureChannelName, infer S> ? S : never;

/** The table of a figure, or why it cannot be drawn. `labels` gives series their colours. */
export function drawSeries(
  figure: FigureModel,
  runs: readonly Results[],
  labels: ReadonlyMap<string, number>,
): Draft {
  const wanted =
    figure.scenarios.length > 0 ? figure.scenarios : runs.map(({ scenario }) => scenario);
  if (wanted.length === 0) return omit("no scenario was solved");
  const shown: Shown[] = [];
  for (const scenario of wanted) {
    const run = runs.find((each) => each.scenario === scenario);
    if (run === undefined) return omit(`the scenario \`${scenario}\` was not solved`);
    if (run.solution.primal === undefined) return omit(`\`${scenario}\` has no solution`);
    const content = run.built.plan.environment.model.figures.get(figure.name)?.content;
    if (content?.kind !== "series") return omit(`\`${scenario}\` takes away what it shows`);
    shown.push({ run, content });
  }
  const [first] = shown;
  if (first === undefined) return omit("no scenario was solved");
  const channels = addScenarios(first.content.channels, shown.length);
  if (channels === undefined) {
    return omit("several scenarios were solved and no channel is left for them; add `for …`");
  }
  const used = order.filter((channel) => channels.has(channel));
  const rows: (string | number | undefined)[][] = [];
  for (const { run, content } of shown) {
    for (const series of content.series) {
      const values = run.valueOf(series.of);
      if (values === undefined) return omit(`\`${run.scenario}\` has no \`${series.of}\``);
      for (let i = 0; i < values.domain.size; i++) {
        const members = labelsAt(values.domain, i);
        const cells = used.map((channel) => {
          const shows = channels.get(channel);
          if (shows?.kind === "scenario") return run.scenario;
          return shows?.kind === "series"
            ? series.label
            : members[series.columns.get(channel) ?? -1];
        });
        const value = (values.values[i] ?? NaN) * series.factor;
        rows.push([...cells, Number.isFinite(value) ? value : undefined]);
      }
    }
  }
  const unit = first.content.unit.text;
  return {
    kind: "chart",
    input: {
      name: figure.name,
      title: figure.doc ?? readName(figure.name),
      doc:
        shown.length === 1 && first.run.scenario !== "base"
          ? `Scenario ${first.run.scenario}`
          : undefined,
      mark: figure.mark,
      unit,
      channels: { ...namedChannels(used), y: "y" },
      table: {
        columns: [
          ...used.map((channel) => columnOf(channel, channels.get(channel), first)),
          {
            name: "y",
            title: nameOfValues(first.content),
            unit,
            kind: "number",
          },
        ],
        rows,
      },
      palette: choosePalette(channels.get("color"), first, runs, labels),
    },
  };
}

/** The name of a single series that has one; several, or a longer formula, have none in common. */
function nameOfValues({ series }: SeriesContent): string {
  const [only, second] = series;
  const isNamed =
    second === undefined && only !== undefined && /^[\p{L}\p{N}_.]+$/u.test(only.label);
  return isNamed ? readName(only.label) : unnamedValue;
}

/** A name for readers: `cooling_share` is cooling share. */
export function readName(name: string): string {
  return name.replaceAll("_", " ");
}

/** Says why there is no chart. */
export function omit(reason: string): Draft {
  return { kind: "omitted", reason };
}

/** Channels whose columns have their own names. */
export function namedChannels(used: readonly FigureChannelName[]): Partial<ChartChannels> {
  return Object.fromEntries(used.map((channel) => [channel, channel]));
}

/** The channels, with the scenarios in a free one where there are several; undefined when none is free. */
function addScenarios(
  channels: SeriesContent["channels"],
  count: number,
): ReadonlyMap<FigureChannelName, Shows> | undefined {
  const isShown = [...channels.values()].some(({ kind }) => kind === "scenario");
  if (count < 2 || isShown) return channels;
  const free = (["column", "row"] as const).find((name) => !channels.has(name));
  return free && new Map<FigureChannelName, Shows>([...channels, [free, { kind: "scenario" }]]);
}

function columnOf(
  channel: FigureChannelName,
  shows: Shows | undefined,
  { run, content }: Shown,
): FigureColumn {
  const base = { name: channel, unit: undefined, kind: "label" } as const;
  if (shows?.kind === "scenario") return { ...base, title: "Scenario" };
  if (shows?.kind === "series") return { ...base, title: "Series" };
  const set = baseOf(channel, run, content);
  if (set === undefined || set === "integer")
    return { ...base, title: readName(shows?.kind === "index" ? shows.name : channel) };
  const doc = run.built.plan.environment.model.sets.get(set.name)?.doc;
  // What a set is stands before the first stop of its description.
  const head = doc?.split(/[;:,.(（、。]/u)[0]?.trim() ?? "";
  const isFit = head !== "" && [...head].length <= mostTitle;
  return { ...base, title: isFit ? head : readName(set.name) };
}

/** The set in which a channel's index counts, by the first series. */
function baseOf(
  channel: FigureChannelName,
  run: Results,
  content: SeriesContent,
): ColumnBase | undefined {
  const [series] = content.series;
  const column = series?.columns.get(channel);
  const values: Values | undefined = series && run.valueOf(series.of);
  return column === undefined ? undefined : values?.domain.bases[column];
}

function choosePalette(
  shows: Shows | undefined,
  shown: Shown,
  runs: readonly Results[],
  labels: ReadonlyMap<string, number>,
): Palette | undefined {
  if (shows === undefined) return undefined;
  if (shows.kind === "series") return createPaletteAt(labels);
  if (shows.kind === "scenario") return createPalette(runs.map(({ scenario }) => scenario));
  const base = baseOf("color", shown.run, shown.content);
  if (base === undefined || base === "integer") return undefined;
  return createPalette(outermostMembers(shown.run.built.plan.environment, base.name));
}
