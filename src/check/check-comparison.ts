/**
 * Comparisons in conditions: numbers in one unit, members by label or by order, membership in a set. Chains are taken
 * pair by pair.
 */
import type { Comparison, ComparisonOperator, Expression } from "../syntax/index.js";
import { joinSpans, type Span } from "../text/index.js";
import { carrierName, outermostCarrier } from "./carriers.js";
import { joinConditions } from "./check-binder.js";
import { always } from "./check-condition.js";
import { checkMember, fitMember } from "./check-member.js";
import { isIntegerCarrier } from "./check-constant.js";
import { checkNumber } from "./check-number.js";
import { checkSet } from "./check-set.js";
import { expectOrdered } from "./check-step.js";
import { checkTuple } from "./check-subscript.js";
import type { Carrier, Condition, MemberExpression, NumberExpression } from "./checked-model.js";
import { inData, textOf, type Context } from "./context.js";
import { kindOf } from "./kind-of.js";
import { convertTo, unify } from "./quantity.js";

type Relation = Exclude<ComparisonOperator, "in" | "not in">;

/** A comparison, or a chain of them, as a condition. */
export function checkComparison(comparison: Comparison, context: Context): Condition {
  const pairs = comparison.operators.map(({ operator }, i) => {
    const left = comparison.operands[i];
    const right = comparison.operands[i + 1];
    if (left === undefined || right === undefined) return always(comparison.span);
    return checkPair(left, operator, right, context);
  });
  const joined = joinConditions(pairs);
  return joined === undefined ? always(comparison.span) : { ...joined, span: comparison.span };
}

function checkPair(
  left: Expression,
  operator: ComparisonOperator,
  right: Expression,
  context: Context,
): Condition {
  if (left.kind === "missing" || right.kind === "missing") return always(left.span);
  const span = joinSpans(left.span, right.span);
  if (operator === "in" || operator === "not in") {
    const condition = checkMembership(left, right, span, context);
    return operator === "in" ? condition : { kind: "not", operand: condition, span };
  }
  const kinds = [kindOf(left, context), kindOf(right, context)];
  for (const [i, side] of [left, right].entries()) {
    if (kinds[i] !== "set" && kinds[i] !== "condition") continue;
    context.owner.report(
      "not-comparable",
      { text: textOf(context, side.span), operator },
      side.span,
    );
    return always(span);
  }
  if (kinds.includes("tuple")) return compareTuples(left, operator, right, span, context);
  if (!kinds.includes("number") && kinds.includes("member")) {
    return compareMembers(left, operator, right, kinds[0] === "member", span, context);
  }
  if (left.kind === "text" && right.kind === "text") {
    context.owner.report("member-without-set", { member: left.value }, left.span);
    return always(span);
  }
  return compareNumbers(left, operator, right, span, context);
}

function checkMembership(
  left: Expression,
  right: Expression,
  span: Span,
  context: Context,
): Condition {
  const inner = inData(context, "a membership test");
  if (right.kind === "set-literal" && kindOf(left, context) !== "name") {
    const members = checkTuple(left, undefined, "the set", inner);
    const set = checkSet(
      right,
      inner,
      members?.map((member) => outermostCarrier(member.carrier, context.state.carriers)),
    );
    if (members === undefined || set === undefined) return always(span);
    return { kind: "in", members, set, span };
  }
  const set = checkSet(right, inner);
  const members = checkTuple(left, set?.columns, "the set", inner);
  if (members === undefined || set === undefined) return always(span);
  return { kind: "in", members: members.map(asTested), set, span };
}

/** A number whose membership is asked need not be a member: it stays a number until it is looked up. */
function asTested(member: MemberExpression): MemberExpression {
  return member.kind === "from-number" ? { ...member, carrier: { kind: "integer" } } : member;
}

function compareNumbers(
  left: Expression,
  operator: Relation,
  right: Expression,
  span: Span,
  context: Context,
): Condition {
  const values = [checkNumber(left, context), checkNumber(right, context)];
  const both = unify(values, `the two sides of \`${operator}\``, context);
  const [first, second] = both.expressions;
  if (first === undefined || second === undefined) return always(span);
  return {
    kind: "compare",
    operator,
    left: first,
    right: second,
    tolerance: toleranceIn(both.unit, context),
    span,
  };
}

function toleranceIn(
  unit: Parameters<typeof convertTo>[1],
  context: Context,
): NumberExpression | undefined {
  const { tolerance } = context;
  if (tolerance === undefined) return undefined;
  const wantedBy = { what: "the tolerance", span: tolerance.expression.span };
  return convertTo(tolerance, unit, wantedBy, context, true);
}

function compareMembers(
  left: Expression,
  operator: Relation,
  right: Expression,
  isLeftTyped: boolean,
  span: Span,
  context: Context,
): Condition {
  const inner = inData(context, "a comparison of members");
  const anyMember = { carrier: undefined, by: "the comparison", span: undefined };
  const [leader, follower] = isLeftTyped ? [left, right] : [right, left];
  const typed = checkMember(leader, anyMember, inner);
  if (typed === undefined) return always(span);
  const other = checkOther(follower, typed, inner);
  if (other === undefined) return always(span);
  const [first, second] = isLeftTyped ? [typed, other] : [other, typed];
  const isInteger = [first, second].every((member) => isIntegerCarrier(member.carrier, context));
  const isSameRoot = fitsQuietly(first, second, context);
  if (isInteger && (!isSameRoot || (operator !== "==" && operator !== "!="))) {
    const number = (member: MemberExpression): NumberExpression => {
      return { kind: "member-number", member, degree: 0, span: member.span };
    };
    return {
      kind: "compare",
      operator,
      left: number(first),
      right: number(second),
      tolerance: undefined,
      span,
    };
  }
  if (operator !== "==" && operator !== "!=") {
    if (!expectOrdered(first.carrier, `\`${operator}\``, span, context)) return always(span);
    // The order of the larger set decides, and the evaluator takes that of the left side.
    if (isPart(first.carrier, second.carrier, context)) {
      return {
        kind: "compare-members",
        operator: mirrored[operator],
        left: second,
        right: first,
        span,
      };
    }
  }
  return { kind: "compare-members", operator, left: first, right: second, span };
}

const mirrored = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" } as const;

function isPart(part: Carrier, whole: Carrier, context: Context): boolean {
  if (part.kind === "integer" || whole.kind === "integer" || part.set === whole.set) return false;
  return context.state.carriers.isSubset(part.set, whole.set);
}

/** The other side of a comparison: integer members of any set compare, others must be related. */
function checkOther(
  expression: Expression,
  typed: MemberExpression,
  context: Context,
): MemberExpression | undefined {
  const carrier = outermostCarrier(typed.carrier, context.state.carriers);
  const want = { carrier, by: "the other side of the comparison", span: undefined };
  const isInteger = isIntegerCarrier(typed.carrier, context);
  if (!isInteger || kindOf(expression, context) !== "member") {
    return checkMember(expression, want, context);
  }
  const other = checkMember(expression, { ...want, carrier: undefined }, context);
  if (other === undefined || isIntegerCarrier(other.carrier, context)) return other;
  return fitMember(other, want, context);
}

function fitsQuietly(first: MemberExpression, second: MemberExpression, context: Context): boolean {
  const { carrier: left } = first;
  const { carrier: right } = second;
  if (left.kind === "integer" || right.kind === "integer") return left.kind === right.kind;
  return context.state.carriers.isRelated(left.set, right.set);
}

function compareTuples(
  left: Expression,
  operator: Relation,
  right: Expression,
  span: Span,
  context: Context,
): Condition {
  const inner = inData(context, "a comparison of members");
  const first = checkTuple(left, undefined, "the comparison", inner);
  const second = checkTuple(
    right,
    first?.map((member) => member.carrier),
    "the left side",
    inner,
  );
  if (first === undefined || second === undefined) return always(span);
  if (operator !== "==" && operator !== "!=") {
    const set = first.map((member) => carrierName(member.carrier)).join(" * ");
    context.owner.report("unordered-set", { what: `\`${operator}\``, set }, span);
    return always(span);
  }
  const operands = first.flatMap((member, i): Condition[] => {
    const other = second[i];
    if (other === undefined) return [];
    return [{ kind: "compare-members", operator: "==", left: member, right: other, span }];
  });
  const equal: Condition = { kind: "and", operands, span };
  return operator === "==" ? equal : { kind: "not", operand: equal, span };
}
