/**
 * The rows of a table that `only column = "text"` keeps. Several `only` must all hold; several texts are alternatives.
 */
import type { SourceModel } from "../check/index.js";
import { findNearNames } from "../diagnostics/index.js";
import { shown, type DataReporter } from "./data-reporter.js";
import { findNamedColumn } from "./find-columns.js";
import type { OpenTable } from "./open-files.js";

/** Row numbers in order; undefined after a fault, which is reported. */
export function selectRows(
  source: SourceModel,
  open: OpenTable,
  reporter: DataReporter,
): Int32Array | undefined {
  let rows = new Int32Array(open.table.rowCount);
  for (let row = 0; row < rows.length; row++) rows[row] = row;
  let isFaulty = false;
  for (const option of source.options) {
    if (option.kind !== "only") continue;
    const column = findNamedColumn(option.column, open, reporter);
    if (column === undefined) {
      isFaulty = true;
      continue;
    }
    const wanted = new Set(option.equals.map((text) => text.value.trim().normalize("NFC")));
    const { codes, texts } = open.table.labels(column);
    const isWanted = texts.map((text) => wanted.has(text));
    for (const { value, span } of option.equals) {
      if (open.table.rowCount === 0 || texts.includes(value.trim().normalize("NFC"))) continue;
      const near = findNearNames(value, texts.slice(0, 1000));
      const found = (near.length > 0 ? near : texts.slice(0, 5)).map(shown);
      const { title, headers } = open.table;
      const name = headers[column]?.name ?? option.column.value;
      const parameters = { text: shown(value), column: name, title, found };
      reporter.report("only-keeps-nothing", parameters, span);
      isFaulty = true;
    }
    rows = rows.filter((row) => isWanted[codes[row]!] === true);
  }
  return isFaulty ? undefined : rows;
}

/** True when the source says `distinct` or `subset`. */
export function hasOption(source: SourceModel, kind: "distinct" | "subset"): boolean {
  return source.options.some((option) => option.kind === kind);
}
