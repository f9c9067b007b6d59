/**
 * Duals, prices, slacks and activities by declaration, with the sign the reference states: a dual is the change of the
 * objective per unit of the right side as written; a price is what one unit of relaxing an inequality is worth.
 */
import type { BuiltProgram } from "../plan/index.js";
import type { Solution } from "../solve/index.js";

/** What can be asked of a row (or, for `reduced`, of a column). */
export type ResultKind = "dual" | "price" | "slack" | "activity" | "reduced";

/** True for what is counted in the objective. */
export function isDual(what: ResultKind): boolean {
  return what !== "slack" && what !== "activity";
}

/** One number per position of the declaration's domain, NaN where absent; undefined when it has none at all. */
export function readResult(
  built: BuiltProgram,
  solution: Solution,
  what: ResultKind,
  of: string,
): Float64Array | undefined {
  return what === "reduced"
    ? readReduced(built, solution, of)
    : readRows(built, solution, what, of);
}

function readReduced(
  built: BuiltProgram,
  solution: Solution,
  of: string,
): Float64Array | undefined {
  const block = built.plan.columns.find((candidate) => candidate.name === of);
  if (block === undefined || solution.dual === undefined) return undefined;
  return solution.dual.colDual.slice(block.first, block.first + block.count);
}

function readRows(
  built: BuiltProgram,
  solution: Solution,
  what: Exclude<ResultKind, "reduced">,
  of: string,
): Float64Array | undefined {
  const blocks = built.rows.filter((block) => block.declaration === of || block.name === of);
  const [first] = blocks;
  if (first === undefined) return undefined;
  const values = new Float64Array(first.domain.size).fill(NaN);
  for (const block of blocks) {
    for (let row = 0; row < block.count; row++) {
      const position = block.positionOfRow?.[row] ?? row;
      const value = readRow(built, solution, what, block.first + row);
      values[position] = combine(what, values[position]!, value);
    }
  }
  return values;
}

/** A two-sided constraint built as two rows: duals and prices add up, the smaller slack counts. */
function combine(what: ResultKind, before: number, value: number): number {
  if (Number.isNaN(before)) return value;
  if (what === "slack") return Math.min(before, value);
  return what === "activity" ? before : before + value;
}

function readRow(
  built: BuiltProgram,
  solution: Solution,
  what: Exclude<ResultKind, "reduced">,
  row: number,
): number {
  const lower = built.program.rowLower[row]!;
  const upper = built.program.rowUpper[row]!;
  const activity = solution.primal?.rowValue[row] ?? NaN;
  const dual = solution.dual?.rowDual[row] ?? NaN;
  switch (what) {
    case "activity":
      return activity;
    case "slack":
      return Math.min(activity - lower, upper - activity);
    case "dual":
      return dual;
    case "price":
      return lower === upper ? NaN : Math.abs(dual);
  }
}
