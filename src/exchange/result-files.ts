/**
 * Where the tables of a run stand in its folder, and the sets that their index columns count in.
 */
import type { ColumnBase, IndexSet } from "../domains/index.js";
import { renderRows, type Results, type ResultTable } from "../results/index.js";

const folders = {
  variable: "variables",
  constraint: "constraints",
  cost: "costs",
  report: "reports",
} as const;

/** Path of a table below the run's folder, without extension. */
export function placeOfTable(table: ResultTable): string {
  return `${folders[table.kind]}/${table.name}`;
}

/** The declared sets that index columns of these tables count in, by name. */
export function setsOfTables(
  results: Results,
  tables: readonly ResultTable[],
): ReadonlyMap<string, IndexSet> {
  const { sets } = results.built.plan.environment.model;
  const found = new Map<string, IndexSet>();
  for (const { domain } of tables)
    for (const base of domain.bases)
      if (base !== "integer" && sets.get(base.name)?.columns.length === 1)
        found.set(base.name, base);
  return new Map([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The members of a set in their order, as CSV with the set's name as header. */
export function renderSet(name: string, set: IndexSet): string {
  const rows: (readonly (string | number)[])[] = [[name]];
  for (let position = 0; position < set.size; position++) rows.push([set.memberAt(position)]);
  return renderRows(rows);
}

/** True when the labels of a column are whole numbers. */
export function isIntegerBase(base: ColumnBase): boolean {
  if (base === "integer") return true;
  return base.size > 0 && typeof base.memberAt(0) === "number";
}
