export {
  bindData,
  membersOf,
  type BindOptions,
  type CompletenessReport,
  type DataSet,
} from "./bind-data.js";
export type { SkippedRows } from "./bind-context.js";
export type { ParamAccount } from "./bind-param.js";
export type { CachedFile, DataCache, DataFile, FileUse } from "./open-files.js";
export { createDataCache } from "./open-files.js";
