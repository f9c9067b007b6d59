/** Laws of relations: a tuple is found where it stands, products count like digits, set algebra is that of sets. */
import fc from "fast-check";
import { expect, it } from "vitest";
import {
  combineRelations,
  columnAt,
  createAdjacency,
  createDistinctRelation,
  createIndexSet,
  createProductRelation,
  createRangeSet,
  createRelation,
  createTupleIndex,
  fillDenseColumn,
  labelsAt,
  multiplyRelations,
  type Relation,
} from "../../src/domains/index.js";

const letters = createIndexSet("LETTER", ["a", "b", "__proto__", "北海道", "e"]);
const years = createRangeSet("YEAR", 2020, 5, 7);
const bases = [letters, years, "integer"] as const;

const tuples = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: 4 }),
    fc.integer({ min: 0, max: 6 }),
    fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -2e9, max: 2e9 })),
  ),
  { maxLength: 60 },
);

function relationOf(rows: readonly (readonly number[])[]): Relation {
  const columns = bases.map((_, k) => Int32Array.from(rows, (row) => row[k] ?? 0));
  return createDistinctRelation(bases, columns, rows.length);
}

function rowsOf(relation: Relation): string[] {
  return Array.from({ length: relation.size }, (_, i) =>
    relation
      .columns()
      .map((column) => column[i])
      .join(" "),
  );
}

it("finds every tuple of a sparse relation where it stands, and no other", () => {
  fc.assert(
    fc.property(tuples, tuples, (rows, others) => {
      const relation = relationOf(rows);
      const keys = rowsOf(relation);
      expect(keys).toEqual([...new Set(rows.map((row) => row.join(" ")))]);
      for (const row of [...rows, ...others]) {
        expect(relation.find(row)).toBe(keys.indexOf(row.join(" ")));
      }
    }),
  );
});

it("counts a product of whole sets like digits, the last fastest", () => {
  const relation = createProductRelation([letters, years, letters]);
  expect(relation.size).toBe(175);
  for (let i = 0; i < relation.size; i++) {
    const tuple = relation.columns().map((column) => column[i] ?? -1);
    expect(relation.find(tuple)).toBe(i);
  }
  expect(labelsAt(relation, 36)).toEqual(["b", 2020, "b"]);
  expect(relation.find([5, 0, 0])).toBe(-1);
  expect(relation.find([0, -1, 0])).toBe(-1);
  expect(createProductRelation([]).size).toBe(1);
  expect(createProductRelation([]).find([])).toBe(0);
});

it("fills any stretch of a product's column as the whole column has it", () => {
  const relation = createProductRelation([letters, years, letters]);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 174 }), fc.integer({ min: 0, max: 2 }), (first, k) => {
      const part = fillDenseColumn(relation, k, first, new Int32Array(175 - first));
      expect(part).toEqual(relation.columns()[k]?.subarray(first));
      const positions = Int32Array.from({ length: 175 - first }, (_, i) => first + i);
      expect(columnAt(relation, k, positions)).toEqual(part);
    }),
  );
});

it("combines relations as sets do, the left side's order first", () => {
  fc.assert(
    fc.property(tuples, tuples, (leftRows, rightRows) => {
      const left = relationOf(leftRows);
      const right = relationOf(rightRows);
      const a = rowsOf(left);
      const b = rowsOf(right);
      const only = (x: string[], y: string[]) => x.filter((row) => !y.includes(row));
      expect(rowsOf(combineRelations("union", left, right))).toEqual([...a, ...only(b, a)]);
      expect(rowsOf(combineRelations("inter", left, right))).toEqual(
        a.filter((row) => b.includes(row)),
      );
      expect(rowsOf(combineRelations("diff", left, right))).toEqual(only(a, b));
      expect(rowsOf(combineRelations("symdiff", left, right))).toEqual([
        ...only(a, b),
        ...only(b, a),
      ]);
    }),
  );
});

it("keeps the order of an ordered base in unions of width one", () => {
  const late = createRelation([years], [Int32Array.of(5, 6)]);
  const early = createRelation([years], [Int32Array.of(0, 5)]);
  expect(rowsOf(combineRelations("union", late, early))).toEqual(["0", "5", "6"]);
});

it("multiplies relations, and stays arithmetic when all are whole sets", () => {
  const links = createRelation([letters, letters], [Int32Array.of(0, 1), Int32Array.of(2, 0)]);
  const product = multiplyRelations([links, createProductRelation([years])]);
  expect(product.size).toBe(14);
  expect(labelsAt(product, 8)).toEqual(["b", "a", 2025]);
  const whole = multiplyRelations([
    createProductRelation([letters]),
    createProductRelation([years]),
  ]);
  expect(whole.dense).toEqual([5, 7]);
});

it("groups rows by key in their order", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -2, max: 4 }), { maxLength: 50 }), (keys) => {
      const adjacency = createAdjacency([Int32Array.from(keys)], keys.length);
      const wanted = Int32Array.of(-2, -1, 0, 1, 2, 3, 4, 9);
      const groups = new Int32Array(wanted.length);
      adjacency.groupOfAll([wanted], wanted.length, groups);
      for (const [i, key] of wanted.entries()) {
        const group = groups[i]!;
        const rows =
          group < 0
            ? []
            : [...adjacency.rows.subarray(adjacency.starts[group], adjacency.starts[group + 1])];
        expect(rows).toEqual(keys.flatMap((other, row) => (other === key ? [row] : [])));
      }
    }),
  );
});

it("numbers tuples alike by table and by hash", () => {
  fc.assert(
    fc.property(tuples, (rows) => {
      const near = rows.map(([a, b]) => [a, b] as const);
      const far = rows.map(([a, b]) => [a * 400_000_000 - 800_000_000, b * 300_000_000] as const);
      const number = (pairs: readonly (readonly [number, number])[]) =>
        createTupleIndex(
          [Int32Array.from(pairs, ([a]) => a), Int32Array.from(pairs, ([, b]) => b)],
          pairs.length,
        );
      expect(number(far).numberOfRow).toEqual(number(near).numberOfRow);
      expect(number(far).firstRow).toEqual(number(near).firstRow);
    }),
  );
});
