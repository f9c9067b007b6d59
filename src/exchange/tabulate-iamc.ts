/**
 * Solved scenarios as one IAMC table, the form in which energy models are compared (pyam reads it as it is):
 * long, one row per value, or wide, one column per year. What has no value has no row.
 */
import type { IamcModel } from "../check/index.js";
import { renderRows, type Results } from "../results/index.js";
import { labelIamc, wholeYear, type IamcLabels } from "./label-iamc.js";

/** One value of the table. */
export interface IamcRow extends IamcLabels {
  readonly model: string;
  readonly scenario: string;
  readonly value: number;
  readonly declaration: IamcModel;
}

/** Rows in the order of scenarios, declarations and their domains. */
export function tabulateIamc(runs: readonly Results[]): readonly IamcRow[] {
  return runs.flatMap((results) => {
    const { model } = results.built.plan.environment;
    return [...model.iamc.values()].flatMap((declaration) => {
      const found = results.valueOf(declaration.name);
      if (found === undefined) return [];
      const rows: IamcRow[] = [];
      for (const [position, value] of found.values.entries()) {
        if (!Number.isFinite(value)) continue;
        const labels = labelIamc(declaration, found.domain, position);
        const { scenario } = results;
        rows.push({ ...labels, model: model.name, scenario, value, declaration });
      }
      return rows;
    });
  });
}

/** The long table: `model,scenario,region,variable,unit,year,value`, and `subannual` where some row has one. */
export function renderIamc(rows: readonly IamcRow[]): string {
  const hasSlices = rows.some(({ subannual }) => subannual !== undefined);
  const header = [...keyNames, ...(hasSlices ? ["subannual"] : []), "year", "value"];
  const lines = rows.map((row) => [...keysOf(row, hasSlices), row.year, row.value]);
  return renderRows([header, ...lines]);
}

/** The wide table: a column for each year. */
export function renderIamcWide(rows: readonly IamcRow[]): string {
  const hasSlices = rows.some(({ subannual }) => subannual !== undefined);
  const years = [...new Set(rows.map(({ year }) => year))].toSorted((a, b) => a - b);
  const lines = new Map<
    string,
    { readonly keys: readonly string[]; readonly values: Map<number, number> }
  >();
  for (const row of rows) {
    const keys = keysOf(row, hasSlices);
    const key = JSON.stringify(keys);
    const line = lines.get(key) ?? { keys, values: new Map<number, number>() };
    line.values.set(row.year, row.value);
    lines.set(key, line);
  }
  const header = [...keyNames, ...(hasSlices ? ["subannual"] : []), ...years];
  const body = [...lines.values()].map(({ keys, values }) => [
    ...keys,
    ...years.map((year) => values.get(year)),
  ]);
  return renderRows([header, ...body]);
}

const keyNames = ["model", "scenario", "region", "variable", "unit"] as const;

function keysOf(row: IamcRow, hasSlices: boolean): readonly string[] {
  const { model, scenario, region, variable, unit, subannual } = row;
  return [model, scenario, region, variable, unit, ...(hasSlices ? [subannual ?? wholeYear] : [])];
}
