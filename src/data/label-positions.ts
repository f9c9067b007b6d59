/**
 * Labels of a column as positions in a set: each distinct label is looked up once, however many rows have it.
 */
import { noInteger, type ColumnBase } from "../domains/index.js";
import { readNumberText } from "./number-text.js";

/** Stands for a blank label; far outside every set. */
export const blankLabel = noInteger + 2;

/** Stands for a label that is not in the set. */
export const unknownLabel = noInteger + 1;

/** Position of each text in a set (the number itself among plain integers), or one of the two marks above. */
export function labelPositions(texts: readonly string[], base: ColumnBase): Int32Array {
  return Int32Array.from(texts, (text) => labelPosition(text, base));
}

/** Position of one text in a set, or one of the two marks above. */
export function labelPosition(text: string, base: ColumnBase): number {
  if (text === "") return blankLabel;
  if (base !== "integer") {
    const position = base.positionOf(text);
    if (position >= 0) return position;
  }
  const whole = wholeNumber(text);
  if (whole === undefined) return unknownLabel;
  if (base === "integer") return whole;
  const position = base.positionOf(whole);
  return position >= 0 ? position : unknownLabel;
}

/** The whole number that a label is, as members of integer sets are written; undefined for any other label. */
export function wholeNumber(text: string): number | undefined {
  const read = readNumberText(text);
  if (read.kind !== "number" || !Number.isInteger(read.value)) return undefined;
  return Math.abs(read.value) < 2 ** 31 - 8 ? read.value : undefined;
}

/** Members of a set as texts, for near names; sets of many thousands are not searched. */
export function memberTexts(base: ColumnBase): readonly string[] {
  if (base === "integer" || base.size > 20_000) return [];
  return Array.from({ length: base.size }, (_, position) => String(base.memberAt(position)));
}
