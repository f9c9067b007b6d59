/**
 * The door to Prettier's documents: what every printer here builds, and the one way to turn them into text.
 * Prettier's printer measures wide characters by the cells they take.
 */
import { builders, printer, utils } from "prettier/doc";

/** Text with the places where it may break. */
export type Doc = builders.Doc;

export const { group, hardline, ifBreak, indent, line, lineSuffix, literalline, softline } =
  builders;
export const { breakParent, join, trim } = builders;
export const { willBreak } = utils;

/** How wide a line may be. */
export const lineWidth = 100;

/** A document as text, in the one form there is. */
export function renderDocument(doc: Doc): string {
  return printer.printDocToString(doc, { printWidth: lineWidth, tabWidth: 2 }).formatted;
}

/** True when a document needs one line only, and no more than this many cells of it. */
export function fitsOnLine(doc: Doc, width: number): boolean {
  const { formatted } = printer.printDocToString(group(doc), { printWidth: width, tabWidth: 2 });
  return !formatted.includes("\n");
}
