/**
 * The folder of one solved scenario: what was run and how it ended, its tables, and what other programs read of them.
 */
import type { Session } from "../compile.js";
import { exchangeFiles, type ParquetWriter } from "../exchange/index.js";
import type { Setting } from "../scenario/index.js";
import { hashText } from "./model-options.js";
import { filesOfRun, manifestOf, summaryOf, type SolvedRun } from "./summary.js";
import type { OutputFolder } from "./write-output.js";

/** The folder, its contents not made yet; `parquet` adds each table in that form. */
export function resultFolder(
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
