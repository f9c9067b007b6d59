/**
 * What the objective is made of: each cost by scenario, and by year where costs have an index of years.
 */
import {
  createChart,
  createPalette,
  type Chart,
  type FigureColumn,
  type Palette,
} from "../figures/index.js";
import { chartBlocks } from "./chart-block.js";
import { costsByYear } from "./costs-by-year.js";
import { formatFor, showPercentChange, withSign } from "./number-text.js";
import { inline, paragraph, say, type Block, type Section } from "./page.js";
import { tableOf, type ColumnInput } from "./page-tables.js";
import type { ScenariosInput } from "./report-input.js";
import { costNames, difference, groupRuns, relativeChange, type RunGroup } from "./run-groups.js";

const scenarioColumn: FigureColumn = {
  name: "scenario",
  title: "Scenario",
  unit: undefined,
  kind: "label",
};

/** Costs; undefined when no scenario has any. */
export function costsSection({ runs }: ScenariosInput): Section | undefined {
  const groups = groupRuns(runs).filter((group) => costNames(group.runs).length > 0);
  if (groups.length === 0) return undefined;
  const palette = createPalette(costNames(runs));
  const blocks = groups.flatMap((group, i) => groupBlocks(group, palette, i));
  return { anchor: "costs", title: "Costs", blocks };
}

function groupBlocks(group: RunGroup, palette: Palette, place: number): readonly Block[] {
  const names = costNames(group.runs);
  const drawn = names.filter((name) => !isNothing(group, name));
  const isAlone = names.length === 1 && names[0] === "other";
  if (isAlone) {
    return [
      paragraph(
        ...say(
          `\`${group.objective}\` is not made of \`cost\` declarations, so it cannot be split.`,
        ),
      ),
    ];
  }
  const lead = `What \`${group.objective}\` is made of. A cost counts with its weight in the objective, discounting included.`;
  return [
    paragraph(...say(lead)),
    ...chartBlocks(termChart(group, drawn, palette, place), undefined).map(withoutTable),
    { kind: "table", table: termTable(group, names) },
    ...yearBlocks(group, drawn, palette, place),
  ];
}

/** True for a cost that is zero in every scenario: the table says so, a chart has no room for it. */
function isNothing({ runs }: RunGroup, name: string): boolean {
  return runs.every(({ results: { costs, objective } }) => {
    const scale = Math.abs(objective?.value ?? 0);
    return Math.abs(costs.get(name) ?? 0) <= 1e-9 * scale;
  });
}

/** The table of costs stands below its chart in any case. */
function withoutTable(block: Block): Block {
  return block.kind === "chart"
    ? { kind: "chart", chart: { ...block.chart, table: undefined } }
    : block;
}

function termChart(
  group: RunGroup,
  names: readonly string[],
  palette: Palette,
  place: number,
): Chart {
  const isAlone = group.runs.length === 1;
  return createChart({
    name: `costs-by-scenario-${place + 1}`,
    title: isAlone ? `Costs of ${group.runs[0]?.results.scenario ?? ""}` : "Cost by scenario",
    mark: "bar",
    unit: group.unit,
    channels: isAlone ? { x: "cost", y: "value" } : { x: "scenario", y: "value", color: "cost" },
    palette,
    table: {
      columns: [
        scenarioColumn,
        { name: "cost", title: "Cost", unit: undefined, kind: "label" },
        { name: "value", title: group.objective, unit: group.unit, kind: "number" },
      ],
      rows: group.runs.flatMap(({ results }) =>
        names.map((name) => [results.scenario, name, results.costs.get(name)]),
      ),
    },
  });
}

function termTable(group: RunGroup, names: readonly string[]): ReturnType<typeof tableOf> {
  const { runs, unit } = group;
  const model = runs[0]?.results.built.plan.environment.model;
  const withTotal = (values: readonly (number | undefined)[], total: number | undefined) => [
    ...values,
    total,
  ];
  const columns = runs.map(({ results }) =>
    withTotal(
      names.map((name) => results.costs.get(name)),
      results.objective?.value,
    ),
  );
  const [first = []] = columns;
  const { show } = formatFor(columns.flat());
  const signed = (value: number | undefined): string => withSign(value, show(value));
  const firstName = runs[0]?.results.scenario ?? "";
  const isCompared = runs.length > 1 && runs.length <= 4;
  const changes = columns.slice(1).flatMap((column, k): readonly ColumnInput[] => {
    const scenario = runs[k + 1]?.results.scenario ?? "";
    const title = `${scenario} against ${firstName}`;
    const values = column.map((value, i) => difference(value, first[i]));
    const shares = column.map((value, i) => relativeChange(value, first[i]));
    return [
      { kind: "numbers", title, unit, values, show: signed },
      { kind: "numbers", title: "", unit: "%", values: shares, show: showPercentChange },
    ];
  });
  return tableOf(say(`\`${group.objective}\` by cost`), [
    {
      kind: "words",
      title: "Cost",
      cells: [
        ...names.map((name) => ({
          kind: "words" as const,
          content: [
            inline.code(name),
            ...(model?.defines.get(name)?.doc === undefined
              ? []
              : [inline.text(` ${model.defines.get(name)?.doc ?? ""}`)]),
          ],
        })),
        { kind: "words" as const, content: [inline.strong(group.objective)] },
      ],
    },
    ...runs.map(({ results }, k): ColumnInput => ({
      kind: "numbers",
      title: results.scenario,
      unit,
      values: columns[k] ?? [],
      show,
    })),
    ...(isCompared ? changes : []),
  ]);
}

function yearBlocks(
  group: RunGroup,
  names: readonly string[],
  palette: Palette,
  place: number,
): readonly Block[] {
  const found = costsByYear(group.runs);
  if (found === undefined) return [];
  const several = group.runs.length > 1;
  const chart = createChart({
    name: `costs-by-year-${place + 1}`,
    title: "Cost by year",
    mark: "bar",
    unit: group.unit,
    channels: { x: "year", y: "value", color: "cost", ...(several ? { row: "scenario" } : {}) },
    palette,
    table: {
      columns: [
        ...(several ? [scenarioColumn] : []),
        { name: "year", title: "Year", unit: undefined, kind: "label" },
        { name: "cost", title: "Cost", unit: undefined, kind: "label" },
        { name: "value", title: group.objective, unit: group.unit, kind: "number" },
      ],
      rows: found.rows
        .filter(({ cost }) => names.includes(cost))
        .map(({ scenario, year, cost, value }) => [
          ...(several ? [scenario] : []),
          year,
          cost,
          value,
        ]),
    },
  });
  const rest =
    found.without.length === 0
      ? ""
      : ` Without year, and left out: \`${found.without.join("`, `")}\`.`;
  const text = `By year: each bar is what the year adds to \`${group.objective}\`.${rest}`;
  return [paragraph(...say(text)), ...chartBlocks(chart, undefined)];
}
