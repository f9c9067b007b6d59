/**
 * The columns of piecewise-linear terms. A term f(x) becomes x = x0 + Σ d_k and f = y0 + Σ slope_k d_k with
 * 0 <= d_k <= length_k: right as it stands where f is convex for its use (the solver fills cheap pieces first), and with
 * binaries that force the order otherwise.
 *
 * index convention: the pieces of position p are starts[p] .. starts[p + 1] - 1, one column each.
 */
import type { Relation } from "../domains/index.js";

/** Pieces of all positions of one term's domain. */
export interface PiecewiseLayout {
  readonly name: string;
  readonly domain: Relation;
  /** Length domain.size + 1. */
  readonly starts: Int32Array;
  readonly slopes: Float64Array;
  /** May be Infinity for the last piece of a term by slopes. */
  readonly lengths: Float64Array;
  /** -Infinity for the first piece of a convex term by slopes, else 0. */
  readonly lowers: Float64Array;
  /** x0 and y0 by position. */
  readonly origins: Float64Array;
  readonly bases: Float64Array;
  readonly firstColumn: number;
  /** First of the ordering binaries, one per inner breakpoint; undefined without `binary`. */
  readonly firstBinary: number | undefined;
  /** 1: used where it must be convex, 2: where it must be concave, 3: both; by position, filled while building. */
  readonly needs: Uint8Array;
}

/** Column number of ordering binary of piece k (not the last of its position). */
export function binaryColumn(layout: PiecewiseLayout, position: number, piece: number): number {
  return (layout.firstBinary ?? 0) + piece - position;
}

/** Columns the layout takes: pieces and ordering binaries. */
export function countColumns(
  layout: Pick<PiecewiseLayout, "slopes" | "domain">,
  isBinary: boolean,
): number {
  return layout.slopes.length + (isBinary ? layout.slopes.length - layout.domain.size : 0);
}

/** Value of the term at each position of its domain, for given column values: y0 + Σ slope_k d_k. */
export function piecewiseValues(layout: PiecewiseLayout, colValue: Float64Array): Float64Array {
  const values = layout.bases.slice();
  for (let position = 0; position < layout.domain.size; position++) {
    for (let piece = layout.starts[position]!; piece < layout.starts[position + 1]!; piece++) {
      values[position]! += layout.slopes[piece]! * colValue[layout.firstColumn + piece]!;
    }
  }
  return values;
}

/** The declaration that holds a piecewise term, in whose name messages speak: `bill` of `bill.piecewise 1`. */
export function holderOf(term: string): string {
  return term.replace(/\.piecewise \d+$/u, "");
}
