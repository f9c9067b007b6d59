/**
 * Binders: `r in REGION`, `(i, _, "x") in LINK`, or a bare set in a declaration's bracket. New names bind, names already
 * bound match (in tuple patterns), `_` skips, values are constants. Indices never shadow.
 */
import { assertNever } from "../diagnostics/index.js";
import type { Binder, Name, Pattern } from "../syntax/index.js";
import type { Span } from "../text/index.js";
import { unknownCarrier } from "./carriers.js";
import { checkMember, fitMember } from "./check-member.js";
import { checkCondition } from "./check-condition.js";
import { checkSet, columnNamesOf } from "./check-set.js";
import type {
  BinderElement,
  BinderModel,
  Carrier,
  Condition,
  MemberExpression,
  SetExpression,
} from "./checked-model.js";
import { inData, type Binding, type Context } from "./context.js";
import { withCondition } from "./guards.js";
import { describeKind } from "./names.js";

/** A checked binder, the context in which its names mean something, and conditions it brings along. */
export interface CheckedBinder {
  readonly model: BinderModel | undefined;
  readonly context: Context;
  readonly conditions: readonly Condition[];
}

/** Checks one binder. After an error its names are bound all the same, to nothing known. */
export function checkBinder(binder: Binder, context: Context): CheckedBinder {
  if (binder.set.kind === "comprehension" && binder.set.head === undefined) {
    const [inner, ...more] = binder.set.binders;
    if (inner !== undefined && more.length === 0) {
      return checkFilter(binder, inner, binder.set.condition, context);
    }
  }
  const set = checkSet(binder.set, inData(context, "a set"));
  if (set === undefined) return bindNothing(binder, context);
  const names = columnNamesOf(set, context);
  const columns = set.columns.map((carrier, i) => ({ carrier, name: names[i] ?? "index" }));
  if (binder.pattern === undefined) {
    const elements = columns.map((column) => bind(column.name, column.carrier, context));
    return finish({ elements, set, span: binder.span }, new Map(), context);
  }
  const groups = groupsOf(set);
  const bound = new Map<string, Binding>();
  const elements = checkPattern(binder.pattern, columns, groups, set, bound, context, true);
  if (elements === undefined) return bindNothing(binder, context);
  return finish({ elements, set, span: binder.span }, bound, context);
}

interface Column {
  readonly carrier: Carrier;
  readonly name: string;
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

function bind(name: string, carrier: Carrier, context: Context): BinderElement & { kind: "bind" } {
  return { kind: "bind", slot: context.owner.nextSlot(), name, carrier };
}

/** Elements for these columns; undefined after an error. */
function checkPattern(
  pattern: Pattern,
  columns: readonly Column[],
  groups: readonly number[],
  set: SetExpression,
  bound: Map<string, Binding>,
  context: Context,
  isOutermost: boolean,
): readonly BinderElement[] | undefined {
  switch (pattern.kind) {
    case "pattern-skip":
      return columns.map(() => ({ kind: "skip" }));
    case "pattern-name":
      return checkPatternName(pattern.name, columns, set, bound, context, isOutermost);
    case "pattern-value": {
      const [column] = columns;
      if (column === undefined || columns.length !== 1) {
        reportWidth(1, columns, pattern.span, context);
        return undefined;
      }
      const inner = {
        ...inData(context, "a pattern"),
        names: new Map([...context.names, ...bound]),
      };
      const want = { carrier: column.carrier, by: "the pattern", span: undefined };
      const member = checkMember(pattern.value, want, inner);
      return member === undefined ? undefined : [{ kind: "match", member }];
    }
    case "pattern-tuple": {
      const count = pattern.elements.length;
      const widths = count === columns.length ? columns.map(() => 1) : groups;
      if (count !== widths.length) {
        reportWidth(count, columns, pattern.span, context);
        return undefined;
      }
      const result: BinderElement[] = [];
      let at = 0;
      let isBroken = false;
      pattern.elements.forEach((element, i) => {
        const width = widths[i] ?? 1;
        const own = columns.slice(at, at + width);
        at += width;
        const elements = checkPattern(
          element,
          own,
          own.map(() => 1),
          set,
          bound,
          context,
          false,
        );
        if (elements === undefined) isBroken = true;
        else result.push(...elements);
      });
      return isBroken ? undefined : result;
    }
    default:
      return assertNever(pattern);
  }
}

function checkPatternName(
  name: Name,
  columns: readonly Column[],
  set: SetExpression,
  bound: Map<string, Binding>,
  context: Context,
  isOutermost: boolean,
): readonly BinderElement[] | undefined {
  const known = bound.get(name.text) ?? context.names.get(name.text);
  if (known !== undefined) {
    if (!isOutermost && known.kind === "index") return matchBound(known, name, columns, context);
    context.owner.report(
      "shadowed-index",
      { name: name.text, kind: "an index in scope" },
      name.span,
      {
        related: [{ span: known.span, text: `\`${name.text}\` is bound here` }],
      },
    );
    return undefined;
  }
  const declared = context.scope.find(name.text);
  if (declared !== undefined && canBeMeant(declared.declaration.kind)) {
    const kind = describeKind(declared);
    context.owner.report("shadowed-index", { name: name.text, kind }, name.span, {
      related: [
        { span: declared.declaration.name.span, text: `\`${name.text}\` is declared here` },
      ],
    });
  } else if (!isOutermost && columns.length === 1) {
    const [column] = columns;
    const members =
      column === undefined ? undefined : context.state.carrier(column.carrier)?.members;
    if (members?.has(name.text) === true && column?.carrier.kind === "set") {
      context.owner.report(
        "ambiguous-name",
        { name: name.text, kind: "a new index", set: column.carrier.set },
        name.span,
      );
    }
  }
  const elements = columns.map((column) =>
    bind(columns.length === 1 ? name.text : column.name, column.carrier, context),
  );
  const members = elements.map(({ slot, carrier }): MemberExpression => {
    return { kind: "slot", slot, carrier, span: name.span };
  });
  bound.set(name.text, { kind: "index", members, set, span: name.span });
  return elements;
}

function matchBound(
  known: Extract<Binding, { kind: "index" }>,
  name: Name,
  columns: readonly Column[],
  context: Context,
): readonly BinderElement[] | undefined {
  if (known.members.length !== columns.length) {
    reportWidth(known.members.length, columns, name.span, context);
    return undefined;
  }
  const elements = columns.map((column, i): BinderElement | undefined => {
    const want = { carrier: column.carrier, by: "the pattern", span: undefined };
    const member = known.members[i];
    const fitted = member && fitMember({ ...member, span: name.span }, want, context);
    return fitted && { kind: "match", member: fitted };
  });
  return elements.every((element) => element !== undefined) ? elements : undefined;
}

/** Only what can stand in a formula can be confused with an index. */
function canBeMeant(kind: string): boolean {
  return !["constraint", "check", "report", "table", "function"].includes(kind);
}

function groupsOf(set: SetExpression): readonly number[] {
  if (set.kind !== "product") return set.columns.map(() => 1);
  return set.factors.map((factor) => factor.columns.length);
}

function reportWidth(
  found: number,
  columns: readonly Column[],
  span: Span,
  context: Context,
): void {
  const names = columns.map((column) => column.name);
  context.owner.report(
    "wrong-width",
    { by: "the set", found, wanted: columns.length, columns: names },
    span,
  );
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
