/**
 * A chart as plain data: the table that it shows, which column goes to which channel, and a complete Vega-Lite
 * specification with the data inside. Nothing here needs Vega; only drawing does.
 */
import type { Palette } from "./palette.js";

/** How values are drawn. Areas and bars are stacked; `grouped` sets bars side by side; `tiles` is a map of Japan. */
export type Mark = "line" | "area" | "bar" | "grouped" | "point" | "tiles" | "tornado";

/** A column of a table. Labels are members and names, numbers are values with a unit. */
export interface FigureColumn {
  readonly name: string;
  readonly title: string;
  /** Undefined for labels and for plain numbers. */
  readonly unit: string | undefined;
  readonly kind: "label" | "number";
}

/** What a chart shows, one observation a row; an absent value is undefined. */
export interface FigureTable {
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly (readonly (string | number | undefined)[])[];
}

/** Names of the columns that the channels show. */
export interface ChartChannels {
  /** Horizontal place; of a tornado, the parameter that is varied. */
  readonly x?: string;
  /** The values; a column of numbers. */
  readonly y: string;
  /** Series; of a tornado, the text of the value that a parameter took. */
  readonly color?: string;
  /** One panel for each label: side by side, one below the other. */
  readonly column?: string;
  readonly row?: string;
  /** Of tiles: the prefecture or region. */
  readonly region?: string;
  /** Of a tornado: the value before anything is varied; a column of numbers. */
  readonly base?: string;
}

/** What `createChart` makes a chart of. */
export interface ChartInput {
  /** A name that is unique among the charts of a page or folder. */
  readonly name: string;
  readonly title: string;
  /** A sentence more on what is shown. */
  readonly doc?: string | undefined;
  readonly mark: Mark;
  /** Unit of the values as shown; empty or "1" for plain numbers. */
  readonly unit: string;
  readonly channels: ChartChannels;
  readonly table: FigureTable;
  /** Colours of the labels of `color`; in the order of the table's rows when absent. */
  readonly palette?: Palette | undefined;
}

/** A chart that is ready to be drawn and kept. */
export interface Chart {
  readonly name: string;
  readonly title: string;
  /** A sentence more on what is shown, such as its scenario. */
  readonly doc: string | undefined;
  /** What is shown, ranges and extremes with their units, for those who cannot see the picture. */
  readonly description: string;
  readonly mark: Mark;
  readonly unit: string;
  readonly channels: ChartChannels;
  readonly table: FigureTable;
  /** A complete Vega-Lite specification with inline data, at the default width. */
  readonly specification: unknown;
  /** Members of a map that are no place in Japan; to be listed under it. */
  readonly unplaced: readonly string[];
  /** The specification at another width of the whole picture, with or without its title. */
  readonly specify: (options: SpecificationOptions) => unknown;
}

/** What may differ between specifications of one chart. */
export interface SpecificationOptions {
  /** Pixels of the whole picture. */
  readonly width: number;
  readonly hasTitle: boolean;
  /** Fills that refer to patterns, which the drawing must define. */
  readonly hasPatterns?: boolean;
}
