export type { ColumnBase, IndexSet, Member, Relation } from "./index-set.js";
export {
  createIndexSet,
  createRangeSet,
  numericValues,
  withCycle,
  type IndexSetOptions,
} from "./create-index-set.js";
export {
  columnAt,
  columnOfRun,
  createDistinctRelation,
  createProductRelation,
  createRelation,
  denseRun,
  fillDenseColumn,
  labelOf,
  labelsAt,
  pickRelation,
} from "./relation.js";
export { createAdjacency, type Adjacency } from "./adjacency.js";
export { createTupleIndex, type TupleIndex } from "./tuple-index.js";
export { createLookups, noInteger, type Lookups } from "./lookups.js";
export {
  combineRelations,
  multiplyRelations,
  sortOrdered,
  type SetOperator,
} from "./set-operations.js";
export { itemAt } from "./item-at.js";
