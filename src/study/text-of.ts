/**
 * The text of a span on one line, blanks drawn together.
 */
import type { ResolvedProgram } from "../resolve/index.js";
import type { Span } from "../text/index.js";

/** Gives the text that a span covers. */
export type TextOf = (span: Span) => string;

/** Reads spans in the sources of a program. */
export function createTextOf(program: ResolvedProgram): TextOf {
  return ({ file, start, end }) =>
    (program.sources.get(file)?.text.slice(start, end) ?? "").replaceAll(/\s+/gu, " ").trim();
}
