/**
 * Constraints that cannot bind: for each row the least and the largest value that its terms can take within the bounds of
 * the columns lie between the row's own sides. A family is reported when this is so of all its rows.
 */
import type { LinearProgram } from "../lp/index.js";
import { isOfLibrary, type RowSubject } from "./subject.js";

/** Share of a side by which sums of bounds may miss it through rounding. */
const slip = 1e-9;

/** Constraints by name whose rows the bounds of the variables imply, with the number of their rows. */
export function findIdleRows({ model, built }: RowSubject): ReadonlyMap<string, number> {
  const families = new Map<string, { rows: number; isIdle: boolean }>();
  for (const { declaration, first, count } of built.rows) {
    const family = families.get(declaration) ?? { rows: 0, isIdle: true };
    for (let row = first; row < first + count && family.isIdle; row++)
      if (!isImplied(built.program, row)) family.isIdle = false;
    family.rows += count;
    families.set(declaration, family);
  }
  const found = new Map<string, number>();
  for (const [name, { rows, isIdle }] of families) {
    const constraint = model.constraints.get(name);
    if (constraint === undefined || !isIdle || rows === 0) continue;
    if (!isOfLibrary(constraint.span.file)) found.set(name, rows);
  }
  return found;
}

function isImplied(program: LinearProgram, row: number): boolean {
  const { starts, indices, values } = program.matrix;
  let least = 0;
  let most = 0;
  let size = 0;
  for (let k = starts[row]!; k < starts[row + 1]!; k++) {
    const col = indices[k]!;
    const value = values[k]!;
    const atLower = value * program.colLower[col]!;
    const atUpper = value * program.colUpper[col]!;
    least += Math.min(atLower, atUpper);
    most += Math.max(atLower, atUpper);
    for (const bound of [atLower, atUpper])
      if (Number.isFinite(bound)) size = Math.max(size, Math.abs(bound));
  }
  const lower = program.rowLower[row]!;
  const upper = program.rowUpper[row]!;
  const margin = slip * size;
  return (
    (lower === -Infinity || least >= lower - margin) &&
    (upper === Infinity || most <= upper + margin)
  );
}
