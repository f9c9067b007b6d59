/**
 * Where the numbers come from: every file that was read with its fingerprint, and what the model's authors say of them.
 */
import { markdownBlocks } from "./markdown.js";
import { absentText } from "./number-text.js";
import { inline, paragraph, say, words, type Block, type Section } from "./page.js";
import { tableOf } from "./page-tables.js";
import type { FingerprintedFile, ReportOrigin, ReportRun } from "./report-input.js";

/** Data provenance. */
export function dataSection(origin: ReportOrigin, runs: readonly ReportRun[]): Section {
  const { dataFiles, modelFiles, sources } = origin;
  const rowsOf = new Map(
    runs.flatMap(({ data }) =>
      (data?.report.sources ?? []).map(({ path, rows }) => [path ?? "", rows] as const),
    ),
  );
  const lead =
    dataFiles.length === 0
      ? "The model reads no data files: every number is in its text."
      : "Every file that was read, by its SHA-256: a file with the same fingerprint is the same file.";
  const blocks: readonly Block[] = [
    paragraph(...say(lead)),
    ...(dataFiles.length === 0
      ? []
      : [fileTable("Data", dataFiles, runs.length > 0 ? rowsOf : undefined)]),
    fileTable("Model", modelFiles, undefined),
    ...sources.map(({ path, text }): Block => ({
      kind: "folded",
      summary: [inline.text("What the authors say of their data: "), inline.code(path)],
      blocks: markdownBlocks(text),
    })),
  ];
  return { anchor: "data", title: "Data and their sources", blocks };
}

function fileTable(
  title: string,
  files: readonly FingerprintedFile[],
  rows: ReadonlyMap<string, number> | undefined,
): Block {
  const counts = files.map(({ path }) => rows?.get(path));
  const table = tableOf(
    [inline.text(`${title} files`)],
    [
      { kind: "words", title: "File", cells: files.map(({ path }) => words(inline.code(path))) },
      ...(rows === undefined
        ? []
        : [
            {
              kind: "numbers" as const,
              title: "Rows",
              values: counts,
              show: (value: number | undefined) => value?.toLocaleString("en-US") ?? absentText,
            },
          ]),
      {
        kind: "words",
        title: "SHA-256",
        cells: files.map(({ sha256 }) => words(inline.code(sha256))),
      },
    ],
  );
  return { kind: "table", table };
}
