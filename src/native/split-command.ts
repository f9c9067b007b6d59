/**
 * The words of `--solver-cmd`: no shell reads them, so nothing is expanded. Blanks separate words; a piece between single
 * or double quotes keeps its blanks; there are no escapes.
 */

/** The command's words, or undefined where a quote is left open. */
export function splitCommand(text: string): readonly string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  let quote: string | undefined;
  for (const sign of text) {
    if (quote !== undefined) {
      if (sign === quote) quote = undefined;
      else word = (word ?? "") + sign;
    } else if (sign === '"' || sign === "'") {
      quote = sign;
      word ??= "";
    } else if (/\s/u.test(sign)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? "") + sign;
  }
  if (word !== undefined) words.push(word);
  return quote === undefined ? words : undefined;
}

/** What may stand in a command between braces. */
export type Placeholder = "mps" | "solution" | "time_limit";

/** Puts values in place of `{mps}`, `{solution}` and `{time_limit}`, wherever in a word they stand. */
export function fillPlaceholders(
  words: readonly string[],
  values: Readonly<Record<Placeholder, string>>,
): readonly string[] {
  return words.map((word) =>
    word.replace(/\{(mps|solution|time_limit)\}/gu, (_, name: Placeholder) => values[name]),
  );
}
