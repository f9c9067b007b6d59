/**
 * One source line with marks under it. The mark that ends last has its words beside it, the others below,
 * from right to left, each under the start of its mark:
 *
 *     12 |   charge[r, y, s, h] <= capacity[r, y]
 *        |   ^^^^^^^^^^^^^^^^^^    -------------- energy (MWh)
 *        |   power (MW)
 */
import { makeVisible, toCells, type Cell } from "./cells.js";
import type { Palette } from "./palette.js";

/** What to underline: offsets in the line, end exclusive. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly text: string | undefined;
  readonly isPrimary: boolean;
}

/** How a snippet looks. */
export interface SnippetStyle {
  readonly palette: Palette;
  /** Paints the primary mark in the colour of the severity. */
  readonly primary: (text: string) => string;
  /** Cells for the source text, without the gutter. */
  readonly width: number;
}

/** Cells kept before the first mark of a line that is cut. */
const CONTEXT = 24;

/** Rows without gutter: the source first, then marks and words. Marks too far apart become several snippets. */
export function renderSnippet(
  line: string,
  marks: readonly Mark[],
  style: SnippetStyle,
): readonly (readonly string[])[] {
  return spread(line, marks, style.width).map((group) => renderGroup(line, group, style));
}

/** Groups marks that fit into one window of the line. */
function spread(line: string, marks: readonly Mark[], width: number): readonly (readonly Mark[])[] {
  if (line.length <= width / 2) return [marks];
  const sorted = [...marks].sort((a, b) => a.start - b.start || a.end - b.end);
  const groups: Mark[][] = [];
  for (const mark of sorted) {
    const group = groups.at(-1);
    const first = group?.[0];
    // Half the window, since a character may take two cells.
    if (group !== undefined && first !== undefined && mark.end - first.start <= width / 2) {
      group.push(mark);
    } else groups.push([mark]);
  }
  return groups;
}

interface Placed {
  readonly mark: Mark;
  readonly from: number;
  readonly to: number;
}

function renderGroup(line: string, marks: readonly Mark[], style: SnippetStyle): readonly string[] {
  const { text, columnOf } = cutLine(line, Math.min(...marks.map((mark) => mark.start)), style);
  const placed = marks.map((mark): Placed => {
    const from = columnOf(mark.start);
    return { mark, from, to: Math.max(columnOf(mark.end), from + 1) };
  });
  const last = placed.reduce((a, b) =>
    b.to > a.to || (b.to === a.to && b.mark.isPrimary) ? b : a,
  );
  const underline = renderUnderline(placed, style);
  const words =
    last.mark.text === undefined ? "" : ` ${paint(last, makeVisible(last.mark.text), style)}`;
  const waiting = placed
    .filter((item) => item !== last && item.mark.text !== undefined)
    .sort((a, b) => b.from - a.from);
  const hanging = waiting.map((item, position) => {
    const bars = waiting.slice(position + 1).filter((other) => other.from < item.from);
    return renderHanging(item, bars, style);
  });
  return [text, underline + words, ...hanging];
}

/** The part of the line that is shown, and the cell at which an offset of the line stands in it. */
function cutLine(
  line: string,
  firstMark: number,
  style: SnippetStyle,
): { readonly text: string; readonly columnOf: (offset: number) => number } {
  // A line of a megabyte is cut before it is measured.
  const from = line.length > 4000 ? Math.max(0, firstMark - 4 * CONTEXT) : 0;
  const all = toCells(line.slice(from, from + 4000)).map((cell): Cell => ({
    ...cell,
    offset: cell.offset + from,
  }));
  const total = all.reduce((sum, cell) => sum + cell.width, 0);
  const isWhole = from === 0 && line.length <= 4000 && total <= style.width;
  let shown = all;
  let isCutBefore = from > 0;
  let isCutAfter = false;
  if (!isWhole) {
    const index = all.findIndex((cell) => cell.offset >= firstMark);
    const fits = widthUpTo(all, index === -1 ? all.length : index) < style.width / 2 && from === 0;
    const begin = fits ? 0 : Math.max(0, (index === -1 ? all.length : index) - CONTEXT);
    let room = style.width - 2;
    const rest = all.slice(begin);
    const end = rest.findIndex((cell) => (room -= cell.width) < 0);
    isCutBefore = isCutBefore || begin > 0;
    isCutAfter = end !== -1 || from + 4000 < line.length;
    shown = end === -1 ? rest : rest.slice(0, end);
  }
  const lead = isCutBefore ? 1 : 0;
  const text = shown.map((cell) => cell.text).join("");
  return {
    text: `${isCutBefore ? "…" : ""}${text}${isCutAfter ? "…" : ""}`.trimEnd(),
    columnOf: (offset) => {
      const index = shown.findIndex((cell) => cell.offset >= offset);
      return lead + widthUpTo(shown, index === -1 ? shown.length : index);
    },
  };
}

function widthUpTo(cells: readonly Cell[], count: number): number {
  return cells.slice(0, count).reduce((sum, cell) => sum + cell.width, 0);
}

function renderUnderline(placed: readonly Placed[], style: SnippetStyle): string {
  const owners: (Placed | undefined)[] = [];
  // The primary mark is drawn last, over the others.
  for (const item of [...placed].sort(
    (a, b) => Number(a.mark.isPrimary) - Number(b.mark.isPrimary),
  )) {
    for (let column = item.from; column < item.to; column++) owners[column] = item;
  }
  let row = "";
  for (let column = 0; column < owners.length;) {
    const owner = owners[column];
    let end = column + 1;
    while (end < owners.length && owners[end] === owner) end++;
    const count = end - column;
    row +=
      owner === undefined ? " ".repeat(count) : paint(owner, signOf(owner).repeat(count), style);
    column = end;
  }
  return row;
}

function renderHanging(item: Placed, bars: readonly Placed[], style: SnippetStyle): string {
  let row = "";
  let column = 0;
  for (const bar of [...bars].sort((a, b) => a.from - b.from)) {
    if (bar.from < column) continue;
    row += " ".repeat(bar.from - column) + paint(bar, "|", style);
    column = bar.from + 1;
  }
  return (
    row +
    " ".repeat(Math.max(0, item.from - column)) +
    paint(item, makeVisible(item.mark.text ?? ""), style)
  );
}

function signOf(placed: Placed): string {
  return placed.mark.isPrimary ? "^" : "-";
}

function paint(placed: Placed, text: string, style: SnippetStyle): string {
  return placed.mark.isPrimary ? style.primary(text) : style.palette.related(text);
}
