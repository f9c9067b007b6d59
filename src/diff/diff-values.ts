/**
 * Values of one declaration over its domain, before and after, cell by cell.
 */
import type { Member, Relation } from "../domains/index.js";
import { describeTuple } from "../plan/index.js";
import { alignRelations, foreignMembers } from "./align.js";
import { createPatternFinder, isDifferent, type Pattern } from "./pattern.js";

/** A number, a member, or nothing. */
export type CellValue = number | string | undefined;

/** Values on one side. */
export interface ValueSource {
  readonly domain: Relation;
  /** In the unit that both sides are compared in. */
  readonly valueAt: (position: number) => CellValue;
}

/** One cell before and after. */
export interface CellChange {
  /** `[Kanto, 2030]`, empty without indices. */
  readonly labels: string;
  readonly before: CellValue;
  readonly after: CellValue;
}

/** How the values of a declaration differ. */
export interface ValuesDiff {
  /** Cells after. */
  readonly size: number;
  /** Cells on both sides. */
  readonly common: number;
  readonly changed: number;
  readonly added: number;
  readonly removed: number;
  readonly pattern: Pattern | undefined;
  readonly changes: readonly CellChange[];
  readonly additions: readonly CellChange[];
  readonly removals: readonly CellChange[];
  /** Members by column that only the one side has. */
  readonly newMembers: readonly (readonly Member[])[];
  readonly goneMembers: readonly (readonly Member[])[];
}

/** How cells are compared and shown. */
export interface ValueOptions {
  /** Relative difference that counts as rounding. */
  readonly tolerance: number;
  /** Absolute difference that counts as rounding. */
  readonly noise?: number;
  /** Cells listed at most of each kind. */
  readonly samples: number;
}

/** Compares values; undefined when nothing differs, `shape` when the domains cannot be compared. */
export function diffValues(
  before: ValueSource,
  after: ValueSource,
  options: ValueOptions,
): ValuesDiff | "shape" | undefined {
  const alignment = alignRelations(before.domain, after.domain);
  if (alignment === undefined) return "shape";
  const finder = createPatternFinder();
  const changes: CellChange[] = [];
  const additions: CellChange[] = [];
  const removals: CellChange[] = [];
  let [changed, added, removed, common] = [0, 0, 0, 0];
  const noise = options.noise ?? 0;
  const { samples } = options;
  const note = (
    list: CellChange[],
    domain: Relation,
    position: number,
    change: Omit<CellChange, "labels">,
  ): void => {
    if (list.length < samples) list.push({ labels: describeTuple(domain, position), ...change });
  };
  for (let position = 0; position < before.domain.size; position++) {
    const target = alignment.toAfter[position]!;
    const was = before.valueAt(position);
    const is = target < 0 ? undefined : after.valueAt(target);
    if (was === undefined && is === undefined) continue;
    if (is === undefined) {
      removed++;
      note(removals, before.domain, position, { before: was, after: undefined });
      continue;
    }
    if (was === undefined) {
      added++;
      note(additions, after.domain, target, { before: undefined, after: is });
      continue;
    }
    common++;
    const isNumeric = typeof was === "number" && typeof is === "number";
    if (isNumeric ? !isDifferent(was, is, options.tolerance) : was === is) continue;
    const size = isNumeric ? Math.abs(was - is) : 1;
    if (size <= noise) continue;
    changed++;
    if (isNumeric) finder.add(was, is);
    note(changes, after.domain, target, { before: was, after: is });
  }
  for (let position = 0; position < after.domain.size; position++) {
    if (alignment.isNew[position] === 0) continue;
    const is = after.valueAt(position);
    if (is === undefined) continue;
    added++;
    note(additions, after.domain, position, { before: undefined, after: is });
  }
  if (changed + added + removed === 0) return undefined;
  return {
    size: common + added,
    common,
    changed,
    added,
    removed,
    pattern: finder.count() === changed ? finder.pattern() : undefined,
    changes,
    additions,
    removals,
    newMembers: foreignMembers(after.domain, before.domain),
    goneMembers: foreignMembers(before.domain, after.domain),
  };
}
