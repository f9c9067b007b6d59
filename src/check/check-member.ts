/**
 * Members: what stands in a subscript, on a side of `c == air`, in a cell's key. A member is read for the set that is
 * expected there: an index in scope, else a declaration, else a member of that set; a number where the set is of integers.
 */
import type { Expression, NameReference } from "../syntax/index.js";
import type { Span } from "../text/index.js";
import { carrierName, isUnknownCarrier } from "./carriers.js";
import type { MemberExpression } from "./checked-model.js";
import { checkConstant, isIntegerCarrier, wantLabel, type Want } from "./check-constant.js";
import { checkCondition } from "./check-condition.js";
import { checkNumber } from "./check-number.js";
import { checkLookup } from "./check-reference.js";
import { checkEnd, checkStep } from "./check-step.js";
import { inCondition, inData, type Context } from "./context.js";
import { withCondition } from "./guards.js";
import { kindOf } from "./kind-of.js";
import { describeKind, findName, recordReference, reportUnknownName } from "./names.js";
import { asPlainNumber } from "./quantity.js";

/** The member an expression stands for; undefined after an error. */
export function checkMember(
  expression: Expression,
  want: Want,
  context: Context,
): MemberExpression | undefined {
  const { span } = expression;
  switch (expression.kind) {
    case "missing":
      return undefined;
    case "text":
      return checkConstant(expression.value, span, want, context);
    case "number":
      if (expression.unit === undefined) {
        return checkConstant(expression.value, span, want, context);
      }
      return checkNumberAsMember(expression, want, context);
    case "name":
      return checkNameAsMember(expression, want, context);
    case "subscript": {
      if (kindOf(expression, context) !== "member") {
        return checkNumberAsMember(expression, want, context);
      }
      return fitMember(
        checkLookup(expression.target, expression.arguments, span, context),
        want,
        context,
      );
    }
    case "call": {
      const name = expression.callee.text;
      if (name === "prev" || name === "next") {
        return fitMember(checkStep(name, expression, context), want, context);
      }
      if (name === "first" || name === "last") {
        return fitMember(checkEnd(name, expression, context), want, context);
      }
      return checkNumberAsMember(expression, want, context);
    }
    case "if": {
      if (kindOf(expression, context) === "number") {
        return checkNumberAsMember(expression, want, context);
      }
      const condition = checkCondition(
        expression.condition,
        inCondition(context, "the condition of an `if`"),
      );
      const then = checkMember(expression.then, want, withCondition(context, condition));
      const otherwise = checkMember(
        expression.otherwise,
        want,
        withCondition(context, condition, false),
      );
      if (then === undefined || otherwise === undefined) return undefined;
      const carrier = want.carrier ?? then.carrier;
      return { kind: "if", condition, then, otherwise, carrier, span };
    }
    case "unary":
    case "binary":
    case "reduction":
      return checkNumberAsMember(expression, want, context);
    default:
      context.owner.report("not-a-member", { what: describeWant(want) }, span, wantLabel(want));
      return undefined;
  }
}

/** Sees to it that a member can be one of the expected set; numbers and integer members turn into each other. */
export function fitMember(
  member: MemberExpression | undefined,
  want: Want,
  context: Context,
): MemberExpression | undefined {
  if (member === undefined || want.carrier === undefined) return member;
  const found = member.carrier;
  const { state, owner } = context;
  if (isUnknownCarrier(found)) return undefined;
  if (isUnknownCarrier(want.carrier)) return undefined;
  if (found.kind === "set" && want.carrier.kind === "set") {
    if (state.carriers.isRelated(found.set, want.carrier.set)) return member;
  } else if (found.kind === want.carrier.kind) {
    return member;
  } else if (isIntegerCarrier(found, context) && isIntegerCarrier(want.carrier, context)) {
    const { span } = member;
    const value = { kind: "member-number", member, degree: 0, span } as const;
    return { kind: "from-number", value, carrier: want.carrier, span };
  }
  const foundSpan = state.carrier(found)?.nameSpan;
  const wantedSpan = state.carrier(want.carrier)?.nameSpan;
  owner.report(
    "wrong-index-type",
    { found: carrierName(found), wanted: carrierName(want.carrier), by: want.by },
    member.span,
    {
      label: found.kind === "set" ? `a member of \`${found.set}\`` : "a number",
      related: [
        ...(foundSpan === undefined ? [] : [{ span: foundSpan, text: "this set was given" }]),
        ...(wantedSpan === undefined ? [] : [{ span: wantedSpan, text: "this set is expected" }]),
        ...wantLabel(want).related,
      ],
    },
  );
  return undefined;
}

function checkNameAsMember(
  expression: NameReference,
  want: Want,
  context: Context,
): MemberExpression | undefined {
  const { path, span } = expression;
  const meaning = findName(path, context);
  const header = want.carrier === undefined ? undefined : context.state.carrier(want.carrier);
  const isMember = path.parts.length === 1 && (header?.members?.has(path.text) ?? false);
  if (meaning?.kind === "binding") {
    const { binding } = meaning;
    if (isMember) return reportAmbiguous(expression, "an index", binding.span, want, context);
    if (binding.kind === "local") return checkNumberAsMember(expression, want, context);
    if (binding.members.some((member) => isUnknownCarrier(member.carrier))) return undefined;
    const member = binding.members[0];
    if (member === undefined || binding.members.length !== 1) {
      const width = binding.members.length;
      context.owner.report("tuple-index", { name: path.text, width }, span);
      return undefined;
    }
    return fitMember({ ...member, span }, want, context);
  }
  if (meaning !== undefined) {
    const { resolved } = meaning;
    const kind = kindOf(expression, context);
    const isInteger = want.carrier === undefined || isIntegerCarrier(want.carrier, context);
    const isUsable = kind === "member" || (kind === "number" && isInteger);
    if (isUsable && isMember) {
      return reportAmbiguous(
        expression,
        describeKind(resolved),
        resolved.declaration.name.span,
        want,
        context,
      );
    }
    if (kind === "member") return fitMember(checkLookup(path, [], span, context), want, context);
    if (isUsable) return checkNumberAsMember(expression, want, context);
    if (!isMember && header?.members !== undefined) {
      recordReference(path, resolved, context);
      const name = path.text;
      context.owner.report(
        "not-a-member-name",
        { name, kind: describeKind(resolved), set: header.name },
        span,
        {
          related: [{ span: resolved.declaration.name.span, text: `\`${name}\` is declared here` }],
        },
      );
      return undefined;
    }
  }
  if (want.carrier === undefined || path.parts.length > 1) {
    reportUnknownName(path, "a name", context);
    return undefined;
  }
  return checkConstant(path.text, span, want, context);
}

function checkNumberAsMember(
  expression: Expression,
  want: Want,
  context: Context,
): MemberExpression | undefined {
  const { span } = expression;
  const carrier = want.carrier ?? { kind: "integer" };
  if (!isIntegerCarrier(carrier, context)) {
    const wantedSpan = context.state.carrier(carrier)?.nameSpan;
    context.owner.report(
      "wrong-index-type",
      { found: "number", wanted: carrierName(carrier), by: want.by },
      span,
      { label: "a number", ...wantLabel(want, wantedSpan) },
    );
    return undefined;
  }
  const value = checkNumber(expression, inData(context, "a subscript"));
  const number = asPlainNumber(value, "a member of an integer set", context);
  if (number.kind === "constant" && !Number.isNaN(number.value)) {
    return checkConstant(number.value, span, want, context);
  }
  if (number.kind === "member-number" && want.carrier === undefined) return number.member;
  return { kind: "from-number", value: number, carrier, span };
}

function reportAmbiguous(
  expression: NameReference,
  kind: string,
  declared: Span,
  want: Want,
  context: Context,
): undefined {
  const name = expression.path.text;
  const set = want.carrier === undefined ? "" : carrierName(want.carrier);
  context.owner.report("ambiguous-name", { name, kind, set }, expression.span, {
    related: [{ span: declared, text: `\`${name}\` as ${kind}` }],
  });
  return undefined;
}

function describeWant(want: Want): string {
  return want.carrier === undefined ? "a member" : `a member of \`${carrierName(want.carrier)}\``;
}
