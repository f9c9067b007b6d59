/**
 * The summary: the objective of each scenario against the first, and every report that is one number.
 */
import type { ReportModel } from "../check/index.js";
import {
  absentText,
  formatFor,
  showChange,
  showNumber,
  showPercentChange,
  unitText,
} from "./number-text.js";
import { inline, paragraph, say, type Block, type Card, type Section } from "./page.js";
import { tableOf, type ColumnInput } from "./page-tables.js";
import type { ReportRun, ScenariosInput } from "./report-input.js";
import { difference, groupRuns, relativeChange, type RunGroup } from "./run-groups.js";

/** Up to so many scenarios each gets a card of its own. */
const mostCards = 8;

/** The headline numbers. */
export function summarySection({ runs }: ScenariosInput): Section {
  const groups = groupRuns(runs);
  const blocks = [
    ...groups.flatMap((group) => groupBlocks(group)),
    ...unsolvedBlocks(runs),
    ...scalarBlocks(runs),
  ];
  if (groups.length === 0)
    blocks.unshift(
      paragraph(...say("The model has no objective: it asks only whether all of it can hold.")),
    );
  return { anchor: "summary", title: "Summary", blocks };
}

/** What an objective is, in words: `npv`, `(1) Net present value …`. */
function describeObjective({ objective, runs }: RunGroup): string {
  const model = runs[0]?.results.built.plan.environment.model;
  const sense = model?.objective?.sense === "maximize" ? "largest" : "least";
  const doc = model?.defines.get(objective)?.doc?.replace(/\.$/u, "");
  return doc === undefined
    ? `the ${sense} \`${objective}\``
    : `the ${sense} \`${objective}\`: ${doc}`;
}

function groupBlocks(group: RunGroup): readonly Block[] {
  const { runs, unit } = group;
  const first = runs[0]?.results.objective?.value;
  const firstName = runs[0]?.results.scenario ?? "";
  const values = runs.map(({ results }) => results.objective?.value);
  const format = formatFor(values);
  const subject = runs.length === 1 ? "The model" : "Each scenario";
  const lead = paragraph(...say(`${subject} was solved for ${describeObjective(group)}.`));
  if (runs.length > mostCards) {
    const table = tableOf(say(`\`${group.objective}\` by scenario`), [
      { kind: "words", title: "Scenario", cells: runs.map(({ results }) => results.scenario) },
      { kind: "numbers", title: group.objective, unit, values },
      {
        kind: "numbers",
        title: `against ${firstName}`,
        values: values.map((value) => relativeChange(value, first)),
        show: showPercentChange,
      },
    ]);
    return [lead, { kind: "table", table }];
  }
  const cards = runs.map(({ results }, i): Card => {
    const value = results.objective?.value;
    const change = difference(value, first);
    const share = showPercentChange(relativeChange(value, first));
    const note =
      i === 0 || change === undefined
        ? ""
        : `${showChange(change)}${share === absentText ? "" : ` (${share})`} against ${firstName}`;
    return {
      label: [inline.strong(results.scenario)],
      value: value === undefined ? results.solution.status : format.show(value),
      unit: value === undefined ? "" : unitText(unit),
      note: note === "" ? [] : [inline.text(note)],
    };
  });
  return [lead, { kind: "cards", cards }];
}

function unsolvedBlocks(runs: readonly ReportRun[]): readonly Block[] {
  return runs.flatMap(({ results }): readonly Block[] => {
    const { status, message } = results.solution;
    if (status === "optimal") return [];
    const more = message === undefined ? "" : `: ${message}`;
    return [
      {
        kind: "notice",
        content: [
          inline.strong(results.scenario),
          inline.text(
            ` ended as ${status}${more}. Its numbers, where there are any, are not an optimum.`,
          ),
        ],
      },
    ];
  });
}

/** Reports without indices: those on one run by scenario, those between scenarios once. */
function scalarBlocks(runs: readonly ReportRun[]): readonly Block[] {
  const reports = new Map<string, ReportModel>();
  for (const { results } of runs) {
    for (const report of results.built.plan.environment.model.reports.values())
      if (report.domain.columns.length === 0 && !reports.has(report.name))
        reports.set(report.name, report);
  }
  const all = [...reports.values()];
  const between = all.filter(({ scenarios }) => scenarios.length > 0);
  const own = all.filter(({ scenarios }) => scenarios.length === 0);
  return [...betweenBlocks(between, runs), ...ownBlocks(own, runs)];
}

function betweenBlocks(
  reports: readonly ReportModel[],
  runs: readonly ReportRun[],
): readonly Block[] {
  const rows = reports.flatMap((report) => {
    const values = runs.map(({ results }) => scalarOf(results.valueOf(report.name)?.values[0]));
    const value = values.find((one) => one !== undefined);
    return value === undefined ? [] : [{ report, value }];
  });
  if (rows.length === 0) return [];
  const table = tableOf(
    [inline.text("Between scenarios")],
    [
      reportColumn(rows.map(({ report }) => report)),
      {
        kind: "words",
        title: "Value",
        isNumeric: true,
        cells: rows.map(({ report, value }) => ({
          kind: "number" as const,
          text: showNumber(value, scaleOf(report, runs)),
        })),
      },
      { kind: "words", title: "Unit", cells: rows.map(({ report }) => unitText(report.unit.text)) },
    ],
  );
  return [{ kind: "table", table }];
}

function reportColumn(reports: readonly ReportModel[]): ColumnInput {
  return {
    kind: "words",
    title: "Report",
    cells: reports.map(({ name, doc }) => ({
      kind: "words" as const,
      content: [inline.code(name), ...(doc === undefined ? [] : [inline.text(` ${doc}`)])],
    })),
  };
}

function ownBlocks(reports: readonly ReportModel[], runs: readonly ReportRun[]): readonly Block[] {
  if (reports.length === 0) return [];
  const rows = reports.map((report) => ({
    report,
    values: runs.map(({ results }) => scalarOf(results.valueOf(report.name)?.values[0])),
  }));
  const formats = rows.map(({ report, values }) => formatFor(values, scaleOf(report, runs)));
  const table = tableOf(
    [inline.text("Reports of one number")],
    [
      reportColumn(reports),
      { kind: "words", title: "Unit", cells: reports.map(({ unit }) => unitText(unit.text)) },
      ...runs.map(({ results }, k) => ({
        kind: "words" as const,
        title: results.scenario,
        isNumeric: true,
        cells: rows.map(({ values }, i) => ({
          kind: "number" as const,
          text: formats[i]?.show(values[k]) ?? absentText,
        })),
      })),
    ],
  );
  return [{ kind: "table", table }];
}

/** What a number of this unit is small against: the objective, when it has the same unit. */
function scaleOf(report: ReportModel, runs: readonly ReportRun[]): number {
  const sizes = runs.map(({ results: { objective } }) =>
    objective?.unit === report.unit.text ? Math.abs(objective.value ?? 0) : 0,
  );
  return Math.max(0, ...sizes);
}

function scalarOf(value: number | undefined): number | undefined {
  return value === undefined || Number.isNaN(value) ? undefined : value;
}
