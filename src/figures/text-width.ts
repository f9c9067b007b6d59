/**
 * How wide a text is about, without a screen: Latin letters by class, ideographs and kana a full square.
 */

/** Pixels that a text takes at this size of font. */
export function estimateWidth(text: string, fontSize: number, isBold = false): number {
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width * fontSize * (isBold ? 1.12 : 1);
}

/** One ideograph or kana, a word of other letters, or blanks. */
const ideograph = "\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}ー、。";
const breakable = new RegExp(`[${ideograph}]|[^\\s${ideograph}]+|\\s+`, "gu");

/** A text in lines no wider than this; it breaks at spaces, and anywhere between ideographs. */
export function wrapText(text: string, width: number, fontSize: number): readonly string[] {
  const pieces = text.match(breakable) ?? [];
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces) {
    const longer = line + piece;
    if (line !== "" && estimateWidth(longer.trimEnd(), fontSize, true) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line = longer;
  }
  return line.trimEnd() === "" ? lines : [...lines, line.trimEnd()];
}

function widthOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x1100 && isWide(code)) return 1;
  if ("ijlI.,:;'|! ()[]{}".includes(character)) return 0.3;
  if ('frt-/\\"*'.includes(character)) return 0.4;
  if ("mwMW@%".includes(character)) return 0.88;
  if (/\p{Lu}/u.test(character)) return 0.7;
  return 0.6;
}

/** Ideographs, kana, Hangul, full-width forms and pictures. */
function isWide(code: number): boolean {
  return (
    code <= 0x115f ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0x1f300 && code <= 0x3fffd)
  );
}
