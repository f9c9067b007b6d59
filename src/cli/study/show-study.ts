/**
 * Studies for people: the list of them, and what each found as tables.
 */
import {
  countRuns,
  shownQuantiles,
  summariseSample,
  summariseTornado,
  valueOutcomes,
  type FinishedRun,
  type OutcomeValues,
  type Study,
} from "../../study/index.js";
import { renderTable, showQuantity } from "../table.js";

/** Rows of a table of runs that are shown; files hold all. */
const shownRows = 60;

/** One line per study. */
export function renderList(studies: readonly Study[]): string {
  if (studies.length === 0) return "the model has no studies";
  const rows = studies.map((study) => [
    study.name,
    study.method.kind.replaceAll("-", "_"),
    study.scenarios.join(", "),
    String(countRuns(study)),
    study.doc ?? "",
  ]);
  return renderTable(["study", "method", "on", "runs", ""], rows);
}

/** What a study found. */
export function renderStudy(study: Study, finished: readonly FinishedRun[]): string {
  const title = study.doc === undefined ? study.name : `${study.name}: ${study.doc}`;
  return [title, ...renderBody(study, finished), ...renderTrouble(finished)].join("\n\n");
}

function renderBody(study: Study, finished: readonly FinishedRun[]): readonly string[] {
  switch (study.method.kind) {
    case "one-at-a-time":
      return renderTornado(study, finished);
    case "latin-hypercube":
    case "monte-carlo":
      return [renderSample(finished)];
    case "outcomes":
      return [renderRuns(study, finished), ...valueOutcomes(study, finished).map(renderValues)];
    default:
      return [renderRuns(study, finished)];
  }
}

function renderTornado(study: Study, finished: readonly FinishedRun[]): readonly string[] {
  return summariseTornado(study, finished).map(({ scenario, measure, unit, base, bars }) => {
    const width = Math.max(0, ...bars.map(({ ends }) => ends.length));
    const blank = Array.from({ length: width * 2 }, () => "");
    const rows = bars.map(({ varied, ends, swing }) => {
      const cells = ends.flatMap(({ text, value }) => [text, showQuantity(value)]);
      return [varied, ...cells, ...blank.slice(cells.length), showQuantity(swing)];
    });
    const head = `${measure} [${unit}] on ${scenario}: ${showQuantity(base)} as it is`;
    return `${head}\n${renderTable(["", ...blank, "swing"], rows)}`;
  });
}

/** Two-stage: what was expected under each way of deciding, and what the differences mean. */
function renderValues(values: OutcomeValues): string {
  const { objective, unit, scenario } = values;
  const rows = [
    ["here and now: decided for all outcomes at once", showQuantity(values.hereAndNow)],
    ["wait and see: decided when the outcome is known", showQuantity(values.waitAndSee)],
    ["the mean first: decided for the mean", showQuantity(values.meanFirst)],
    ["value of perfect information", showQuantity(values.perfectInformation)],
    ["value of the stochastic solution", showQuantity(values.stochasticSolution)],
  ];
  return `expected ${objective} [${unit}] on ${scenario}\n${renderTable(["", ""], rows)}`;
}

function renderSample(finished: readonly FinishedRun[]): string {
  const statistics = summariseSample(finished);
  const header = ["measure", "on", "runs", "mean", "sd"];
  const names = shownQuantiles.map((p) => (p === 0 ? "min" : p === 1 ? "max" : `${p * 100} %`));
  const rows = statistics.map((one) => [
    `${one.measure} [${one.unit}]`,
    one.scenario,
    String(one.count),
    showQuantity(one.mean),
    showQuantity(one.deviation),
    ...shownQuantiles.map((_, i) => showQuantity(one.quantiles[i])),
  ]);
  return renderTable([...header, ...names], rows);
}

function renderRuns(study: Study, finished: readonly FinishedRun[]): string {
  const hasOutcomes = study.method.kind === "outcomes";
  const measures = [
    ...new Map(
      finished.flatMap(({ result }) =>
        result.values.map(({ measure, unit }) => [measure, `${measure} [${unit}]`]),
      ),
    ),
  ];
  const hasPurpose = finished.some(({ run }) => run.purpose !== "");
  const header = [
    "run",
    "on",
    ...(hasPurpose ? ["for"] : []),
    ...study.varied.map(({ text }) => text),
    ...(hasOutcomes ? ["outcome"] : []),
    ...measures.map(([, title]) => title),
    "status",
  ];
  const rows = finished.flatMap(({ run, result }) => {
    const head = [
      String(run.number),
      run.scenario,
      ...(hasPurpose ? [run.purpose] : []),
      ...run.values.map((value) => value?.text ?? ""),
    ];
    const outcomes = [...new Set(result.values.map(({ outcome }) => outcome))];
    return (outcomes.length === 0 ? [""] : outcomes).map((outcome) => [
      ...head,
      ...(hasOutcomes ? [outcome] : []),
      ...measures.map(([measure]) =>
        showQuantity(
          result.values.find((one) => one.measure === measure && one.outcome === outcome)?.value,
        ),
      ),
      result.status,
    ]);
  });
  const table = renderTable(header, rows.slice(0, shownRows));
  if (rows.length <= shownRows) return table;
  return `${table}\n… and ${rows.length - shownRows} more rows: --out writes all`;
}

/** Runs without an optimum, by status and message. */
function renderTrouble(finished: readonly FinishedRun[]): readonly string[] {
  const counts = new Map<string, number[]>();
  for (const { run, result } of finished) {
    if (result.status === "optimal") continue;
    const text =
      result.message === undefined ? result.status : `${result.status}, ${result.message}`;
    counts.set(text, [...(counts.get(text) ?? []), run.number]);
  }
  return [...counts].map(([text, runs]) => {
    const shown = runs.slice(0, 10).join(", ");
    return `${runs.length === 1 ? "run" : "runs"} ${shown}${runs.length > 10 ? ", …" : ""}: ${text}`;
  });
}
