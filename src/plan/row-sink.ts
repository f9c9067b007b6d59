/**
 * Gathers the terms of one batch of rows as triplets, in buffers that are reused from batch to batch.
 */
import type { PiecewiseLayout } from "./piecewise-layout.js";
import { invariant } from "../diagnostics/index.js";
import type { TermSink } from "./affine.js";
import type { Scale } from "./scale.js";

/** Which curvature a positive coefficient asks of a piecewise term. */
export type Direction = "convex" | "concave" | "both";

/** A sink for rows; read its arrays up to `count` after the walk. */
export interface RowSink extends TermSink {
  readonly reset: (rowCount: number, direction: Direction) => void;
  readonly count: number;
  readonly rows: Int32Array;
  readonly cols: Int32Array;
  readonly values: Float64Array;
  /** Sum of the constants of each row of the batch. */
  readonly constants: Float64Array;
}

/** Makes an empty sink over the plan's piecewise terms. */
export function createRowSink(piecewise: ReadonlyMap<string, PiecewiseLayout>): RowSink {
  let rows = new Int32Array(1 << 14);
  let cols = new Int32Array(1 << 14);
  let values = new Float64Array(1 << 14);
  let constants = new Float64Array(0);
  let count = 0;
  let direction: Direction = "both";

  const reserve = (extra: number): void => {
    if (count + extra <= rows.length) return;
    const size = Math.max(rows.length * 2, count + extra);
    const grow = <T extends Int32Array | Float64Array>(from: T, to: T): T => {
      to.set(from.subarray(0, count));
      return to;
    };
    rows = grow(rows, new Int32Array(size));
    cols = grow(cols, new Int32Array(size));
    values = grow(values, new Float64Array(size));
  };

  return {
    reset(rowCount, nextDirection) {
      count = 0;
      direction = nextDirection;
      if (constants.length < rowCount) constants = new Float64Array(rowCount);
      constants.fill(0);
    },
    addTerms(rowOf, termCols, scale, size) {
      reserve(size);
      for (let i = 0; i < size; i++) {
        const coefficient = typeof scale === "number" ? scale : scale[i]!;
        const col = termCols[i]!;
        if (col < 0 || coefficient === 0) continue;
        rows[count] = rowOf[i]!;
        cols[count] = col;
        values[count] = coefficient;
        count++;
      }
    },
    addConstants(rowOf, added, scale, size) {
      addScaled(constants, rowOf, added, scale, size);
    },
    meetCost: undefined,
    meetPiecewise(name, positions, rowOf, scale, size) {
      const layout = piecewise.get(name);
      invariant(layout !== undefined, `no layout for ${name}`);
      for (let i = 0; i < size; i++) {
        const position = positions[i]!;
        const coefficient = typeof scale === "number" ? scale : scale[i]!;
        if (position < 0 || coefficient === 0) continue;
        noteNeed(layout, position, coefficient, direction);
        const from = layout.starts[position]!;
        const to = layout.starts[position + 1]!;
        reserve(to - from);
        constants[rowOf[i]!]! += coefficient * layout.bases[position]!;
        for (let piece = from; piece < to; piece++) {
          const value = coefficient * layout.slopes[piece]!;
          if (value === 0) continue;
          rows[count] = rowOf[i]!;
          cols[count] = layout.firstColumn + piece;
          values[count] = value;
          count++;
        }
      }
    },
    get count() {
      return count;
    },
    get rows() {
      return rows;
    },
    get cols() {
      return cols;
    },
    get values() {
      return values;
    },
    get constants() {
      return constants;
    },
  };
}

/** target[rowOf[i]] += scale × added[i]; a zero factor takes nothing, not even from an infinite value. */
export function addScaled(
  target: Float64Array,
  rowOf: Int32Array,
  added: Float64Array,
  scale: Scale,
  size: number,
): void {
  for (let i = 0; i < size; i++) {
    const factor = typeof scale === "number" ? scale : scale[i]!;
    if (factor !== 0) target[rowOf[i]!]! += factor * added[i]!;
  }
}

/** Remembers that a term is used where its curvature matters. */
export function noteNeed(
  layout: PiecewiseLayout,
  position: number,
  coefficient: number,
  direction: Direction,
): void {
  const isConvexNeeded = direction === "both" || (direction === "convex") === coefficient > 0;
  const isConcaveNeeded = direction === "both" || (direction === "concave") === coefficient > 0;
  layout.needs[position]! |= (isConvexNeeded ? 1 : 0) | (isConcaveNeeded ? 2 : 0);
}
