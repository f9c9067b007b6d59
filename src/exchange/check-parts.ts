/**
 * Whether `A|B` is the sum of all `A|B|…` of the next level, for every region, year and scenario. Prices, shares and other
 * quantities that do not add up are left alone: they have a denominator other than time, or no dimension at all.
 */
import { createReporter, exchangeCatalogue, type Diagnostic } from "../diagnostics/index.js";
import type { Unit } from "../units/index.js";
import { keyOf } from "./label-iamc.js";
import type { IamcRow } from "./tabulate-iamc.js";

/** Relative difference that rounding may leave. */
const tolerance = 1e-6;

interface Sum {
  total: number;
  parts: number;
}

/** A warning for each variable whose parts do not add up to it, with the largest difference. */
export function checkParts(rows: readonly IamcRow[]): readonly Diagnostic[] {
  const reporter = createReporter(exchangeCatalogue);
  const sums = sumParts(rows);
  const worst = new Map<string, { readonly row: IamcRow; readonly sum: Sum; count: number }>();
  const differenceOf = (row: IamcRow, sum: Sum): number => Math.abs(row.value - sum.total);
  for (const row of rows) {
    const sum = sums.get(placeOf(row, row.variable));
    if (sum === undefined || sum.parts < 2 || !isExtensive(row.declaration.unit)) continue;
    const scale = Math.max(Math.abs(row.value), Math.abs(sum.total));
    if (differenceOf(row, sum) <= tolerance * scale) continue;
    const known = worst.get(row.variable);
    const count = (known?.count ?? 0) + 1;
    const isWorse =
      known === undefined || differenceOf(row, sum) > differenceOf(known.row, known.sum);
    worst.set(row.variable, isWorse ? { row, sum, count } : { ...known, count });
  }
  for (const [variable, { row, sum, count }] of worst) {
    const { unit, region, year, scenario, subannual } = row;
    const where = [scenario, region, ...(subannual === undefined ? [] : [subannual]), year];
    const parameters = {
      variable,
      whole: `${short(row.value)} ${unit}`,
      sum: `${short(sum.total)} ${unit}`,
      parts: sum.parts,
      where: where.join(", "),
      count,
    };
    reporter.report("iamc-parts", parameters, row.declaration.nameSpan);
  }
  return reporter.diagnostics;
}

/** Sums of the direct parts of every variable, by place. */
function sumParts(rows: readonly IamcRow[]): ReadonlyMap<string, Sum> {
  const sums = new Map<string, Sum>();
  for (const row of rows) {
    const last = row.variable.lastIndexOf("|");
    if (last < 0) continue;
    const place = placeOf(row, row.variable.slice(0, last));
    const sum = sums.get(place) ?? { total: 0, parts: 0 };
    sum.total += row.value;
    sum.parts++;
    sums.set(place, sum);
  }
  return sums;
}

function placeOf(row: IamcRow, variable: string): string {
  return `${row.scenario} ${keyOf({ ...row, variable })}`;
}

/** True where parts add up: amounts, and amounts per time. */
function isExtensive({ dimension }: Unit): boolean {
  const exponents = [...dimension.exponents];
  if (!exponents.some(([, exponent]) => exponent > 0)) return false;
  return exponents.every(([name, exponent]) => exponent >= 0 || name === "time" || name === "year");
}

function short(value: number): string {
  return String(Number(value.toPrecision(6)));
}
