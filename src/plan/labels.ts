/**
 * From positions to the user's labels and back. Strings are made here on demand, never while building.
 */
import { labelsAt, type ColumnBase, type Member, type Relation } from "../domains/index.js";
import type { Block } from "./plan.js";

/** Labels of one tuple of a domain. */
export function labelsOf(domain: Relation, position: number): readonly Member[] {
  return labelsAt(domain, position);
}

/** `[Kanto, 2030]`, or nothing for a domain without indices. */
export function describeTuple(domain: Relation, position: number): string {
  const labels = labelsOf(domain, position);
  return labels.length === 0 ? "" : `[${labels.map(showMember).join(", ")}]`;
}

/** A member as the language writes it: quoted unless it is a name or a number. */
export function showMember(member: Member): string {
  if (typeof member === "number") return String(member);
  return /^[\p{L}_][\p{L}\p{N}\p{M}_]*$/u.test(member) ? member : JSON.stringify(member);
}

/** The block that holds this column or row number. */
export function findBlock(blocks: readonly Block[], index: number): Block | undefined {
  let low = 0;
  let high = blocks.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const block = blocks[middle];
    if (block === undefined) return undefined;
    if (index < block.first) high = middle - 1;
    else if (index >= block.first + block.count) low = middle + 1;
    else return block;
  }
  return undefined;
}

/** Position in the block's domain of a column or row number of that block. */
export function positionIn(block: Block, index: number): number {
  const offset = index - block.first;
  return block.positionOfRow?.[offset] ?? offset;
}

/** Full name of a column or row: `grid[Kanto, 2030]`. */
export function nameOf(blocks: readonly Block[], index: number): string {
  const block = findBlock(blocks, index);
  if (block === undefined) return `#${index}`;
  return `${block.name}${describeTuple(block.domain, positionIn(block, index))}`;
}

/** Number of the column or row of these labels; -1 when there is none, -2 when the row was skipped. */
export function findIndex(block: Block, labels: readonly Member[]): number {
  const tuple = block.domain.bases.map((base, k) => positionOfMember(base, labels[k]));
  if (tuple.length !== labels.length || tuple.some((position) => position === undefined)) return -1;
  const position = block.domain.find(tuple.filter((entry) => entry !== undefined));
  if (position < 0) return -1;
  if (block.rowOfPosition === undefined) return block.first + position;
  const offset = block.rowOfPosition[position]!;
  return offset < 0 ? -2 : block.first + offset;
}

function positionOfMember(base: ColumnBase, member: Member | undefined): number | undefined {
  if (member === undefined) return undefined;
  if (base === "integer") return typeof member === "number" ? member : undefined;
  const position = base.positionOf(member);
  return position < 0 ? undefined : position;
}
