/**
 * Makes a chart of a table: its description in words and its specification.
 */
import type { Chart, ChartInput } from "./chart.js";
import { plainLabel, readObservations } from "./observations.js";
import { defaultWidth } from "./panels.js";
import { specify } from "./specify.js";
import { placesOf } from "./specify-tiles.js";
import { describeChart } from "./words.js";

/** The chart that shows this table; the columns that the channels name must be there. */
export function createChart(input: ChartInput): Chart {
  const { name, title, doc, mark, unit, channels, table } = input;
  const observations = readObservations(input);
  const unplaced = mark === "tiles" ? placesOf(observations).unplaced : [];
  const told = describeChart(observations, unplaced);
  const description = doc === undefined || doc === "" ? told : `${doc}. ${told}`;
  return {
    name,
    title,
    doc,
    description,
    mark,
    unit,
    channels,
    table,
    specification: specify(observations, description, { width: defaultWidth, hasTitle: true }),
    unplaced: unplaced.map(plainLabel),
    specify: (options) => specify(observations, description, options),
  };
}
