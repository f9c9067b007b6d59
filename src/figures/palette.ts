/**
 * Colours of series: eight of Okabe and Ito's, told apart also by those who see few colours, then Paul Tol's muted ones.
 * From the ninth on colours have a dash, a marker and a pattern of their own, so that colour is never alone.
 */

/** How a series is drawn. */
export interface SeriesStyle {
  readonly color: string;
  /** Lengths of dashes and gaps of a line; empty for an unbroken one. */
  readonly dash: readonly number[];
  readonly shape: string;
  /** Number of the pattern that fills areas and bars; 0 for a plain fill. */
  readonly pattern: number;
}

/** Looks of labels. The same label looks the same wherever this palette is used. */
export interface Palette {
  readonly styleOf: (label: string | number) => SeriesStyle;
}

/**
 * A palette for these labels, by their position: give the members of the outermost set, and a member keeps its colour in
 * every figure. A label that is not among them comes after them, in the order of being asked for.
 */
export function createPalette(labels: readonly (string | number)[]): Palette {
  const positions = new Map<string, number>();
  for (const label of labels) {
    const text = String(label);
    if (!positions.has(text)) positions.set(text, positions.size);
  }
  return {
    styleOf: (label) => {
      const text = String(label);
      const known = positions.get(text);
      if (known !== undefined) return styleAt(known);
      positions.set(text, positions.size);
      return styleAt(positions.size - 1);
    },
  };
}

/** A palette in which each label has a given position: several labels of different figures may share one. */
export function createPaletteAt(positions: ReadonlyMap<string, number>): Palette {
  return { styleOf: (label) => styleAt(positions.get(String(label)) ?? positions.size) };
}

/** Okabe and Ito without black; their yellow is darkened enough to be read on white, grey comes last. */
const basic = [
  "#0072B2",
  "#D55E00",
  "#009E73",
  "#CC79A7",
  "#E69F00",
  "#56B4E9",
  "#A89600",
  "#7F7F7F",
] as const;

/** Paul Tol's muted scheme, his pale grey left out. */
const muted = [
  "#332288",
  "#CC6677",
  "#117733",
  "#88CCEE",
  "#882255",
  "#999933",
  "#44AA99",
  "#AA4499",
  "#B8A857",
] as const;

const dashes: readonly (readonly number[])[] = [
  [],
  [7, 3],
  [2, 2],
  [8, 3, 2, 3],
  [12, 3],
  [4, 2, 1, 2, 1, 2],
  [1, 3],
  [5, 5],
];

const shapes = [
  "circle",
  "square",
  "triangle-up",
  "diamond",
  "cross",
  "triangle-down",
  "triangle-right",
  "triangle-left",
] as const;

/** How many patterns there are beside the plain fill. */
const patternCount = 6;

function styleAt(position: number): SeriesStyle {
  const colors = [...basic, ...muted];
  const round = Math.floor(position / colors.length);
  return {
    color: colors[position % colors.length] ?? basic[0],
    dash: dashes[position % dashes.length] ?? [],
    shape: shapes[(position + round) % shapes.length] ?? "circle",
    pattern: position < basic.length ? 0 : 1 + ((position - basic.length) % patternCount),
  };
}
