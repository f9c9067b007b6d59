export type { Dimension, Unit } from "./unit.js";
export {
  conversionFactor,
  dimensionless,
  divide,
  isDimensionless,
  isSameDimension,
  isSameUnit,
  multiply,
  power,
  squareRoot,
  withText,
} from "./algebra.js";
export { createUnitTable, type UnitTable, type UnitTableDeclaration } from "./unit-table.js";
export { explainMismatch, type Mismatch, type MismatchTexts } from "./mismatch.js";
