/**
 * Builds the objective: costs of columns, the constant, and each cost declaration's coefficient in the total.
 */
import { invariant } from "../diagnostics/index.js";
import type { CheckedModel } from "../check/index.js";
import { toArray, type Integers } from "../evaluate/index.js";
import type { NumberWatch } from "../lp/index.js";
import { walkAffine } from "./affine.js";
import type { AffineContext, TermSink } from "./term-sink.js";
import type { PiecewiseLayout } from "./piecewise-layout.js";
import { addScaled, noteNeed } from "./row-sink.js";
import type { Scale } from "./scale.js";

export interface ObjectiveRow {
  readonly colCost: Float64Array;
  readonly offset: number;
  readonly costWeights: ReadonlyMap<string, Float64Array>;
}

/** Walks the objective once over a frame of one row; costs are added to `colCost`. */
export function buildObjective(
  model: CheckedModel,
  colCost: Float64Array,
  piecewise: ReadonlyMap<string, PiecewiseLayout>,
  context: AffineContext,
  watch: NumberWatch,
): ObjectiveRow {
  const constant = new Float64Array(1);
  const costWeights = new Map<string, Float64Array>();
  let isScattered = false;
  const { objective } = model;
  if (objective === undefined) return { colCost, offset: 0, costWeights };
  const direction = objective.sense === "minimize" ? "convex" : "concave";
  const sink: TermSink = {
    addTerms(_rowOf, cols, scale, count) {
      addAt(colCost, cols, scale, count);
      if (cols instanceof Int32Array || cols.step > 1) isScattered = true;
      else watch.seeCosts(colCost.subarray(cols.first, cols.first + (cols.step * count || 1)));
    },
    addConstants: (rowOf, values, scale, count) => addScaled(constant, rowOf, values, scale, count),
    meetCost(cost, positions, scale, count) {
      const weights =
        costWeights.get(cost) ?? new Float64Array(context.environment.domain(cost).size);
      costWeights.set(cost, weights);
      addAt(weights, positions, scale, count);
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
        isScattered = true;
      }
    },
  };
  const define = model.defines.get(objective.name);
  invariant(define !== undefined, `no objective ${objective.name}`);
  const only = { first: 0, step: 0 };
  walkAffine(define.value, context.evaluator.unitFrame(), only, 1, sink, context);
  if (isScattered) watch.seeCosts(colCost);
  watch.seeCosts(constant);
  return { colCost, offset: constant[0]!, costWeights };
}

/** target[places[i]] += scale[i]; a place below zero is none. */
function addAt(target: Float64Array, places: Integers, scale: Scale, count: number): void {
  if (!(places instanceof Int32Array) && places.step === 1) {
    const { first } = places;
    if (typeof scale === "number") for (let i = 0; i < count; i++) target[first + i]! += scale;
    else for (let i = 0; i < count; i++) target[first + i]! += scale[i]!;
    return;
  }
  const at = toArray(places, count);
  for (let i = 0; i < count; i++) {
    if (at[i]! >= 0) target[at[i]!]! += typeof scale === "number" ? scale : scale[i]!;
  }
}
