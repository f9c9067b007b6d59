/** Segments that count up give the same rows as the triplets they stand for, in whatever order and mixture they arrive. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { createMatrixBuilder, type Segment } from "../../src/lp/index.js";

const rowCount = 6;

const values = (count: number): fc.Arbitrary<number | Float64Array> =>
  fc.oneof(
    fc.integer({ min: -2, max: 2 }),
    fc
      .array(fc.integer({ min: -2, max: 2 }), { minLength: count, maxLength: count })
      .map((list) => Float64Array.from(list)),
  );

/** A term that covers all rows, some that follow one another, or one row many times. */
const segment: fc.Arbitrary<Segment> = fc
  .record({
    rows: fc.constantFrom(
      { first: 0, step: 1, count: rowCount },
      { first: 1, step: 1, count: rowCount - 1 },
      { first: 2, step: 1, count: 2 },
      { first: 3, step: 0, count: 4 },
    ),
    cols: fc.record({ first: fc.integer({ min: 0, max: 20 }), step: fc.constantFrom(0, 1, 3) }),
    areWritten: fc.tuple(fc.boolean(), fc.boolean()),
  })
  .chain(({ rows, cols, areWritten }) =>
    values(rows.count).map((coefficients) => ({
      rows: areWritten[0] ? written(rows, rows.count) : { first: rows.first, step: rows.step },
      cols: areWritten[1] ? written(cols, rows.count) : cols,
      values: coefficients,
      count: rows.count,
    })),
  );

function written(run: { first: number; step: number }, count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, i) => run.first + run.step * i);
}

function valueAt(one: Segment, i: number): number {
  return typeof one.values === "number" ? one.values : one.values[i]!;
}

function placeAt(places: Segment["rows"], i: number): number {
  return places instanceof Int32Array ? places[i]! : places.first + places.step * i;
}

it("gives the rows of the triplets that segments stand for", () => {
  const batches = fc.array(fc.array(segment, { maxLength: 5 }), { maxLength: 3 });
  fc.assert(
    fc.property(batches, fc.boolean(), (lists, dropEmpty) => {
      const whole = createMatrixBuilder({ expected: { nonzeros: 500, rows: 100 } });
      const plain = createMatrixBuilder();
      for (const list of lists) {
        const all = list.flatMap((one) =>
          Array.from({ length: one.count }, (_, i) => [one, i] as const),
        );
        const lengths = whole.addSegments(rowCount, list, dropEmpty).slice(0, rowCount);
        const expected = plain.addBatch(
          rowCount,
          Int32Array.from(all, ([one, i]) => placeAt(one.rows, i)),
          Int32Array.from(all, ([one, i]) => placeAt(one.cols, i)),
          Float64Array.from(all, ([one, i]) => valueAt(one, i)),
          all.length,
          dropEmpty,
        );
        expect(lengths).toEqual(expected.slice(0, rowCount));
      }
      expect([whole.rows, whole.nonzeros]).toEqual([plain.rows, plain.nonzeros]);
      const [left, right] = [whole.finish(), plain.finish()];
      expect([...left.starts]).toEqual([...right.starts]);
      expect([...left.indices]).toEqual([...right.indices]);
      expect([...left.values]).toEqual([...right.values]);
    }),
    { numRuns: 500 },
  );
});

it("notes coefficients that a solver would drop or refuse", () => {
  const rows = { first: 0, step: 1 };
  const cols = { first: 0, step: 1 };
  const isPlain = (coefficient: number): boolean => {
    const builder = createMatrixBuilder();
    builder.addSegments(2, [{ rows, cols, values: Float64Array.of(1, coefficient), count: 2 }]);
    return builder.isPlain;
  };
  expect([1, 0, 1e-13, 1e15, NaN].map(isPlain)).toEqual([true, true, false, false, false]);
});

it("refuses rows outside the batch", () => {
  const builder = createMatrixBuilder();
  const cols = { first: 0, step: 1 };
  const one = { rows: { first: 1, step: 1 }, cols, values: 1, count: 2 };
  expect(() => builder.addSegments(2, [one])).toThrow(RangeError);
});
