/**
 * Opens the files and tables that declarations read, each once, and keeps account of which columns are used.
 * Parsed files go into a cache that the caller owns, so that scenarios share them; what is wrong with a file is
 * reported in every run that reads it, once.
 */
import type { SourceModel, TableModel } from "../check/index.js";
import {
  createReporter,
  dataCatalogue,
  findNearNames,
  projectCatalogue,
  type Diagnostic,
} from "../diagnostics/index.js";
import { expectText, relativePath, type Host, type ReadResult } from "../project/index.js";
import type { Span } from "../text/index.js";
import type { DataReporter } from "./data-reporter.js";
import type { DataTable } from "./data-table.js";
import { headerKey } from "./header.js";
import { readCsv, type TextSource } from "./read-csv.js";
import { readJson } from "./read-json.js";

/** A data file after reading: what the rim needs to show it and to name it in a run's record. */
export interface DataFile {
  readonly path: string;
  /** Text without a byte-order mark; offsets of diagnostics count in it. */
  readonly text: string;
  /** Found when it is first asked for. */
  readonly hash: string;
}

/** A file as kept between runs. */
export interface CachedFile {
  readonly file: DataFile | undefined;
  readonly failure: Exclude<ReadResult, { readonly kind: "text" }> | undefined;
  readonly table: DataTable | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Files by path; made by the caller, who empties it when files change. */
export type DataCache = Map<string, CachedFile>;

/** An empty cache. */
export function createDataCache(): DataCache {
  return new Map();
}

/** A table in use: every column asked for is noted. */
export interface OpenTable {
  readonly table: DataTable;
  readonly usedColumns: Set<number>;
  /** Names that were looked for as headers and not found, because another name served. */
  readonly wantedNames: Set<string>;
  /** 1 for each row that some declaration took; undefined when nobody asked. */
  readonly usedRows: Uint8Array | undefined;
}

/** What one file or table was used for. */
export interface FileUse {
  readonly title: string;
  readonly path: string | undefined;
  readonly rows: number;
  readonly unusedColumns: readonly { readonly name: string; readonly span: Span }[];
  /** Names looked for as headers in vain, because another name served. */
  readonly wantedNames: readonly string[];
  /** Rows that no declaration took, if that was asked for, and where the first of them begins. */
  readonly unreadRows: { readonly count: number; readonly first: Span } | undefined;
}

/** The files and tables of one binding. */
export interface FileOpener {
  /** The table of a source; undefined when it cannot be read, which is reported once. */
  readonly open: (source: SourceModel) => OpenTable | undefined;
  readonly files: () => readonly DataFile[];
  readonly uses: () => readonly FileUse[];
}

/** Makes the opener of one binding. */
export function createFileOpener(
  tables: ReadonlyMap<string, TableModel>,
  host: Host,
  cache: DataCache,
  hash: (text: string) => string,
  reporter: DataReporter,
  options: { readonly notesRows: boolean } = { notesRows: false },
): FileOpener {
  const opened = new Map<string, OpenTable | undefined>();
  const paths = new Set<string>();

  const openPath = (path: string, span: Span): DataTable | undefined => {
    paths.add(path);
    let cached = cache.get(path);
    if (cached === undefined) cache.set(path, (cached = readFile(path, host, hash)));
    reporter.diagnostics.push(...cached.diagnostics);
    if (cached.failure !== undefined) {
      const written = relativePath(span.file, path);
      expectText(
        cached.failure,
        written,
        span,
        createReporter(projectCatalogue, reporter.diagnostics),
      );
    }
    return cached.table;
  };

  return {
    open: ({ file }) => {
      const key = file.kind === "path" ? `file ${file.path}` : `table ${file.table}`;
      if (opened.has(key)) return opened.get(key);
      const table =
        file.kind === "path"
          ? openPath(file.path, file.span)
          : readTable(tables.get(file.table), reporter);
      const use = table && {
        table,
        usedColumns: new Set<number>(),
        wantedNames: new Set<string>(),
        usedRows: options.notesRows ? new Uint8Array(table.rowCount) : undefined,
      };
      opened.set(key, use);
      return use;
    },
    files: () =>
      [...paths].toSorted().flatMap((path) => {
        const file = cache.get(path)?.file;
        return file === undefined ? [] : [file];
      }),
    uses: () =>
      [...opened]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([key, use]) => (use === undefined ? [] : [fileUseOf(key, use)])),
  };
}

/** Warns of unused columns whose name is close to one that was looked for in the same file. */
export function reportSimilarColumns(opener: FileOpener, reporter: DataReporter): void {
  for (const { title, wantedNames, unusedColumns } of opener.uses()) {
    for (const { name, span } of unusedColumns) {
      const near = findNearNames(name, wantedNames, 1)[0];
      if (near === undefined || headerKey(near) === headerKey(name)) continue;
      reporter.report("similar-unused-column", { column: name, wanted: near, title }, span);
    }
  }
}

/** Notes that these rows of a table were taken. */
export function markRows({ usedRows }: OpenTable, rows: Iterable<number>): void {
  if (usedRows !== undefined) for (const row of rows) usedRows[row] = 1;
}

function unreadRowsOf({ table, usedRows }: OpenTable): FileUse["unreadRows"] {
  let count = 0;
  let first: number | undefined;
  for (const [row, isUsed] of (usedRows ?? []).entries()) {
    if (isUsed === 1 || table.isBlankRow(row)) continue;
    first ??= row;
    count++;
  }
  return first === undefined ? undefined : { count, first: table.span(first, 0) };
}

function fileUseOf(key: string, open: OpenTable): FileUse {
  const { table, usedColumns, wantedNames } = open;
  return {
    unreadRows: unreadRowsOf(open),
    title: table.title,
    path: key.startsWith("file ") ? table.file : undefined,
    rows: table.rowCount,
    wantedNames: [...wantedNames].toSorted(),
    unusedColumns: table.headers
      .filter((header, column) => !usedColumns.has(column) && header.name !== "")
      .map(({ name, span }) => ({ name, span })),
  };
}

function readFile(path: string, host: Host, hash: (text: string) => string): CachedFile {
  const read = host.read(path);
  if (read.kind !== "text")
    return { file: undefined, failure: read, table: undefined, diagnostics: [] };
  const text = read.text.charCodeAt(0) === 0xfeff ? read.text.slice(1) : read.text;
  const reporter = createReporter(dataCatalogue);
  const source = { file: path, title: path, text, shift: 0 };
  const table = readText(source, /\.json$/iu.test(path), reporter);
  let known: string | undefined;
  const file: DataFile = {
    path,
    text,
    get hash() {
      return (known ??= hash(text));
    },
  };
  return { file, failure: undefined, table, diagnostics: reporter.diagnostics };
}

function readText(
  source: TextSource,
  isJson: boolean,
  reporter: DataReporter,
): DataTable | undefined {
  const zero = source.text.indexOf("\u0000");
  if (zero >= 0 || source.text.startsWith("\ufffd\ufffd")) {
    const start = source.shift + Math.max(0, zero);
    const span = { file: source.file, start, end: start + 1 };
    reporter.report("data-file-not-text", { title: source.title }, span);
    return undefined;
  }
  return isJson ? readJson(source, reporter) : readCsv(source, reporter);
}

function readTable(table: TableModel | undefined, reporter: DataReporter): DataTable | undefined {
  // An unknown table was reported when names were resolved.
  if (table === undefined) return undefined;
  const { file, start } = table.contentSpan;
  const source = { file, title: `table ${table.name}`, text: table.content, shift: start };
  return readText(source, false, reporter);
}
