/**
 * Binds a set of tuples, from its formula or a file; tuples of a file are ordered by their factors.
 */
import type { Carrier, SetModel } from "../check/index.js";
import { invariant } from "../diagnostics/index.js";
import {
  createDistinctRelation,
  labelsAt,
  type ColumnBase,
  type Relation,
} from "../domains/index.js";
import type { Span } from "../text/index.js";
import type { BindContext } from "./bind-context.js";
import { shownTuple } from "./data-reporter.js";
import { isAllowedEmpty, placeOf, setName, spanOfSource } from "./set-facts.js";
import { tuplesFromSource } from "./set-rows.js";

/** Binds a set of tuples in the environment; false after a fault, which is reported. */
export function bindTuples(context: BindContext, set: SetModel): boolean {
  const read = readTuples(context, set);
  if (read === undefined) return false;
  const isClean = checkTuplesWithin(context, set, read.relation, read.spanOf);
  if (isClean && read.relation.size === 0 && !isAllowedEmpty(set)) {
    context.reporter.report("empty-set", { name: set.name }, spanOfSource(set));
    return false;
  }
  context.environment.defineRelation(set.name, read.relation);
  return isClean;
}

interface ReadTuples {
  readonly relation: Relation;
  readonly spanOf: (position: number) => Span;
}

function readTuples(context: BindContext, set: SetModel): ReadTuples | undefined {
  const { definition } = set;
  if (definition.kind === "expression") {
    const relation = context.evaluator.setOf(definition.value);
    return { relation, spanOf: () => definition.value.span };
  }
  invariant(definition.kind === "source", "a list of plain members has width one");
  const bases = set.columns.map((carrier) => baseOf(context, carrier));
  const rows = tuplesFromSource(context, set, definition.source, bases);
  if (rows === undefined) return undefined;
  const size = rows.columns[0]?.length ?? 0;
  const order = sortedRows(rows.columns, size);
  const columns = rows.columns.map((column) => order.map((row) => column[row]!));
  const relation = createDistinctRelation(bases, columns, size);
  return {
    relation,
    spanOf: (position) => {
      const tuple = relation.columns().map((column) => column[position]!);
      const row = firstRowOf(rows.columns, size, tuple);
      return row === undefined ? set.nameSpan : rows.spanOf(row);
    },
  };
}

/** What a column of this carrier counts in. */
export function baseOf(context: BindContext, carrier: Carrier): ColumnBase {
  return carrier.kind === "integer" ? "integer" : context.environment.set(carrier.set);
}

/** Row numbers in the order of the tuples, first column first. */
export function sortedRows(columns: readonly Int32Array[], size: number): Int32Array {
  return Int32Array.from({ length: size }, (_, row) => row).sort((a, b) => {
    for (const column of columns) if (column[a] !== column[b]) return column[a]! - column[b]!;
    return a - b;
  });
}

function firstRowOf(
  columns: readonly Int32Array[],
  size: number,
  tuple: readonly number[],
): number | undefined {
  for (let row = 0; row < size; row++)
    if (columns.every((column, k) => column[row] === tuple[k])) return row;
  return undefined;
}

function checkTuplesWithin(
  context: BindContext,
  set: SetModel,
  relation: Relation,
  spanOf: (position: number) => Span,
): boolean {
  if (set.within === undefined) return true;
  const outer = context.evaluator.setOf(set.within);
  const outside: number[] = [];
  for (let position = 0; position < relation.size; position++) {
    const labels = labelsAt(relation, position);
    const places = outer.bases.map((base, k) => placeOf(labels[k] ?? "", base));
    if (outer.find(places) < 0) outside.push(position);
  }
  const [first] = outside;
  if (first === undefined) return true;
  const parameters = {
    name: set.name,
    labels: shownTuple(labelsAt(relation, first)),
    within: setName(set.within),
    near: [],
    more: outside.length - 1,
  };
  context.reporter.report("not-within", parameters, spanOf(first), {
    related: [{ span: set.within.span, text: "must be in this set" }],
  });
  return false;
}
