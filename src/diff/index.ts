/**
 * The room of differences: two programs, data sets, built programs or results, and what is not the same in them.
 */
export { diffData, type DataDiff, type ParamDiff, type SetDiff } from "./diff-data.js";
export {
  diffPrograms,
  type AspectChange,
  type DeclarationChange,
  type DeclarationNote,
  type ProgramDiff,
  type Rename,
} from "./diff-programs.js";
export { diffResults, type ResultDiff } from "./diff-results.js";
export { diffRows, type RowDiff } from "./diff-rows.js";
export type { Renames } from "./find-renames.js";
export {
  diffLayers,
  isDifferentModel,
  isEmptyProgramDiff,
  type DiffLayer,
  type ModelDiff,
} from "./model-diff.js";
export { plainDiffPalette, renderDiff, type DiffFormat, type DiffPalette } from "./render-diff.js";
