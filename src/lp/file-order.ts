/**
 * How the rows and columns that a solver has read from an MPS file answer to the program's own.
 * A reader drops the free rows, and finds a row or a column more where the file says what MPS cannot.
 */
import { fileFormOf, isFreeRow } from "./file-form.js";
import type { LinearProgram } from "./linear-program.js";
import { withWholeBounds } from "./whole-bounds.js";

/** The program as a reader of its MPS file counts it. */
export interface FileOrder {
  /** 1, or -1 where the program maximises: multiply the file's objective and duals by it. */
  readonly costSign: 1 | -1;
  /** For each row that is not free, in the file's order, its row in the program. */
  readonly rows: Int32Array;
  /** Rows of the file: those of `rows`, then at most one that stands for no row of the program. */
  readonly numFileRows: number;
  /** Columns of the file: the program's, then at most one that carries the objective's constant. */
  readonly numFileCols: number;
}

/** Finds the order of a program's MPS file. */
export function fileOrderOf(given: LinearProgram): FileOrder {
  const program = withWholeBounds(given);
  const form = fileFormOf(program);
  const kept: number[] = [];
  for (let i = 0; i < program.numRows; i++) {
    if (!isFreeRow(program.rowLower[i]!, program.rowUpper[i]!)) kept.push(i);
  }
  return {
    costSign: form.costSign,
    rows: Int32Array.from(kept),
    numFileRows: kept.length + (form.hasImpossibleRow ? 1 : 0),
    numFileCols: program.numCols + (form.hasConstantColumn ? 1 : 0),
  };
}
