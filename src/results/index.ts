/**
 * The room of results: a solution back in model words and units.
 */
export { describe, type Description } from "./describe.js";
export { findReadings, readingsOf, type Reading } from "./find-readings.js";
export { perUnit } from "./tables.js";
export { readElsewhere, readResults } from "./read-results.js";
export { readResult, type ResultKind } from "./read-duals.js";
export { renderCsv, renderRows } from "./render-csv.js";
export type { Results, ResultTable, Values } from "./results.js";
