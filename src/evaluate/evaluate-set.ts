/**
 * Sets of tuples from set expressions, counted in the carriers of their columns. Named sets and whole products are taken
 * as they are; what is written out keeps first-seen order and holds each tuple once.
 */
import type {
  BinderModel,
  Condition,
  MemberExpression,
  SetExpression,
  Slot,
} from "../check/index.js";
import { assertNever, invariant } from "../diagnostics/index.js";
import {
  combineRelations,
  createDistinctRelation,
  createRelation,
  itemAt,
  labelOf,
  multiplyRelations,
  pickRelation,
  sortOrdered,
  type ColumnBase,
  type Relation,
} from "../domains/index.js";
import { createCollector } from "./collect.js";
import type { Core } from "./core.js";
import { faultyRows } from "./faults.js";
import type { ChildFrame, Frame } from "./frame.js";
import { createChildFrame } from "./frames.js";
import { boundsOfRange } from "./range-set.js";
import { fillRun } from "./run.js";

type Node<K extends SetExpression["kind"]> = SetExpression & { readonly kind: K };

/** The tuples of a set for the one row of the frame. */
export function evaluateSet(core: Core, node: SetExpression, frame: Frame): Relation {
  invariant(frame.size === 1, "a set is evaluated for one row");
  const mark = core.arena.mark();
  const relation = conform(core, evaluateKind(core, node, frame), node, false);
  core.arena.reset(mark);
  return relation;
}

function evaluateKind(core: Core, node: SetExpression, frame: Frame): Relation {
  switch (node.kind) {
    case "named":
      return namedSet(core, node, frame);
    case "range":
      return rangeSet(core, node, frame);
    case "literal":
      return literalSet(core, node, frame);
    case "product": {
      const factors = node.factors.map((factor) => evaluateSet(core, factor, frame));
      const size = factors.reduce((total, factor) => total * factor.size, 1);
      const isDense = factors.every((factor) => factor.dense !== undefined);
      if (!isDense && size * node.columns.length > core.options.maxElements) {
        tellTooLarge(core, node, size);
        return emptyRelation(core, node);
      }
      return multiplyRelations(factors);
    }
    case "operation":
      return combineSides(core, node, frame);
    case "comprehension":
      return collectTuples(core, node, node.binders, node.condition, headOf(node), frame);
    case "gather":
      return node.operator === "union"
        ? gatherUnion(core, node, frame)
        : gatherIntersection(core, node, frame);
    case "domain-of":
      return core.environment.domain(node.declaration);
    default:
      return assertNever(node);
  }
}

/** Both sides counted in the carriers of the whole; what the right side has beyond them matters to a union only. */
function combineSides(core: Core, node: Node<"operation">, frame: Frame): Relation {
  const isUnion = node.operator === "union" || node.operator === "symdiff";
  const left = conform(core, evaluateSet(core, node.left, frame), node, node.operator === "inter");
  const right = conform(core, evaluateSet(core, node.right, frame), node, !isUnion);
  return combineRelations(node.operator, left, right);
}

function namedSet(core: Core, node: Node<"named">, frame: Frame): Relation {
  const relation = core.environment.relation(node.set);
  const width = node.arguments.length;
  if (width === 0) return relation;
  const keys = node.arguments.map((argument, k) =>
    core.positionsIn(argument, relation.bases[k] ?? "integer", frame),
  );
  const adjacency = core.lookups.indexOn(
    relation,
    keys.map((_, k) => k),
  );
  const group = new Int32Array(1);
  adjacency.groupOfAll(keys, 1, group);
  const start = group[0]! < 0 ? 0 : adjacency.starts[group[0]!]!;
  const end = group[0]! < 0 ? 0 : adjacency.starts[group[0]! + 1]!;
  const rows = pickRelation(relation, adjacency.rows.slice(start, end));
  return createRelation(rows.bases.slice(width), rows.columns().slice(width), end - start);
}

function rangeSet(core: Core, node: Node<"range">, frame: Frame): Relation {
  const range = boundsOfRange(core, node, frame);
  if (range.size > core.options.maxElements) {
    tellTooLarge(core, node, range.size);
    return emptyRelation(core, node);
  }
  return createRelation(["integer"], [fillRun(range, new Int32Array(range.size), range.size)]);
}

function literalSet(core: Core, node: Node<"literal">, frame: Frame): Relation {
  const bases = node.columns.map(core.baseOf);
  const columns = bases.map(() => new Int32Array(node.tuples.length));
  let size = 0;
  for (const tuple of node.tuples) {
    const places = tuple.map(
      (member, k) => core.positionsIn(member, bases[k] ?? "integer", frame)[0]!,
    );
    if (places.some((place, k) => place < 0 && bases[k] !== "integer")) continue;
    for (const [k, column] of columns.entries()) column[size] = places[k]!;
    size++;
  }
  return createDistinctRelation(
    bases,
    columns.map((column) => column.slice(0, size)),
    size,
  );
}

function headOf(node: Node<"comprehension">): readonly (MemberExpression | Slot)[] {
  return node.head ?? boundSlots(node.binders);
}

function boundSlots(binders: readonly BinderModel[]): readonly Slot[] {
  return binders.flatMap((binder) =>
    binder.elements.flatMap((element) => (element.kind === "bind" ? [element.slot] : [])),
  );
}

function collectTuples(
  core: Core,
  node: SetExpression,
  binders: readonly BinderModel[],
  condition: Condition | undefined,
  head: readonly (MemberExpression | Slot)[],
  frame: Frame,
): Relation {
  const bases = node.columns.map(core.baseOf);
  const collector = createCollector(bases.length, core.options.maxElements);
  const collect = (child: ChildFrame): void => {
    if (collector.isFull()) return;
    const mark = core.arena.mark();
    const columns = head.map((part, k) =>
      typeof part === "number"
        ? child.positions(part)
        : core.positionsIn(part, bases[k] ?? "integer", child),
    );
    appendValid(core, collector.append, columns, bases, child.size);
    core.arena.reset(mark);
  };
  core.expand(frame, binders, condition, collect, collector.isFull);
  if (collector.isFull()) {
    tellTooLarge(core, node, collector.size());
    return emptyRelation(core, node);
  }
  return sortOrdered(createDistinctRelation(bases, collector.columns(), collector.size()));
}

/** Appends the rows all of whose members exist; the others were reported where they arose. */
function appendValid(
  core: Core,
  append: (columns: readonly Int32Array[], count: number) => boolean,
  columns: readonly Int32Array[],
  bases: readonly ColumnBase[],
  size: number,
): void {
  let all = 0;
  for (const [k, column] of columns.entries()) {
    if (bases[k] === "integer") continue;
    for (let i = 0; i < size; i++) all |= column[i]!;
  }
  if (all >= 0) {
    append(columns, size);
    return;
  }
  const kept = columns.map(() => core.arena.integers(size));
  let count = 0;
  for (let i = 0; i < size; i++) {
    if (columns.some((column, k) => bases[k] !== "integer" && column[i]! < 0)) continue;
    for (const [k, column] of columns.entries()) kept[k]![count] = column[i]!;
    count++;
  }
  append(kept, count);
}

/** A union over an index is one more binder, over the body. */
function gatherUnion(core: Core, node: Node<"gather">, frame: Frame): Relation {
  const binders = core.plans.gatherBinders(node);
  const head = boundSlots(binders.slice(node.binders.length));
  return collectTuples(core, node, binders, node.condition, head, frame);
}

function gatherIntersection(core: Core, node: Node<"gather">, frame: Frame): Relation {
  let result: Relation | undefined;
  core.expand(frame, node.binders, node.condition, (child) => {
    for (let i = 0; i < child.size; i++) {
      const one = createChildFrame(child, Int32Array.of(i), new Map());
      const next = conform(core, evaluateSet(core, node.body, one), node, true);
      result = result === undefined ? next : combineRelations("inter", result, next);
    }
  });
  return result ?? emptyRelation(core, node);
}

function emptyRelation(core: Core, node: SetExpression): Relation {
  const bases = node.columns.map(core.baseOf);
  return createRelation(
    bases,
    bases.map(() => new Int32Array(0)),
    0,
  );
}

function tellTooLarge(core: Core, node: SetExpression, size: number): void {
  core.faults.report(
    "too-large",
    { what: "this set", size, limit: Math.floor(core.options.maxElements / node.columns.length) },
    node.span,
  );
}

/** The relation counted in the carriers that the checker gave the node; tuples outside them are left out, and reported unless silent. */
function conform(core: Core, relation: Relation, node: SetExpression, isSilent: boolean): Relation {
  const bases = node.columns.map(core.baseOf);
  if (bases.every((base, k) => base === relation.bases[k])) return relation;
  const columns = relation
    .columns()
    .map((column, k) =>
      core.lookups.translateColumn(
        column,
        relation.bases[k] ?? "integer",
        bases[k] ?? "integer",
        relation.size,
        (count) => new Int32Array(count),
      ),
    );
  const isOutside = (row: number): boolean =>
    columns.some((column, k) => bases[k] !== "integer" && column[row]! < 0);
  const { rows, count } = faultyRows(relation.size, isOutside);
  if (count === 0) return createRelation(bases, columns, relation.size);
  if (!isSilent) tellOutside(core, relation, columns, node, rows, count);
  const kept = Int32Array.from({ length: relation.size }, (_, row) => row).filter(
    (row) => !isOutside(row),
  );
  return pickRelation(createRelation(bases, columns, relation.size), kept);
}

function tellOutside(
  core: Core,
  relation: Relation,
  columns: readonly Int32Array[],
  node: SetExpression,
  rows: readonly number[],
  count: number,
): void {
  const bases = node.columns.map(core.baseOf);
  core.faults.tell("outside-set", node, core.unit, rows, count, (row) => {
    const k = columns.findIndex((column, j) => bases[j] !== "integer" && column[row]! < 0);
    const base = bases[k] ?? "integer";
    const place = itemAt(relation.columns(), k)[row]!;
    return {
      subject: String(labelOf(relation.bases[k] ?? "integer", place)),
      detail: base === "integer" ? "whole numbers" : base.name,
    };
  });
}
