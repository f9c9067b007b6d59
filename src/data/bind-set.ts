/**
 * Binds one declared set: from its list, its formula, or a file; then checks `within` and emptiness.
 * Whole numbers are ordered by value, members of an ordered set in its order, others as they are listed.
 */
import type { SetExpression, SetModel } from "../check/index.js";
import { assertNever, findNearNames } from "../diagnostics/index.js";
import {
  createIndexSet,
  createRangeSet,
  withCycle,
  type IndexSet,
  type Member,
} from "../domains/index.js";
import type { Span } from "../text/index.js";
import type { BindContext } from "./bind-context.js";
import { shownTuple } from "./data-reporter.js";
import { memberTexts } from "./label-positions.js";
import { hasOption } from "./select-rows.js";
import { membersFromSource, type SetMembers } from "./set-rows.js";
import { bindFamily } from "./bind-family.js";
import { bindTuples } from "./bind-tuples.js";
import { isAllowedEmpty, placeOf, setName, spanOfSource, titleOfSource } from "./set-facts.js";
import { labelsOfSet } from "./set-labels.js";

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

function bindMembers(context: BindContext, set: SetModel): boolean {
  const counted = countedSet(context, set);
  if (counted !== undefined) {
    context.environment.defineSet(set.name, isWholeCycle(set) ? withCycle(counted) : counted);
    return true;
  }
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
  const indexSet = isWholeCycle(set) ? withCycle(bound) : bound;
  context.environment.defineSet(set.name, indexSet);
  return within.isClean;
}

/** A range of whole numbers as it stands: none of its members is ever written out. */
function countedSet(context: BindContext, set: SetModel): IndexSet | undefined {
  const { definition, within, name } = set;
  if (definition.kind !== "expression" || within !== undefined) return undefined;
  const range = context.evaluator.rangeOf(definition.value);
  if (range === undefined || range.size < 2) return undefined;
  return createRangeSet(name, range.first, range.step, range.size);
}

function isWholeCycle(set: SetModel): boolean {
  return set.cyclic !== undefined && set.cyclic.by === undefined;
}

function readMembers(context: BindContext, set: SetModel): SetMembers | undefined {
  const { definition } = set;
  switch (definition.kind) {
    case "members":
      return listedMembers(definition.values);
    case "expression":
      return computedMembers(context, set, definition.value);
    case "source":
      return membersFromSource(context, set, definition.source);
    default:
      return assertNever(definition);
  }
}

function listedMembers(
  values: readonly { readonly value: Member; readonly span: Span }[],
): SetMembers {
  const spans = new Map<Member, Span>();
  for (const { value, span } of values) if (!spans.has(value)) spans.set(value, span);
  return { members: [...spans.keys()], spanOf: (member) => spans.get(member) };
}

function computedMembers(context: BindContext, set: SetModel, value: SetExpression): SetMembers {
  const members = labelsOfSet(context, set.name, value);
  return { members: [...new Set(members)], spanOf: () => value.span };
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
        source: titleOfSource(set),
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
      within: setName(set.within),
      near: findNearNames(String(member), near),
      more: i === shownCount - 1 ? outside.length - shownCount : 0,
    };
    context.reporter.report("not-within", parameters, read.spanOf(member) ?? set.nameSpan, {
      related: [{ span: set.within.span, text: "must be in this set" }],
    });
  }
  return { members: inside, isClean: outside.length === 0 };
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
