/**
 * The figures that the model declares, in the order of its text.
 */
import type { DrawnFigures } from "../figures/index.js";
import { chartBlocks } from "./chart-block.js";
import type { Block, Section } from "./page.js";

/** Folder of figures beside the page. */
export const figuresFolder = "figures";

/** Declared figures; undefined when none could be drawn. */
export function figuresSection(figures: DrawnFigures, folder: string): Section | undefined {
  const blocks = figureBlocks(figures, folder);
  return blocks.length === 0 ? undefined : { anchor: "figures", title: "Figures", blocks };
}

/** The blocks of all that were drawn. */
export function figureBlocks({ charts }: DrawnFigures, folder: string): readonly Block[] {
  return charts.flatMap((chart) => chartBlocks(chart, folder));
}
