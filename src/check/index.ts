export { checkModel } from "./check-model.js";
export { channelsOf, figureMarks } from "./figure-channels.js";
export { findReport } from "./find-report.js";
export { visit, type ModelNode } from "./walk-model.js";
export type * from "./checked-model.js";
