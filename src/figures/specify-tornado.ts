/**
 * A tornado: for each parameter a bar from the value of the base to the value under each setting, the setting written at its
 * end. Parameters stand in the order of the table, the one that matters most on top.
 */
import { valueTitle, type Part } from "./axes.js";
import { reachesTowardsZero, roundSpan } from "./numbers.js";
import type { Label, Observation, Observations } from "./observations.js";
import { arrangePanels, planPanels } from "./panels.js";
import { datumOf, pointed } from "./series.js";
import { createPalette } from "./palette.js";
import { estimateWidth } from "./text-width.js";

const rowHeight = 30;
const labelLimit = 200;

/** The layers of a tornado. */
export function specifyTornado(observations: Observations, width: number): Part {
  const { xs, known, all } = observations;
  const bases = all.map(({ base }) => base).filter((base) => base !== undefined);
  const span = roundSpan(
    [...known, ...bases],
    5,
    reachesTowardsZero([...known, ...bases]) && bases.length === 0,
  );
  const widest = Math.max(...xs.map((label) => estimateWidth(String(label), 11)), 20);
  const panels = planPanels(observations, width, Math.min(widest, labelLimit) + 60, false);
  const height = Math.max(60, rowHeight * xs.length);
  const title = valueTitle(observations);
  const x = {
    type: "quantitative",
    scale: { domain: [span.min, span.max], nice: false, zero: false, padding: 34 },
    axis: {
      title,
      values: thin(span.ticks, panels.size.width),
      format: span.format,
      domain: false,
    },
  };
  const y = {
    field: "parameter",
    type: "ordinal",
    sort: null,
    scale: { domain: xs },
    axis: { title: null, labelLimit, ticks: false, domain: false, grid: false },
  };
  const values = all.flatMap((each) => datumOfEnd(each, observations));
  const color = endColors();
  const label = (side: "low" | "high"): Part => ({
    transform: [{ filter: `datum.side === "${side}"` }],
    mark: {
      type: "text",
      align: side === "low" ? "right" : "left",
      dx: side === "low" ? -6 : 6,
      fontSize: 10.5,
    },
    encoding: { x: { ...x, field: "to" }, y, text: { field: "color", type: "nominal" } },
  });
  return {
    data: { values },
    ...arrangePanels(
      observations,
      { ...panels, size: { width: panels.size.width, height } },
      {
        layer: [
          {
            mark: { type: "bar", aria: true, height: { band: 0.62 }, opacity: 0.92 },
            encoding: { x: { ...x, field: "from" }, x2: { field: "to" }, y, color, ...pointed },
          },
          label("low"),
          label("high"),
          { mark: { type: "rule", strokeWidth: 1.4 }, encoding: { x: { ...x, field: "from" } } },
        ],
      },
    ),
  };
}

/** Bars of the first and of the last setting have a colour each; those between are grey. */
function endColors(): Part {
  const { styleOf } = createPalette([0, 1, 2, 3, 4, 5, 6, 7]);
  return {
    field: "end",
    type: "nominal",
    scale: {
      domain: ["first", "last", "between"],
      range: [styleOf(0).color, styleOf(4).color, styleOf(7).color],
    },
    legend: null,
  };
}

function datumOfEnd(each: Observation, observations: Observations): readonly Part[] {
  if (each.y === undefined || each.base === undefined) return [];
  const ends = observations.all.filter(
    (other) => other.x === each.x && other.column === each.column && other.row === each.row,
  );
  const position = ends.indexOf(each);
  const end = position === 0 ? "first" : position === ends.length - 1 ? "last" : "between";
  return [
    {
      ...datumOf(each, observations),
      parameter: each.x,
      from: each.base,
      to: each.y,
      end,
      side: each.y < each.base ? "low" : "high",
    },
  ];
}

function thin(ticks: readonly number[], width: number): readonly (Label & number)[] {
  const most = Math.max(2, Math.floor(width / 76));
  const every = Math.ceil(ticks.length / most);
  return ticks.filter((_, i) => i % every === 0);
}
