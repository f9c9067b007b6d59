/**
 * Binds one declared set: from its list, its formula, or a file; then checks `within`, emptiness and repeats.
 * Whole numbers are ordered by value, other members as they are listed; tuples by their factors unless `ordered`.
 */
import type { Carrier, SetExpression, SetModel } from "../check/index.js";
import { assertNever, findNearNames, invariant } from "../diagnostics/index.js";
import {
  createDistinctRelation,
  createIndexSet,
  labelOf,
  labelsAt,
  withCycle,
  type ColumnBase,
  type IndexSet,
  type Member,
  type Relation,
} from "../domains/index.js";
import type { Span } from "../text/index.js";
import type { BindContext } from "./bind-context.js";
import { shownTuple } from "./data-reporter.js";
import { labelPosition, memberTexts } from "./label-positions.js";
import { hasOption } from "./select-rows.js";
import { membersFromSource, tuplesFromSource, type SetMembers } from "./set-rows.js";
import { bindFamily } from "./bind-family.js";

/** Binds a set in the environment; false after a fault, which is reported. */
export function bindSet(context: BindContext, set: SetModel): boolean {
  if (set.family !== undefined) return bindFamily(context, set, set.family);
  const own = set.columns.length === 1 && isOwnCarrier(set);
  return own ? bindMembers(context, set) : bindTuples(context, set);
}

function isOwnCarrier(set: SetModel): boolean {
  const [carrier] = set.columns;
  return carrier?.kind === "set" && carrier.set === set.name;
}

// ---- Sets of width one -----------------------------------------------------------------------

function bindMembers(context: BindContext, set: SetModel): boolean {
  const read = readMembers(context, set);
  if (read === undefined) return false;
  const within = checkWithin(context, set, read);
  const members = inOrder(context, within.members, set);
  if (members.length === 0 && !isAllowedEmpty(set)) {
    // A fault that left nothing over is the one to be mended.
    if (within.isClean) context.reporter.report("empty-set", { name: set.name }, spanOfSource(set));
    return false;
  }
  const isOrdered =
    set.isOrdered || typeof members[0] === "number" || parentOf(context, set)?.isOrdered === true;
  const bound = createIndexSet(set.name, members, { isOrdered });
  const isWhole = set.cyclic !== undefined && set.cyclic.by === undefined;
  const indexSet = isWhole ? withCycle(bound) : bound;
  context.environment.defineSet(set.name, indexSet);
  return within.isClean;
}

function readMembers(context: BindContext, set: SetModel): SetMembers | undefined {
  const { definition } = set;
  switch (definition.kind) {
    case "members":
      return listedMembers(context, set, definition.values);
    case "expression":
      return computedMembers(context, definition.value);
    case "source":
      return membersFromSource(context, set, definition.source);
    default:
      return assertNever(definition);
  }
}

function listedMembers(
  context: BindContext,
  set: SetModel,
  values: readonly { readonly value: Member; readonly span: Span }[],
): SetMembers {
  const spans = new Map<Member, Span>();
  for (const { value, span } of values) {
    const first = spans.get(value);
    if (first === undefined) spans.set(value, span);
    else
      context.reporter.report("duplicate-member", { name: set.name, member: String(value) }, span, {
        related: [{ span: first, text: "the first of them" }],
      });
  }
  return { members: [...spans.keys()], spanOf: (member) => spans.get(member) };
}

function computedMembers(context: BindContext, value: SetExpression): SetMembers {
  const relation = context.evaluator.setOf(value);
  const base = relation.bases[0];
  const column = relation.columns()[0];
  invariant(base !== undefined && column !== undefined, "a set of width one has one column");
  const members = Array.from(column, (position) => labelOf(base, position));
  return { members, spanOf: () => value.span };
}

/** Leaves out, and unless the source says `subset` reports, members that are not in the set this one is within. */
function checkWithin(
  context: BindContext,
  set: SetModel,
  read: SetMembers,
): { readonly members: readonly Member[]; readonly isClean: boolean } {
  if (set.within === undefined) return { members: read.members, isClean: true };
  const outer = context.evaluator.setOf(set.within);
  const base = outer.bases[0];
  if (base === undefined) return { members: read.members, isClean: true };
  const isInside = (member: Member): boolean =>
    outer.find([
      typeof member === "number" && base === "integer" ? member : placeOf(member, base),
    ]) >= 0;
  const inside = read.members.filter(isInside);
  const outside = read.members.filter((member) => !isInside(member));
  const { definition } = set;
  if (definition.kind === "source" && hasOption(definition.source, "subset")) {
    if (outside.length > 0)
      context.skipped.push({
        declaration: set.name,
        source: titleOf(set),
        rows: outside.length,
        labels: outside.slice(0, 5).map(String),
      });
    return { members: inside, isClean: true };
  }
  const near = memberTexts(base);
  const shownCount = 3;
  for (const [i, member] of outside.slice(0, shownCount).entries()) {
    const parameters = {
      name: set.name,
      labels: shownTuple([member]),
      within: nameOf(set.within),
      near: findNearNames(String(member), near),
      more: i === shownCount - 1 ? outside.length - shownCount : 0,
    };
    context.reporter.report("not-within", parameters, read.spanOf(member) ?? set.nameSpan, {
      related: [{ span: set.within.span, text: "must be in this set" }],
    });
  }
  return { members: inside, isClean: outside.length === 0 };
}

function placeOf(member: Member, base: ColumnBase): number {
  if (base === "integer") return labelPosition(String(member), base);
  return base.positionOf(member);
}

/** Numbers by value; members of an ordered set in its order; others as they are listed. */
function inOrder(
  context: BindContext,
  members: readonly Member[],
  set: SetModel,
): readonly Member[] {
  const numbers = members.filter((member) => typeof member === "number");
  if (numbers.length === members.length) return numbers.toSorted((a, b) => a - b);
  const parent = parentOf(context, set);
  if (parent?.isOrdered !== true) return members;
  return members.toSorted((a, b) => parent.positionOf(a) - parent.positionOf(b));
}

/** The set that this one is within, or is computed from, where its members count in one. */
function parentOf(context: BindContext, set: SetModel): IndexSet | undefined {
  const { definition } = set;
  const outer = set.within ?? (definition.kind === "expression" ? definition.value : undefined);
  const [carrier] = outer?.columns ?? [];
  if (carrier?.kind !== "set" || carrier.set === set.name) return undefined;
  return context.environment.set(carrier.set);
}

// ---- Sets of tuples ---------------------------------------------------------------------------

function bindTuples(context: BindContext, set: SetModel): boolean {
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
    within: nameOf(set.within),
    near: [],
    more: outside.length - 1,
  };
  context.reporter.report("not-within", parameters, spanOf(first), {
    related: [{ span: set.within.span, text: "must be in this set" }],
  });
  return false;
}

// ---- Shared ---------------------------------------------------------------------------------------

/** A set that is computed, or written `{}`, may be empty; one from data may not. */
function isAllowedEmpty(set: SetModel): boolean {
  return set.definition.kind !== "source" || set.isEmptyByDefault;
}

function nameOf(set: SetExpression): string {
  return set.kind === "named" ? `\`${set.set}\`` : "the set it must be within";
}

function spanOfSource(set: SetModel): Span {
  return set.definition.kind === "source" ? set.definition.source.file.span : set.nameSpan;
}

function titleOf(set: SetModel): string {
  if (set.definition.kind !== "source") return set.name;
  const { file } = set.definition.source;
  return file.kind === "path" ? file.path : `table ${file.table}`;
}
