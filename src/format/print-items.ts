/**
 * Items under one another: a line each at least, with at most one blank line between two, where the author left one.
 */
import { hardline, type Doc } from "./documents.js";
import type { Writer } from "./writer.js";

/** Items of a file, a component or a scenario; `before` is printed before the first. */
export function printItems(writer: Writer, items: readonly (() => Doc)[], before: Doc): Doc {
  return items.map((item, index) => {
    const isFirst = index === 0;
    const blank = !isFirst && writer.hasBlankBefore() ? hardline : "";
    return [writer.itemBreak(isFirst ? before : hardline, blank), item()];
  });
}
