/**
 * The room of claims: what a publication says beside what the model gives, verdicts, and the page of a reproduction.
 */
export type { Expected, JudgedClaim, Reproduction, ScenarioRun, Verdict } from "./claim.js";
export { findNeeds, isCrossReport, type Needs } from "./find-needs.js";
export { judge } from "./judge.js";
export { judgeClaims, type Evidence, type KnownRun } from "./judge-claims.js";
export { compareVerdicts, readVerdicts, type VerdictChange } from "./read-page.js";
export { describeCounts, groupBySection, renderPage, type Section } from "./render-page.js";
export { showDifference, showExpected, showValue } from "./show-claim.js";
