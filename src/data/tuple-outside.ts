/**
 * Whether a row whose labels are all known, but which is no element of the domain, may be left out: it must lie in the
 * sets that the domain's sets are `within`, or be kept out by the domain's own `where`.
 */
import type { BinderModel, DomainModel } from "../check/index.js";
import { labelOf, type Member, type Relation } from "../domains/index.js";
import type { BindContext } from "./bind-context.js";
import { labelPosition } from "./label-positions.js";

/** The labels of a tuple given by positions in a relation's bases. */
export function labelsOfTuple(relation: Relation, tuple: readonly number[]): readonly Member[] {
  return relation.bases.map((base, k) => labelOf(base, tuple[k] ?? 0));
}

/** True when a tuple outside the domain may be skipped. */
export function isOutsideAllowed(
  context: BindContext,
  domain: DomainModel,
  relation: Relation,
  tuple: readonly number[],
): boolean {
  if (domain.condition !== undefined) return true;
  const labels = labelsOfTuple(relation, tuple);
  let column = 0;
  return domain.binders.every((binder) => {
    const bound = binder.elements.filter((element) => element.kind === "bind").length;
    const part = labels.slice(column, column + bound);
    column += bound;
    // A pattern that matches or skips columns cannot be told from the labels alone.
    return bound < binder.elements.length || isPartAllowed(context, binder, part);
  });
}

function isPartAllowed(
  context: BindContext,
  binder: BinderModel,
  labels: readonly Member[],
): boolean {
  const own = context.evaluator.setOf(binder.set);
  if (holds(own, labels)) return true;
  if (binder.set.kind !== "named") return false;
  const within = context.model.sets.get(binder.set.set)?.within;
  return within !== undefined && holds(context.evaluator.setOf(within), labels);
}

function holds(relation: Relation, labels: readonly Member[]): boolean {
  if (relation.bases.length !== labels.length) return false;
  return (
    relation.find(relation.bases.map((base, k) => labelPosition(String(labels[k]), base))) >= 0
  );
}
