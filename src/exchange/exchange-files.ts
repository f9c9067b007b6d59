/**
 * All files of a run's folder: the tables of results as CSV, the sets they are about, the tables as Parquet when that is
 * asked for, and `datapackage.json`, which describes all of them and is written last.
 */
import { writeJson } from "../data/index.js";
import { renderCsv, type Results } from "../results/index.js";
import { describePackage, type PackageSource, type PackedFile } from "./describe-package.js";
import type { ParquetWriter } from "./parquet.js";
import { placeOfTable, renderSet, setsOfTables } from "./result-files.js";

/** The content of a file, made when it is written. */
export type FileContent = () => string | Uint8Array;

/** What is written beside the results. */
export interface ExchangeRequest {
  /** Other files of the folder, which the package lists too. */
  readonly files: ReadonlyMap<string, FileContent>;
  /** SHA-256 of a content, in hexadecimal digits. */
  readonly hash: (content: string | Uint8Array) => string;
  /** Model and data files from which the results were made. */
  readonly sources: readonly PackageSource[];
  /** Writes tables as Parquet; none when undefined. */
  readonly parquet: ParquetWriter | undefined;
}

/** The files by path, those given first. */
export function exchangeFiles(
  results: Results,
  request: ExchangeRequest,
): ReadonlyMap<string, FileContent> {
  const parts = listParts(results, request);
  const measured = new Map<string, Pick<PackedFile, "bytes" | "hash">>();
  // Each content is made once, when it is written: the description then knows its size and hash.
  const make = ({ path, content }: Part): string | Uint8Array => {
    const made = content();
    const bytes = typeof made === "string" ? new TextEncoder().encode(made).length : made.length;
    measured.set(path, { bytes, hash: request.hash(made) });
    return made;
  };
  const files = new Map<string, FileContent>(parts.map((part) => [part.path, () => make(part)]));
  return files.set("datapackage.json", () => {
    const packed = parts.flatMap((part) => {
      if (!measured.has(part.path)) make(part);
      const facts = measured.get(part.path);
      return facts === undefined ? [] : [{ path: part.path, content: part.of, ...facts }];
    });
    return `${writeJson(describePackage(results, packed, request.sources))}\n`;
  });
}

interface Part {
  readonly path: string;
  readonly of: PackedFile["content"];
  readonly content: FileContent;
}

function listParts(results: Results, { files, parquet }: ExchangeRequest): readonly Part[] {
  const tables = results.tables();
  const others = [...files].map(([path, content]): Part => ({
    path,
    of: { kind: "other" },
    content,
  }));
  const texts = tables.map((table): Part => ({
    path: `${placeOfTable(table)}.csv`,
    of: { kind: "table", table },
    content: () => renderCsv(table),
  }));
  const sets = [...setsOfTables(results, tables)].map(([name, set]): Part => ({
    path: `sets/${name}.csv`,
    of: { kind: "set", name, set },
    content: () => renderSet(name, set),
  }));
  if (parquet === undefined) return [...others, ...texts, ...sets];
  const binaries = tables.map((table): Part => ({
    path: `${placeOfTable(table)}.parquet`,
    of: { kind: "table", table },
    content: () => parquet(results, table),
  }));
  return [...others, ...texts, ...binaries, ...sets];
}
