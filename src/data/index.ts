export {
  bindData,
  membersOf,
  type BindOptions,
  type CompletenessReport,
  type DataSet,
} from "./bind-data.js";
export { bindSetMembers } from "./set-members.js";
export type { SkippedRows } from "./bind-context.js";
export type { ParamAccount } from "./bind-param.js";
export type { CachedFile, DataCache, DataFile, FileUse } from "./open-files.js";
export { createDataCache } from "./open-files.js";
export {
  countOrigins,
  labelsOfOrigin,
  uncoveredMembers,
  type ParamCoverage,
  type UncoveredMembers,
  type ValueOrigin,
} from "./coverage.js";
export { accountData, type DataAccount, type DeclarationAccount } from "./schema/account-data.js";
export { checkCells } from "./schema/check-cells.js";
export { describeData, describeDataFiles, type DataFileSchema } from "./schema/describe-data.js";
export { jsonObject, writeJson, type Json, type JsonObject } from "./schema/json.js";
export { listReaders, type Reader } from "./schema/list-readers.js";
