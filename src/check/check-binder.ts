/**
 * Binders: `r in REGION`, `(i, _, "x") in LINK`, or a bare set in a declaration's bracket. New names bind, names already
 * bound match (in tuple patterns), `_` skips, values are constants. Indices never shadow.
 */
import type { Binder, Expression, Pattern } from "../syntax/index.js";
import { unknownCarrier } from "./carriers.js";
import { checkCondition } from "./check-condition.js";
import { bindColumn, checkPattern, groupsOf } from "./check-pattern.js";
import { checkSet, columnNamesOf } from "./check-set.js";
import type { BinderElement, BinderModel, Condition, MemberExpression } from "./checked-model.js";
import { inData, type Binding, type Context } from "./context.js";
import { withCondition } from "./guards.js";

/** A checked binder, the context in which its names mean something, and conditions it brings along. */
export interface CheckedBinder {
  readonly model: BinderModel | undefined;
  readonly context: Context;
  readonly conditions: readonly Condition[];
}

/** Checks one binder. After an error its names are bound all the same, to nothing known. */
export function checkBinder(binder: Binder, context: Context): CheckedBinder {
  const checked = checkAnyBinder(binder, context);
  if (isWhole(binder.set)) return checked;
  for (const element of checked.model?.elements ?? []) {
    if (element.kind === "bind") context.owner.unnamed.add(element.slot);
  }
  return checked;
}

/** True for a set with a name, a product of such, and a filter that lets everything pass. */
function isWhole(set: Expression): boolean {
  if (set.kind === "name" || set.kind === "subscript" || set.kind === "missing") return true;
  if (set.kind === "binary") return isWhole(set.left) && isWhole(set.right);
  if (set.kind !== "comprehension" || set.head !== undefined) return false;
  return set.condition === undefined && set.binders.every((binder) => isWhole(binder.set));
}

function checkAnyBinder(binder: Binder, context: Context): CheckedBinder {
  if (binder.set.kind === "comprehension" && binder.set.head === undefined) {
    const [inner, ...more] = binder.set.binders;
    if (inner !== undefined && more.length === 0 && !skipsColumns(inner.pattern)) {
      return checkFilter(binder, inner, binder.set.condition, context);
    }
  }
  const set = checkSet(binder.set, inData(context, "a set"));
  if (set === undefined) return bindNothing(binder, context);
  const names = columnNamesOf(set, context);
  const columns = set.columns.map((carrier, i) => ({ carrier, name: names[i] ?? "index" }));
  if (binder.pattern === undefined) {
    const elements = columns.map((column) => bindColumn(column.name, column.carrier, context));
    return finish({ elements, set, span: binder.span }, new Map(), context);
  }
  const groups = groupsOf(set);
  const bound = new Map<string, Binding>();
  const elements = checkPattern(binder.pattern, columns, groups, set, bound, context, true);
  if (elements === undefined) return bindNothing(binder, context);
  return finish({ elements, set, span: binder.span }, bound, context);
}

/** A skipped column makes tuples repeat, which a set does not: it is projected first, then walked. */
function skipsColumns(pattern: Pattern | undefined): boolean {
  if (pattern?.kind === "pattern-tuple") return pattern.elements.some(skipsColumns);
  return pattern?.kind === "pattern-skip";
}

/** `r in { s in REGION where … }` walks REGION and tests the condition; the outer names stand for the inner columns. */
function checkFilter(
  binder: Binder,
  inner: Binder,
  condition: Binder["set"] | undefined,
  context: Context,
): CheckedBinder {
  const checked = checkBinder(inner, context);
  if (checked.model === undefined) return bindNothing(binder, context);
  const conditions = [...checked.conditions];
  if (condition !== undefined) {
    conditions.push(checkCondition(condition, inWhere(checked.context)));
  }
  if (binder.pattern === undefined) return { ...checked, conditions };
  const bound = new Map<string, Binding>();
  const elements: BinderElement[] = [...checked.model.elements];
  const open = elements.flatMap((element) => (element.kind === "bind" ? [element] : []));
  const columns = open.map(({ carrier, name }) => ({ carrier, name }));
  const { set } = checked.model;
  const outer = checkPattern(
    binder.pattern,
    columns,
    columns.map(() => 1),
    set,
    bound,
    context,
    true,
  );
  if (outer === undefined) return bindNothing(binder, context);
  const members = new Map<number, MemberExpression>();
  outer.forEach((element, i) => {
    const column = open[i];
    if (column === undefined) return;
    const own: MemberExpression = {
      kind: "slot",
      slot: column.slot,
      carrier: column.carrier,
      span: binder.span,
    };
    if (element.kind === "bind") {
      members.set(element.slot, own);
      elements[elements.indexOf(column)] = { ...column, name: element.name };
    } else if (element.kind === "match") {
      conditions.push({
        kind: "compare-members",
        operator: "==",
        left: own,
        right: element.member,
        span: element.member.span,
      });
    }
  });
  const names = new Map(context.names);
  for (const [name, binding] of bound) names.set(name, rebase(binding, members));
  const model = { ...checked.model, elements };
  return { model, conditions, context: enclose(model, { ...context, names }) };
}

function rebase(binding: Binding, members: ReadonlyMap<number, MemberExpression>): Binding {
  if (binding.kind === "local") return binding;
  const own = binding.members.map((member) =>
    member.kind === "slot" ? (members.get(member.slot) ?? member) : member,
  );
  return { ...binding, members: own };
}

function finish(
  model: BinderModel,
  bound: ReadonlyMap<string, Binding>,
  context: Context,
): CheckedBinder {
  const names = new Map([...context.names, ...bound]);
  return { model, context: enclose(model, { ...context, names }), conditions: [] };
}

function enclose(model: BinderModel, context: Context): Context {
  const { binders, conditions } = context.enclosing;
  return { ...context, enclosing: { binders: [...binders, model], conditions } };
}

/** Binds the names of a pattern to an unknown member, so that their uses are not reported as well. */
function bindNothing(binder: Binder, context: Context): CheckedBinder {
  const names = new Map(context.names);
  const walk = (pattern: Pattern): void => {
    if (pattern.kind === "pattern-tuple") pattern.elements.forEach(walk);
    if (pattern.kind !== "pattern-name" || names.has(pattern.name.text)) return;
    const { span, text } = pattern.name;
    const member: MemberExpression = {
      kind: "slot",
      slot: context.owner.nextSlot(),
      carrier: unknownCarrier,
      span,
    };
    names.set(text, { kind: "index", members: [member], set: undefined, span });
  };
  if (binder.pattern !== undefined) walk(binder.pattern);
  return { model: undefined, context: { ...context, names }, conditions: [] };
}

/** Checks binders in order, then the condition over all of them. */
export function checkBinders(
  binders: readonly Binder[],
  condition: Binder["set"] | undefined,
  context: Context,
): {
  readonly binders: readonly BinderModel[];
  readonly condition: Condition | undefined;
  readonly context: Context;
  /** False when some set could not be checked. */
  readonly isWhole: boolean;
} {
  const models: BinderModel[] = [];
  const conditions: Condition[] = [];
  let inner = context;
  for (const binder of binders) {
    const checked = checkBinder(binder, inner);
    inner = checked.context;
    if (checked.model !== undefined) models.push(checked.model);
    conditions.push(...checked.conditions);
    for (const own of checked.conditions) inner = withCondition(inner, own);
  }
  if (condition !== undefined) {
    const own = checkCondition(condition, inWhere(inner));
    conditions.push(own);
    inner = withCondition(inner, own);
  }
  const enclosing = {
    binders: inner.enclosing.binders,
    conditions: [...inner.enclosing.conditions, ...conditions],
  };
  return {
    binders: models,
    condition: joinConditions(conditions),
    context: { ...inner, enclosing },
    isWhole: models.length === binders.length,
  };
}

/** Reports may ask for results in a `where` too. */
function inWhere(context: Context): Context {
  if (context.place.kind === "report") return context;
  return { ...context, place: { kind: "condition", what: "a `where`" } };
}

/** All of the conditions as one; undefined when there are none. */
export function joinConditions(conditions: readonly Condition[]): Condition | undefined {
  const [first, ...more] = conditions;
  if (first === undefined || more.length === 0) return first;
  return { kind: "and", operands: conditions, span: first.span };
}
