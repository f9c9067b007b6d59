/** The matrix builder: what comes out is the sum of what went in, by rows and ascending columns. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { createMatrixBuilder, MatrixTooLargeError, transposeRows } from "../../src/lp/index.js";
import type { SparseRows } from "../../src/lp/index.js";

type Triplet = readonly [row: number, col: number, value: number];

interface Batch {
  readonly rowCount: number;
  readonly triplets: readonly Triplet[];
}

function build(batches: readonly Batch[], maxNonzeros?: number): SparseRows {
  const builder = createMatrixBuilder(maxNonzeros === undefined ? {} : { maxNonzeros });
  for (const { rowCount, triplets } of batches) {
    builder.addBatch(
      rowCount,
      Int32Array.from(triplets, (triplet) => triplet[0]),
      Int32Array.from(triplets, (triplet) => triplet[1]),
      Float64Array.from(triplets, (triplet) => triplet[2]),
      triplets.length,
    );
  }
  return builder.finish();
}

/** The plain way: a map per row. Values are small integers, so sums are exact in any order. */
function expectedRows(batches: readonly Batch[]): (readonly (readonly [number, number])[])[] {
  return batches.flatMap(({ rowCount, triplets }) =>
    Array.from({ length: rowCount }, (_, row) => {
      const sums = new Map<number, number>();
      for (const [at, col, value] of triplets) {
        if (at === row) sums.set(col, (sums.get(col) ?? 0) + value);
      }
      return [...sums].filter(([, value]) => value !== 0).sort((a, b) => a[0] - b[0]);
    }),
  );
}

function rowsOf(matrix: SparseRows): (readonly (readonly [number, number])[])[] {
  return Array.from({ length: matrix.starts.length - 1 }, (_, i) =>
    Array.from({ length: matrix.starts[i + 1]! - matrix.starts[i]! }, (_, k) => {
      const at = matrix.starts[i]! + k;
      return [matrix.indices[at]!, matrix.values[at]!] as const;
    }),
  );
}

const batch = fc.integer({ min: 0, max: 6 }).chain((rowCount) =>
  fc.record({
    rowCount: fc.constant(rowCount),
    triplets:
      rowCount === 0
        ? fc.constant([])
        : fc.array(
            fc.tuple(
              fc.integer({ min: 0, max: rowCount - 1 }),
              fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 200_000 })),
              fc.integer({ min: -3, max: 3 }),
            ),
            { maxLength: 400 },
          ),
  }),
);

it("sums, sorts and drops zeros like a map per row", () => {
  fc.assert(
    fc.property(fc.array(batch, { maxLength: 5 }), (batches) => {
      expect(rowsOf(build(batches))).toEqual(expectedRows(batches));
    }),
    { numRuns: 200 },
  );
});

it("keeps batches that are sorted already", () => {
  const triplets: Triplet[] = [
    [0, 1, 2],
    [0, 7, -1],
    [2, 0, 4],
  ];
  const matrix = build([{ rowCount: 4, triplets }]);
  expect([...matrix.starts]).toEqual([0, 2, 2, 3, 3]);
  expect([...matrix.indices]).toEqual([1, 7, 0]);
  expect([...matrix.values]).toEqual([2, -1, 4]);
});

it("treats a sum that cancels to rounding as zero", () => {
  const triplets: Triplet[] = [
    [0, 3, 0.1],
    [0, 3, 0.2],
    [0, 3, -0.3],
    [0, 4, 1e-300],
  ];
  expect(rowsOf(build([{ rowCount: 1, triplets }]))).toEqual([[[4, 1e-300]]]);
});

it("crosses block borders without losing an entry", () => {
  const rowCount = 90_000;
  const triplets: Triplet[] = [];
  for (let row = 0; row < rowCount; row++) {
    for (let k = 0; k < 7; k++) triplets.push([row, (row * 7 + k * 13) % 5003, row + k + 1]);
  }
  const one = { rowCount, triplets };
  const matrix = build([one, one]);
  expect(matrix.starts.length).toBe(2 * rowCount + 1);
  expect(matrix.values.length).toBe(2 * triplets.length);
  expect(matrix.values.reduce((sum, value) => sum + value, 0)).toBe(
    2 * triplets.reduce((sum, triplet) => sum + triplet[2], 0),
  );
});

it("builds a matrix without rows", () => {
  const matrix = createMatrixBuilder({ maxNonzeros: 0 }).finish();
  expect([...matrix.starts]).toEqual([0]);
  expect(matrix.values.length).toBe(0);
});

it("refuses more entries than announced", () => {
  const triplets: Triplet[] = [
    [0, 0, 1],
    [0, 1, 1],
  ];
  expect(() => build([{ rowCount: 1, triplets }], 1)).toThrow(MatrixTooLargeError);
});

it("transposes back and forth to the same matrix", () => {
  fc.assert(
    fc.property(batch, (only) => {
      const matrix = build([only]);
      const cols = transposeRows(matrix, 200_001);
      expect(transposeRows(cols, only.rowCount)).toEqual(matrix);
    }),
    { numRuns: 20 },
  );
});
