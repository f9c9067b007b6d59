/**
 * What the text before the cursor is in the middle of, read backwards from the characters: the trees of half-typed texts
 * do not know.
 */

/** An open bracket before the cursor. */
export interface OpenBracket {
  readonly bracket: "(" | "[" | "{";
  /** The name right before the bracket, dots included; empty when there is none. */
  readonly name: string;
  /** Commas between the bracket and the cursor. */
  readonly argument: number;
}

/** What an editor needs to know of the text before the cursor. */
export interface TextContext {
  /** Open brackets, innermost first. */
  readonly brackets: readonly OpenBracket[];
  /** The part of a name before the cursor, dots included. */
  readonly word: string;
  /** Text of the declaration before the word. */
  readonly before: string;
  readonly isInComment: boolean;
  readonly isInText: boolean;
}

const wordBefore = /[\p{L}_][\p{L}\p{N}\p{M}_]*(?:\.[\p{L}_][\p{L}\p{N}\p{M}_]*)*\.?$/u;
const nameBefore = /([\p{L}_][\p{L}\p{N}\p{M}_]*(?:\.[\p{L}_][\p{L}\p{N}\p{M}_]*)*)\s*$/u;

/** Reads `text`, which runs from the beginning of an item to the cursor. */
export function readContext(text: string): TextContext {
  const open: { bracket: OpenBracket["bracket"]; name: string; argument: number }[] = [];
  let isInComment = false;
  let isInText = false;
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (isInComment) isInComment = character !== "\n" && character !== "\r";
    else if (isInText) {
      if (character === "\\") i++;
      else isInText = character !== '"' && character !== "\n" && character !== "\r";
    } else if (character === "#") isInComment = true;
    else if (character === '"') isInText = true;
    else if (character === "(" || character === "[" || character === "{") {
      const name = nameBefore.exec(text.slice(Math.max(0, i - 200), i))?.[1] ?? "";
      open.push({ bracket: character, name, argument: 0 });
    } else if (character === ")" || character === "]" || character === "}") open.pop();
    else if (character === ",") {
      const last = open.at(-1);
      if (last !== undefined) last.argument++;
    }
  }
  const word = isInText || isInComment ? "" : (wordBefore.exec(text)?.[0] ?? "");
  return {
    brackets: open.toReversed(),
    word,
    before: text.slice(0, text.length - word.length),
    isInComment,
    isInText,
  };
}
