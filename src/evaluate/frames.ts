/**
 * The frames of this room. A root binds slots by arithmetic or by whole columns; a child maps each of its rows to a row
 * of its parent and gathers the parent's slots on first use; a local frame adds values to the same rows.
 * Where rows follow one another in the parent or in a relation, columns are known as runs and made only when asked for.
 * Arrays of a frame are its own and stay valid as long as the frame is kept.
 */
import type { Slot } from "../check/index.js";
import { invariant } from "../diagnostics/index.js";
import type { ChildFrame, Frame, TupleRun } from "./frame.js";
import { fillRun, type Run } from "./run.js";

/** A frame that knows where its rows come from; no `rowInParent` means row i is the parent's row i. */
export interface LinkedFrame extends Frame {
  readonly parent: Frame;
  readonly rowInParent: Int32Array | undefined;
}

/** How a frame makes the column of a slot it binds itself. */
export type Columns = ReadonlyMap<Slot, () => Int32Array>;

/** What is known of a frame's columns without writing them out. */
export interface KnownRuns {
  readonly runOf: (slot: Slot) => Run | undefined;
  readonly tuples: TupleRun | undefined;
}

const nothingKnown: KnownRuns = { runOf: () => undefined, tuples: undefined };

/** A frame with no parent. */
export function createRootFrame(
  size: number,
  columns: Columns,
  known: KnownRuns = nothingKnown,
): Frame {
  const kept = new Map<Slot, Int32Array>();
  return {
    size,
    ...known,
    positions: (slot) => {
      let column = kept.get(slot);
      if (column === undefined) {
        const create = columns.get(slot);
        invariant(create !== undefined, `slot ${slot} is not bound`);
        kept.set(slot, (column = create()));
      }
      return column;
    },
    locals: (slot) => {
      invariant(false, `slot ${slot} holds no local value`);
    },
  };
}

/** A frame whose row i extends row parentRow[i] of its parent by its own columns. */
export function createChildFrame(
  parent: Frame,
  parentRow: Int32Array,
  columns: Columns,
): ChildFrame & LinkedFrame {
  const kept = new Map<Slot, Int32Array>();
  const keptLocals = new Map<Slot, Float64Array>();
  const size = parentRow.length;
  return {
    size,
    parent,
    parentRow,
    parentRun: undefined,
    rowInParent: parentRow,
    positions: (slot) => {
      let column = kept.get(slot);
      if (column === undefined) {
        column = columns.get(slot)?.() ?? gather(parent.positions(slot), parentRow);
        kept.set(slot, column);
      }
      return column;
    },
    locals: (slot) => {
      let column = keptLocals.get(slot);
      if (column === undefined) {
        const source = parent.locals(slot);
        column = new Float64Array(size);
        for (let i = 0; i < size; i++) column[i] = source[parentRow[i]!]!;
        keptLocals.set(slot, column);
      }
      return column;
    },
    ...nothingKnown,
  };
}

/** The rows first, first + 1, … of a frame, without gathering anything. */
export function createSliceFrame(
  parent: Frame,
  first: number,
  size: number,
): ChildFrame & LinkedFrame {
  const parentRun = { first, step: 1 };
  let rows: Int32Array | undefined;
  const writeRows = (): Int32Array => (rows ??= fillRun(parentRun, new Int32Array(size), size));
  const { tuples } = parent;
  return {
    size,
    parent,
    parentRun,
    get parentRow() {
      return writeRows();
    },
    get rowInParent() {
      return writeRows();
    },
    positions: (slot) => parent.positions(slot).subarray(first, first + size),
    locals: (slot) => parent.locals(slot).subarray(first, first + size),
    runOf: (slot) => {
      const run = parent.runOf(slot);
      return run && { first: run.first + run.step * first, step: run.step };
    },
    tuples: tuples && { ...tuples, first: tuples.first + first },
  };
}

/** All tuples first, first + 1, … of a relation for the one row of a frame, as its rows. */
export function createFanFrame(
  parent: Frame,
  size: number,
  columns: Columns,
  known: KnownRuns,
): ChildFrame & LinkedFrame {
  invariant(parent.size === 1, "a fan opens from one row");
  const inner = createChildFrame(parent, new Int32Array(size), columns);
  return { ...inner, ...known, parentRun: { first: 0, step: 0 } };
}

/** The rows of a frame where the mask is 1: the frame itself, a slice, or a selection of it. */
export function selectRows(frame: Frame, mask: Uint8Array): Frame {
  const rows = rowsWhere(mask, frame.size, 1);
  return rows.length === frame.size ? frame : createSelection(frame, rows);
}

/** Ascending rows of a frame as a child of it. */
export function createSelection(frame: Frame, rows: Int32Array): ChildFrame & LinkedFrame {
  const first = rows[0] ?? 0;
  const isSlice = rows.length > 0 && rows[rows.length - 1]! - first + 1 === rows.length;
  return isSlice
    ? createSliceFrame(frame, first, rows.length)
    : createChildFrame(frame, rows, new Map());
}

/** The rows of `inner` seen from `base`, an ancestor; slots that lie between come from `inner`, others straight from the base. */
export function createComposedFrame(
  base: Frame,
  parentRow: Int32Array,
  inner: Frame,
  between: ReadonlySet<Slot>,
): ChildFrame & LinkedFrame {
  const outer = createChildFrame(base, parentRow, new Map());
  return {
    ...outer,
    positions: (slot) => (between.has(slot) ? inner.positions(slot) : outer.positions(slot)),
    runOf: inner.runOf,
    tuples: inner.tuples,
  };
}

/** The same rows with a local value laid over them. */
export function createLocalFrame(
  parent: Frame,
  slot: Slot,
  values: Float64Array,
): Frame & LinkedFrame {
  return {
    size: parent.size,
    parent,
    rowInParent: undefined,
    runOf: parent.runOf,
    tuples: parent.tuples,
    positions: parent.positions,
    locals: (wanted) => (wanted === slot ? values : parent.locals(wanted)),
  };
}

/** The same rows with other slots: those of a named formula, bound to its arguments. */
export function createArgumentFrame(parent: Frame, columns: Columns): Frame & LinkedFrame {
  const own = createRootFrame(parent.size, columns);
  return { ...own, parent, rowInParent: undefined };
}

/** The parent of a frame, when it has one. */
export function linkOf(frame: Frame): LinkedFrame | undefined {
  return isLinked(frame) ? frame : undefined;
}

/** The row of an ancestor that a row comes from; undefined when `ancestor` is none. */
export function rowIn(ancestor: Frame, frame: Frame, row: number): number | undefined {
  let current = frame;
  let place = row;
  while (current !== ancestor) {
    const link = linkOf(current);
    if (link === undefined) return undefined;
    if (link.rowInParent !== undefined) place = link.rowInParent[place]!;
    current = link.parent;
  }
  return place;
}

/** Rows whose mask is `wanted`. */
export function rowsWhere(mask: Uint8Array, size: number, wanted: 0 | 1): Int32Array {
  let count = 0;
  for (let i = 0; i < size; i++) if (mask[i] === wanted) count++;
  const rows = new Int32Array(count);
  count = 0;
  for (let i = 0; i < size; i++) if (mask[i] === wanted) rows[count++] = i;
  return rows;
}

function isLinked(frame: Frame): frame is LinkedFrame {
  return "parent" in frame;
}

function gather(source: Int32Array, rows: Int32Array): Int32Array {
  const out = new Int32Array(rows.length);
  for (let i = 0; i < out.length; i++) out[i] = source[rows[i]!]!;
  return out;
}
