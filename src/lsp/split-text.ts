/**
 * A long text in pieces, one for each item of a file, so that a keystroke costs the parsing of one piece.
 * A piece begins at a declaration's first word at the beginning of a line, outside of braces, quotes and comments; a
 * bracket that is still open there has been forgotten or is yet to be closed.
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
    if (isLineStart && i > 0 && code >= 97 && code <= 122) {
      starter.lastIndex = i;
      if (starter.test(text) && !(depth > 0 && isInBraces(text, i))) {
        starts.push(i);
        depth = 0;
      }
    }
    isLineStart = code === 10 || code === 13;
    if (code === 123) depth++;
    else if (code === 125) depth = Math.max(0, depth - 1);
    else if (code === 35) i = lineEnd(text, i) - 1;
    else if (code === 34) i = quoteEnd(text, i) - 1;
  }
  return starts;
}

/** True when the brace that is open here is closed at the beginning of a line further on, before another is opened. */
function isInBraces(text: string, from: number): boolean {
  for (let i = from, line = 0; line < 60 && i < text.length; line++) {
    if (text.charCodeAt(i) === 125) return true;
    const end = lineEnd(text, i);
    if (text.slice(i, end).includes("{")) return false;
    i = end + 1;
  }
  return false;
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
