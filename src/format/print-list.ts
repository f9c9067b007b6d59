/**
 * Lists in brackets: on one line, or one element per line with a comma after each.
 */
import { group, ifBreak, indent, line, softline, type Doc } from "./documents.js";
import type { Writer } from "./writer.js";

/** How a list is written. */
export interface ListStyle {
  /** Blanks inside the brackets, and blank lines between elements where the author left one. */
  readonly isBraces?: boolean;
  /** No comma after the last element. */
  readonly isClosed?: boolean;
  /** What stands after the last element, such as a `where`. */
  readonly tail?: (() => Doc) | undefined;
}

/** A list with its brackets, which are the next tokens. */
export function printList(
  writer: Writer,
  elements: readonly (() => Doc)[],
  style: ListStyle = {},
): Doc {
  const { isBraces = false, isClosed = false, tail } = style;
  const edge = (): Doc => (isBraces ? writer.line() : writer.softline());
  const open = writer.take();
  if (elements.length === 0 && !writer.hasComments()) return [open, writer.take()];
  const inner: Doc[] = [];
  elements.forEach((element, index) => {
    const isFirst = index === 0;
    if (!isFirst) inner.push(writer.take(","));
    if (isBraces) {
      const blank = !isFirst && writer.hasBlankBefore() ? softline : "";
      inner.push(writer.itemBreak(line, blank), element());
    } else inner.push(isFirst ? writer.softline() : writer.line(), element());
  });
  if (writer.isAt(",")) writer.drop(",");
  if (!isClosed && elements.length > 0) inner.push(ifBreak(","));
  if (tail !== undefined) inner.push(writer.line(), tail());
  inner.push(writer.dangling(elements.length > 0));
  return group([open, indent(inner), edge(), writer.take()]);
}

/** Elements without brackets, separated by commas: on one line, or one per line. */
export function printSequence(writer: Writer, elements: readonly (() => Doc)[]): Doc {
  return elements.map((element, index) =>
    index === 0 ? element() : [writer.take(","), writer.line(), element()],
  );
}
