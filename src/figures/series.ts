/**
 * What all charts with series share: the colour and look of each label, and the data of one value.
 */
import type { Part } from "./axes.js";
import { plainLabel, type Label, type Observation, type Observations } from "./observations.js";
import { createPalette, type Palette, type SeriesStyle } from "./palette.js";
import { hoverText } from "./words.js";

/** Encodings that tell a value to a pointer: in the page and where the specification is drawn with tooltips. */
export const pointed: Part = {
  description: { field: "text", type: "nominal" },
  tooltip: { field: "text", type: "nominal", title: "" },
};

/** The palette of a chart: the one that was given, else its own labels in order. */
export function paletteOf(observations: Observations): Palette {
  const palette = observations.input.palette ?? createPalette(observations.colors);
  return { styleOf: (label) => palette.styleOf(plainLabel(label)) };
}

/** The colours of the series; one colour for values without series. */
export function colorEncoding(
  observations: Observations,
  legend: Part | null,
  isReversed = false,
): Part {
  if (observations.column("color") === undefined) {
    return { value: createPalette([""]).styleOf("").color };
  }
  return lookEncoding(observations, legend, ({ color }) => color, isReversed);
}

/** Some property of the looks of series; reversed, the legend begins with the last of a stack, which is on top. */
export function lookEncoding(
  observations: Observations,
  legend: Part | null,
  look: (style: SeriesStyle) => unknown,
  isReversed = false,
): Part {
  const palette = paletteOf(observations);
  const domain = isReversed ? observations.colors.toReversed() : observations.colors;
  const range = domain.map((label: Label) => look(palette.styleOf(label)));
  return { field: "color", type: "nominal", sort: null, scale: { domain, range }, legend };
}

/** The panel of a value, by label and by place in the order of panels. */
export function panelOf(column: Label, row: Label, observations: Observations): Part {
  const { columns, rows } = observations;
  return {
    ...(columns.length > 1 ? { column, columnOrder: columns.indexOf(column) } : {}),
    ...(rows.length > 1 ? { row, rowOrder: rows.indexOf(row) } : {}),
  };
}

/** One value as data of a specification. */
export function datumOf(each: Observation, observations: Observations): Part {
  const { x, y, color, column, row } = each;
  return {
    x,
    y: y ?? null,
    color,
    ...panelOf(column, row, observations),
    text: hoverText(each, observations),
  };
}
