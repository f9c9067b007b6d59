/**
 * Frames for the body of a named formula: its own slots, bound to the tuples it was asked for.
 */
import type { DomainModel, Slot } from "../check/index.js";
import { invariant } from "../diagnostics/index.js";
import { columnAt, type Relation } from "../domains/index.js";
import { toArray, type Evaluator, type Frame, type Integers } from "../evaluate/index.js";

/** A frame whose row i binds the domain's slots to the tuple at positions[i]; every position is inside. */
export function rebind(
  evaluator: Evaluator,
  domain: DomainModel,
  relation: Relation,
  positions: Integers,
  size: number,
): Frame {
  if (!(positions instanceof Int32Array) && positions.step === 1)
    return evaluator.frameOf(domain, relation, positions.first, size);
  const places = toArray(positions, size);
  const columns = new Map<Slot, Int32Array>();
  return {
    size,
    positions: (slot) => {
      let values = columns.get(slot);
      if (values === undefined) {
        const k = domain.columns.findIndex((column) => column.slot === slot);
        invariant(k >= 0, `slot ${slot} is not bound by the domain`);
        values = columnAt(relation, k, places);
        columns.set(slot, values);
      }
      return values;
    },
    locals: (slot) => {
      throw new Error(`internal error: slot ${slot} holds no local value`);
    },
    runOf: () => undefined,
    tuples: undefined,
  };
}

/** The same frame with some local values laid over it. */
export function withLocals(frame: Frame, values: ReadonlyMap<Slot, Float64Array>): Frame {
  const bound = new Map(values);
  return {
    size: frame.size,
    positions: frame.positions,
    locals: (slot) => bound.get(slot) ?? frame.locals(slot),
    runOf: frame.runOf,
    tuples: frame.tuples,
  };
}
