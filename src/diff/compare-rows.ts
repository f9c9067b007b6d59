/**
 * Two rows, entry by entry, and the tally of what changed in a family of rows by variable.
 */
import { nameOf, type BuiltProgram } from "../plan/index.js";
import type { ColumnMap } from "./diff-columns.js";
import { createPatternFinder, isDifferent, type Pattern, type PatternFinder } from "./pattern.js";

/** Coefficients of one variable in one family of rows. */
export interface CoefficientDiff {
  readonly variable: string;
  readonly changed: number;
  readonly pattern: Pattern | undefined;
  /** Entries that are only in the rows after, or only before. */
  readonly gained: number;
  readonly lost: number;
}

/** One number of a row; `variable` undefined for a side of the row. */
export interface EntryChange {
  readonly what: string;
  readonly before: number | undefined;
  readonly after: number | undefined;
}

/** A row that is shown. */
export interface RowSample {
  readonly name: string;
  readonly entries: readonly EntryChange[];
  /** Differing entries that are not listed. */
  readonly more: number;
}

/** Differences below this, relatively, are rounding. */
export const rowTolerance = 1e-9;

const mostEntries = 2;

/** Both programs, and room to compare two of their rows. */
export interface RowContext {
  readonly before: BuiltProgram;
  readonly after: BuiltProgram;
  readonly map: ColumnMap;
  readonly samples: number;
  /** Entry of the row after at each column: its value where `stamp` is the row's number plus one. */
  readonly work: Float64Array;
  readonly stamp: Int32Array;
}

/** Makes the work arrays. */
export function createRowContext(
  before: BuiltProgram,
  after: BuiltProgram,
  map: ColumnMap,
  samples: number,
): RowContext {
  const work = new Float64Array(after.program.numCols);
  const stamp = new Int32Array(after.program.numCols);
  return { before, after, map, samples, work, stamp };
}

/** What changed in a family of rows. */
export interface Tally {
  readonly sides: PatternFinder;
  readonly family: (name: string) => FamilyTally;
  readonly coefficients: () => readonly CoefficientDiff[];
}

interface FamilyTally {
  readonly finder: PatternFinder;
  gained: number;
  lost: number;
}

/** Starts without changes. */
export function createTally(): Tally {
  const families = new Map<string, FamilyTally>();
  return {
    sides: createPatternFinder(),
    family: (name) => {
      let tally = families.get(name);
      if (tally === undefined) {
        families.set(name, (tally = { finder: createPatternFinder(), gained: 0, lost: 0 }));
      }
      return tally;
    },
    coefficients: () =>
      [...families].map(([variable, { finder, gained, lost }]) => ({
        variable,
        changed: finder.count(),
        pattern: finder.pattern(),
        gained,
        lost,
      })),
  };
}

/** Compares two rows; undefined when they are the same, perhaps with the sign turned. */
export function compareRow(
  row: number,
  target: number,
  factor: number,
  tally: Tally,
  isWanted: boolean,
  context: RowContext,
): RowSample | undefined {
  if (isSameRow(row, target, factor, 1, context)) return undefined;
  if (isSameRow(row, target, factor, -1, context)) return undefined;
  const { before, after, map, work, stamp } = context;
  const [old, fresh] = [before.program, after.program];
  const entries: EntryChange[] = [];
  let more = 0;
  const note = (what: () => string, was: number | undefined, is: number | undefined): void => {
    if (!isWanted) return;
    if (entries.length < mostEntries) entries.push({ what: what(), before: was, after: is });
    else more++;
  };
  const number = scatter(target, context);
  for (let i = old.matrix.starts[row]!; i < old.matrix.starts[row + 1]!; i++) {
    const col = old.matrix.indices[i]!;
    const to = map.toAfter[col]!;
    const was = old.matrix.values[i]! * factor * map.inverse[col]!;
    if (to < 0 || stamp[to] !== number) {
      tally.family(to < 0 ? map.familyBefore(col) : map.familyAfter(to)).lost++;
      note(
        () => (to < 0 ? nameOf(before.plan.columns, col) : nameOf(after.plan.columns, to)),
        was,
        undefined,
      );
      continue;
    }
    stamp[to] = 0;
    const is = work[to]!;
    if (!isDifferent(was, is, rowTolerance)) continue;
    tally.family(map.familyAfter(to)).finder.add(was, is);
    note(() => nameOf(after.plan.columns, to), was, is);
  }
  for (let i = fresh.matrix.starts[target]!; i < fresh.matrix.starts[target + 1]!; i++) {
    const col = fresh.matrix.indices[i]!;
    if (stamp[col] !== number) continue;
    tally.family(map.familyAfter(col)).gained++;
    note(() => nameOf(after.plan.columns, col), undefined, fresh.matrix.values[i]!);
  }
  const sides = [
    ["lower side", old.rowLower[row]! * factor, fresh.rowLower[target]!],
    ["upper side", old.rowUpper[row]! * factor, fresh.rowUpper[target]!],
  ] as const;
  const isEquality = sides[0][1] === sides[1][1] && sides[0][2] === sides[1][2];
  for (const [what, was, is] of isEquality ? sides.slice(0, 1) : sides) {
    if (!isDifferent(was, is, rowTolerance)) continue;
    tally.sides.add(was, is);
    note(() => (isEquality ? "right side" : what), was, is);
  }
  const name = nameOf(after.rows, target);
  return { name, entries, more };
}

/** Writes a row after into the work arrays; gives the stamp it carries. */
function scatter(target: number, { after, work, stamp }: RowContext): number {
  const { starts, indices, values } = after.program.matrix;
  const number = target + 1;
  for (let i = starts[target]!; i < starts[target + 1]!; i++) {
    work[indices[i]!] = values[i]!;
    stamp[indices[i]!] = number;
  }
  return number;
}

function isSameRow(
  row: number,
  target: number,
  factor: number,
  sign: 1 | -1,
  context: RowContext,
): boolean {
  const { before, after, map, work, stamp } = context;
  const { starts, indices, values } = before.program.matrix;
  const count = starts[row + 1]! - starts[row]!;
  const fresh = after.program;
  if (count !== fresh.matrix.starts[target + 1]! - fresh.matrix.starts[target]!) return false;
  const scale = factor * sign;
  const [lower, upper] = [
    before.program.rowLower[row]! * scale,
    before.program.rowUpper[row]! * scale,
  ];
  const [low, high] = sign === 1 ? [lower, upper] : [upper, lower];
  if (isDifferent(low, fresh.rowLower[target]!, rowTolerance)) return false;
  if (isDifferent(high, fresh.rowUpper[target]!, rowTolerance)) return false;
  const number = scatter(target, context);
  for (let i = starts[row]!; i < starts[row + 1]!; i++) {
    const col = indices[i]!;
    const to = map.toAfter[col]!;
    if (to < 0 || stamp[to] !== number) return false;
    if (isDifferent(values[i]! * scale * map.inverse[col]!, work[to]!, rowTolerance)) return false;
  }
  return true;
}
