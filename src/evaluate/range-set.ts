/**
 * Ranges `first .. last by step` as arithmetic: a range of whole numbers that reads no index need never be written out.
 */
import type { SetExpression } from "../check/index.js";
import type { Core } from "./core.js";
import type { Frame } from "./frame.js";

type Range = SetExpression & { readonly kind: "range" };

/** Whole numbers first, first + step, … */
export interface WholeRange {
  readonly first: number;
  readonly step: number;
  readonly size: number;
}

/** The bounds of a range for the one row of a frame. */
export function boundsOfRange(core: Core, node: Range, frame: Frame): WholeRange {
  const values = new Float64Array(1);
  const numberOf = (part: typeof node.first): number => {
    core.numbers(part, frame, values);
    return values[0]!;
  };
  const first = numberOf(node.first);
  const last = numberOf(node.last);
  const step = node.step === undefined ? 1 : numberOf(node.step);
  return { first, step, size: rangeLength(first, last, step) };
}

/** The numbers of a rising range of whole numbers that reads no index; undefined for all else. */
export function wholeRange(core: Core, node: SetExpression): WholeRange | undefined {
  if (node.kind !== "range" || core.facts.ofSet(node).slots.size > 0) return undefined;
  const range = boundsOfRange(core, node, core.unit);
  const isWhole = Number.isInteger(range.first) && Number.isInteger(range.step) && range.step > 0;
  return isWhole && range.size <= core.options.maxElements ? range : undefined;
}

/** How many numbers first, first + step, … do not pass last; none when a bound is missing. */
export function rangeLength(first: number, last: number, step: number): number {
  const count = Math.floor((last - first) / step + 1e-9) + 1;
  return Number.isFinite(count) && count > 0 ? count : 0;
}
