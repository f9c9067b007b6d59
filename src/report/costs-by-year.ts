/**
 * Shares of the objective by cost and year: the value of a cost at each place times its coefficient in the objective, added
 * up over all but the year. An index is of years when all its members are whole numbers from 1900 to 2200.
 */
import { labelOf, type Relation } from "../domains/index.js";
import type { ReportRun } from "./report-input.js";
import { costNames } from "./run-groups.js";

/** What one year of one cost adds to the objective. */
export interface YearShare {
  readonly scenario: string;
  readonly year: number;
  readonly cost: string;
  readonly value: number;
}

/** All shares by year, and the costs that have no year. */
export interface CostsByYear {
  readonly rows: readonly YearShare[];
  readonly without: readonly string[];
}

const firstYear = 1900;
const lastYear = 2200;
/** Longest index that is looked through for years. */
const mostMembers = 400;

/** Shares by year; undefined when fewer than two years are there. */
export function costsByYear(runs: readonly ReportRun[]): CostsByYear | undefined {
  const rows: YearShare[] = [];
  const without = new Set<string>();
  for (const { results } of runs) {
    const { built, scenario } = results;
    for (const [cost, weights] of built.costWeights) {
      const found = results.valueOf(cost);
      const total = results.costs.get(cost);
      if (found === undefined || total === undefined) continue;
      const column = yearColumn(found.domain);
      if (column < 0) {
        if (total !== 0) without.add(cost);
        continue;
      }
      const base = found.domain.bases[column];
      if (base === undefined) continue;
      const shares = new Map<number, number>();
      const positions = found.domain.columns()[column] ?? new Int32Array(0);
      for (let i = 0; i < found.domain.size; i++) {
        const year = Number(labelOf(base, positions[i]!));
        const weight = weights[i] ?? 0;
        const share = weight === 0 ? 0 : weight * (found.values[i] ?? 0);
        shares.set(year, (shares.get(year) ?? 0) + share);
      }
      for (const [year, value] of shares) rows.push({ scenario, year, cost, value });
    }
    if (results.costs.has("other") && !built.costWeights.has("other")) without.add("other");
  }
  const years = [...new Set(rows.map(({ year }) => year))].toSorted((a, b) => a - b);
  if (years.length < 2) return undefined;
  const costs = costNames(runs).filter((name) => rows.some(({ cost }) => cost === name));
  const known = new Map(rows.map((row) => [keyOf(row), row.value]));
  // A cost that has no place in a year adds nothing to it.
  const all = runs.flatMap(({ results: { scenario } }) =>
    years.flatMap((year) =>
      costs.map((cost) => ({
        scenario,
        year,
        cost,
        value: known.get(keyOf({ scenario, year, cost })) ?? 0,
      })),
    ),
  );
  return { rows: all, without: [...without] };
}

function keyOf({ scenario, year, cost }: Omit<YearShare, "value">): string {
  return JSON.stringify([scenario, year, cost]);
}

/** The first column whose members are all years; -1 when there is none. */
function yearColumn(domain: Relation): number {
  return domain.bases.findIndex((base) => {
    if (base === "integer" || base.size === 0 || base.size > mostMembers) return false;
    for (let i = 0; i < base.size; i++) {
      const member = base.memberAt(i);
      if (typeof member !== "number" || member < firstYear || member > lastYear) return false;
    }
    return true;
  });
}
