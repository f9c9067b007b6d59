/**
 * The figures that the model declares, in the order of its text.
 */
import type { DrawnFigures } from "../figures/index.js";
import { chartBlocks } from "./chart-block.js";
import type { Section } from "./page.js";

/** Folder of figures beside the page. */
export const figuresFolder = "figures";

/** Declared figures; undefined when none could be drawn. */
export function figuresSection({ charts }: DrawnFigures, folder: string): Section | undefined {
  if (charts.length === 0) return undefined;
  return {
    anchor: "figures",
    title: "Figures",
    blocks: charts.flatMap((chart) => chartBlocks(chart, folder)),
  };
}
