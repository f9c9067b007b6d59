/**
 * Gathers the terms of one batch of rows as segments for the matrix, and the sum of each row's constants.
 */
import { invariant } from "../diagnostics/index.js";
import type { Integers } from "../evaluate/index.js";
import type { Segment } from "../lp/index.js";
import type { TermSink } from "./term-sink.js";
import type { PiecewiseLayout } from "./piecewise-layout.js";
import type { Scale } from "./scale.js";

/** Which curvature a positive coefficient asks of a piecewise term. */
export type Direction = "convex" | "concave" | "both";

/** A sink for rows; read its segments after the walk. */
export interface RowSink extends TermSink {
  readonly reset: (rowCount: number, direction: Direction) => void;
  readonly segments: readonly Segment[];
  /** Sum of the constants of each row of the batch; undefined when there are none. */
  readonly constants: Float64Array | undefined;
}

/** Makes an empty sink over the plan's piecewise terms. */
export function createRowSink(piecewise: ReadonlyMap<string, PiecewiseLayout>): RowSink {
  let segments: Segment[] = [];
  let sums = new Float64Array(0);
  let size = 0;
  let hasConstants = false;
  let direction: Direction = "both";

  /** The sums, begun at the first constant of a batch. */
  const startSums = (): Float64Array => {
    if (hasConstants) return sums;
    hasConstants = true;
    if (sums.length < size) sums = new Float64Array(size);
    return sums.fill(0, 0, size);
  };

  return {
    reset(rowCount, nextDirection) {
      segments = [];
      size = rowCount;
      hasConstants = false;
      direction = nextDirection;
    },
    addTerms(rows, cols, values, count) {
      segments.push(withoutAbsent({ rows, cols, values, count }));
    },
    addConstants(rowOf, added, scale, count) {
      if (added !== 0) addScaled(startSums(), rowOf, added, scale, count);
    },
    meetCost: undefined,
    meetPiecewise(name, positions, rowOf, scale, count) {
      const layout = piecewise.get(name);
      invariant(layout !== undefined, `no layout for ${name}`);
      const rows: number[] = [];
      const cols: number[] = [];
      const values: number[] = [];
      for (let i = 0; i < count; i++) {
        const position = positions[i]!;
        const coefficient = typeof scale === "number" ? scale : scale[i]!;
        if (position < 0 || coefficient === 0) continue;
        noteNeed(layout, position, coefficient, direction);
        startSums()[rowOf[i]!]! += coefficient * layout.bases[position]!;
        for (let piece = layout.starts[position]!; piece < layout.starts[position + 1]!; piece++) {
          rows.push(rowOf[i]!);
          cols.push(layout.firstColumn + piece);
          values.push(coefficient * layout.slopes[piece]!);
        }
      }
      segments.push({
        rows: Int32Array.from(rows),
        cols: Int32Array.from(cols),
        values: Float64Array.from(values),
        count: rows.length,
      });
    },
    get segments() {
      return segments;
    },
    get constants() {
      return hasConstants ? sums : undefined;
    },
  };
}

/** The same entries without those that have no column. */
function withoutAbsent(segment: Segment): Segment {
  const { rows, cols, values, count } = segment;
  if (!(cols instanceof Int32Array)) return segment;
  let all = 0;
  for (let i = 0; i < count; i++) all |= cols[i]!;
  if (all >= 0) return segment;
  const kept: number[] = [];
  for (let i = 0; i < count; i++) if (cols[i]! >= 0) kept.push(i);
  const places = Int32Array.from(kept);
  return {
    rows: places.map((i) => (rows instanceof Int32Array ? rows[i]! : rows.first + rows.step * i)),
    cols: places.map((i) => cols[i]!),
    values: typeof values === "number" ? values : Float64Array.from(kept, (i) => values[i]!),
    count: kept.length,
  };
}

/** target[rowOf[i]] += scale × added[i]; a zero factor takes nothing, not even from an infinite value. */
export function addScaled(
  target: Float64Array,
  rowOf: Integers,
  added: number | Float64Array,
  scale: Scale,
  count: number,
): void {
  if (scale === 0) return;
  if (rowOf instanceof Int32Array) {
    for (let i = 0; i < count; i++) {
      const factor = typeof scale === "number" ? scale : scale[i]!;
      const value = typeof added === "number" ? added : added[i]!;
      if (factor !== 0) target[rowOf[i]!]! += factor * value;
    }
    return;
  }
  const { step } = rowOf;
  let row = rowOf.first;
  if (typeof scale === "number" && typeof added !== "number") {
    for (let i = 0; i < count; i++, row += step) target[row]! += scale * added[i]!;
    return;
  }
  for (let i = 0; i < count; i++, row += step) {
    const factor = typeof scale === "number" ? scale : scale[i]!;
    const value = typeof added === "number" ? added : added[i]!;
    if (factor !== 0) target[row]! += factor * value;
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
