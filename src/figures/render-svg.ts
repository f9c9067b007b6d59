/**
 * Draws a chart as SVG without a browser. Vega is loaded when the first picture is drawn, and not before.
 */
import type { Chart } from "./chart.js";
import { finishSvg } from "./finish-svg.js";
import { loadVega } from "./load-vega.js";
import { defaultWidth } from "./panels.js";

/** How to draw. */
export interface SvgOptions {
  /** Pixels of the whole picture. */
  readonly width?: number;
  /** Whether the title stands above the picture; a page usually has its own. */
  readonly hasTitle?: boolean;
}

/**
 * The picture as one `<svg>` element, fit to stand in an HTML page: texts are escaped, nothing is fetched or run, ids
 * begin with the figure's name, and texts and axes take the colour of the text around.
 */
export async function renderSvg(chart: Chart, options: SvgOptions = {}): Promise<string> {
  const { width = defaultWidth, hasTitle = false } = options;
  const vega = await loadVega();
  const { svg } = await vega.draw(chart.specify({ width, hasTitle, hasPatterns: true }));
  return finishSvg(svg, chart);
}
