/**
 * A CSV text as a table: UTF-8, commas, a line of headers, as many cells in each row as there are headers.
 * A text that breaks these rules gives one diagnostic and no table.
 */
import { createDataTable, type CellStore, type DataTable } from "./data-table.js";
import { scanPlainCsv } from "./csv-plain.js";
import { readQuotedCsv } from "./csv-quoted.js";
import { readHeader } from "./header.js";
import type { DataReporter } from "./data-reporter.js";

/** A text to be read and what to call it. */
export interface TextSource {
  /** File that spans lie in. */
  readonly file: string;
  /** As shown to a person. */
  readonly title: string;
  readonly text: string;
  /** Offset of the text in the file. */
  readonly shift: number;
}

/** Reads a CSV text; undefined after a fault, which is reported. */
export function readCsv(source: TextSource, reporter: DataReporter): DataTable | undefined {
  const { file, title, text, shift } = source;
  if (text.trim() === "") {
    reporter.report("data-file-empty", { title }, { file, start: shift, end: shift });
    return undefined;
  }
  const scanned = scanPlainCsv(file, text, shift) ?? readQuotedCsv(file, text, shift);
  if ("kind" in scanned) {
    reporter.report("bad-quotes", { fault: scanned.fault }, scanned.span);
    return undefined;
  }
  const { cells, columnCount } = scanned;
  const headers = Array.from({ length: columnCount }, (_, column) =>
    readHeader(cells.text(0, column), cells.span(0, column)),
  );
  const headerSpan = {
    file,
    start: cells.span(0, 0).start,
    end: cells.span(0, columnCount - 1).end,
  };
  const mark = columnCount === 1 ? /[;\t|]/u.exec(headers[0]?.name ?? "")?.[0] : undefined;
  if (mark !== undefined) {
    reporter.report("wrong-delimiter", { title, mark: mark === "\t" ? "tab" : mark }, headerSpan);
    return undefined;
  }
  const first = scanned.ragged[0];
  if (first !== undefined) {
    reporter.report(
      "ragged-row",
      { found: first.found, wanted: columnCount, count: scanned.raggedCount },
      { file, start: first.start, end: first.end },
      { related: [{ span: headerSpan, text: `${columnCount} headers` }] },
    );
    return undefined;
  }
  return createDataTable({
    file,
    title,
    headers,
    headerSpan,
    columnCount,
    cells: withoutHeader(cells),
    keyDepth: undefined,
  });
}

function withoutHeader(cells: CellStore): CellStore {
  const { plain } = cells;
  return {
    rowCount: cells.rowCount - 1,
    text: (row, column) => cells.text(row + 1, column),
    span: (row, column) => cells.span(row + 1, column),
    plain: plain && { ...plain, starts: plain.starts.subarray(plain.columnCount) },
  };
}
