/**
 * Binds a family of sets `S[i in I]`: a relation whose first columns are the family's indices. Rows of a file say which
 * index each member belongs to; a formula is evaluated for every index.
 */
import type { DomainModel, SetExpression, SetModel } from "../check/index.js";
import {
  createDistinctRelation,
  labelsAt,
  type ColumnBase,
  type Relation,
} from "../domains/index.js";
import { invariant } from "../diagnostics/index.js";
import type { BindContext } from "./bind-context.js";
import { baseOf, sortedRows } from "./bind-tuples.js";
import { codeOf } from "./coverage.js";
import { shownTuple } from "./data-reporter.js";
import { tuplesFromSource } from "./set-rows.js";

const shownLabels = 5;

/** Binds a family in the environment; false after a fault, which is reported. */
export function bindFamily(context: BindContext, set: SetModel, family: DomainModel): boolean {
  const { definition } = set;
  if (definition.kind === "expression") {
    context.environment.defineRelation(
      set.name,
      context.evaluator.setOf(graphOf(set, family, definition.value)),
    );
    return true;
  }
  invariant(definition.kind === "source", "a family is a formula or comes from a file");
  const indices = context.evaluator.domain(family);
  const bases: readonly ColumnBase[] = [
    ...indices.bases,
    ...set.columns.map((carrier) => baseOf(context, carrier)),
  ];
  const rows = tuplesFromSource(context, set, definition.source, bases);
  if (rows === undefined) return false;
  const size = rows.columns[0]?.length ?? 0;
  const order = sortedRows(rows.columns, size);
  const columns = rows.columns.map((column) => order.map((row) => column[row]!));
  const relation = createDistinctRelation(bases, columns, size);
  context.environment.defineRelation(set.name, relation);
  const hasRows = indicesWithRows(indices, relation);
  const codes = hasRows.map((has) =>
    codeOf(has === 1 ? "given" : set.isEmptyByDefault ? "default" : "missing"),
  );
  context.coverage?.push({ name: set.name, domain: indices, codes });
  return set.isEmptyByDefault || expectAllIndices(context, set, indices, hasRows);
}

/** 1 for each index of a family that has rows. */
function indicesWithRows(indices: Relation, relation: Relation): Uint8Array {
  const width = indices.bases.length;
  const found = new Int32Array(relation.size);
  indices.findAll(relation.columns().slice(0, width), relation.size, found);
  const hasRows = new Uint8Array(indices.size);
  for (const position of found) if (position >= 0) hasRows[position] = 1;
  return hasRows;
}

function expectAllIndices(
  context: BindContext,
  set: SetModel,
  indices: Relation,
  hasRows: Uint8Array,
): boolean {
  const missing: string[] = [];
  let count = 0;
  for (let position = 0; position < indices.size; position++) {
    if (hasRows[position] === 1) continue;
    if (count++ < shownLabels) missing.push(shownTuple(labelsAt(indices, position)));
  }
  if (count === 0) return true;
  const { definition } = set;
  const span = definition.kind === "source" ? definition.source.file.span : set.nameSpan;
  context.reporter.report("family-without-rows", { name: set.name, labels: missing, count }, span, {
    related: [{ span: set.nameSpan, text: "the family is declared here" }],
  });
  return false;
}

/** Slots that no expression of a declaration has; the checker counts from zero. */
const firstFreeSlot = 1_000_000;

/** The pairs of an index and a member of its set, as one set: { (i, m) | i in I, m in S(i) }. */
function graphOf(set: SetModel, family: DomainModel, value: SetExpression): SetExpression {
  const elements = value.columns.map((carrier, k) => ({
    kind: "bind" as const,
    slot: firstFreeSlot + k,
    name: set.columnNames[k] ?? set.name,
    carrier,
  }));
  const indices = family.columns.map((column) => column.carrier);
  return {
    kind: "comprehension",
    head: undefined,
    binders: [...family.binders, { elements, set: value, span: value.span }],
    condition: family.condition,
    columns: [...indices, ...set.columns],
    span: value.span,
  };
}
