/**
 * One formula at one tuple of its domain, term by term, with what vanished on the way: for `dcm show` and for hovers.
 */
import type { DomainModel, NumberExpression } from "../check/index.js";
import type { Relation } from "../domains/index.js";
import { toArray } from "../evaluate/index.js";
import { walkAffine } from "./affine.js";
import { createAffineContext, type TermSink } from "./term-sink.js";
import { rebind } from "./rebind.js";
import type { Plan } from "./plan.js";

/** A formula at one place: coefficient per column, its constant, and the columns whose terms came to nothing. */
export interface ExplainedTerms {
  readonly terms: readonly { readonly col: number; readonly coefficient: number }[];
  readonly constant: number;
  readonly vanished: readonly {
    readonly col: number;
    readonly why: "zero coefficient" | "terms cancel";
  }[];
  /** Piecewise terms that stand in it, with their positions. */
  readonly piecewise: readonly {
    readonly name: string;
    readonly position: number;
    readonly coefficient: number;
  }[];
}

/** Expands the expressions, each with its sign, at one position of the domain. */
export function explainTerms(
  plan: Plan,
  domain: DomainModel,
  relation: Relation,
  position: number,
  parts: readonly { readonly expression: NumberExpression; readonly sign: number }[],
): ExplainedTerms {
  const coefficients = new Map<number, { sum: number; size: number }>();
  const piecewise: { name: string; position: number; coefficient: number }[] = [];
  let constant = 0;
  const sink: TermSink = {
    addTerms(_rowOf, columns, scale, count) {
      const cols = toArray(columns, count);
      for (let i = 0; i < count; i++) {
        const col = cols[i]!;
        if (col < 0) continue;
        const coefficient = typeof scale === "number" ? scale : scale[i]!;
        const entry = coefficients.get(col) ?? { sum: 0, size: 0 };
        coefficients.set(col, {
          sum: entry.sum + coefficient,
          size: Math.max(entry.size, Math.abs(coefficient)),
        });
      }
    },
    addConstants(_rowOf, values, scale, count) {
      for (let i = 0; i < count; i++) {
        const factor = typeof scale === "number" ? scale : scale[i]!;
        const value = typeof values === "number" ? values : values[i]!;
        if (factor !== 0) constant += factor * value;
      }
    },
    meetCost: undefined,
    meetPiecewise(name, positions, _rowOf, scale, count) {
      for (let i = 0; i < count; i++) {
        const coefficient = typeof scale === "number" ? scale : scale[i]!;
        piecewise.push({ name, position: positions[i]!, coefficient });
      }
    },
  };
  const context = createAffineContext(plan, true);
  const frame = rebind(plan.evaluator, domain, relation, Int32Array.of(position), 1);
  for (const part of parts)
    walkAffine(part.expression, frame, Int32Array.of(0), part.sign, sink, context);
  const entries = [...coefficients].sort(([first], [second]) => first - second);
  const isZero = (entry: { readonly sum: number; readonly size: number }): boolean =>
    Math.abs(entry.sum) <= entry.size * 2 ** -46;
  return {
    terms: entries
      .filter(([, entry]) => !isZero(entry))
      .map(([col, entry]) => ({ col, coefficient: entry.sum })),
    constant,
    vanished: entries
      .filter(([, entry]) => isZero(entry))
      .map(([col, entry]) => ({
        col,
        why: entry.size === 0 ? "zero coefficient" : "terms cancel",
      })),
    piecewise,
  };
}
