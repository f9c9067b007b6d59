/**
 * Items under one another: a line each at least, with at most one blank line between two, where the author left one.
 */
import { hardline, type Doc } from "./documents.js";
import type { Writer } from "./writer.js";

/** Items of a file, a component or a scenario. */
export function printItems(writer: Writer, items: readonly (() => Doc)[]): Doc {
  return items.map((item, index) => {
    const before = index === 0 ? "" : writer.hardline();
    const blank = index > 0 && writer.hasBlankBefore() ? hardline : "";
    writer.beginItem();
    return [before, blank, item()];
  });
}
