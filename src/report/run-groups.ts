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

/** The first lines of a table over scenarios, and how many there are in all. */
export interface AlignedRows {
  readonly rows: readonly AlignedRow[];
  readonly size: number;
}

/**
 * Values of several runs by their labels, in the order of the first run that has them. At most `limit` places of each run are
 * gone through; when that is not all of them, the largest run says how many there are.
 */
export function alignValues(found: readonly (Values | undefined)[], limit: number): AlignedRows {
  const labels = new Map<string, readonly Member[]>();
  for (const one of found) {
    if (one === undefined) continue;
    for (let i = 0; i < Math.min(one.domain.size, limit); i++) {
      const own = labelsAt(one.domain, i);
      const key = JSON.stringify(own);
      if (!labels.has(key)) labels.set(key, own);
    }
  }
  const largest = Math.max(0, ...found.map((one) => one?.domain.size ?? 0));
  const size = largest <= limit ? labels.size : Math.max(largest, labels.size);
  const rows = [...labels.values()].slice(0, limit).map((own) => ({
    labels: own,
    values: found.map((one) => one && valueAt(one, own)),
  }));
  return { rows, size };
}

function valueAt({ domain, values }: Values, labels: readonly Member[]): number | undefined {
  const tuple = domain.bases.map((base, k) => {
    const label = labels[k] ?? "";
    if (base !== "integer") return base.positionOf(label);
    return typeof label === "number" ? label : -1;
  });
  const position = domain.find(tuple);
  const value = position < 0 ? Number.NaN : values[position]!;
  return Number.isNaN(value) ? undefined : value;
}
