/**
 * Comparisons that limit an ordered index: `0 <= y - v < life[c]` lets v run only from y - life[c] to y.
 * A bound narrows the positions that are walked, with one position to spare; the comparison itself is still tested,
 * so nothing here decides what holds.
 */
import type { NumberExpression, Slot } from "../check/index.js";
import type { Relation } from "../domains/index.js";
import type { Core } from "./core.js";
import type { Frame } from "./frame.js";
import type { Conjunct, Step } from "./plan-expansion.js";

/** A limit on positions, per row of the outer frame: written into a scratch array, NaN for none. */
export interface Bound {
  readonly side: "lower" | "upper";
  readonly positions: (frame: Frame) => Float64Array;
}

interface Term {
  readonly sign: 1 | -1;
  readonly node: NumberExpression;
}

/** The bounds that conjuncts put on the one index of a step over an ordered set. */
export function boundsOf(
  core: Core,
  step: Step,
  relation: Relation,
  own: ReadonlySet<Slot>,
  conjuncts: readonly Conjunct[],
): readonly Bound[] {
  const [bind, ...others] = step.binds;
  const base = relation.bases[0];
  if (bind === undefined || others.length > 0 || relation.dense?.length !== 1) return [];
  if (base === undefined || base === "integer" || core.baseOf(bind.carrier) !== base) return [];
  return conjuncts.flatMap(({ condition }): readonly Bound[] => {
    if (condition.kind === "compare" && condition.tolerance === undefined && base.range) {
      const side = sideOf(condition.operator);
      if (side === undefined) return [];
      const terms: Term[] = [];
      const isSum = addTerms(condition.left, 1, terms) && addTerms(condition.right, -1, terms);
      const mine = terms.filter(({ node }) =>
        [...core.facts.ofNumber(node).slots.keys()].some((slot) => own.has(slot)),
      );
      const [only, ...more] = mine;
      if (!isSum || only === undefined || more.length > 0 || !isIndex(only.node, bind.slot)) {
        return [];
      }
      const rest = terms.filter((term) => term !== only);
      return [numberBound(core, only.sign === 1 ? side : flip(side), only.sign, rest, base.range)];
    }
    if (condition.kind === "compare-members") {
      const side = sideOf(condition.operator);
      const { left, right } = condition;
      if (side === undefined || core.baseOf(left.carrier) !== base) return [];
      if (core.baseOf(right.carrier) !== base) return [];
      const isLeft = left.kind === "slot" && left.slot === bind.slot;
      const isRight = right.kind === "slot" && right.slot === bind.slot;
      const other = isLeft ? right : left;
      const reads = core.facts.ofMember(other).slots;
      if (isLeft === isRight || [...reads.keys()].some((slot) => own.has(slot))) return [];
      return [
        {
          side: isLeft ? side : flip(side),
          positions: (frame) => {
            const out = core.arena.floats(frame.size);
            const places = core.members(other, frame);
            for (let i = 0; i < frame.size; i++) out[i] = places[i]! < 0 ? NaN : places[i]!;
            return out;
          },
        },
      ];
    }
    return [];
  });
}

function numberBound(
  core: Core,
  side: Bound["side"],
  sign: 1 | -1,
  rest: readonly Term[],
  range: { readonly first: number; readonly step: number },
): Bound {
  return {
    side,
    positions: (frame) => {
      const out = core.arena.floats(frame.size).fill(0, 0, frame.size);
      const mark = core.arena.mark();
      const part = core.arena.floats(frame.size);
      for (const term of rest) {
        core.numbers(term.node, frame, part);
        for (let i = 0; i < frame.size; i++) out[i] = out[i]! + term.sign * part[i]!;
      }
      // sign · value + rest ⋛ 0, so value ⋛ -rest · sign; positions count from first by step.
      for (let i = 0; i < frame.size; i++) {
        out[i] = (-out[i]! * sign - range.first) / range.step;
      }
      core.arena.reset(mark);
      return out;
    },
  };
}

function sideOf(operator: "<" | "<=" | "==" | "!=" | ">=" | ">"): Bound["side"] | undefined {
  if (operator === "<" || operator === "<=") return "upper";
  return operator === ">" || operator === ">=" ? "lower" : undefined;
}

function flip(side: Bound["side"]): Bound["side"] {
  return side === "lower" ? "upper" : "lower";
}

function isIndex(node: NumberExpression, slot: Slot): boolean {
  return node.kind === "member-number" && node.member.kind === "slot" && node.member.slot === slot;
}

/** Takes a sum apart into signed terms. */
function addTerms(node: NumberExpression, sign: 1 | -1, terms: Term[]): boolean {
  if (node.kind === "negate") return addTerms(node.operand, sign === 1 ? -1 : 1, terms);
  if (node.kind === "scale" && node.factor === 1) return addTerms(node.operand, sign, terms);
  if (node.kind === "arithmetic" && (node.operator === "+" || node.operator === "-")) {
    const right = node.operator === "+" ? sign : sign === 1 ? -1 : 1;
    return addTerms(node.left, sign, terms) && addTerms(node.right, right, terms);
  }
  terms.push({ sign, node });
  return true;
}
