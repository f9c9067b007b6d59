/**
 * Patterns for the ninth and further series of stacks, so that colour is never alone. A specification cannot hold them: they
 * are named where a picture is drawn, and put beside it.
 */
import type { SeriesStyle } from "./palette.js";

/** The fill of a series: its colour, or a pattern in it. */
export function fillOf({ color, pattern }: SeriesStyle): string {
  return pattern === 0 ? color : `url(#pattern-${pattern}-${color.slice(1)})`;
}

/** Definitions of all patterns that a drawing refers to; the ids begin with the prefix. */
export function definePatterns(svg: string, prefix: string): string {
  const found = new Set<string>();
  for (const [, name = ""] of svg.matchAll(/"url\(#(pattern-\d+-[0-9A-F]{6})\)"/gu))
    found.add(name);
  return [...found]
    .sort()
    .map((name) => {
      const [, number = "1", color = ""] = name.split("-");
      return definePattern(`${prefix}${name}`, Number(number), `#${color}`);
    })
    .join("");
}

/** Light figures on the series' colour. */
const drawings = [
  '<path d="M-2,2l4,-4M0,8l8,-8M6,10l4,-4"/>',
  '<path d="M-2,6l4,4M0,0l8,8M6,-2l4,4"/>',
  '<path d="M0,4h8"/>',
  '<path d="M4,0v8"/>',
  '<path d="M0,4h8M4,0v8"/>',
  '<circle cx="4" cy="4" r="1.2"/>',
] as const;

function definePattern(id: string, number: number, color: string): string {
  const drawing = drawings[(number - 1) % drawings.length] ?? drawings[0];
  return [
    `<pattern id="${id}" width="8" height="8" patternUnits="userSpaceOnUse">`,
    `<rect width="8" height="8" fill="${color}"/>`,
    `<g stroke="#fff" stroke-width="1.5" stroke-opacity="0.75" fill="none">${drawing}</g></pattern>`,
  ].join("");
}
