/**
 * The value of a total: for each cost and term that flows into it, the sum over the tuples of that contribution whose target
 * is the total's own index. A target index that is a column of the contribution is joined, anything else is a condition.
 *
 * T[y] = Σ over contributions c, Σ over tuples t of c with target(t) = y, of c[t]
 */
import type { ResolvedDeclaration } from "../resolve/index.js";
import type { ContributionDeclaration } from "../syntax/index.js";
import { conversionFactor, dimensionless, isSameDimension, type Unit } from "../units/index.js";
import { joinConditions } from "./check-binder.js";
import { joinDegrees } from "./check-number.js";
import { checkSubscript } from "./check-subscript.js";
import type {
  BinderElement,
  Condition,
  IndexColumn,
  MemberExpression,
  NumberExpression,
  Slot,
} from "./checked-model.js";
import { createOwner, type Binding, type Context } from "./context.js";
import type { IndexedHeader } from "./model-state.js";
import { scaleExpression } from "./quantity.js";

/** The sum of everything that flows into a total; 0 when nothing does. */
export function sumContributions(
  header: IndexedHeader,
  context: Context,
): { readonly expression: NumberExpression; readonly unit: Unit | undefined } {
  const span = header.resolved.declaration.name.span;
  let unit = header.unit;
  let sum: NumberExpression | undefined;
  for (const resolved of context.state.contributions(header.resolved.name)) {
    const body = context.state.body(resolved);
    const own = context.state.header(resolved);
    const { declaration } = resolved;
    if (body === undefined || own === undefined) continue;
    if (declaration.kind !== "cost" && declaration.kind !== "term") continue;
    unit ??= body.unit;
    const term = sumOne(header, own, resolved, declaration, body.degree, context);
    if (term === undefined) continue;
    const scaled = scaleTerm(term, body.unit, unit);
    sum =
      sum === undefined
        ? scaled
        : {
            kind: "arithmetic",
            operator: "+",
            left: sum,
            right: scaled,
            degree: joinDegrees(sum.degree, scaled.degree),
            span,
          };
  }
  return {
    expression: sum ?? { kind: "constant", value: 0, degree: 0, span },
    unit: unit ?? dimensionless,
  };
}

/** The term in the total's unit; a wrong dimension is reported with the contribution. */
function scaleTerm(
  term: NumberExpression,
  from: Unit | undefined,
  to: Unit | undefined,
): NumberExpression {
  if (from === undefined || to === undefined || !isSameDimension(from, to)) return term;
  return scaleExpression(term, conversionFactor(from, to));
}

function sumOne(
  total: IndexedHeader,
  contribution: IndexedHeader,
  resolved: ResolvedDeclaration,
  declaration: ContributionDeclaration,
  degree: 0 | 1,
  context: Context,
): NumberExpression | undefined {
  const { into } = declaration;
  if (into === undefined) return undefined;
  const { span } = into;
  const own = contribution.domain.columns;
  const slots = new Map<Slot, Slot>(own.map((column) => [column.slot, context.owner.nextSlot()]));
  const targets = readTargets(total, contribution, slots, declaration, context);
  if (targets === undefined) return undefined;
  const joined = new Map<Slot, IndexColumn>();
  const conditions: Condition[] = [];
  total.domain.columns.forEach((column, i) => {
    const target = targets[i];
    if (target === undefined) return;
    if (target.kind === "slot" && !joined.has(target.slot)) {
      joined.set(target.slot, column);
      return;
    }
    const left: MemberExpression = {
      kind: "slot",
      slot: column.slot,
      carrier: column.carrier,
      span,
    };
    conditions.push({ kind: "compare-members", operator: "==", left, right: target, span });
  });
  const elements: BinderElement[] = [];
  const members: MemberExpression[] = [];
  for (const column of own) {
    const slot = slots.get(column.slot) ?? column.slot;
    const match = joined.get(slot);
    if (match === undefined) {
      elements.push({ kind: "bind", slot, name: column.name, carrier: column.carrier });
      members.push({ kind: "slot", slot, carrier: column.carrier, span });
    } else {
      const member: MemberExpression = {
        kind: "slot",
        slot: match.slot,
        carrier: match.carrier,
        span,
      };
      elements.push({ kind: "match", member });
      members.push(member);
    }
  }
  // A joined column has no slot of its own: conditions read the total's index in its place.
  const settled = conditions.map((condition) => replaceJoined(condition, joined));
  const body: NumberExpression = {
    kind: "define",
    define: resolved.name,
    arguments: members,
    degree,
    span,
  };
  const columns = own.map((column) => column.carrier);
  const set = { kind: "domain-of", declaration: resolved.name, columns, span } as const;
  return {
    kind: "reduce",
    operator: "sum",
    binders: [{ elements, set, span }],
    condition: joinConditions(settled),
    body,
    degree,
    span,
  };
}

/** The target's members in terms of the total's frame. Mistakes in them are reported with the contribution. */
function readTargets(
  total: IndexedHeader,
  contribution: IndexedHeader,
  slots: ReadonlyMap<Slot, Slot>,
  declaration: ContributionDeclaration,
  context: Context,
): readonly MemberExpression[] | undefined {
  const { into } = declaration;
  if (into === undefined) return undefined;
  const names = new Map<string, Binding>();
  for (const [name, binding] of contribution.context.names) {
    names.set(name, binding.kind === "local" ? binding : moveSlots(binding, slots));
  }
  const inner: Context = {
    ...contribution.context,
    owner: createOwner(context.owner.name, context.owner),
    names,
  };
  const target = {
    name: total.resolved.name,
    nameSpan: total.resolved.declaration.name.span,
    columns: total.domain.columns,
    isFaulty: total.context.owner.diagnostics.length > 0,
  };
  return checkSubscript(target, into.arguments, into.span, inner);
}

function moveSlots(
  binding: Extract<Binding, { kind: "index" }>,
  slots: ReadonlyMap<Slot, Slot>,
): Binding {
  const members = binding.members.map((member) =>
    member.kind === "slot" ? { ...member, slot: slots.get(member.slot) ?? member.slot } : member,
  );
  return { ...binding, members };
}

function replaceJoined(condition: Condition, joined: ReadonlyMap<Slot, IndexColumn>): Condition {
  if (condition.kind !== "compare-members") return condition;
  return { ...condition, right: replaceInMember(condition.right, joined) };
}

function replaceInMember(
  member: MemberExpression,
  joined: ReadonlyMap<Slot, IndexColumn>,
): MemberExpression {
  switch (member.kind) {
    case "slot": {
      const column = joined.get(member.slot);
      return column === undefined
        ? member
        : { ...member, slot: column.slot, carrier: column.carrier };
    }
    case "step":
      return { ...member, member: replaceInMember(member.member, joined) };
    case "lookup":
      return { ...member, arguments: member.arguments.map((one) => replaceInMember(one, joined)) };
    default:
      return member;
  }
}
