/**
 * Tuples of two relations paired by their labels.
 */
import { createLookups, type Member, type Relation } from "../domains/index.js";

/** Which tuple is which. */
export interface Alignment {
  /** Position after of each position before, -1 where it is gone. */
  readonly toAfter: Int32Array;
  /** 1 for each position after that is new. */
  readonly isNew: Uint8Array;
  readonly added: number;
  readonly removed: number;
}

/** Pairs two relations; undefined when they have not the same number of columns. */
export function alignRelations(before: Relation, after: Relation): Alignment | undefined {
  if (before.bases.length !== after.bases.length) return undefined;
  const lookups = createLookups();
  const { size } = before;
  const columns = before.columns().map((column, k) => {
    const [from, to] = [before.bases[k], after.bases[k]];
    if (from === undefined || to === undefined) return column;
    return lookups.translateColumn(column, from, to, size, (count) => new Int32Array(count));
  });
  const toAfter = new Int32Array(size);
  if (size > 0 && after.size > 0) after.findAll(columns, size, toAfter);
  else toAfter.fill(-1);
  const isNew = new Uint8Array(after.size).fill(1);
  let removed = 0;
  for (const position of toAfter) {
    if (position < 0) removed++;
    else isNew[position] = 0;
  }
  return { toAfter, isNew, added: after.size - (size - removed), removed };
}

/** Members in a column that the other side does not know: what the new or missing tuples have in common. */
export function foreignMembers(own: Relation, other: Relation): readonly (readonly Member[])[] {
  return own.bases.map((base, k) => {
    const counterpart = other.bases[k];
    if (base === "integer" || counterpart === undefined || counterpart === "integer") return [];
    const members: Member[] = [];
    for (let position = 0; position < base.size; position++) {
      const member = base.memberAt(position);
      if (counterpart.positionOf(member) < 0) members.push(member);
    }
    return members;
  });
}
