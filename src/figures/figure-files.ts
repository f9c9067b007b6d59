/**
 * The files of a run's charts: the picture, its specification and its data.
 */
import { renderRows } from "../results/index.js";
import type { Chart } from "./chart.js";
import { renderSvg } from "./render-svg.js";

/** File name to a function that makes its content: `fig3.svg`, `fig3.vl.json` and `fig3.csv` for each chart. */
export function figureFiles(
  charts: readonly Chart[],
): ReadonlyMap<string, () => string | Promise<string>> {
  const files = new Map<string, () => string | Promise<string>>();
  for (const chart of charts) {
    files.set(`${chart.name}.svg`, async () => `${await renderSvg(chart, { hasTitle: true })}\n`);
    files.set(
      `${chart.name}.vl.json`,
      () => `${JSON.stringify(chart.specification, undefined, 2)}\n`,
    );
    files.set(`${chart.name}.csv`, () => renderTable(chart));
  }
  return files;
}

/** The table as CSV, units in the header. */
function renderTable({ table }: Chart): string {
  const header = table.columns.map(({ title, unit }) =>
    unit === undefined || unit === "" || unit === "1" ? title : `${title} [${unit}]`,
  );
  return renderRows([header, ...table.rows]);
}
