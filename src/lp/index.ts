/**
 * The room of linear programs: the program itself, building its matrix, measuring and writing it.
 */
export type { LinearProgram, SparseRows } from "./linear-program.js";
export { createMatrixBuilder, MatrixTooLargeError, maxMatrixNonzeros } from "./assemble.js";
export type { MatrixBuilder, MatrixBuilderOptions } from "./assemble.js";
export type { Integers, Run, Segment } from "./segment.js";
export { transposeRows } from "./transpose.js";
export type { SparseColumns } from "./transpose.js";
export {
  defaultSmallCoefficient,
  explainUnsolvable,
  findUnsolvable,
  smallestCoefficient,
  type UnsolvableNumber,
} from "./find-unsolvable.js";
export { decadesOf, measureProgram, rowOfEntry } from "./statistics.js";
export type { CoefficientRange, Extreme, ProgramStatistics } from "./statistics.js";
export { writeMps } from "./write-mps.js";
export { writeLp } from "./write-lp.js";
export { writeNameMap } from "./name-map.js";
export { withWholeBounds } from "./whole-bounds.js";
export { fileOrderOf } from "./file-order.js";
export type { FileOrder } from "./file-order.js";
export type { WriteOptions } from "./file-form.js";
export { createNumberWatch, type NumberWatch } from "./watch-numbers.js";
