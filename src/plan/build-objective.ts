/**
 * Builds the objective: costs of columns, the constant, and each cost declaration's coefficient in the total.
 */
import { invariant } from "../diagnostics/index.js";
import type { CheckedModel } from "../check/index.js";
import { walkAffine, type AffineContext, type TermSink } from "./affine.js";
import type { PiecewiseLayout } from "./piecewise-layout.js";
import { addScaled, noteNeed } from "./row-sink.js";

export interface ObjectiveRow {
  readonly colCost: Float64Array;
  readonly offset: number;
  readonly costWeights: ReadonlyMap<string, Float64Array>;
}

/** Walks the objective once over a frame of one row. */
export function buildObjective(
  model: CheckedModel,
  numCols: number,
  piecewise: ReadonlyMap<string, PiecewiseLayout>,
  context: AffineContext,
): ObjectiveRow {
  const colCost = new Float64Array(numCols);
  const constant = new Float64Array(1);
  const costWeights = new Map<string, Float64Array>();
  const { objective } = model;
  if (objective === undefined) return { colCost, offset: 0, costWeights };
  const direction = objective.sense === "minimize" ? "convex" : "concave";
  const sink: TermSink = {
    addTerms(_rowOf, cols, scale, count) {
      for (let i = 0; i < count; i++) {
        const col = cols[i]!;
        if (col >= 0) colCost[col]! += typeof scale === "number" ? scale : scale[i]!;
      }
    },
    addConstants: (rowOf, values, scale, count) => addScaled(constant, rowOf, values, scale, count),
    meetCost(cost, positions, scale, count) {
      const weights =
        costWeights.get(cost) ?? new Float64Array(context.environment.domain(cost).size);
      costWeights.set(cost, weights);
      for (let i = 0; i < count; i++) {
        const position = positions[i]!;
        if (position >= 0) weights[position]! += typeof scale === "number" ? scale : scale[i]!;
      }
    },
    meetPiecewise(name, positions, _rowOf, scale, count) {
      const layout = piecewise.get(name);
      invariant(layout !== undefined, `no layout for ${name}`);
      for (let i = 0; i < count; i++) {
        const position = positions[i]!;
        const coefficient = typeof scale === "number" ? scale : scale[i]!;
        if (position < 0 || coefficient === 0) continue;
        noteNeed(layout, position, coefficient, direction);
        constant[0]! += coefficient * layout.bases[position]!;
        for (let piece = layout.starts[position]!; piece < layout.starts[position + 1]!; piece++) {
          colCost[layout.firstColumn + piece]! += coefficient * layout.slopes[piece]!;
        }
      }
    },
  };
  const define = model.defines.get(objective.name);
  invariant(define !== undefined, `no objective ${objective.name}`);
  walkAffine(define.value, context.evaluator.unitFrame(), Int32Array.of(0), 1, sink, context);
  return { colCost, offset: constant[0]!, costWeights };
}
