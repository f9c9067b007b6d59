/**
 * Stacked areas and bars, and bars side by side. The stack is computed here: parts above zero upwards, parts below zero
 * downwards, so that the picture, the axis and the legend agree on it.
 */
import { horizontalAxis, tickWidth, valueTitle, verticalAxis, type Part } from "./axes.js";
import { roundSpan } from "./numbers.js";
import type { Observation, Observations } from "./observations.js";
import { arrangePanels, legendAt, planPanels } from "./panels.js";
import { colorEncoding, datumOf, lookEncoding, pointed } from "./series.js";
import { fillOf } from "./patterns.js";

/** Most values for which every one can be pointed at. */
const mostTargets = 1500;

/** A part of a stack; absent ones leave a gap. */
interface Piece {
  readonly each: Observation;
  readonly side: "above" | "below";
  readonly from: number | null;
  readonly to: number | null;
}

/** The layers of a chart of areas or bars. */
export function specifyStacks(
  observations: Observations,
  width: number,
  hasPatterns: boolean,
): Part {
  const { input } = observations;
  const { mark } = input;
  const hasSeries = observations.column("color") !== undefined;
  const pieces = mark === "grouped" ? standAlone(observations) : stack(observations);
  const edges = pieces.flatMap(({ from, to }) => [from ?? 0, to ?? 0]);
  const span = roundSpan(edges, 5, true);
  const isAlone = observations.columns.length * observations.rows.length === 1;
  const panels = planPanels(observations, width, tickWidth(span) + (isAlone ? 6 : 26), hasSeries);
  const { size } = panels;
  const x = horizontalAxis(observations, size.width, mark !== "area");
  const title = valueTitle(observations);
  const legend = hasSeries
    ? { ...legendAt(panels, width, observations), symbolType: "square", symbolStrokeWidth: 0 }
    : null;
  const color =
    hasPatterns && hasSeries
      ? lookEncoding(observations, legend, fillOf, mark !== "grouped")
      : colorEncoding(observations, legend, mark !== "grouped");
  const y = { field: "to", ...verticalAxis(span, title, isAlone, size.height), stack: null };
  const place = { x: x.encoding, y, y2: { field: "from" } };
  const layers =
    mark === "area"
      ? areaLayers(pieces, place, color)
      : [barLayer(observations, size.width, place, color)];
  return {
    data: {
      values: pieces.map(({ each, side, from, to }) => ({
        ...datumOf(each, observations),
        side,
        from,
        to,
      })),
    },
    ...arrangePanels(observations, panels, { layer: [...layers, ...zeroLine(span.min)] }),
  };
}

/** Areas above and below zero apart, and unseen points that tell their value to a pointer. */
function areaLayers(pieces: readonly Piece[], place: Part, color: Part): readonly Part[] {
  const areas = {
    mark: { type: "area", opacity: 0.93 },
    encoding: { ...place, color, detail: { field: "side", type: "nominal" } },
  };
  if (pieces.length > mostTargets) return [areas];
  const targets = {
    transform: [{ filter: "datum.from !== datum.to" }],
    mark: { type: "point", filled: true, opacity: 0, size: 110, shape: "square", aria: true },
    encoding: { x: place["x"], y: place["y"], ...pointed },
  };
  return [areas, targets];
}

function barLayer(observations: Observations, width: number, place: Part, color: Part): Part {
  const isGrouped = observations.input.mark === "grouped";
  const step = width / Math.max(observations.xs.length, 1);
  const offset = {
    field: "color",
    type: "nominal",
    sort: null,
    scale: { domain: observations.colors },
  };
  const band = isGrouped ? 0.94 : step < 14 ? 0.9 : 0.72;
  return {
    mark: { type: "bar", aria: true, opacity: 0.95, width: { band } },
    encoding: { ...place, ...(isGrouped ? { xOffset: offset } : {}), color, ...pointed },
  };
}

/** Where parts go below zero, zero is the line to read from. */
function zeroLine(min: number): readonly Part[] {
  if (min >= 0) return [];
  return [
    {
      data: { values: [{ zero: 0 }] },
      mark: { type: "rule", strokeWidth: 1, opacity: 0.55 },
      encoding: { y: { field: "zero", type: "quantitative" } },
    },
  ];
}

function standAlone(observations: Observations): readonly Piece[] {
  return observations.all.flatMap((each): readonly Piece[] =>
    each.y === undefined ? [] : [{ each, side: "above", from: 0, to: each.y }],
  );
}

/** Each value on those before it at the same place; the first series lies on the axis. */
function stack(observations: Observations): readonly Piece[] {
  const isArea = observations.input.mark === "area";
  const order = new Map(observations.colors.map((label, i) => [label, i]));
  const inOrder = observations.all.toSorted(
    (a, b) => (order.get(a.color) ?? 0) - (order.get(b.color) ?? 0),
  );
  const crosses = new Set(
    observations.all.filter(({ y }) => y !== undefined && y < 0).map(({ color }) => color),
  );
  const heights = new Map<string, number>();
  const add = (each: Observation, side: Piece["side"], by: number): Piece => {
    const key = JSON.stringify([side, each.x, each.column, each.row]);
    const from = heights.get(key) ?? 0;
    heights.set(key, from + by);
    return { each, side, from, to: from + by };
  };
  return inOrder.flatMap((each): readonly Piece[] => {
    const { y } = each;
    if (y === undefined) return isArea ? [{ each, side: "above", from: null, to: null }] : [];
    // An area that changes sign has both its parts everywhere, one of them without height.
    if (isArea && crosses.has(each.color)) {
      return [add(each, "above", Math.max(y, 0)), add(each, "below", Math.min(y, 0))];
    }
    return [add(each, y < 0 ? "below" : "above", y)];
  });
}
