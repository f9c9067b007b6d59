/**
 * Rows of a piecewise term: x - Σ d_k = x0, and with binaries d_k >= length_k b_k and d_{k+1} <= length_{k+1} b_k;
 * and, once every use is known, whether its curvature allows it to stand without binaries.
 */
import type { PiecewiseModel } from "../check/index.js";
import { createRelation } from "../domains/index.js";
import { walkAffine } from "./affine.js";
import type { AffineContext } from "./term-sink.js";
import type { RowTarget } from "./build-rows.js";
import type { BuildReporter } from "./build-reporter.js";
import { describeTuple } from "./labels.js";
import { binaryColumn, holderOf, type PiecewiseLayout } from "./piecewise-layout.js";
import type { Block } from "./plan.js";

/** Builds the rows of one term and gives their blocks. */
export function buildPiecewiseRows(
  term: PiecewiseModel,
  layout: PiecewiseLayout,
  target: RowTarget,
  context: AffineContext,
): readonly Block[] {
  const { domain } = layout;
  const { sink, matrix } = target;
  const first = matrix.rows;
  sink.reset(domain.size, "both");
  const frame = context.evaluator.frameOf(term.domain, domain, 0, domain.size);
  walkAffine(term.argument, frame, { first: 0, step: 1 }, 1, sink, context);
  const { constants } = sink;
  const bounds = new Float64Array(domain.size);
  for (let position = 0; position < domain.size; position++) {
    bounds[position] = layout.origins[position]! - (constants?.[position] ?? 0);
  }
  const pieceRows = new Int32Array(layout.slopes.length);
  const pieceCols = new Int32Array(layout.slopes.length);
  for (let position = 0; position < domain.size; position++) {
    for (let piece = layout.starts[position]!; piece < layout.starts[position + 1]!; piece++) {
      pieceRows[piece] = position;
      pieceCols[piece] = layout.firstColumn + piece;
    }
  }
  sink.addTerms(pieceRows, pieceCols, -1, pieceRows.length);
  matrix.addSegments(domain.size, sink.segments);
  target.rowLower.set(bounds, first);
  target.rowUpper.set(bounds, first);
  target.watch.seeSides(bounds, bounds);
  const blocks = [block(`${term.name} argument`, term.name, domain, first, domain.size)];
  return layout.firstBinary === undefined
    ? blocks
    : [...blocks, ...buildOrder(term, layout, target)];
}

function buildOrder(
  term: PiecewiseModel,
  layout: PiecewiseLayout,
  target: RowTarget,
): readonly Block[] {
  const { sink, matrix } = target;
  const count = layout.slopes.length - layout.domain.size;
  const first = matrix.rows;
  sink.reset(2 * count, "both");
  let row = 0;
  for (let position = 0; position < layout.domain.size; position++) {
    for (let piece = layout.starts[position]!; piece < layout.starts[position + 1]! - 1; piece++) {
      const binary = binaryColumn(layout, position, piece);
      const rows = Int32Array.of(row, row, row + 1, row + 1);
      const cols = Int32Array.of(
        layout.firstColumn + piece,
        binary,
        layout.firstColumn + piece + 1,
        binary,
      );
      const values = Float64Array.of(1, -layout.lengths[piece]!, -1, layout.lengths[piece + 1]!);
      sink.addTerms(rows, cols, values, 4);
      row += 2;
    }
  }
  matrix.addSegments(2 * count, sink.segments);
  target.rowLower.fill(0, first, first + 2 * count);
  target.rowUpper.fill(Infinity, first, first + 2 * count);
  const numbers = integerRelation(2 * count);
  return [block(`${term.name} order`, term.name, numbers, first, 2 * count)];
}

/** A domain that only counts: rows and columns that have no labels of the user's. */
export function integerRelation(size: number): Block["domain"] {
  return createRelation(["integer"], [new Int32Array(size).map((_, i) => i)]);
}

function block(
  name: string,
  declaration: string,
  domain: Block["domain"],
  first: number,
  count: number,
): Block {
  return {
    name,
    declaration,
    domain,
    first,
    count,
    rowOfPosition: undefined,
    positionOfRow: undefined,
  };
}

/** Reports the first position whose pieces bend the wrong way for how the term is used. */
export function checkCurvature(
  term: PiecewiseModel,
  layout: PiecewiseLayout,
  reporter: BuildReporter,
): void {
  if (term.isBinary) return;
  const tolerance = 1e-9;
  for (let position = 0; position < layout.domain.size; position++) {
    const needs = layout.needs[position]!;
    for (let piece = layout.starts[position]!; piece < layout.starts[position + 1]! - 1; piece++) {
      const bend = layout.slopes[piece + 1]! - layout.slopes[piece]!;
      const size = tolerance * Math.max(1, Math.abs(layout.slopes[piece]!));
      const isFine = (needs & 1) === 0 || bend >= -size;
      if (isFine && ((needs & 2) === 0 || bend <= size)) continue;
      const needed = needs === 3 ? "straight" : needs === 1 ? "convex" : "concave";
      reporter.report(
        "piecewise-curvature",
        { cell: `${holderOf(term.name)}${describeTuple(layout.domain, position)}`, needed },
        term.span,
      );
      return;
    }
  }
}
