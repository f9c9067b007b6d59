/**
 * Undoes the escapes of a quoted text, and reports those that do not exist.
 */
import type { Span } from "../../text/index.js";
import type { BuildContext } from "./context.js";

const simpleEscapes = new Map([
  ['"', '"'],
  ["\\", "\\"],
  ["n", "\n"],
  ["t", "\t"],
]);

/** The value of a text as written with its quotes; a closing quote may be missing. */
export function unescape(context: BuildContext, image: string, span: Span): string {
  const body = withoutQuotes(image);
  if (!body.includes("\\")) return body;
  return body.replace(
    /\\(?:u\{([0-9A-Fa-f]{1,6})\}|(.?))/gsu,
    (whole: string, hex: string | undefined, letter: string | undefined, at: number) => {
      const value = hex === undefined ? simpleEscapes.get(letter ?? "") : fromHex(hex);
      if (value !== undefined) return value;
      const start = span.start + 1 + at;
      context.report(
        "unknown-escape",
        { escape: whole },
        { file: span.file, start, end: start + whole.length },
      );
      return whole;
    },
  );
}

function fromHex(hex: string): string | undefined {
  const code = Number.parseInt(hex, 16);
  return code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    ? String.fromCodePoint(code)
    : undefined;
}

/** An unterminated text has no closing quote; an escaped quote at its end does not count as one. */
function withoutQuotes(image: string): string {
  if (!image.startsWith('"')) return image.slice(1, -1);
  return /^"((?:[^"\\]|\\.?)*)/su.exec(image)?.[1] ?? "";
}
