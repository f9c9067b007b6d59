/**
 * A chart as a complete Vega-Lite specification with its data inside, at a given width.
 */
import { assertNever } from "../diagnostics/index.js";
import type { Part } from "./axes.js";
import type { SpecificationOptions } from "./chart.js";
import type { Observations } from "./observations.js";
import { safeLabel } from "./observations.js";
import { specifyLines } from "./specify-lines.js";
import { specifyStacks } from "./specify-stacks.js";
import { specifyTiles } from "./specify-tiles.js";
import { specifyTornado } from "./specify-tornado.js";
import { wrapText } from "./text-width.js";
import { createTheme, darkInk, titleFont } from "./theme.js";

/** The specification; the title stands above the picture when asked for. */
export function specify(
  observations: Observations,
  description: string,
  options: SpecificationOptions,
): Part {
  const { title } = observations.input;
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v5.json",
    description: safeLabel(description),
    ...(options.hasTitle && title !== ""
      ? { title: wrapText(safeLabel(title), options.width - 20, titleFont) }
      : {}),
    ...specifyMark(observations, options),
    config: createTheme(darkInk),
  };
}

function specifyMark(observations: Observations, options: SpecificationOptions): Part {
  const { width, hasPatterns = false } = options;
  const { mark } = observations.input;
  switch (mark) {
    case "line":
    case "point":
      return specifyLines(observations, width);
    case "area":
    case "bar":
    case "grouped":
      return specifyStacks(observations, width, hasPatterns);
    case "tiles":
      return specifyTiles(observations, width);
    case "tornado":
      return specifyTornado(observations, width);
    default:
      return assertNever(mark);
  }
}
