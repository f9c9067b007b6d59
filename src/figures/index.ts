/**
 * The room of figures: what a model shows of its results, as charts, Vega-Lite and SVG.
 */
export type { Chart, ChartChannels, ChartInput, FigureColumn, FigureTable, Mark } from "./chart.js";
export { createChart } from "./create-chart.js";
export { drawFigures, type DrawnFigures } from "./draw-figures.js";
export type { StudyRuns } from "./draw-study.js";
export { figureFiles } from "./figure-files.js";
export { createPalette, type Palette, type SeriesStyle } from "./palette.js";
export { renderSvg, type SvgOptions } from "./render-svg.js";
