/**
 * Labels of a column as positions in a set: each distinct label is looked up once, however many rows have it.
 */
import { noInteger, type ColumnBase } from "../domains/index.js";
import type { DataTable } from "./data-table.js";
import { largestWhole, readNumberText } from "./number-text.js";

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

/** Positions of a column of whole numbers in a range or among plain integers, by arithmetic; undefined when one is not there. */
export function countedPositions(
  table: DataTable,
  column: number,
  base: ColumnBase,
): Int32Array | undefined {
  const range = base === "integer" ? { first: 0, step: 1 } : base.range;
  const values = range && table.wholes(column);
  if (range === undefined || values === undefined || base === "integer") return values;
  const { first, step } = range;
  const positions = new Int32Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const place = (values[row]! - first) / step;
    if (place < 0 || place >= base.size) return undefined;
    positions[row] = place;
    if (positions[row] !== place) return undefined;
  }
  return positions;
}

/** The whole number that a label is, as members of integer sets are written; undefined for any other label. */
export function wholeNumber(text: string): number | undefined {
  const read = readNumberText(text);
  if (read.kind !== "number" || !Number.isInteger(read.value)) return undefined;
  return Math.abs(read.value) <= largestWhole ? read.value : undefined;
}

/** Members of a set as texts, for near names; sets of many thousands are not searched. */
export function memberTexts(base: ColumnBase): readonly string[] {
  if (base === "integer" || base.size > 20_000) return [];
  return Array.from({ length: base.size }, (_, position) => String(base.memberAt(position)));
}
