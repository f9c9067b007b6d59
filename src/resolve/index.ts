/**
 * The room of names: which declarations a program has and what names mean in each place.
 */
export type {
  Adjustment,
  ComponentEntry,
  ModelDeclaration,
  ResolvedDeclaration,
  ResolvedProgram,
  Scope,
} from "./resolved-program.js";
export { describeKind } from "./describe-kind.js";
export { expectData } from "./expect-data.js";
export { expectUnitFreeSets } from "./expect-unit-free-sets.js";
export { instantiate, type Instance, type UseContext } from "./instantiate.js";
export { isModelDeclaration, isUnnamedCheck } from "./is-model-declaration.js";
export {
  cloneExpression,
  mapDomain,
  mapExpression,
  mapRestriction,
  type PathVisitor,
} from "./map-paths.js";
export type { ResolveReporter } from "./namespace.js";
export type { ModelChanges } from "./read-changes.js";
export { resolveProgram } from "./resolve-program.js";
