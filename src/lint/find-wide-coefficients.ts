/**
 * Constraints whose coefficients spread over more than six orders of magnitude or leave 1e-6 .. 1e6, and an objective
 * whose coefficients spread so: the usual signs of a slip of units or of a constant that only means "much". The smallest
 * and the largest are named with row and column.
 */
import type { Label } from "../diagnostics/index.js";
import { findBlock, nameOf } from "../plan/index.js";
import type { Span } from "../text/index.js";
import { isOfLibrary, type LintReporter, type RowSubject } from "./subject.js";

const widestSpread = 1e6;
const smallestUsual = 1e-6;
const largestUsual = 1e6;

interface Place {
  readonly value: number;
  readonly col: number;
  /** Undefined in the objective. */
  readonly row: number | undefined;
}

interface Range {
  smallest: Place | undefined;
  largest: Place | undefined;
}

/** Reports families of rows, and the objective, with coefficients of too many magnitudes. */
export function findWideCoefficients(subject: RowSubject, reporter: LintReporter): void {
  const { model, built } = subject;
  const { matrix, colCost } = built.program;
  const ranges = new Map<string, Range>();
  for (const { declaration, first, count } of built.rows) {
    if (!model.constraints.has(declaration)) continue;
    const range = ranges.get(declaration) ?? { smallest: undefined, largest: undefined };
    for (let row = first; row < first + count; row++) {
      for (let k = matrix.starts[row]!; k < matrix.starts[row + 1]!; k++)
        widen(range, { value: matrix.values[k]!, col: matrix.indices[k]!, row });
    }
    ranges.set(declaration, range);
  }
  for (const [name, range] of ranges) {
    const { smallest, largest } = range;
    const span = model.constraints.get(name)?.nameSpan;
    if (span === undefined || smallest === undefined || largest === undefined) continue;
    const isOutside =
      Math.abs(smallest.value) < smallestUsual || Math.abs(largest.value) > largestUsual;
    if (isOutside || isWide(smallest, largest))
      tell(subject, reporter, { name, span, smallest, largest });
  }
  const costs: Range = { smallest: undefined, largest: undefined };
  colCost.forEach((value, col) => widen(costs, { value, col, row: undefined }));
  const objective = model.defines.get(model.objective?.name ?? "");
  const { smallest, largest } = costs;
  if (objective === undefined || smallest === undefined || largest === undefined) return;
  const { name, nameSpan: span } = objective;
  if (isWide(smallest, largest)) tell(subject, reporter, { name, span, smallest, largest });
}

function widen(range: Range, place: Place): void {
  const size = Math.abs(place.value);
  if (size === 0) return;
  if (range.smallest === undefined || size < Math.abs(range.smallest.value)) range.smallest = place;
  if (range.largest === undefined || size > Math.abs(range.largest.value)) range.largest = place;
}

function isWide(smallest: Place, largest: Place): boolean {
  return Math.abs(largest.value) / Math.abs(smallest.value) > widestSpread;
}

interface Found {
  readonly name: string;
  readonly span: Span;
  readonly smallest: Place;
  readonly largest: Place;
}

function tell(subject: RowSubject, { report }: LintReporter, found: Found): void {
  if (isOfLibrary(found.span.file)) return;
  const labelOf = (word: string, { value, col, row }: Place): Label => {
    const { plan, rows } = subject.built;
    const variable = subject.model.variables.get(findBlock(plan.columns, col)?.declaration ?? "");
    const place = row === undefined ? "the objective" : `\`${nameOf(rows, row)}\``;
    const text = `${word}: ${show(value)} × \`${nameOf(plan.columns, col)}\` in ${place}`;
    return { span: variable?.nameSpan ?? found.span, text };
  };
  const { name, span } = found;
  const smallest = show(Math.abs(found.smallest.value));
  const largest = show(Math.abs(found.largest.value));
  report("wide-coefficients", { name, smallest, largest }, span, {
    related: [labelOf("smallest", found.smallest), labelOf("largest", found.largest)],
  });
}

/** Three digits, with a power of ten where a person would have to count zeros. */
function show(value: number): string {
  const size = Math.abs(value);
  if (size < 1e-3 || size >= 1e6)
    return value
      .toExponential(2)
      .replace(/\.?0*e/u, "e")
      .replace("e+", "e");
  return String(Number(value.toPrecision(3)));
}
