/**
 * The account of a model's data for people: a table of parameters, then what is missing, skipped and read by nobody.
 */
import type { DataAccount, DeclarationAccount } from "../data/index.js";
import { showMember } from "../plan/index.js";
import { toPosition, type SourceFile, type Span } from "../text/index.js";
import { renderTable } from "./table.js";

/** Labels shown of each kind. */
const shownLabels = 8;

/** The account as text. */
export function showDataAccount(
  account: DataAccount,
  unread: readonly string[],
  sourceOf: (path: string) => SourceFile | undefined,
): string {
  const { declarations, unusedColumns, unreadRows } = account;
  const lineOf = ({ file, start }: Span): number => {
    const source = sourceOf(file);
    return source === undefined ? 1 : toPosition(source, start).line;
  };
  const parts: string[] = [];
  if (declarations.length > 0) parts.push(tableOf(declarations));
  const notes = [
    ...declarations.flatMap(notesOf),
    ...unusedColumns.map(
      ({ source, columns }) =>
        `nobody reads ${columns.length === 1 ? "column" : "columns"} ${columns.join(", ")} of ${source}`,
    ),
    ...unreadRows.map(
      ({ source, count, first }) =>
        `nobody reads ${count === 1 ? "a row" : `${count} rows`} of ${source}: ${count === 1 ? "" : "the first is "}line ${lineOf(first)}`,
    ),
    ...unread.map((path) => `nobody reads ${path}`),
  ];
  if (notes.length > 0) parts.push(notes.join("\n"));
  return parts.length === 0 ? "no data are read" : parts.join("\n\n");
}

function tableOf(declarations: readonly DeclarationAccount[]): string {
  const header = [
    "",
    "from",
    "cells",
    "given",
    "interpolated",
    "default",
    "absent",
    "rows skipped",
  ];
  const rows = declarations.map((one) => {
    const count = (origin: "given" | "interpolated" | "default" | "missing"): string => {
      const value = one.counts.get(origin) ?? 0;
      return one.wanted === undefined || (value === 0 && origin !== "given") ? "" : String(value);
    };
    const state = one.state === "bound" ? "" : one.state === "faulty" ? " (faulty)" : " (not read)";
    return [
      `${one.name}${state}`,
      one.source,
      one.wanted === undefined ? "" : String(one.wanted),
      count("given"),
      count("interpolated"),
      count("default"),
      count("missing"),
      one.skippedRows === 0 ? "" : String(one.skippedRows),
    ];
  });
  return renderTable(header, rows);
}

const originWords = {
  missing: "no value for",
  default: "by default",
} as const;

function notesOf(one: DeclarationAccount): readonly string[] {
  const notes: string[] = [];
  const instead = one.counts.get("default") ? "; the default stands in" : "";
  for (const { index, members } of one.uncovered)
    notes.push(
      `${one.name}: nothing given for ${index} ${listed(members.map(showMember))}${instead}`,
    );
  for (const origin of ["missing", "default"] as const) {
    const count = one.counts.get(origin) ?? 0;
    // What is missing for a whole member of an index is said already.
    if (count === 0 || one.uncovered.length > 0) continue;
    const labels = (one.absent.get(origin) ?? []).map((tuple) => tuple.map(showMember).join(", "));
    const shown = labels.slice(0, shownLabels).filter((label) => label !== "");
    const more =
      count > shown.length && shown.length > 0 ? ` and ${count - shown.length} more` : "";
    const rest =
      shown.length === 0 ? "" : ` ${shown.map((label) => `[${label}]`).join(" ")}${more}`;
    notes.push(`${one.name}: ${originWords[origin]}${rest}`);
  }
  if (one.skippedRows > 0)
    notes.push(
      `${one.name}: ${one.skippedRows === 1 ? "1 row" : `${one.skippedRows} rows`} of ${one.source} skipped, about ${listed(one.skippedLabels)}`,
    );
  return notes;
}

function listed(labels: readonly string[]): string {
  const shown = labels.slice(0, shownLabels).join(", ");
  return labels.length > shownLabels ? `${shown} and ${labels.length - shownLabels} more` : shown;
}
