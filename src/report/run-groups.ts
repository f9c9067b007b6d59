/**
 * What sections share when they set scenarios side by side: runs by their objective, and values by their labels.
 */
import { labelsAt, type Member } from "../domains/index.js";
import type { Values } from "../results/index.js";
import type { ReportRun } from "./report-input.js";

/** Runs that optimise the same objective in the same unit, so that they can be compared. */
export interface RunGroup {
  readonly objective: string;
  readonly unit: string;
  readonly runs: readonly ReportRun[];
}

/** Groups in the order in which their objectives first appear; runs without an objective are in none. */
export function groupRuns(runs: readonly ReportRun[]): readonly RunGroup[] {
  const groups = new Map<string, ReportRun[]>();
  for (const run of runs) {
    const { objective } = run.results;
    if (objective === undefined) continue;
    const key = JSON.stringify([objective.name, objective.unit]);
    groups.set(key, [...(groups.get(key) ?? []), run]);
  }
  return [...groups.values()].map((members) => ({
    objective: members[0]?.results.objective?.name ?? "",
    unit: members[0]?.results.objective?.unit ?? "1",
    runs: members,
  }));
}

/** Names of all costs of these runs, in the order in which they first appear. */
export function costNames(runs: readonly ReportRun[]): readonly string[] {
  return [...new Set(runs.flatMap(({ results }) => [...results.costs.keys()]))];
}

/** Change from one value to another; undefined when either is missing. */
export function difference(
  value: number | undefined,
  from: number | undefined,
): number | undefined {
  return value === undefined || from === undefined ? undefined : value - from;
}

/** The change as a share of where it starts. */
export function relativeChange(
  value: number | undefined,
  from: number | undefined,
): number | undefined {
  const change = difference(value, from);
  return change === undefined || from === undefined || from === 0
    ? undefined
    : change / Math.abs(from);
}

/** One line of a table over scenarios: labels, and a value for each scenario. */
export interface AlignedRow {
  readonly labels: readonly Member[];
  readonly values: readonly (number | undefined)[];
}

/** Values of several runs by their labels, in the order of the first run that has them. */
export function alignValues(found: readonly (Values | undefined)[]): readonly AlignedRow[] {
  const rows = new Map<
    string,
    { readonly labels: readonly Member[]; readonly values: (number | undefined)[] }
  >();
  found.forEach((one, k) => {
    if (one === undefined) return;
    for (let i = 0; i < one.domain.size; i++) {
      const labels = labelsAt(one.domain, i);
      const key = JSON.stringify(labels);
      const row = rows.get(key) ?? { labels, values: found.map(() => undefined) };
      rows.set(key, row);
      const value = one.values[i] ?? Number.NaN;
      if (!Number.isNaN(value)) row.values[k] = value;
    }
  });
  return [...rows.values()];
}
