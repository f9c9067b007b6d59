/**
 * Any text made safe for HTML and MathML, for addresses within a page, and for LaTeX.
 */

/** Text between tags or in a quoted attribute; what XML cannot hold becomes U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .replace(/[\p{Surrogate}\ufffe\uffff]|(?![\t\n\r])\p{Cc}/gu, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

/** Text in quotes and tags; Japanese text says that it is, so that it gets Japanese letter forms. */
export function textToHtml(text: string): string {
  const escaped = escapeXml(text);
  return isJapanese(text) ? `<span lang="ja">${escaped}</span>` : escaped;
}

/** True when a text holds kana or Chinese characters. */
export function isJapanese(text: string): boolean {
  return /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text);
}

/** A value for `id`, without blanks. */
export function toAnchor(name: string): string {
  return name.replace(/[\s"'<>&]+/gu, "-");
}

const latexLetters = new Map([
  ["\\", "\\textbackslash{}"],
  ["{", "\\{"],
  ["}", "\\}"],
  ["$", "\\$"],
  ["&", "\\&"],
  ["#", "\\#"],
  ["%", "\\%"],
  ["_", "\\_"],
  ["^", "\\textasciicircum{}"],
  ["~", "\\textasciitilde{}"],
  ["<", "\\textless{}"],
  [">", "\\textgreater{}"],
  ["|", "\\textbar{}"],
  ['"', "\\textquotedbl{}"],
  ["`", "\\textasciigrave{}"],
  ["-", "-{}"],
]);

/** Text as LaTeX sets it, letter by letter: no command, no ligature of signs, no end of a paragraph. */
export function escapeLatex(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(/\p{Cc}+/gu, " ")
    .replace(/[\\{}$&#%_^~<>|"`]|-(?=-)/gu, (letter) => latexLetters.get(letter) ?? letter);
}
