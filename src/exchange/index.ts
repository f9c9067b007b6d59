/**
 * The room of exchange: results in the forms that other programs read.
 */
export { exchangeFiles, type ExchangeRequest, type FileContent } from "./exchange-files.js";
export { loadParquetWriter, type ParquetWriter } from "./parquet.js";
export type { PackageSource } from "./describe-package.js";
export { checkIamc } from "./check-iamc.js";
export { checkParts } from "./check-parts.js";
export { renderIamc, renderIamcWide, tabulateIamc, type IamcRow } from "./tabulate-iamc.js";
