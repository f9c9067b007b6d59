/**
 * What a reader might look for in vain, and why: rows that were not needed, data that were left out, reports without values,
 * figures that could not be drawn, and every warning of the run.
 */
import { count } from "./number-text.js";
import {
  inline,
  paragraph,
  say,
  words,
  type Block,
  type Cell,
  type Inline,
  type Section,
} from "./page.js";
import { tableOf } from "./page-tables.js";
import type { ReportRun, ScenariosInput } from "./report-input.js";

/** Skipped, absent and doubtful things. */
export function absentSection(input: ScenariosInput): Section {
  const blocks = [
    ...findingBlocks(input),
    ...figureBlocks(input),
    ...reportBlocks(input.runs),
    ...rowBlocks(input.runs),
    ...dataBlocks(input.runs),
  ];
  const nothing = [
    paragraph(
      inline.text("Nothing: every row was built, every value is there, and no warning was given."),
    ),
  ];
  return {
    anchor: "absent",
    title: "Skipped and absent",
    blocks: blocks.length === 0 ? nothing : blocks,
  };
}

function findingBlocks({ findings }: ScenariosInput): readonly Block[] {
  if (findings.length === 0) return [];
  return [
    paragraph(
      inline.text(`${count(findings.length, "warning")} of the model, its data or its results:`),
    ),
    {
      kind: "list",
      items: findings.map(({ place, message }) => [inline.code(place), ...say(` ${message}`)]),
    },
  ];
}

function figureBlocks({ figures }: ScenariosInput): readonly Block[] {
  if (figures.omitted.length === 0) return [];
  return [
    paragraph(inline.text("Figures that were not drawn:")),
    {
      kind: "list",
      items: figures.omitted.map(({ name, reason }) => [inline.code(name), ...say(`: ${reason}`)]),
    },
  ];
}

/** Reports with values that do not exist, by scenario. */
function reportBlocks(runs: readonly ReportRun[]): readonly Block[] {
  const solved = new Set(runs.map(({ results }) => results.scenario));
  const rows = runs.flatMap(({ results }) => {
    const { reports } = results.built.plan.environment.model;
    return [...reports.values()].flatMap(({ name, scenarios }) => {
      const found = results.valueOf(name);
      if (found === undefined) return [];
      const absent = found.values.reduce((sum, value) => sum + (Number.isNaN(value) ? 1 : 0), 0);
      if (absent === 0) return [];
      const missing = scenarios.filter((scenario) => !solved.has(scenario));
      const reason =
        missing.length > 0
          ? `not solved here: ${missing.join(", ")}`
          : whyAbsent(results.solution.primal === undefined, results.solution.dual === undefined);
      return [{ scenario: results.scenario, name, absent, size: found.values.length, reason }];
    });
  });
  if (rows.length === 0) return [];
  const table = tableOf(say("Reports with absent values"), [
    { kind: "words", title: "Report", cells: rows.map(({ name }) => nameCell(name)) },
    { kind: "words", title: "Scenario", cells: rows.map(({ scenario }) => scenario) },
    {
      kind: "words",
      title: "Absent",
      cells: rows.map(({ absent, size }) =>
        absent === size
          ? "all"
          : `${absent.toLocaleString("en-US")} of ${size.toLocaleString("en-US")}`,
      ),
    },
    { kind: "words", title: "Why", cells: rows.map(({ reason }) => reason) },
  ]);
  return [{ kind: "table", table }];
}

function whyAbsent(hasNoSolution: boolean, hasNoDuals: boolean): string {
  if (hasNoSolution) return "no solution";
  return hasNoDuals
    ? "needs duals, which do not exist here"
    : "what it reads is absent in this scenario, or the formula has no value there";
}

function rowBlocks(runs: readonly ReportRun[]): readonly Block[] {
  const rows = runs.flatMap(({ results }) =>
    results.built.accounts
      .filter(({ skipped }) => skipped > 0)
      .map((account) => ({ ...account, scenario: results.scenario })),
  );
  if (rows.length === 0) return [];
  const table = tableOf(
    say("Rows that were skipped: they hold no variable, and what is left of them is true"),
    [
      {
        kind: "words",
        title: "Constraint",
        cells: rows.map(({ constraint }) => nameCell(constraint)),
      },
      { kind: "words", title: "Scenario", cells: rows.map(({ scenario }) => scenario) },
      ...(["declared", "built", "skipped"] as const).map((what) => ({
        kind: "numbers" as const,
        title: what,
        values: rows.map((row) => row[what]),
        show: (value: number | undefined) => (value ?? 0).toLocaleString("en-US"),
      })),
    ],
  );
  return [{ kind: "table", table }];
}

/** Rows of data about members outside their set, and columns that nothing reads: once for all scenarios where they agree. */
function dataBlocks(runs: readonly ReportRun[]): readonly Block[] {
  const skipped = gather(runs, ({ data }) =>
    (data?.report.skipped ?? []).map(({ declaration, source, rows, labels }): readonly Inline[] => [
      inline.code(declaration),
      inline.text(`: ${count(rows, "row")} of `),
      inline.code(source),
      inline.text(` left out, about members outside the set (${labels.join(", ")})`),
    ]),
  );
  const unused = gather(runs, ({ data }) =>
    (data?.report.sources ?? [])
      .filter(({ unusedColumns }) => unusedColumns.length > 0)
      .map(({ title, unusedColumns }): readonly Inline[] => [
        inline.code(title),
        inline.text(
          `: columns that nothing reads: ${unusedColumns.map(({ name }) => name).join(", ")}`,
        ),
      ]),
  );
  const items = [...skipped, ...unused];
  if (items.length === 0) return [];
  return [paragraph(inline.text("Data that were read and not used:")), { kind: "list", items }];
}

/** Equal lines of several scenarios become one, which names them unless all agree. */
function gather(
  runs: readonly ReportRun[],
  linesOf: (run: ReportRun) => readonly (readonly Inline[])[],
): readonly (readonly Inline[])[] {
  const found = new Map<
    string,
    { readonly line: readonly Inline[]; readonly scenarios: string[] }
  >();
  for (const run of runs) {
    for (const line of linesOf(run)) {
      const key = JSON.stringify(line);
      const entry = found.get(key) ?? { line, scenarios: [] };
      found.set(key, entry);
      entry.scenarios.push(run.results.scenario);
    }
  }
  return [...found.values()].map(({ line, scenarios }) =>
    scenarios.length === runs.length ? line : [...line, inline.text(` (${scenarios.join(", ")})`)],
  );
}

function nameCell(name: string): Cell {
  return words(inline.code(name));
}
