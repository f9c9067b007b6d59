/**
 * Order: `prev`, `next`, `first`, `last` and `ord`. A step off the end of a set that is not cyclic must be excluded by a
 * condition that mentions the index; that some condition does is checked here, that it suffices when built.
 */
import type { Call } from "../syntax/index.js";
import type { Span } from "../text/index.js";
import { checkMember } from "./check-member.js";
import { checkNumber } from "./check-number.js";
import { checkSet } from "./check-set.js";
import { carrierName } from "./carriers.js";
import type { Carrier, MemberExpression, NumberExpression } from "./checked-model.js";
import { inData, textOf, type Context } from "./context.js";
import { asPlainNumber, quantity, unknownQuantity, type Quantity } from "./quantity.js";
import { memberSlots } from "./walk-model.js";
import { dimensionless } from "../units/index.js";

const anyMember = { carrier: undefined, by: "the argument", span: undefined } as const;

/** `prev(y)`, `next(y)`, `prev(y, 2)`. */
export function checkStep(
  which: "prev" | "next",
  call: Call,
  context: Context,
): MemberExpression | undefined {
  const [base, count, ...more] = call.arguments;
  if (base === undefined || more.length > 0) {
    reportCount(call, "one member, and how many places", context);
    return undefined;
  }
  const member = checkMember(base, anyMember, context);
  const places = count === undefined ? one(call.span) : checkPlaces(call, context);
  if (member === undefined) return undefined;
  const by = which === "prev" ? negate(places) : places;
  const { carrier } = member;
  if (carrier.kind === "integer") {
    const left: NumberExpression = { kind: "member-number", member, degree: 0, span: call.span };
    const value: NumberExpression = {
      kind: "arithmetic",
      operator: "+",
      left,
      right: by,
      degree: 0,
      span: call.span,
    };
    return { kind: "from-number", value, carrier, span: call.span };
  }
  if (!expectOrdered(carrier, which, call.span, context)) return undefined;
  if (!expectNamedSet(member, which, call, context)) return undefined;
  const header = context.state.carrier(carrier);
  const isCyclic = header?.cyclic !== undefined;
  if (!isCyclic && !isGuarded(member, context)) {
    const index = textOf(context, base.span);
    context.owner.report("unguarded-step", { step: which, index, set: carrier.set }, call.span, {
      related:
        header === undefined
          ? []
          : [{ span: header.nameSpan, text: `\`${carrier.set}\` is not cyclic` }],
    });
  }
  return {
    kind: "step",
    member,
    by,
    isCyclic,
    cyclicBy: header?.cyclic?.by,
    carrier,
    span: call.span,
  };
}

/** Steps and places count in the set an index was bound over: one written in place has no name to count in. */
function expectNamedSet(
  member: MemberExpression,
  which: string,
  call: Call,
  context: Context,
): boolean {
  if (member.kind !== "slot" || !context.owner.unnamed.has(member.slot)) return true;
  const [argument] = call.arguments;
  const index = textOf(context, argument?.span ?? call.span);
  context.owner.report("step-in-unnamed-set", { step: which, index }, call.span);
  return false;
}

/** `first(YEAR)`, `last({ y in YEAR where … })`. */
export function checkEnd(
  which: "first" | "last",
  call: Call,
  context: Context,
): MemberExpression | undefined {
  const [argument, ...more] = call.arguments;
  if (argument === undefined || more.length > 0) {
    reportCount(call, "one set", context);
    return undefined;
  }
  const set = checkSet(argument, inData(context, "a set"));
  if (set === undefined) return undefined;
  const [carrier] = set.columns;
  if (carrier === undefined || set.columns.length !== 1) {
    const found = set.columns.length;
    context.owner.report(
      "wrong-width",
      { by: `\`${which}\``, found, wanted: 1, columns: set.columns.map(carrierName) },
      argument.span,
    );
    return undefined;
  }
  if (!expectOrdered(carrier, which, call.span, context)) return undefined;
  return { kind: "end", which, set, carrier, span: call.span };
}

/** `ord(y)`: the place in the set, from 1. */
export function checkOrd(call: Call, context: Context): Quantity {
  const [argument, ...more] = call.arguments;
  if (argument === undefined || more.length > 0) {
    reportCount(call, "one member", context);
    return unknownQuantity(call.span);
  }
  const member = checkMember(argument, anyMember, context);
  if (member === undefined || !expectOrdered(member.carrier, "ord", call.span, context)) {
    return unknownQuantity(call.span);
  }
  if (!expectNamedSet(member, "ord", call, context)) return unknownQuantity(call.span);
  return quantity({ kind: "ord", member }, 0, call.span, dimensionless);
}

/** False, with a report, when the members of this carrier have no order. */
export function expectOrdered(
  carrier: Carrier,
  what: string,
  span: Span,
  context: Context,
): boolean {
  if (carrier.kind === "integer") return true;
  const header = context.state.carrier(carrier);
  if (header === undefined || header.isOrdered) return true;
  context.owner.report("unordered-set", { what, set: carrier.set }, span, {
    related: [
      { span: header.nameSpan, text: `\`${carrier.set}\` is declared here without \`ordered\`` },
    ],
  });
  return false;
}

/** Reports a call with the wrong number of arguments. */
export function reportCount(call: Call, wanted: string, context: Context): void {
  const found = call.arguments.length;
  context.owner.report(
    "wrong-argument-count",
    { name: call.callee.text, wanted, found },
    call.span,
  );
}

function isGuarded(member: MemberExpression, context: Context): boolean {
  const slots = memberSlots(member);
  return slots.size === 0 || [...slots].some((slot) => context.guards.slots.has(slot));
}

function checkPlaces(call: Call, context: Context): NumberExpression {
  const argument = call.arguments[1];
  if (argument === undefined) return one(call.span);
  const value = checkNumber(argument, inData(context, "a number of places"));
  return asPlainNumber(value, "a number of places", context);
}

function one(span: Span): NumberExpression {
  return { kind: "constant", value: 1, degree: 0, span };
}

function negate(expression: NumberExpression): NumberExpression {
  const { span } = expression;
  if (expression.kind === "constant") return { ...expression, value: -expression.value };
  return { kind: "negate", operand: expression, degree: 0, span };
}
