/**
 * Tables derived from sets and relations, made once and kept: positions of one set in another, and adjacency
 * (the rows of a relation by the values of some columns). A member keeps its label and changes its number between sets.
 */
import { createAdjacency, type Adjacency } from "./adjacency.js";
import { numericValues } from "./create-index-set.js";
import type { ColumnBase, IndexSet, Relation } from "./index-set.js";
import { itemAt } from "./item-at.js";

/** Stands for "no such integer" in columns of plain integers, where -1 is a value. */
export const noInteger = -2147483648;

/** Caches of tables that depend on sets and relations alone. */
export interface Lookups {
  /** Position in `to` of each position of `from`, -1 where its member is not there. */
  readonly translate: (from: IndexSet, to: IndexSet) => Int32Array | "identity";
  /** Rewrites count positions of one base into another; absent members become -1 (`noInteger` among integers). May return its input. */
  readonly translateColumn: (
    column: Int32Array,
    from: ColumnBase,
    to: ColumnBase,
    count: number,
    create: (count: number) => Int32Array,
  ) => Int32Array;
  /** Value of each position of a set of whole numbers, undefined when it holds texts. */
  readonly values: (set: IndexSet) => Int32Array | undefined;
  /** Rows of a relation by the values of these columns. */
  readonly indexOn: (relation: Relation, columns: readonly number[]) => Adjacency;
}

/** Makes an empty cache. */
export function createLookups(): Lookups {
  const tables = new WeakMap<IndexSet, WeakMap<IndexSet, Int32Array | "identity">>();
  const valuesOf = new WeakMap<IndexSet, { readonly values: Int32Array | undefined }>();
  const adjacencies = new WeakMap<Relation, Map<string, Adjacency>>();

  const translate = (from: IndexSet, to: IndexSet): Int32Array | "identity" => {
    if (from === to) return "identity";
    let row = tables.get(from);
    if (row === undefined) tables.set(from, (row = new WeakMap()));
    let table = row.get(to);
    if (table === undefined) row.set(to, (table = createTranslation(from, to)));
    return table;
  };

  const values = (set: IndexSet): Int32Array | undefined => {
    let entry = valuesOf.get(set);
    if (entry === undefined) valuesOf.set(set, (entry = { values: numericValues(set) }));
    return entry.values;
  };

  return {
    translate,
    values,
    translateColumn: (column, from, to, count, create) => {
      if (from === to) return column;
      if (from === "integer") {
        return to === "integer" ? column : fromIntegers(column, to, count, create(count));
      }
      if (to === "integer") return toIntegers(column, from, values, count, create(count));
      const table = translate(from, to);
      if (table === "identity") return column;
      const out = create(count);
      for (let i = 0; i < count; i++) out[i] = column[i]! < 0 ? -1 : table[column[i]!]!;
      return out;
    },
    indexOn: (relation, columns) => {
      let known = adjacencies.get(relation);
      if (known === undefined) adjacencies.set(relation, (known = new Map()));
      const key = columns.join(" ");
      let adjacency = known.get(key);
      if (adjacency === undefined) {
        const keys = columns.map((k) => itemAt(relation.columns(), k));
        known.set(key, (adjacency = createAdjacency(keys, relation.size)));
      }
      return adjacency;
    },
  };
}

function createTranslation(from: IndexSet, to: IndexSet): Int32Array | "identity" {
  const table = new Int32Array(from.size);
  let isIdentity = true;
  for (let position = 0; position < from.size; position++) {
    table[position] = to.positionOf(from.memberAt(position));
    if (table[position] !== position) isIdentity = false;
  }
  return isIdentity ? "identity" : table;
}

function fromIntegers(
  column: Int32Array,
  to: IndexSet,
  count: number,
  out: Int32Array,
): Int32Array {
  if (to.range === undefined) {
    for (let i = 0; i < count; i++) out[i] = to.positionOf(column[i]!);
    return out;
  }
  const { first, step } = to.range;
  for (let i = 0; i < count; i++) {
    const position = (column[i]! - first) / step;
    out[i] = position >= 0 && position < to.size && Number.isInteger(position) ? position : -1;
  }
  return out;
}

function toIntegers(
  column: Int32Array,
  from: IndexSet,
  values: (set: IndexSet) => Int32Array | undefined,
  count: number,
  out: Int32Array,
): Int32Array {
  if (from.range !== undefined) {
    const { first, step } = from.range;
    for (let i = 0; i < count; i++) out[i] = column[i]! < 0 ? noInteger : first + step * column[i]!;
    return out;
  }
  const table = values(from);
  for (let i = 0; i < count; i++) {
    out[i] = column[i]! < 0 || table === undefined ? noInteger : table[column[i]!]!;
  }
  return out;
}
