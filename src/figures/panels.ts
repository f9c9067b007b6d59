/**
 * How the panels of a chart share the width: one alone, or one for each label of `column` and `row`, and beside them the
 * legend.
 */
import type { PanelSize, Part } from "./axes.js";
import type { Observations } from "./observations.js";
import { estimateWidth } from "./text-width.js";

/** Width of a whole picture when nobody says. */
export const defaultWidth = 680;

/** Where the legend stands. */
export type LegendPlace = "right" | "bottom" | "none";

/** The plan of a picture. */
export interface Panels {
  readonly isAlone: boolean;
  readonly size: PanelSize;
  /** Panels side by side when they are wrapped. */
  readonly across: number;
  readonly legend: LegendPlace;
}

const gap = 18;
const legendFont = 11;
const mostInColumn = 22;

/** Plans the panels of a picture of this width; `side` is the room that axis labels take on the left. */
export function planPanels(
  observations: Observations,
  width: number,
  side: number,
  hasLegend: boolean,
  proportion = 0.52,
): Panels {
  const legend = !hasLegend ? "none" : width < 480 ? "bottom" : "right";
  const beside =
    legend === "right" ? legendColumns(observations) * legendWidth(observations) + 22 : 10;
  const { columns, rows } = observations;
  const isAlone = columns.length * rows.length === 1;
  const free = width - side - beside;
  if (isAlone) {
    const panel = Math.max(120, free);
    const height = Math.min(360, Math.max(200, panel * proportion));
    return {
      isAlone,
      size: { width: Math.round(panel), height: Math.round(height) },
      across: 1,
      legend,
    };
  }
  const most = Math.max(1, Math.floor((free + gap) / (128 + gap)));
  const across = rows.length > 1 ? columns.length : balance(columns.length, most);
  const rowHeader = rows.length > 1 ? 22 : 0;
  const panel = Math.max(60, (free - rowHeader - gap * (across - 1)) / across);
  const height = Math.min(240, Math.max(150, panel * (across === 1 ? 0.4 : 0.85)));
  return {
    isAlone,
    size: { width: Math.floor(panel), height: Math.round(height) },
    across,
    legend,
  };
}

/** A specification of panels: the layers alone, or once for each label. */
export function arrangePanels(observations: Observations, panels: Panels, panel: Part): Part {
  const { columns, rows } = observations;
  const sized = { width: panels.size.width, height: panels.size.height, ...panel };
  if (panels.isAlone) return sized;
  const header = { title: null, labelLimit: Math.max(60, panels.size.width) };
  const field = (name: string): Part => ({
    field: name,
    type: "nominal",
    sort: { field: `${name}Order`, op: "min" },
    title: null,
    header,
  });
  if (rows.length === 1) {
    return {
      facet: field("column"),
      columns: panels.across,
      spacing: { row: 14, column: gap },
      spec: sized,
    };
  }
  const along = columns.length === 1 ? {} : { column: field("column") };
  return { facet: { row: field("row"), ...along }, spacing: { row: 30, column: gap }, spec: sized };
}

/** The legend's definition for a place. */
export function legendAt(panels: Panels, width: number, observations: Observations): Part {
  const all = { title: null, symbolLimit: 0 };
  if (panels.legend === "right") {
    return { ...all, orient: "right", offset: 14, columns: legendColumns(observations) };
  }
  const columns = Math.max(1, Math.floor((width - 40) / (legendWidth(observations) + 12)));
  return { ...all, orient: "bottom", direction: "horizontal", columns, offset: 10 };
}

/** A legend beside a picture is no longer than the picture. */
function legendColumns({ colors }: Observations): number {
  return Math.ceil(colors.length / mostInColumn);
}

function legendWidth(observations: Observations): number {
  const widest = Math.max(
    ...observations.colors.map((label) => estimateWidth(String(label), legendFont)),
    20,
  );
  return Math.min(widest, 190) + 24;
}

/** As few rows as there must be, with as equal a number of panels as can be. */
function balance(count: number, most: number): number {
  if (count <= most) return count;
  return Math.ceil(count / Math.ceil(count / most));
}
