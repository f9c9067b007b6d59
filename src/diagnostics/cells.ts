/**
 * Source text as a terminal shows it: wide characters take two cells, combining marks none, tabs run to the next stop,
 * and what would steer the terminal or reverse the reading order is written out, so that carets stand where they should.
 */

/** A piece of a line that is shown as one: where it starts in the line, what is printed, how many cells it takes. */
export interface Cell {
  readonly offset: number;
  readonly text: string;
  readonly width: number;
}

const TAB_STOP = 4;

/** Controls, bidirectional marks and other format characters, lone surrogates, line and paragraph separators. */
const UNSAFE =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/u;

const WIDE =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\p{Emoji_Presentation}\u{16fe0}-\u{18aff}\u{1aff0}-\u{1b2ff}\u{20000}-\u{3fffd}]/u;

const ZERO = /^(?:\p{Mn}|\p{Me}|\u200c|\u200d|[\ufe00-\ufe0f])+$/u;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Cuts a line into what the terminal shows. */
export function toCells(line: string): readonly Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  for (const { segment, index } of graphemes.segment(line)) {
    const text =
      segment === "\t" ? " ".repeat(TAB_STOP - (column % TAB_STOP)) : makeVisible(segment);
    const width = text === segment ? widthOf(segment) : text.length;
    cells.push({ offset: index, text, width });
    column += width;
  }
  return cells;
}

/** Number of cells a text takes. */
export function cellWidth(text: string): number {
  return toCells(text).reduce((sum, cell) => sum + cell.width, 0);
}

/** Writes out what must not reach a terminal: `\u{202e}`. Line ends become blanks. */
export function makeVisible(text: string): string {
  if (!UNSAFE.test(text)) return text;
  return [...text.replaceAll(/\r\n|[\r\n]/gu, " ")]
    .map((character) =>
      UNSAFE.test(character) ? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}` : character,
    )
    .join("");
}

function widthOf(grapheme: string): number {
  if (WIDE.test(grapheme) || grapheme.includes("\ufe0f")) return 2;
  return ZERO.test(grapheme) ? 0 : 1;
}
