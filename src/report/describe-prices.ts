/**
 * Constraint families after a solve: rows, how many of them are at a bound, and the row whose dual is largest; and the same
 * of the bounds of variables.
 */
import { labelsAt, type Member } from "../domains/index.js";
import type { Block as PlanBlock } from "../plan/index.js";
import { perUnit, type Results } from "../results/index.js";

/** One family of rows, or of bounds of a variable. */
export interface FamilyPrice {
  readonly name: string;
  readonly doc: string | undefined;
  readonly rows: number;
  /** Rows at a bound; every row of an equality. */
  readonly binding: number;
  readonly isEquality: boolean;
  readonly unit: string;
  readonly dualUnit: string;
  readonly objective: string;
  readonly objectiveUnit: string;
  /** Undefined when no row has a price. */
  readonly largest: LargestDual | undefined;
}

/** The row with the largest dual: the change of the objective per unit of the right side as written. */
export interface LargestDual {
  readonly labels: readonly Member[];
  readonly dual: number;
  /** Which bound of the row is met. */
  readonly side: "upper" | "lower" | "equal";
}

/** A row is at a bound when it is this close, relative to 1 + |bound|. */
const closeness = 1e-7;
/** What solvers leave of a dual that is zero. */
const zeroDual = 1e-9;

/** Families in the order of declaration; those without rows are left out. */
export function describePrices(results: Results): readonly FamilyPrice[] {
  return results.built.rows.flatMap((block) =>
    block.count === 0 ? [] : (describeFamily(results, block) ?? []),
  );
}

/**
 * Families of variables that are held by their own bounds: at the upper one, or at a lower one that is not zero, with a
 * reduced cost. Families that no bound holds are left out.
 */
export function describeLimits(results: Results): readonly FamilyPrice[] {
  const { built, solution } = results;
  if (solution.primal === undefined || solution.dual === undefined) return [];
  return built.plan.columns.flatMap((block) => describeVariable(results, block) ?? []);
}

function describeVariable(results: Results, block: PlanBlock): FamilyPrice | undefined {
  const { program, plan } = results.built;
  const variable = plan.environment.model.variables.get(block.name);
  const { primal, dual } = results.solution;
  if (variable === undefined || primal === undefined || dual === undefined) return undefined;
  const sign = program.sense === "minimize" ? 1 : -1;
  let rows = 0;
  let binding = 0;
  let largest: LargestDual | undefined;
  for (let i = 0; i < block.count; i++) {
    const col = block.first + i;
    const lower = program.colLower[col]!;
    const upper = program.colUpper[col]!;
    if (!Number.isFinite(upper) && (lower === 0 || lower === -Infinity)) continue;
    rows++;
    const reduced = dual.colDual[col]!;
    const value = primal.colValue[col]!;
    const isHeldBelow = sign * reduced < -zeroDual && isAt(value, upper);
    const isHeldAbove = sign * reduced > zeroDual && lower !== 0 && isAt(value, lower);
    if (!isHeldBelow && !isHeldAbove) continue;
    binding++;
    if (Math.abs(reduced) <= Math.abs(largest?.dual ?? 0)) continue;
    const labels = labelsAt(block.domain, i);
    largest = { labels, dual: reduced, side: isHeldBelow ? "upper" : "lower" };
  }
  if (binding === 0) return undefined;
  const unit = variable.unit.text;
  const names = { name: block.name, doc: variable.doc, rows, binding, isEquality: false, largest };
  return { ...names, ...unitsOf(results, unit) };
}

function unitsOf(
  results: Results,
  unit: string,
): Pick<FamilyPrice, "unit" | "dualUnit" | "objective" | "objectiveUnit"> {
  const objectiveUnit = results.objective?.unit ?? "1";
  return {
    unit,
    dualUnit: perUnit(objectiveUnit, unit),
    objective: results.objective?.name ?? "the objective",
    objectiveUnit,
  };
}

function describeFamily(results: Results, block: PlanBlock): FamilyPrice | undefined {
  const { program, plan } = results.built;
  const constraint = plan.environment.model.constraints.get(block.declaration);
  if (constraint === undefined) return undefined;
  const { primal, dual } = results.solution;
  let binding = 0;
  let isEquality = true;
  let largest: { readonly row: number; readonly dual: number } | undefined;
  for (let i = 0; i < block.count; i++) {
    const row = block.first + i;
    const lower = program.rowLower[row]!;
    const upper = program.rowUpper[row]!;
    if (lower !== upper) isEquality = false;
    const activity = primal?.rowValue[row] ?? Number.NaN;
    if (isAt(activity, lower) || isAt(activity, upper)) binding++;
    const value = dual?.rowDual[row] ?? 0;
    if (Math.abs(value) > Math.max(zeroDual, Math.abs(largest?.dual ?? 0)))
      largest = { row, dual: value };
  }
  return {
    name: block.name,
    doc: constraint.doc,
    rows: block.count,
    binding,
    isEquality,
    ...unitsOf(results, constraint.unit.text),
    largest: largest && readLargest(results, block, largest.row, largest.dual),
  };
}

function readLargest(results: Results, block: PlanBlock, row: number, dual: number): LargestDual {
  const { program } = results.built;
  const position = block.positionOfRow?.[row - block.first] ?? row - block.first;
  const lower = program.rowLower[row]!;
  const upper = program.rowUpper[row]!;
  const activity = results.solution.primal?.rowValue[row] ?? Number.NaN;
  const isLower = Math.abs(activity - lower) < Math.abs(upper - activity);
  const side = lower === upper ? "equal" : isLower ? "lower" : "upper";
  return { labels: labelsAt(block.domain, position), dual, side };
}

function isAt(activity: number, bound: number): boolean {
  return Number.isFinite(bound) && Math.abs(activity - bound) <= closeness * (1 + Math.abs(bound));
}
