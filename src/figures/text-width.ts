/**
 * How wide a text is about, without a screen: Latin letters by class, ideographs and kana a full square.
 */

/** Pixels that a text takes at this size of font. */
export function estimateWidth(text: string, fontSize: number): number {
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width * fontSize;
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
