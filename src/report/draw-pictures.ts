/**
 * Draws every chart of a page, once for wide and once for narrow screens: text in a picture that is scaled down to a telephone
 * could not be read.
 */
import { renderSvg, type Chart } from "../figures/index.js";
import type { Block, Page } from "./page.js";

/** Widths of whole pictures in pixels. */
const wideWidth = 860;
const narrowWidth = 350;

/** The pictures of one chart, or why there are none. */
export type Picture =
  | { readonly kind: "drawn"; readonly wide: string; readonly narrow: string }
  | { readonly kind: "fault"; readonly reason: string };

/** Pictures by chart. */
export type Pictures = ReadonlyMap<Chart, Picture>;

/** Draws all charts of a page, one after another. */
export async function drawPictures({ sections }: Page): Promise<Pictures> {
  const pictures = new Map<Chart, Picture>();
  for (const chart of sections.flatMap(({ blocks }) => chartsIn(blocks))) {
    if (!pictures.has(chart)) pictures.set(chart, await drawPicture(chart));
  }
  return pictures;
}

function chartsIn(blocks: readonly Block[]): readonly Chart[] {
  return blocks.flatMap((block) => {
    if (block.kind === "chart") return [block.chart.picture];
    return block.kind === "folded" ? chartsIn(block.blocks) : [];
  });
}

async function drawPicture(chart: Chart): Promise<Picture> {
  try {
    const wide = await renderSvg(chart, { width: wideWidth, hasTitle: false });
    // Ids within a picture begin with the chart's name, and the page holds both pictures.
    const other = { ...chart, name: `${chart.name}-narrow` };
    const narrow = await renderSvg(other, { width: narrowWidth, hasTitle: false });
    return { kind: "drawn", wide: withoutStyle(wide), narrow: withoutStyle(narrow) };
  } catch (fault) {
    return { kind: "fault", reason: fault instanceof Error ? fault.message : String(fault) };
  }
}

/** The page's own style sheet sizes pictures, and its policy allows no other. */
function withoutStyle(svg: string): string {
  return svg.replace(/^<svg[^>]*>/u, (tag) => tag.replace(/ style="[^"]*"/u, ""));
}
