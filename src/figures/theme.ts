/**
 * How charts look: quiet axes, fine grid lines, one font with Japanese at hand. Colours of texts and lines come from `ink`,
 * so that a drawing can take the colour of the page around it.
 */
import type { Part } from "./axes.js";
import { tickFont } from "./axes.js";

/** Fonts in the order of preference; every system has one, and one with Japanese. */
export const fonts =
  'system-ui, "Segoe UI", "Helvetica Neue", Arial, "Hiragino Sans", "Noto Sans CJK JP", "Yu Gothic UI", sans-serif';

/** Ink of a specification that stands alone, on white. */
export const darkInk = "#24292f";

/** Size of the title above a picture. */
export const titleFont = 14;

/** The `config` of a specification whose texts and lines have this colour. */
export function createTheme(ink: string): Part {
  const text = { labelColor: ink, titleColor: ink, labelFontSize: tickFont, titleFontSize: 11.5 };
  const quiet = { aria: false };
  return {
    aria: false,
    background: null,
    font: fonts,
    padding: 4,
    axis: {
      ...text,
      ...quiet,
      titleFontWeight: 500,
      titleOpacity: 0.85,
      labelOpacity: 0.8,
      domainColor: ink,
      domainOpacity: 0.55,
      gridColor: ink,
      gridOpacity: 0.13,
      tickColor: ink,
      tickOpacity: 0.55,
      tickSize: 4,
      labelPadding: 4,
      titlePadding: 8,
      labelLimit: 150,
    },
    axisY: { domain: false, ticks: false, labelPadding: 6 },
    legend: {
      ...text,
      ...quiet,
      titleFontWeight: 500,
      labelOpacity: 0.9,
      labelLimit: 190,
      symbolSize: 110,
      rowPadding: 4,
      symbolStrokeWidth: 2,
    },
    header: {
      labelColor: ink,
      titleColor: ink,
      labelFontSize: 11.5,
      labelFontWeight: 600,
      labelPadding: 7,
    },
    title: {
      color: ink,
      subtitleColor: ink,
      fontSize: titleFont,
      fontWeight: 600,
      anchor: "start",
      offset: 12,
      aria: false,
    },
    text: { color: ink, fontSize: tickFont },
    rule: { color: ink },
    view: { stroke: null },
    line: { strokeJoin: "round" },
  };
}
