/**
 * Tables as long CSV: index columns, then measures with their unit in the header. Absent values are empty cells.
 * Text cells that a spreadsheet would run as a formula get a leading apostrophe; numbers never do.
 */
import { stringify } from "csv-stringify/sync";
import { labelsOf } from "../plan/index.js";
import type { ResultTable } from "./results.js";

/** The whole file as text. */
export function renderCsv(table: ResultTable): string {
  const header = [
    ...table.indices.map(escapeFormula),
    ...table.measures.map((measure) => `${measure.name} [${measure.unit}]`),
  ];
  const size = table.positions?.length ?? table.domain.size;
  const rows: (string | number)[][] = [header];
  for (let i = 0; i < size; i++) {
    const position = table.positions?.[i] ?? i;
    const labels = labelsOf(table.domain, position).map((label) =>
      typeof label === "string" ? escapeFormula(label) : label,
    );
    rows.push([
      ...labels,
      ...table.measures.map((measure) => showNumber(measure.values[position]!)),
    ]);
  }
  return stringify(rows);
}

/** Rows as CSV: texts escaped as in tables, numbers exact, absent cells empty. */
export function renderRows(rows: readonly (readonly (string | number | undefined)[])[]): string {
  return stringify(
    rows.map((row) =>
      row.map((cell) => (typeof cell === "string" ? escapeFormula(cell) : showNumber(cell))),
    ),
  );
}

function escapeFormula(text: string): string {
  return /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
}

function showNumber(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return "";
  if (value === Infinity) return "inf";
  if (value === -Infinity) return "-inf";
  return Object.is(value, -0) ? "0" : String(value);
}
