/**
 * Parameters defined through other cells of themselves: `p[y] = p[prev(y)] * 1.02`. All cells are tried at once; a cell that
 * reads one not there yet waits for it, and is tried again when that one is done. Each round is one batch, so a chain along
 * years costs as many rounds as there are years, whatever else the parameter is indexed by. Cells left over form a circle.
 */
import type { DomainModel, Value } from "../check/index.js";
import { columnAt, labelsAt, type Relation } from "../domains/index.js";
import type { Core } from "./core.js";
import { createRootFrame } from "./frames.js";
import type { PendingParam } from "./recursion.js";

/** One parameter of a group that refers to itself. */
export interface RecursiveParam {
  readonly name: string;
  readonly domain: DomainModel;
  readonly relation: Relation;
  readonly value: Value;
  /** The set that its values are members of, if they are. */
  readonly memberOf: string | undefined;
  /** Values that are already known (NaN or anything where they are not), and 1 where they are; undefined for none. */
  readonly known: { readonly values: Float64Array; readonly mask: Uint8Array } | undefined;
}

interface Work {
  readonly core: Core;
  readonly group: readonly { readonly param: RecursiveParam; readonly state: PendingParam }[];
  /** The cell each cell waits for, -1 for none. */
  readonly waitsFor: Int32Array;
  /** Cells that wait for a cell, as linked lists. */
  readonly firstWaiting: Int32Array;
  readonly nextWaiting: Int32Array;
}

/** Values of each parameter by position in its domain; cells in a circle are reported and NaN. */
export function computeRecursive(
  core: Core,
  params: readonly RecursiveParam[],
): ReadonlyMap<string, Float64Array> {
  let cells = 0;
  const group = params.map((param) => {
    const { name, relation, known } = param;
    const state: PendingParam = {
      name,
      domain: relation,
      values: known?.values.slice() ?? new Float64Array(relation.size).fill(NaN),
      isDone: known?.mask.slice() ?? new Uint8Array(relation.size),
      firstCell: cells,
    };
    cells += relation.size;
    return { param, state };
  });
  const work: Work = {
    core,
    group,
    waitsFor: new Int32Array(cells).fill(-1),
    firstWaiting: new Int32Array(cells).fill(-1),
    nextWaiting: new Int32Array(cells).fill(-1),
  };
  for (const { state } of group) core.recursion.pending.set(state.name, state);
  let ready = group.map(({ state }) => positionsWhere(state.isDone, 0));
  while (ready.some((positions) => positions.length > 0)) ready = runRound(work, ready);
  for (const { state } of group) core.recursion.pending.delete(state.name);
  tellCircle(work);
  return new Map(group.map(({ state }) => [state.name, state.values]));
}

/** Evaluates the ready cells; gives those that became ready on the way. */
function runRound(work: Work, ready: readonly Int32Array[]): Int32Array[] {
  const { batchSize } = work.core.options;
  const next: number[][] = work.group.map(() => []);
  for (const [place, positions] of ready.entries()) {
    for (let first = 0; first < positions.length; first += batchSize) {
      runBatch(work, place, positions.subarray(first, first + batchSize), next);
    }
  }
  return next.map((list) => Int32Array.from(list));
}

function runBatch(work: Work, place: number, positions: Int32Array, next: number[][]): void {
  const member = work.group[place];
  if (member === undefined) return;
  const { core } = work;
  const { param, state } = member;
  const columns = new Map(
    param.domain.columns.map(({ slot }, k) => [slot, () => columnAt(param.relation, k, positions)]),
  );
  const frame = createRootFrame(positions.length, columns);
  core.recursion.root = frame;
  core.recursion.waitsFor = new Int32Array(positions.length).fill(-1);
  const values = new Float64Array(positions.length);
  if (param.value.kind === "number") {
    core.numbers(param.value.expression, frame, values);
  } else {
    const { expression } = param.value;
    const mark = core.arena.mark();
    const base =
      param.memberOf === undefined
        ? core.baseOf(expression.carrier)
        : core.environment.set(param.memberOf);
    const members = core.positionsIn(expression, base, frame);
    for (let i = 0; i < values.length; i++) values[i] = members[i]! < 0 ? NaN : members[i]!;
    core.arena.reset(mark);
  }
  core.recursion.root = undefined;
  const { waitsFor } = core.recursion;
  for (let i = 0; i < positions.length; i++) {
    if (waitsFor[i]! >= 0) continue;
    state.values[positions[i]!] = values[i]!;
    state.isDone[positions[i]!] = 1;
  }
  for (let i = 0; i < positions.length; i++) {
    const cell = state.firstCell + positions[i]!;
    if (waitsFor[i]! < 0) release(work, cell, next);
    else wait(work, cell, waitsFor[i]!, next);
  }
}

/** Cells that waited for this one are tried again. */
function release(work: Work, cell: number, next: number[][]): void {
  work.waitsFor[cell] = -1;
  let waiting = work.firstWaiting[cell]!;
  work.firstWaiting[cell] = -1;
  while (waiting >= 0) {
    const following = work.nextWaiting[waiting]!;
    work.nextWaiting[waiting] = -1;
    work.waitsFor[waiting] = -1;
    enqueue(work, waiting, next);
    waiting = following;
  }
}

function wait(work: Work, cell: number, target: number, next: number[][]): void {
  const { place, position } = locateCell(work, target);
  if (work.group[place]?.state.isDone[position] === 1) {
    enqueue(work, cell, next);
    return;
  }
  work.waitsFor[cell] = target;
  work.nextWaiting[cell] = work.firstWaiting[target]!;
  work.firstWaiting[target] = cell;
}

function enqueue(work: Work, cell: number, next: number[][]): void {
  const { place, position } = locateCell(work, cell);
  next[place]?.push(position);
}

function locateCell(work: Work, cell: number): { place: number; position: number } {
  let place = work.group.length - 1;
  while (place > 0 && (work.group[place]?.state.firstCell ?? 0) > cell) place--;
  return { place, position: cell - (work.group[place]?.state.firstCell ?? 0) };
}

/** Follows the first unfinished cell to the circle it ends in. */
function tellCircle(work: Work): void {
  const start = work.waitsFor.findIndex((target) => target >= 0);
  if (start < 0) return;
  const seen = new Map<number, number>();
  const path: number[] = [];
  let cell = start;
  while (cell >= 0 && !seen.has(cell)) {
    seen.set(cell, path.length);
    path.push(cell);
    cell = work.waitsFor[cell]!;
  }
  const circle = path.slice(seen.get(cell) ?? 0);
  const names = circle.map((part) => nameOf(work, part));
  const shown = names.length > 6 ? [...names.slice(0, 5), "…"] : names;
  const first = work.group[locateCell(work, circle[0] ?? start).place];
  if (first === undefined) return;
  const cells = [...shown, names[0]].join(" → ");
  work.core.faults.report("circular-value", { cells }, first.param.value.expression.span);
}

function nameOf(work: Work, cell: number): string {
  const { place, position } = locateCell(work, cell);
  const member = work.group[place];
  if (member === undefined) return "";
  const labels = labelsAt(member.param.relation, position);
  return labels.length === 0 ? member.param.name : `${member.param.name}[${labels.join(", ")}]`;
}

function positionsWhere(mask: Uint8Array, wanted: 0 | 1): Int32Array {
  const positions: number[] = [];
  for (let i = 0; i < mask.length; i++) if (mask[i] === wanted) positions.push(i);
  return Int32Array.from(positions);
}
