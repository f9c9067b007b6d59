/**
 * A long text in pieces, one for each item of a file, so that a keystroke costs the parsing of one piece.
 * A piece begins at a declaration's first word at the beginning of a line, outside of all brackets, quotes and comments.
 */
import { starterWords } from "../syntax/index.js";

const starter = new RegExp(`(?:${starterWords.join("|")})(?![\\p{L}\\p{N}\\p{M}_])`, "uy");

/** Offsets at which the pieces begin; the first is 0. */
export function splitText(text: string): readonly number[] {
  const starts = [0];
  let depth = 0;
  let isLineStart = true;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isLineStart && depth === 0 && i > 0 && code >= 97 && code <= 122) {
      starter.lastIndex = i;
      if (starter.test(text)) starts.push(i);
    }
    isLineStart = code === 10 || code === 13;
    if (code === 40 || code === 91 || code === 123) depth++;
    else if (code === 41 || code === 93 || code === 125) depth = Math.max(0, depth - 1);
    else if (code === 35) i = lineEnd(text, i) - 1;
    else if (code === 34) i = quoteEnd(text, i) - 1;
  }
  return starts;
}

function lineEnd(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || code === 13) return i;
  }
  return text.length;
}

/** Offset after a quoted text, or after a table between triple quotes; an open quote ends with its line. */
function quoteEnd(text: string, from: number): number {
  if (text.startsWith('"""', from)) {
    const end = text.indexOf('"""', from + 3);
    return end < 0 ? text.length : end + 3;
  }
  for (let i = from + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 92) i++;
    else if (code === 34) return i + 1;
    else if (code === 10 || code === 13) return i;
  }
  return text.length;
}
