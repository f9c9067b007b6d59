/**
 * The values of every report with indices, scenarios side by side; each folded, long ones cut off with the file that holds
 * the rest.
 */
import type { ReportModel } from "../check/index.js";
import { count, unitText } from "./number-text.js";
import { inline, paragraph, say, type Block, type Inline, type Section } from "./page.js";
import { labelText, tableOf } from "./page-tables.js";
import { readsDuals } from "./reads-duals.js";
import type { ReportRun, ScenariosInput } from "./report-input.js";
import { alignValues } from "./run-groups.js";

/** Rows of one report on the page. */
const shownRows = 102;

/** Tables of reports; undefined when there are none. */
export function reportsSection({ runs }: ScenariosInput): Section | undefined {
  const reports = new Map<string, ReportModel>();
  for (const { results } of runs) {
    for (const report of results.built.plan.environment.model.reports.values())
      if (report.domain.columns.length > 0 && !reports.has(report.name))
        reports.set(report.name, report);
  }
  if (reports.size === 0) return undefined;
  const hasIamc = runs.some(({ results }) => results.built.plan.environment.model.iamc.size > 0);
  const lead = paragraph(
    ...say(
      "All values of every report, exact, are in the folder of each scenario, beside those of variables, constraints and costs: ",
    ),
    ...runs.flatMap(({ results }, i): readonly Inline[] => [
      ...(i === 0 ? [] : [inline.text(", ")]),
      inline.file(`${results.scenario}/`, `${results.scenario}/`),
    ]),
    inline.text("."),
    ...(hasIamc
      ? [
          inline.text(" What the model gives other teams is in "),
          inline.file("iamc.csv", "iamc.csv"),
          inline.text("."),
        ]
      : []),
  );
  const blocks = [...reports.values()].map((report) => reportBlock(report, runs));
  return { anchor: "reports", title: "Reports", blocks: [lead, ...blocks] };
}

function reportBlock(report: ReportModel, runs: readonly ReportRun[]): Block {
  const { name, doc, unit, domain } = report;
  const own = runs.filter(({ results }) => results.built.plan.environment.model.reports.has(name));
  const { rows, size } = alignValues(
    own.map(({ results }) => results.valueOf(name)),
    shownRows,
  );
  const elsewhere = own.flatMap(({ results }, i): readonly Inline[] => {
    const path = `${results.scenario}/reports/${name}.csv`;
    return [...(i === 0 ? [inline.text("are in ")] : [inline.text(", ")]), inline.file(path, path)];
  });
  const table = tableOf(
    [inline.code(name), ...(doc === undefined ? [] : [inline.text(` ${doc}`)])],
    [
      ...domain.columns.map((column, k) => ({
        kind: "words" as const,
        title: column.name,
        cells: rows.map(({ labels }) => labelText(labels[k])),
      })),
      ...own.map(({ results }, k) => ({
        kind: "numbers" as const,
        title: results.scenario,
        unit: unit.text,
        values: rows.map(({ values }) => values[k]),
      })),
    ],
    { rows: shownRows, size, elsewhere },
  );
  const shownUnit = unitText(unit.text) === "" ? "" : `, ${unit.text}`;
  const price = readsDuals(report.value) ? ", from shadow prices" : "";
  return {
    kind: "folded",
    summary: [
      inline.code(name),
      ...(doc === undefined ? [] : [inline.text(` ${doc}`)]),
      inline.text(` (${count(size, "value")}${shownUnit}${price})`),
    ],
    blocks: [{ kind: "table", table }],
  };
}
