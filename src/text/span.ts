/**
 * Half-open ranges of UTF-16 offsets in one source file.
 * Offsets become lines and columns only in this room, by the file's line map.
 */

/** A range [start, end) in the file with this path (relative to the model's root, "/" between parts). */
export interface Span {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** The smallest span that holds both; both lie in one file. */
export function joinSpans(first: Span, second: Span): Span {
  return {
    file: first.file,
    start: Math.min(first.start, second.start),
    end: Math.max(first.end, second.end),
  };
}
