/**
 * The room of lint: what is allowed but seldom meant.
 */
export { lintModel, type LintRequest } from "./lint-model.js";
export type { LintCode, RowSubject, TextSubject } from "./subject.js";
