/**
 * Lines and points: one line for each label of `color`, broken where a value is absent. Lines differ by dash as well as
 * colour; in a single panel their names stand at their ends, apart from each other, instead of a legend.
 */
import { horizontalAxis, tickWidth, valueTitle, verticalAxis, type Part } from "./axes.js";
import { reachesTowardsZero, roundSpan, type AxisSpan } from "./numbers.js";
import type { Label, Observation, Observations } from "./observations.js";
import { arrangePanels, legendAt, planPanels, type Panels } from "./panels.js";
import { colorEncoding, datumOf, lookEncoding, pointed } from "./series.js";
import { estimateWidth } from "./text-width.js";

const labelFont = 11.5;
const labelHeight = 14;
/** So few values along a line are shown as points too. */
const fewValues = 12;
/** Most values for which every one can be pointed at. */
const mostTargets = 1500;

/** The layers of a chart of lines or points. */
export function specifyLines(observations: Observations, width: number): Part {
  const { input, colors } = observations;
  const hasSeries = observations.column("color") !== undefined;
  const span = roundSpan(observations.known, 5, reachesTowardsZero(observations.known));
  const isAlone = observations.columns.length * observations.rows.length === 1;
  const endRoom =
    Math.max(...colors.map((label) => estimateWidth(String(label), labelFont, true)), 0) + 14;
  const hasEnds =
    input.mark === "line" && hasSeries && isAlone && colors.length <= 12 && endRoom <= width * 0.3;
  const hasLegend = hasSeries && !hasEnds;
  const side = tickWidth(span) + (isAlone ? 6 : 26) + (hasEnds ? endRoom : 0);
  const panels = planPanels(observations, width, side, hasLegend);
  const x = horizontalAxis(observations, panels.size.width, false);
  const y = {
    field: "y",
    ...verticalAxis(span, valueTitle(observations), isAlone, panels.size.height),
  };
  const legend = hasLegend ? legendAt(panels, width, observations) : null;
  const layers =
    input.mark === "point"
      ? [pointLayer(observations, legend)]
      : [
          lineLayer(observations, legend),
          ...singleLayer(observations),
          ...targetLayer(observations),
          ...(hasEnds ? [endLayer(observations, span, panels)] : []),
        ];
  return {
    data: { values: observations.all.map((each) => datumOf(each, observations)) },
    ...arrangePanels(observations, panels, {
      encoding: { x: x.encoding, y },
      layer: layers,
    }),
  };
}

function lineLayer(observations: Observations, legend: Part | null): Part {
  const hasSeries = observations.column("color") !== undefined;
  const stroked = legend === null ? null : { ...legend, symbolType: "stroke", symbolSize: 400 };
  const dash = lookEncoding(observations, stroked, ({ dash: lengths }) => lengths);
  return {
    mark: { type: "line", strokeWidth: 2.2, invalid: "break-paths-show-path-domains" },
    encoding: {
      color: colorEncoding(observations, stroked),
      ...(hasSeries ? { strokeDash: dash } : {}),
    },
  };
}

/** Values between two gaps, which no line would show; all values where they are few and measured apart. */
function singleLayer(observations: Observations): readonly Part[] {
  const { xs, all } = observations;
  const areFew = observations.column("x")?.kind === "number" && xs.length <= fewValues;
  const singles = areFew ? all.filter(({ y }) => y !== undefined) : findSingles(observations);
  if (singles.length === 0) return [];
  return [
    {
      data: { values: singles.map((each) => datumOf(each, observations)) },
      mark: { type: "point", filled: true, size: 34, opacity: 1 },
      encoding: { color: colorEncoding(observations, null) },
    },
  ];
}

/** Unseen points that tell their value to a pointer. */
function targetLayer(observations: Observations): readonly Part[] {
  if (observations.known.length > mostTargets) return [];
  return [
    {
      mark: { type: "point", filled: true, opacity: 0, size: 110, aria: true },
      encoding: {
        color: colorEncoding(observations, null),
        ...pointed,
      },
    },
  ];
}

function pointLayer(observations: Observations, legend: Part | null): Part {
  const hasSeries = observations.column("color") !== undefined;
  const shape = lookEncoding(observations, legend, (style) => style.shape);
  return {
    mark: { type: "point", filled: true, size: 52, opacity: 0.9, aria: true },
    encoding: {
      color: colorEncoding(observations, legend),
      ...(hasSeries ? { shape } : {}),
      ...pointed,
    },
  };
}

/** The names of the lines at their last values, moved apart where they would overlap. */
function endLayer(observations: Observations, span: AxisSpan, panels: Panels): Part {
  const { height } = panels.size;
  const pixel = (value: number): number =>
    height * (1 - (value - span.min) / (span.max - span.min));
  const ends = observations.colors.flatMap((label) => {
    const last = observations.all.findLast((each) => each.color === label && each.y !== undefined);
    return last?.y === undefined ? [] : [{ label, x: last.x, at: pixel(last.y) }];
  });
  const placed = spread(ends, height);
  const values = placed.map(({ label, x, at }) => ({
    x,
    y: span.min + (1 - at / height) * (span.max - span.min),
    color: label,
  }));
  return {
    data: { values },
    mark: {
      type: "text",
      align: "left",
      baseline: "middle",
      dx: 8,
      fontSize: labelFont,
      fontWeight: 600,
    },
    encoding: {
      text: { field: "color", type: "nominal" },
      color: colorEncoding(observations, null),
    },
  };
}

interface End {
  readonly label: Label;
  readonly x: Label;
  readonly at: number;
}

/** The ends at a distance from each other, as near to their own height as can be. */
function spread(ends: readonly End[], height: number): readonly End[] {
  const sorted = ends.toSorted((a, b) => a.at - b.at);
  const at = sorted.map((end) => end.at);
  for (let round = 0; round < 200; round++) {
    let hasMoved = false;
    for (let i = 1; i < at.length; i++) {
      const overlap = labelHeight - ((at[i] ?? 0) - (at[i - 1] ?? 0));
      if (overlap <= 0.01) continue;
      at[i - 1] = (at[i - 1] ?? 0) - overlap / 2;
      at[i] = (at[i] ?? 0) + overlap / 2;
      hasMoved = true;
    }
    const low = Math.max(0, -(at[0] ?? 0) - 4);
    const high = Math.max(0, (at.at(-1) ?? 0) - height - 4);
    for (let i = 0; i < at.length; i++) at[i] = (at[i] ?? 0) + low - high;
    if (!hasMoved) break;
  }
  return sorted.map((end, i) => ({ ...end, at: at[i] ?? end.at }));
}

/** Values whose neighbours in their line are both absent. */
function findSingles(observations: Observations): readonly Observation[] {
  const lines = new Map<string, Observation[]>();
  for (const each of observations.all) {
    const key = JSON.stringify([each.color, each.column, each.row]);
    const line = lines.get(key);
    if (line === undefined) lines.set(key, [each]);
    else line.push(each);
  }
  return [...lines.values()].flatMap((line) =>
    line.filter(
      (each, i) =>
        each.y !== undefined && line[i - 1]?.y === undefined && line[i + 1]?.y === undefined,
    ),
  );
}
