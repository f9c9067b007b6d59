/**
 * Makes relations: dense products of whole sets, which are arithmetic until someone asks for their columns, and
 * sparse sets of tuples held column by column with an index that is built on the first lookup.
 */
import { invariant } from "../diagnostics/index.js";
import type { ColumnBase, IndexSet, Member, Relation } from "./index-set.js";
import { itemAt } from "./item-at.js";
import { createTupleIndex, type TupleIndex } from "./tuple-index.js";

/** All combinations of the members of these sets, the last fastest. No sets give the one empty tuple. */
export function createProductRelation(sets: readonly IndexSet[]): Relation {
  const dense = sets.map((set) => set.size);
  const size = dense.reduce((total, length) => total * length, 1);
  let columns: readonly Int32Array[] | undefined;
  const relation: Relation = {
    size,
    bases: sets,
    dense,
    columns: () =>
      (columns ??= sets.map((_, k) => fillDenseColumn(relation, k, 0, new Int32Array(size)))),
    find: (tuple) => {
      let position = 0;
      for (const [k, length] of dense.entries()) {
        const digit = itemAt(tuple, k);
        if (digit < 0 || digit >= length) return -1;
        position = position * length + digit;
      }
      return position;
    },
    findAll: (given, count, out) => findInProduct(dense, given, count, out),
  };
  return relation;
}

/** Stride arithmetic; one pass per column, without a branch that data could mispredict often. */
function findInProduct(
  dense: readonly number[],
  given: readonly Int32Array[],
  count: number,
  out: Int32Array,
): boolean {
  if (dense.length === 0) out.fill(0, 0, count);
  let all = 0;
  for (const [k, length] of dense.entries()) {
    const column = itemAt(given, k);
    all = 0;
    if (k === 0) {
      for (let i = 0; i < count; i++) {
        const digit = column[i]!;
        const position = digit >>> 0 < length ? digit : -1;
        out[i] = position;
        all |= position;
      }
      continue;
    }
    for (let i = 0; i < count; i++) {
      const digit = column[i]!;
      const before = out[i]!;
      const position = digit >>> 0 < length && before >= 0 ? before * length + digit : -1;
      out[i] = position;
      all |= position;
    }
  }
  return all >= 0;
}

/** These tuples, given column by column; none may be there twice. */
export function createRelation(
  bases: readonly ColumnBase[],
  columns: readonly Int32Array[],
  size: number = columns[0]?.length ?? 1,
): Relation {
  invariant(bases.length === columns.length, "a relation has one base per column");
  let index: TupleIndex | undefined;
  const tuples = (): TupleIndex => {
    if (index === undefined) {
      index = createTupleIndex(columns, size);
      invariant(index.count === size, "a relation holds each tuple once");
    }
    return index;
  };
  return {
    size,
    bases,
    dense: undefined,
    columns: () => columns,
    find: (tuple) => tuples().find(tuple),
    findAll: (given, count, out) => tuples().findAll(given, count, out),
  };
}

/** The distinct tuples among these rows, in first-seen order. */
export function createDistinctRelation(
  bases: readonly ColumnBase[],
  columns: readonly Int32Array[],
  size: number,
): Relation {
  if (bases.length === 0) return createRelation(bases, columns, Math.min(size, 1));
  const index = createTupleIndex(columns, size);
  if (index.count === size) return createRelation(bases, columns, size);
  return createRelation(
    bases,
    columns.map((column) => index.firstRow.map((row) => column[row]!)),
    index.count,
  );
}

/** The tuples of a relation at these positions, in this order. */
export function pickRelation(relation: Relation, positions: Int32Array): Relation {
  const columns = relation.bases.map((_, k) => columnAt(relation, k, positions));
  return createRelation(relation.bases, columns, positions.length);
}

/** Column k of the tuples first, first + 1, …; writes out.length of them and returns out. Dense products are counted, not divided. */
export function fillDenseColumn(
  relation: Relation,
  k: number,
  first: number,
  out: Int32Array,
): Int32Array {
  const dense = relation.dense ?? [];
  let stride = 1;
  for (let j = k + 1; j < dense.length; j++) stride *= itemAt(dense, j);
  const length = itemAt(dense, k);
  let digit = Math.floor(first / stride) % length;
  if (stride === 1) {
    for (let i = 0; i < out.length; i++) {
      out[i] = digit;
      digit = digit + 1 === length ? 0 : digit + 1;
    }
    return out;
  }
  let left = stride - (first % stride);
  for (let i = 0; i < out.length;) {
    const end = Math.min(out.length, i + left);
    out.fill(digit, i, end);
    i = end;
    left = stride;
    digit = digit + 1 === length ? 0 : digit + 1;
  }
  return out;
}

/** Column k of the tuples first, first + 1, …, of which there are `count`; it may be the relation's own array. */
export function columnOfRun(
  relation: Relation,
  k: number,
  first: number,
  count: number,
): Int32Array {
  return relation.dense === undefined
    ? itemAt(relation.columns(), k).subarray(first, first + count)
    : fillDenseColumn(relation, k, first, new Int32Array(count));
}

/** The same as a run, in a dense product where the column counts up by one or stays the same; undefined elsewhere. */
export function denseRun(
  relation: Relation,
  k: number,
  first: number,
  count: number,
): { readonly first: number; readonly step: number } | undefined {
  const { dense } = relation;
  if (dense === undefined || k < 0) return undefined;
  let stride = 1;
  for (let j = k + 1; j < dense.length; j++) stride *= itemAt(dense, j);
  const length = itemAt(dense, k);
  const turn = Math.floor(first / stride);
  const digit = turn % length;
  if (turn === Math.floor((first + count - 1) / stride)) return { first: digit, step: 0 };
  return stride === 1 && digit + count <= length ? { first: digit, step: 1 } : undefined;
}

/** Column k of a relation at these positions. */
export function columnAt(relation: Relation, k: number, positions: Int32Array): Int32Array {
  const { dense } = relation;
  if (dense !== undefined) {
    if (dense.length === 1) return positions;
    let stride = 1;
    for (let j = k + 1; j < dense.length; j++) stride *= itemAt(dense, j);
    const length = itemAt(dense, k);
    const out = new Int32Array(positions.length);
    for (let i = 0; i < out.length; i++) out[i] = ((positions[i]! / stride) | 0) % length;
    return out;
  }
  const column = itemAt(relation.columns(), k);
  const out = new Int32Array(positions.length);
  for (let i = 0; i < out.length; i++) out[i] = column[positions[i]!]!;
  return out;
}

/** The members of the tuple at a position, as the user knows them. */
export function labelsAt(relation: Relation, position: number): readonly Member[] {
  const one = Int32Array.of(position);
  return relation.bases.map((base, k) => labelOf(base, columnAt(relation, k, one)[0]!));
}

/** The member at a position of a column's base. */
export function labelOf(base: ColumnBase, position: number): Member {
  return base === "integer" ? position : base.memberAt(position);
}
