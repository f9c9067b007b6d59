/**
 * The linear program as the solver sees it: sparse rows in typed arrays, in HiGHS's own words.
 * Rows are ranges rowLower <= A x <= rowUpper; an absent side is -Infinity or Infinity.
 * It knows no symbol of the language: names of columns and rows are offered by the plan on demand.
 */

/** Compressed sparse rows: the entries of row i are at starts[i] .. starts[i + 1] - 1. */
export interface SparseRows {
  /** Length numRows + 1. */
  readonly starts: Int32Array;
  /** Column of each entry; ascending and unique within a row. */
  readonly indices: Int32Array;
  /** Coefficient of each entry; never zero, always finite. */
  readonly values: Float64Array;
}

/** A complete program, ready to be solved or written. */
export interface LinearProgram {
  readonly numCols: number;
  readonly numRows: number;
  readonly sense: "minimize" | "maximize";
  /** Constant added to the objective. */
  readonly offset: number;
  readonly colCost: Float64Array;
  readonly colLower: Float64Array;
  readonly colUpper: Float64Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  readonly matrix: SparseRows;
  /** 1 where a column must be integer; undefined when every column is continuous. */
  readonly integrality: Uint8Array | undefined;
}
