/**
 * The comparison table of a solve: objectives, each cost, sizes, times and checks, one column per scenario.
 */
import { acceptableResidual, worstResidual } from "../solve/index.js";
import type { SolvedRun } from "./summary.js";
import { renderTable, showQuantity } from "./table.js";
import type { Terminal } from "./terminal.js";

/** Shows all runs side by side; a status line replaces numbers that do not exist. */
export function renderComparison(runs: readonly SolvedRun[], terminal: Terminal): string {
  const [first] = runs;
  if (first === undefined) return "nothing was solved";
  const model = first.results.built.plan.environment.model;
  const row = (name: string, value: (run: SolvedRun) => string): readonly string[] => [
    name,
    ...runs.map(value),
  ];
  const costs = [...new Set(runs.flatMap((run) => [...run.results.costs.keys()]))];
  const headings = [...new Set(runs.map(headingOf))];
  const rows = [
    row("status", (run) => run.results.solution.status),
    ...headings.map((heading) =>
      row(heading, (run) =>
        showQuantity(headingOf(run) === heading ? run.results.objective?.value : undefined),
      ),
    ),
    ...costs.map((cost) => row(`  ${cost}`, (run) => showQuantity(run.results.costs.get(cost)))),
    ...scalarReports(runs),
    row("rows", (run) => run.results.built.program.numRows.toLocaleString("en-US")),
    row("columns", (run) => run.results.built.program.numCols.toLocaleString("en-US")),
    row("nonzeros", (run) =>
      run.results.built.program.matrix.values.length.toLocaleString("en-US"),
    ),
    row(
      "seconds",
      (run) => `${run.seconds.total.toFixed(2)} (solve ${run.seconds.solve.toFixed(2)})`,
    ),
    row("verified", (run) => showVerification(run)),
  ];
  const title = `${terminal.outColor.bold(model.name)}${model.doc === undefined ? "" : `: ${model.doc}`}`;
  return `${title}\n\n${renderTable(["", ...runs.map((run) => run.results.scenario)], rows)}`;
}

/** Scenarios may have objectives of their own, in units of their own. */
function headingOf(run: SolvedRun): string {
  const { objective } = run.results;
  return `${objective?.name ?? "objective"} [${objective?.unit ?? "1"}]`;
}

/** Reports without indices are worth a line each. */
function scalarReports(runs: readonly SolvedRun[]): readonly (readonly string[])[] {
  const names = [
    ...new Set(
      runs.flatMap((run) =>
        [...run.results.built.plan.environment.model.reports.values()]
          .filter((report) => report.domain.columns.length === 0)
          .map((report) => report.name),
      ),
    ),
  ];
  return names.map((name) => {
    const unit =
      runs.map((run) => run.results.valueOf(name)?.unit).find((found) => found !== undefined) ??
      "1";
    const label = unit === "1" ? name : `${name} [${unit}]`;
    return [label, ...runs.map((run) => showQuantity(run.results.valueOf(name)?.values[0]))];
  });
}

function showVerification(run: SolvedRun): string {
  const { verification } = run.results;
  if (verification === undefined) return "-";
  const worst = worstResidual(verification);
  if (worst === undefined) return "-";
  return worst < acceptableResidual
    ? `yes (${worst.toExponential(0)})`
    : `NO (${worst.toExponential(1)})`;
}
