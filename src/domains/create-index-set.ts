/**
 * Makes index sets: from a list of members, or as the arithmetic range first, first + step, …
 * A list of whole numbers in arithmetic progression becomes a range by itself, so that its lookups are arithmetic.
 * Cycles are given as tables: the next and the previous position of each, wrapping within a group.
 */
import { invariant } from "../diagnostics/index.js";
import type { IndexSet, Member } from "./index-set.js";
import { itemAt } from "./item-at.js";

/** What a set may be besides its members. */
export interface IndexSetOptions {
  readonly isOrdered: boolean;
}

/** A set of these members, without repetition, in this order. */
export function createIndexSet(
  name: string,
  members: readonly Member[],
  options: IndexSetOptions = { isOrdered: false },
): IndexSet {
  const range = progressionOf(members);
  if (range !== undefined) {
    return {
      ...createRangeSet(name, range.first, range.step, members.length),
      isOrdered: options.isOrdered,
    };
  }
  const positions = new Map(members.map((member, position) => [member, position]));
  invariant(positions.size === members.length, `set ${name} repeats a member`);
  return {
    name,
    size: members.length,
    isOrdered: options.isOrdered,
    memberAt: (position) => itemAt(members, position),
    positionOf: (member) => positions.get(member) ?? -1,
    range: undefined,
    cycle: undefined,
  };
}

/** The ordered set first, first + step, … of `size` whole numbers; step is positive. */
export function createRangeSet(name: string, first: number, step: number, size: number): IndexSet {
  invariant(step > 0 && Number.isInteger(step), `set ${name} has step ${step}`);
  return {
    name,
    size,
    isOrdered: true,
    memberAt: (position) => {
      invariant(position >= 0 && position < size, `no member ${position} of ${name}`);
      return first + step * position;
    },
    positionOf: (member) => {
      if (typeof member !== "number") return -1;
      const position = (member - first) / step;
      return Number.isInteger(position) && position >= 0 && position < size ? position : -1;
    },
    range: { first, step },
    cycle: undefined,
  };
}

/**
 * The same set with a cycle. `groupOf` gives the group of each position (`cyclic by`); without it all are one group.
 * Members of group -1 have no neighbours: their next and previous are -1.
 */
export function withCycle(set: IndexSet, groupOf?: ArrayLike<number>): IndexSet {
  const next = new Int32Array(set.size).fill(-1);
  const previous = new Int32Array(set.size).fill(-1);
  const firstOf = new Map<number, number>();
  const lastOf = new Map<number, number>();
  for (let position = 0; position < set.size; position++) {
    const group = groupOf?.[position] ?? 0;
    if (group === -1) continue;
    const last = lastOf.get(group);
    if (last === undefined) {
      firstOf.set(group, position);
    } else {
      next[last] = position;
      previous[position] = last;
    }
    lastOf.set(group, position);
  }
  for (const [group, last] of lastOf) {
    const first = firstOf.get(group) ?? last;
    next[last] = first;
    previous[first] = last;
  }
  return { ...set, cycle: { next, previous } };
}

/** The value of each position of a set of whole numbers; undefined when some member is a text. */
export function numericValues(set: IndexSet): Int32Array | undefined {
  const values = new Int32Array(set.size);
  for (let position = 0; position < set.size; position++) {
    const member = set.memberAt(position);
    if (typeof member !== "number") return undefined;
    values[position] = member;
  }
  return values;
}

function progressionOf(members: readonly Member[]): { first: number; step: number } | undefined {
  const [first, second] = members;
  if (typeof first !== "number" || !Number.isInteger(first)) return undefined;
  if (second === undefined) return { first, step: 1 };
  if (typeof second !== "number" || second <= first || !Number.isInteger(second)) return undefined;
  const step = second - first;
  return members.every((member, position) => member === first + step * position)
    ? { first, step }
    : undefined;
}
