/**
 * The rows of a table by channel: what every kind of chart is specified from. Labels are made safe for Vega here, which
 * keeps groups in plain objects and fails on a label such as `constructor`.
 */
import { invariant } from "../diagnostics/index.js";
import type { ChartInput, FigureColumn } from "./chart.js";

/** A member or a name as a chart shows it. */
export type Label = string | number;

/** One value and where it belongs. */
export interface Observation {
  readonly x: Label;
  /** Undefined when absent or not finite. */
  readonly y: number | undefined;
  readonly color: Label;
  readonly column: Label;
  readonly row: Label;
  readonly region: Label;
  readonly base: number | undefined;
}

/** Everything that a specification needs to know of a chart's data. */
export interface Observations {
  readonly input: ChartInput;
  readonly all: readonly Observation[];
  /** Labels of each channel in the order of the table; one empty label for a channel that is not used. */
  readonly colors: readonly Label[];
  readonly columns: readonly Label[];
  readonly rows: readonly Label[];
  readonly xs: readonly Label[];
  /** The columns behind the channels. */
  readonly column: (channel: Channel) => FigureColumn | undefined;
  /** Values that are there. */
  readonly known: readonly number[];
}

/** A channel that may be given. */
export type Channel = "x" | "y" | "color" | "column" | "row" | "region" | "base";

/** Reads the table of a chart. */
export function readObservations(input: ChartInput): Observations {
  const { table, channels } = input;
  const position = (channel: Channel): number => {
    const name = channels[channel];
    if (name === undefined) return -1;
    const found = table.columns.findIndex((column) => column.name === name);
    invariant(found >= 0, `chart ${input.name} has no column ${name}`);
    return found;
  };
  const at = {
    x: position("x"),
    y: position("y"),
    color: position("color"),
    column: position("column"),
    row: position("row"),
    region: position("region"),
    base: position("base"),
  };
  const all = table.rows.map((row): Observation => {
    const label = (channel: Channel): Label => {
      const value = at[channel] < 0 ? "" : row[at[channel]];
      return typeof value === "string" ? safeLabel(value) : (value ?? "—");
    };
    const number = (channel: Channel): number | undefined => {
      const value = at[channel] < 0 ? undefined : row[at[channel]];
      return typeof value === "number" && Number.isFinite(value) ? value : undefined;
    };
    return {
      x: label("x"),
      y: number("y"),
      color: label("color"),
      column: label("column"),
      row: label("row"),
      region: label("region"),
      base: number("base"),
    };
  });
  return {
    input,
    all,
    xs: distinct(all.map(({ x }) => x)),
    colors: distinct(all.map(({ color }) => color)),
    columns: distinct(all.map(({ column }) => column)),
    rows: distinct(all.map(({ row }) => row)),
    column: (channel) => (at[channel] < 0 ? undefined : table.columns[at[channel]]),
    known: all.map(({ y }) => y).filter((value) => value !== undefined),
  };
}

/** The label as it was, without what made it safe. */
export function plainLabel(label: Label): string {
  return String(label).replace(/\u2060$/u, "");
}

/** Each label once, in the order of first appearance. */
export function distinct(labels: Iterable<Label>): readonly Label[] {
  return [...new Set(labels)];
}

/** The numbers, when labels are nothing but numbers, in rising order. */
export function wholeNumbers(labels: readonly Label[]): readonly number[] | undefined {
  const numbers = labels.filter((label) => typeof label === "number");
  return numbers.length === labels.length && labels.length > 0
    ? numbers.toSorted((a, b) => a - b)
    : undefined;
}

/**
 * The label without characters that XML forbids, and with an invisible joiner after it where it is a name that every
 * object of the drawing library has.
 */
export function safeLabel(label: string): string {
  const clean = label.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, " ");
  return Reflect.has({}, clean) ? `${clean}\u2060` : clean;
}
