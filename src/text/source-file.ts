/**
 * One source text with its line map. The text keeps what was on disk, save a leading byte-order mark.
 * Offsets count UTF-16 units; lines and columns shown to a person start at 1.
 */

/** A place as a person or an editor counts it: line and column from 1, in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A text and where its lines begin. */
export interface SourceFile {
  /** Path relative to the model's root, "/" between parts; `std/…` for the standard library. */
  readonly path: string;
  readonly text: string;
  /** Offset of the first character of each line. */
  readonly lineStarts: readonly number[];
}

/** Makes a source file; LF, CRLF and lone CR end a line. */
export function createSourceFile(path: string, content: string): SourceFile {
  const text = content.charCodeAt(0) === 0xfeff ? content.slice(1) : content;
  const lineStarts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10) lineStarts.push(i + 1);
    else if (code === 13 && text.charCodeAt(i + 1) !== 10) lineStarts.push(i + 1);
  }
  return { path, text, lineStarts };
}

/** Line and column of an offset. */
export function toPosition(file: SourceFile, offset: number): Position {
  let low = 0;
  let high = file.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((file.lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (file.lineStarts[low] ?? 0) + 1 };
}

/** Offset of a line and column, held inside the text. */
export function toOffset(file: SourceFile, position: Position): number {
  const start = file.lineStarts[position.line - 1] ?? file.text.length;
  return Math.min(start + position.column - 1, file.text.length);
}

/** The text of one line (from 1), without its ending. */
export function lineText(file: SourceFile, line: number): string {
  const start = file.lineStarts[line - 1] ?? file.text.length;
  const end = file.lineStarts[line] ?? file.text.length;
  return file.text.slice(start, end).replace(/[\r\n]+$/u, "");
}
