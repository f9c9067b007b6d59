/**
 * Sets with their members bound: positions are integers from 0, members are texts or whole numbers.
 * A set of width one is an IndexSet; a set of tuples is a Relation whose columns hold positions in other sets.
 */

/** A member as the user knows it. */
export type Member = string | number;

/** A bound set of width one. Positions run in the set's order. */
export interface IndexSet {
  readonly name: string;
  readonly size: number;
  readonly isOrdered: boolean;
  /** The member at a position in [0, size). */
  readonly memberAt: (position: number) => Member;
  /** Position of a member, or -1. Numbers and texts never mix: "1" is not 1. */
  readonly positionOf: (member: Member) => number;
  /** Set when the members are first, first + step, …: lookups are then arithmetic. */
  readonly range: { readonly first: number; readonly step: number } | undefined;
  /** For `cyclic` sets: next position of each (wrapping, within groups for `cyclic by`); undefined otherwise. */
  readonly cycle: { readonly next: Int32Array; readonly previous: Int32Array } | undefined;
}

/** What a column of a relation counts in: positions of a set, or plain integers. */
export type ColumnBase = IndexSet | "integer";

/** A bound set of tuples without repetition, in order. Families are relations whose first columns are the family's indices. */
export interface Relation {
  readonly size: number;
  readonly bases: readonly ColumnBase[];
  /** One array per column, each of length size. For a dense product these are made on first use. */
  readonly columns: () => readonly Int32Array[];
  /** For a product of whole sets: their sizes (row-major, last fastest); undefined otherwise. */
  readonly dense: readonly number[] | undefined;
  /** Position of a tuple, or -1. */
  readonly find: (tuple: readonly number[]) => number;
  /** Positions of many tuples, given column by column: writes out[0 .. count), -1 where a tuple is not here. True when all are. */
  readonly findAll: (columns: readonly Int32Array[], count: number, out: Int32Array) => boolean;
}
