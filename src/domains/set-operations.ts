/**
 * Algebra of relations whose columns count in the same bases. The left side's order comes first;
 * sets of width one over an ordered base, or of plain integers, come in that order.
 */
import { invariant } from "../diagnostics/index.js";
import type { Relation } from "./index-set.js";
import { itemAt } from "./item-at.js";
import { createProductRelation, createRelation, pickRelation } from "./relation.js";

/** One of the four operations of the language. */
export type SetOperator = "union" | "diff" | "symdiff" | "inter";

/** Applies an operation; both sides have the same bases. */
export function combineRelations(operator: SetOperator, left: Relation, right: Relation): Relation {
  invariant(
    left.bases.every((base, k) => base === right.bases[k]),
    "both sides of a set operation count in the same sets",
  );
  switch (operator) {
    case "inter":
      return selectBy(left, right, true);
    case "diff":
      return selectBy(left, right, false);
    case "union":
      return sortOrdered(append(left, selectBy(right, left, false)));
    case "symdiff":
      return sortOrdered(append(selectBy(left, right, false), selectBy(right, left, false)));
  }
}

/** All combinations of the tuples of these relations, the last fastest; dense when all of them are. */
export function multiplyRelations(factors: readonly Relation[]): Relation {
  if (factors.every((factor) => factor.dense !== undefined)) {
    const sets = factors.flatMap((factor) => factor.bases.filter((base) => base !== "integer"));
    return createProductRelation(sets);
  }
  const size = factors.reduce((total, factor) => total * factor.size, 1);
  let inner = size;
  const columns = factors.flatMap((factor) => {
    inner = factor.size === 0 ? 0 : inner / factor.size;
    const repeat = inner;
    return factor.columns().map((column) => {
      const out = new Int32Array(size);
      for (let i = 0, row = 0; i < size; i += repeat) {
        out.fill(column[row]!, i, i + repeat);
        row = row + 1 === factor.size ? 0 : row + 1;
      }
      return out;
    });
  });
  return createRelation(
    factors.flatMap((factor) => factor.bases),
    columns,
    size,
  );
}

function selectBy(relation: Relation, other: Relation, isWanted: boolean): Relation {
  const found = new Int32Array(relation.size);
  other.findAll(relation.columns(), relation.size, found);
  let count = 0;
  for (let i = 0; i < relation.size; i++) if (found[i]! >= 0 === isWanted) found[count++] = i;
  return pickRelation(relation, found.slice(0, count));
}

function append(left: Relation, right: Relation): Relation {
  const columns = left.columns().map((column, k) => {
    const out = new Int32Array(left.size + right.size);
    out.set(column);
    out.set(itemAt(right.columns(), k), left.size);
    return out;
  });
  return createRelation(left.bases, columns, left.size + right.size);
}

/** A set of width one over an ordered base, or of plain integers, in that order; others as they are. */
export function sortOrdered(relation: Relation): Relation {
  const [base, ...others] = relation.bases;
  if (base === undefined || others.length > 0) return relation;
  if (base !== "integer" && !base.isOrdered) return relation;
  return createRelation(relation.bases, [itemAt(relation.columns(), 0).slice().sort()]);
}
