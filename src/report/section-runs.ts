/**
 * Every run of a study: what was changed, how it ended, what it gave; and apart from that, the runs that failed.
 */
import type { FinishedRun, Study, Varied } from "../study/index.js";
import { inline, paragraph, say, type Block, type Section } from "./page.js";
import { tableOf, type ColumnInput } from "./page-tables.js";
import { listMeasures, seriesTitle } from "./study-series.js";

/** Rows and measures of the table on the page. */
const shownRuns = 100;
const shownMeasures = 12;

/** All runs. */
export function runsSection(study: Study, finished: readonly FinishedRun[]): Section {
  const all = listMeasures(finished);
  const measures = all.slice(0, shownMeasures);
  const hasPurpose = finished.some(({ run }) => run.purpose !== "");
  const columns: readonly ColumnInput[] = [
    { kind: "words", title: "Run", cells: finished.map(({ run }) => String(run.number)) },
    { kind: "words", title: "Scenario", cells: finished.map(({ run }) => run.scenario) },
    ...(hasPurpose
      ? [{ kind: "words" as const, title: "For", cells: finished.map(({ run }) => run.purpose) }]
      : []),
    ...study.varied.map((varied, k) => variedColumn(varied, finished, k)),
    { kind: "words", title: "Outcome", cells: finished.map(({ result }) => result.status) },
    ...measures.map((series): ColumnInput => ({
      kind: "numbers",
      title: seriesTitle(series),
      unit: series.unit,
      values: finished.map(series.valueOf),
    })),
  ];
  const elsewhere = [inline.text("are in "), inline.file("runs.csv", "runs.csv"), inline.text(".")];
  const left = all.length - measures.length;
  const blocks: readonly Block[] = [
    paragraph(
      ...say("Exact, with every measure: "),
      inline.file("runs.csv", "runs.csv"),
      ...say(left > 0 ? `. ${left} more measures are in it and not below.` : "."),
    ),
    {
      kind: "table",
      table: tableOf([inline.text("Runs")], columns, { rows: shownRuns, elsewhere }),
    },
  ];
  return { anchor: "runs", title: "Runs", blocks };
}

/** Draws as numbers of one unit; values of a list as they are written. */
function variedColumn(
  { text, values }: Varied,
  finished: readonly FinishedRun[],
  k: number,
): ColumnInput {
  const own = finished.map(({ run }) => run.values[k]);
  if (values.kind === "list")
    return { kind: "words", title: text, cells: own.map((value) => value?.text ?? "") };
  return {
    kind: "numbers",
    title: text,
    unit: values.distribution.unitText,
    values: own.map((value) => value?.number),
  };
}

/** Runs without an optimum; undefined when every run has one. */
export function failuresSection(finished: readonly FinishedRun[]): Section | undefined {
  const groups = new Map<string, number[]>();
  for (const { run, result } of finished) {
    if (result.status === "optimal") continue;
    const text =
      result.message === undefined ? result.status : `${result.status}: ${result.message}`;
    groups.set(text, [...(groups.get(text) ?? []), run.number]);
  }
  if (groups.size === 0) return undefined;
  const items = [...groups].map(([text, runs]) => [
    inline.strong(runs.length === 1 ? "Run " : "Runs "),
    inline.text(`${runs.slice(0, 40).join(", ")}${runs.length > 40 ? ", …" : ""}: `),
    ...say(text),
  ]);
  return {
    anchor: "failures",
    title: "Runs without an optimum",
    blocks: [
      paragraph(inline.text("What these runs gave, where they gave anything, is not an optimum.")),
      { kind: "list", items },
    ],
  };
}
