/** Programs written out by hand. */
import { createMatrixBuilder } from "../../src/lp/index.js";
import type { LinearProgram } from "../../src/lp/index.js";

export interface SmallProgram {
  readonly sense?: "minimize" | "maximize";
  readonly offset?: number;
  readonly cols: readonly {
    readonly cost: number;
    readonly lower?: number;
    readonly upper?: number;
    readonly isInteger?: boolean;
  }[];
  readonly rows: readonly {
    readonly lower: number;
    readonly upper: number;
    readonly terms: readonly (readonly [col: number, value: number])[];
  }[];
}

export function smallProgram(small: SmallProgram): LinearProgram {
  const { cols, rows } = small;
  const builder = createMatrixBuilder();
  for (const { terms } of rows) {
    const inBatch = new Int32Array(terms.length);
    const at = Int32Array.from(terms, (term) => term[0]);
    builder.addBatch(
      1,
      inBatch,
      at,
      Float64Array.from(terms, (term) => term[1]),
      terms.length,
    );
  }
  return {
    numCols: cols.length,
    numRows: rows.length,
    sense: small.sense ?? "minimize",
    offset: small.offset ?? 0,
    colCost: Float64Array.from(cols, (col) => col.cost),
    colLower: Float64Array.from(cols, (col) => col.lower ?? 0),
    colUpper: Float64Array.from(cols, (col) => col.upper ?? Infinity),
    rowLower: Float64Array.from(rows, (row) => row.lower),
    rowUpper: Float64Array.from(rows, (row) => row.upper),
    matrix: builder.finish(),
    integrality: cols.some((col) => col.isInteger === true)
      ? Uint8Array.from(cols, (col) => (col.isInteger === true ? 1 : 0))
      : undefined,
  };
}
