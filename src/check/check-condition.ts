/**
 * Conditions: comparisons, logic, membership, `defined`, `exists` and `forall`. An operand of `and` is read knowing that
 * those before it hold; of `or`, that they fail.
 */
import type { Call, Expression } from "../syntax/index.js";
import type { Span } from "../text/index.js";
import { checkBinders } from "./check-binder.js";
import { checkComparison } from "./check-comparison.js";
import { subscriptOf } from "./check-reference.js";
import { reportCount } from "./check-step.js";
import { reportCircle } from "./circles.js";
import type { Condition } from "./checked-model.js";
import { textOf, type Context } from "./context.js";
import { withCondition } from "./guards.js";
import { findName, recordReference, reportUnknownName } from "./names.js";

/** The condition an expression stands for; after an error, one that always holds. */
export function checkCondition(expression: Expression, context: Context): Condition {
  const { span } = expression;
  switch (expression.kind) {
    case "missing":
      return always(span);
    case "comparison":
      return checkComparison(expression, context);
    case "logical": {
      const operands: Condition[] = [];
      let inner = context;
      for (const operand of expression.operands) {
        const condition = checkCondition(operand, inner);
        operands.push(condition);
        inner = withCondition(inner, condition, expression.operator === "and");
      }
      return { kind: expression.operator, operands, span };
    }
    case "not":
      return { kind: "not", operand: checkCondition(expression.operand, context), span };
    case "if": {
      const chosen = checkCondition(expression.condition, context);
      const then = checkCondition(expression.then, withCondition(context, chosen));
      const otherwise = checkCondition(expression.otherwise, withCondition(context, chosen, false));
      const not: Condition = { kind: "not", operand: chosen, span };
      return {
        kind: "or",
        operands: [
          { kind: "and", operands: [chosen, then], span },
          { kind: "and", operands: [not, otherwise], span },
        ],
        span,
      };
    }
    case "call":
      if (expression.callee.text === "defined") return checkDefined(expression, context);
      break;
    case "reduction":
      if (expression.operator === "exists" || expression.operator === "forall") {
        const inner = checkBinders(expression.binders, expression.condition, context);
        const place = { ...inner.context, place: context.place };
        const body = expression.body ? checkCondition(expression.body, place) : always(span);
        const { binders, condition } = inner;
        return { kind: expression.operator, binders, condition, body, span };
      }
      break;
    default:
      break;
  }
  context.owner.report("not-a-condition", { text: textOf(context, span) }, span);
  return always(span);
}

/** The condition that always holds. */
export function always(span: Span): Condition {
  return { kind: "constant", value: true, span };
}

function checkDefined(call: Call, context: Context): Condition {
  const [argument, ...more] = call.arguments;
  const isReference = argument?.kind === "name" || argument?.kind === "subscript";
  if (argument === undefined || more.length > 0) {
    reportCount(call, "one parameter with its subscript", context);
    return always(call.span);
  }
  const path =
    argument.kind === "name"
      ? argument.path
      : argument.kind === "subscript"
        ? argument.target
        : undefined;
  const meaning = path && findName(path, context);
  if (path !== undefined && meaning === undefined) {
    reportUnknownName(path, "a parameter", context);
    return always(call.span);
  }
  const resolved = meaning?.kind === "declaration" ? meaning.resolved : undefined;
  if (!isReference || path === undefined || resolved?.declaration.kind !== "param") {
    context.owner.report(
      "defined-needs-parameter",
      { text: textOf(context, argument.span) },
      argument.span,
    );
    return always(call.span);
  }
  recordReference(path, resolved, context);
  const header = context.state.header(resolved);
  if (header === undefined) reportCircle(resolved, argument.span, context);
  const written = argument.kind === "subscript" ? argument.arguments : [];
  const members = header && subscriptOf(header, written, argument.span, context);
  if (members === undefined) return always(call.span);
  return { kind: "defined", param: resolved.name, arguments: members, span: call.span };
}
