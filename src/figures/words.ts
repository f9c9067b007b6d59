/**
 * A chart in words: what one value is when it is pointed at, and what the whole shows for those who cannot see it.
 */
import { unnamedValue } from "./axes.js";
import type { Mark } from "./chart.js";
import { isPlain, showQuantity } from "./numbers.js";
import {
  distinct,
  plainLabel,
  wholeNumbers,
  type Channel,
  type Label,
  type Observation,
  type Observations,
} from "./observations.js";

/** Most series of which each is told alone. */
const mostSeries = 8;
/** Most labels that a description lists. */
const mostLabels = 12;

/** `RCN, 2040: 9.31 MtCO2/year`. */
export function hoverText(each: Observation, observations: Observations): string {
  const value = each.y === undefined ? "no value" : showQuantity(each.y, observations.input.unit);
  const where = placeOf(each, observations);
  return where === "" ? value : `${where}: ${value}`;
}

/** What a chart shows, its range and extremes, how each series goes, and how much is absent. */
export function describeChart(observations: Observations, unplaced: readonly Label[]): string {
  const { input, known, all } = observations;
  const title = observations.column("y")?.title ?? input.title;
  const inUnit = isPlain(input.unit) ? "" : ` in ${input.unit}`;
  const subject = `${title === unnamedValue ? "values" : title}${inUnit}`;
  const sentences = [
    `${kinds[input.mark]} of ${subject}${scopeOf(observations)}.`,
    ...extremes(observations),
    ...describeSeries(observations),
  ];
  const absent = all.length - known.length;
  if (absent > 0) sentences.push(`${absent} of ${all.length} values are absent and left out.`);
  if (unplaced.length > 0) {
    sentences.push(`Not on the map: ${unplaced.map(plainLabel).join(", ")}.`);
  }
  return sentences.join(" ");
}

const kinds: Readonly<Record<Mark, string>> = {
  line: "Line chart",
  area: "Stacked areas",
  bar: "Stacked bars",
  grouped: "Bars side by side",
  point: "Points",
  tiles: "Map of Japan in tiles",
  tornado: "Tornado chart",
};

const located = ["color", "column", "row", "region", "x"] as const;

function placeOf(each: Observation, observations: Observations): string {
  return located
    .filter((channel) => observations.column(channel) !== undefined)
    .map((channel) => plainLabel(each[channel]))
    .join(", ");
}

function scopeOf(observations: Observations): string {
  const parts = located.flatMap((channel: Channel & (typeof located)[number]) => {
    const column = observations.column(channel);
    if (column === undefined) return [];
    const labels = distinct(observations.all.map((each) => each[channel]));
    return [`${channel === "x" ? "by" : "for each"} ${column.title} (${listLabels(labels)})`];
  });
  return parts.length === 0 ? "" : ` ${parts.toReversed().join(", ")}`;
}

function listLabels(labels: readonly Label[]): string {
  const numbers = wholeNumbers(labels);
  const [first] = numbers ?? [];
  if (numbers !== undefined && first !== undefined && numbers.length > 3) {
    return `${first} to ${numbers.at(-1)}`;
  }
  if (labels.length <= mostLabels) return labels.map(plainLabel).join(", ");
  return `${labels.slice(0, mostLabels).map(plainLabel).join(", ")} and ${labels.length - mostLabels} more`;
}

function extremes(observations: Observations): readonly string[] {
  let lowest: Observation | undefined;
  let highest: Observation | undefined;
  for (const each of observations.all) {
    if (each.y === undefined) continue;
    if (lowest?.y === undefined || each.y < lowest.y) lowest = each;
    if (highest?.y === undefined || each.y > highest.y) highest = each;
  }
  if (lowest === undefined || highest === undefined) return ["No value is there."];
  const show = (each: Observation): string => {
    const place = placeOf(each, observations);
    return `${showQuantity(each.y ?? 0, observations.input.unit)}${place === "" ? "" : ` (${place})`}`;
  };
  if (lowest.y === highest.y) return [`All values are ${show(lowest)}.`];
  return [`Values run from ${show(lowest)} to ${show(highest)}.`];
}

/** From where to where each series goes. */
function describeSeries(observations: Observations): readonly string[] {
  const { input, colors, columns, rows, xs } = observations;
  if (input.mark === "tiles" || input.mark === "tornado" || xs.length < 2) return [];
  const { unit } = input;
  const keys = columns.flatMap((column) =>
    rows.flatMap((row) => colors.map((color) => ({ column, row, color }))),
  );
  if (keys.length > mostSeries) return [];
  return keys.flatMap(({ column, row, color }) => {
    const line = observations.all.filter(
      (each) =>
        each.column === column && each.row === row && each.color === color && each.y !== undefined,
    );
    const [first] = line;
    const last = line.at(-1);
    if (first?.y === undefined || last?.y === undefined || first === last) return [];
    const name = [color, column, row]
      .filter((label) => label !== "")
      .map(plainLabel)
      .join(", ");
    const from = `from ${showQuantity(first.y, unit)} at ${first.x}`;
    const to = `to ${showQuantity(last.y, unit)} at ${last.x}`;
    return [name === "" ? `It goes ${from} ${to}.` : `${name}: ${from} ${to}.`];
  });
}
