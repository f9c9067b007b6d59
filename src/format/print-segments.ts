/**
 * Parts of a declaration that may be written in any order, put into the one order of the canonical form:
 * what restricts comes first, then the doc string, then the value. Where comments stand between them nothing moves.
 */
import type { Doc } from "./documents.js";
import type { Writer } from "./writer.js";

/** One part: its place in the order, and how it is printed, with the blank before it. */
export interface Segment {
  readonly rank: number;
  readonly print: () => Doc;
}

/**
 * The parts from the next token to the end of the declaration. `segmentAt` tells from the next token which part begins;
 * parts of equal rank keep their order. `isInOrder` says that nothing will be moved.
 */
export function printSegments(
  writer: Writer,
  end: number,
  segmentAt: (isInOrder: boolean) => Segment,
): Doc {
  const isInOrder = writer.hasCommentsUntil(end);
  const printed: { readonly rank: number; readonly doc: Doc }[] = [];
  while (writer.next.start < end) {
    const { rank, print } = segmentAt(isInOrder);
    printed.push({ rank, doc: print() });
  }
  if (!isInOrder) printed.sort((a, b) => a.rank - b.rank);
  return printed.map(({ doc }) => doc);
}
