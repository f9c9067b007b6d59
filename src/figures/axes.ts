/**
 * The axes of a panel. Years and other whole-number members stand without separators, amounts with them; the unit stands in
 * the axis title; no panel has more ticks than its width has room for.
 */
import type { FigureColumn } from "./chart.js";
import { isPlain, pickWholeTicks, roundSpan, showNumber, type AxisSpan } from "./numbers.js";
import { wholeNumbers, type Label, type Observations } from "./observations.js";
import { estimateWidth } from "./text-width.js";

/** Size of labels at ticks. */
export const tickFont = 11;

/** Pixels of one panel without its axes. */
export interface PanelSize {
  readonly width: number;
  readonly height: number;
}

/** A plain piece of a specification. */
export type Part = Readonly<Record<string, unknown>>;

/** Where points stand along a scale from side to side: measured, or one place for each label. */
export interface HorizontalAxis {
  readonly isMeasured: boolean;
  readonly encoding: Part;
  /** Pixels below the panel. */
  readonly depth: number;
}

/** `Emissions [MtCO2/year]`. */
export function titleWithUnit(title: string, unit: string | undefined): string {
  return isPlain(unit) ? title : `${title} [${unit}]`;
}

/** What the values are: their name and unit, or the unit alone where several series have no common name. */
export function valueTitle(observations: Observations): string {
  const { input } = observations;
  const title = observations.column("y")?.title ?? input.title;
  if (title !== unnamedValue) return titleWithUnit(title, input.unit);
  return isPlain(input.unit) ? "" : input.unit;
}

/** The title of a column of values that have no name of their own. */
export const unnamedValue = "value";

/** The horizontal axis for these marks; bars need a place for each label. */
export function horizontalAxis(
  observations: Observations,
  width: number,
  hasBars: boolean,
): HorizontalAxis {
  const column = observations.column("x");
  const title = column === undefined ? null : titleWithUnit(column.title, column.unit);
  const numbers = wholeNumbers(observations.xs);
  if (numbers !== undefined && numbers.length > 1 && !hasBars) {
    return measuredAxis(numbers, column, title, width);
  }
  return labelledAxis(
    observations,
    title,
    width,
    numbers !== undefined && column?.kind === "label",
  );
}

/** The vertical axis of values; its title lies above it where there is one panel, else along it. */
export function verticalAxis(
  span: AxisSpan,
  title: string,
  isAlone: boolean,
  height: number,
): Part {
  const place = isAlone
    ? {
        titleAngle: 0,
        titleAlign: "left",
        titleAnchor: "end",
        titleBaseline: "bottom",
        titleX: 0,
        titleY: -9,
      }
    : {};
  return {
    type: "quantitative",
    scale: { domain: [span.min, span.max], nice: false, zero: false },
    axis: {
      title,
      values: span.ticks,
      format: span.format,
      titleLimit: isAlone ? 520 : height,
      ...place,
    },
  };
}

/** Pixels that the labels of a vertical axis take. */
export function tickWidth(span: AxisSpan): number {
  return Math.max(...span.ticks.map((tick) => estimateWidth(showNumber(tick), tickFont))) + 8;
}

function measuredAxis(
  numbers: readonly number[],
  column: FigureColumn | undefined,
  title: string | null,
  width: number,
): HorizontalAxis {
  const isAmount = column?.kind === "number";
  const first = numbers[0] ?? 0;
  const last = numbers.at(-1) ?? first;
  const count = Math.max(2, Math.floor(width / (isAmount ? 80 : 46)));
  const span = isAmount ? roundSpan(numbers, count, false) : undefined;
  const encoding = {
    field: "x",
    type: "quantitative",
    scale: { domain: [first, last], nice: false, zero: false },
    axis: {
      title,
      values:
        span?.ticks.filter((tick) => tick >= first && tick <= last) ??
        pickWholeTicks(numbers, count),
      format: span?.format ?? "d",
      grid: false,
    },
  };
  return { isMeasured: true, encoding, depth: title === null ? 20 : 38 };
}

function labelledAxis(
  observations: Observations,
  title: string | null,
  width: number,
  isWhole: boolean,
): HorizontalAxis {
  const labels = observations.xs;
  const step = width / Math.max(labels.length, 1);
  const widest = Math.max(...labels.map((label) => estimateWidth(String(label), tickFont)), 0);
  const base = { field: "x", type: "ordinal", sort: null, scale: { domain: labels } };
  const isFlat = isWhole || widest + 6 <= step;
  const numbers = isWhole ? wholeNumbers(labels) : undefined;
  const ticks = numbers && pickTicks(labels, numbers, width);
  const angle = step < 16 ? -90 : -40;
  const turned = {
    labelAngle: angle,
    labelAlign: "right",
    labelBaseline: "middle",
    labelLimit: 130,
  };
  const axis = {
    title,
    grid: false,
    ...(ticks === undefined ? {} : { values: ticks }),
    ...(isFlat ? { labelAngle: 0 } : turned),
  };
  const drop = isFlat ? 0 : Math.min(widest, 130) * (angle === -90 ? 1 : 0.68);
  return {
    isMeasured: false,
    encoding: { ...base, axis },
    depth: (title === null ? 20 : 38) + drop,
  };
}

function pickTicks(
  labels: readonly Label[],
  numbers: readonly number[],
  width: number,
): readonly number[] | undefined {
  const wanted = pickWholeTicks(numbers, Math.floor(width / 40));
  const shown = wanted.filter((tick) => labels.includes(tick));
  return numbers.length * 40 <= width || shown.length === 0 ? undefined : shown;
}
