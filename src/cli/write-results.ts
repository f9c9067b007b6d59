/**
 * What a solve leaves on disk: a folder for each scenario with its tables, what was run, and what other programs read of it;
 * beside the folders one IAMC table of all scenarios, where the model declares one.
 */
import type { Session } from "../compile.js";
import type { Diagnostic } from "../diagnostics/index.js";
import {
  checkParts,
  exchangeFiles,
  loadParquetWriter,
  renderIamc,
  renderIamcWide,
  tabulateIamc,
  type ParquetWriter,
} from "../exchange/index.js";
import type { Setting } from "../scenario/index.js";
import { hashText } from "./model-options.js";
import { filesOfRun, manifestOf, summaryOf, type SolvedRun } from "./summary.js";
import { writeFolders, type OutputFolder } from "./write-output.js";

/** Where and how results are written. */
export interface WriteResultsOptions {
  readonly out: string;
  readonly settings: readonly Setting[];
  /** Each table as Parquet too. */
  readonly hasParquet: boolean;
}

/** Writes the results of these runs; gives what is to be said of their tables. */
export async function writeResults(
  runs: readonly SolvedRun[],
  session: Session,
  options: WriteResultsOptions,
): Promise<readonly Diagnostic[]> {
  const parquet = options.hasParquet ? await loadParquetWriter() : undefined;
  const rows = tabulateIamc(runs.map(({ results }) => results));
  const tables = new Map([
    ["iamc.csv", () => renderIamc(rows)],
    ["iamc-wide.csv", () => renderIamcWide(rows)],
  ]);
  writeFolders(
    options.out,
    runs.map((run) => folderOf(run, session, options.settings, parquet)),
    rows.length === 0 ? new Map() : tables,
  );
  return checkParts(rows);
}

function folderOf(
  run: SolvedRun,
  session: Session,
  settings: readonly Setting[],
  parquet: ParquetWriter | undefined,
): OutputFolder {
  const files = new Map([
    ["summary.json", () => `${JSON.stringify(summaryOf(run), undefined, 2)}\n`],
    ["run.json", () => `${JSON.stringify(manifestOf(run, session, settings), undefined, 2)}\n`],
  ]);
  const { model, data } = filesOfRun(run, session);
  const sources = [...model, ...data].map(({ path, sha256 }) => ({ path, hash: sha256 }));
  return {
    name: run.results.scenario,
    files: exchangeFiles(run.results, { files, hash: hashText, sources, parquet }),
  };
}
