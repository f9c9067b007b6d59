/**
 * Numbers: one function per form of expression, each giving a quantity with its unit and degree.
 * Where a whole value is wanted (a right side, a cell, a bound), `checkValue` lets a bare number take the declared unit.
 */
import { assertNever } from "../diagnostics/index.js";
import type { Expression, NumberLiteral } from "../syntax/index.js";
import type { Span } from "../text/index.js";
import type { Unit } from "../units/index.js";
import { checkBinary, checkNegation } from "./check-arithmetic.js";
import { checkCall } from "./check-call.js";
import { checkCondition } from "./check-condition.js";
import { checkPiecewise } from "./check-piecewise.js";
import { checkReduction } from "./check-reduction.js";
import { checkReference } from "./check-reference.js";
import type { NumberExpression } from "./checked-model.js";
import { inCondition, textOf, type Context } from "./context.js";
import { withBranch } from "./guards.js";
import {
  constantQuantity,
  convertTo,
  quantity,
  unify,
  unknownQuantity,
  type Quantity,
  inferUnit,
} from "./quantity.js";
import { checkUnit } from "./check-unit.js";

/** The number an expression stands for. */
export function checkNumber(expression: Expression, context: Context): Quantity {
  const { span } = expression;
  switch (expression.kind) {
    case "missing":
      return unknownQuantity(span);
    case "number":
      return checkLiteral(expression, context);
    case "name":
      return checkReference(expression.path, [], span, context);
    case "subscript":
      return checkReference(expression.target, expression.arguments, span, context);
    case "call":
      return checkCall(expression, context);
    case "unary":
      return checkNegation(expression, context);
    case "binary":
      return checkBinary(expression, context);
    case "reduction":
      if (expression.operator === "exists" || expression.operator === "forall") break;
      if (expression.operator === "union" || expression.operator === "inter") break;
      return checkReduction(expression, expression.operator, context);
    case "if":
      return checkConditional(expression, context);
    case "piecewise":
      return checkPiecewise(expression, context);
    case "text":
    case "comparison":
    case "logical":
    case "not":
    case "tuple":
    case "set-literal":
    case "table-literal":
    case "comprehension":
    case "range":
    case "set-operation":
      break;
    default:
      return assertNever(expression);
  }
  context.owner.report(
    "not-a-number",
    { text: textOf(context, span), kind: describeForm(expression) },
    span,
  );
  return unknownQuantity(span);
}

/**
 * A whole value in the unit its declaration has; with no declared unit, in its own. A bare number, also as a branch of an
 * `if`, is in the declared unit.
 */
export function checkValue(
  expression: Expression,
  unit: Unit | undefined,
  wantedBy: { readonly what: string; readonly span: Span },
  context: Context,
): { readonly expression: NumberExpression; readonly unit: Unit | undefined } {
  if (expression.kind === "if" && unit !== undefined) {
    const condition = checkCondition(
      expression.condition,
      inCondition(context, "the condition of an `if`"),
    );
    const then = checkValue(expression.then, unit, wantedBy, withBranch(context, condition, true));
    const otherwise = checkValue(
      expression.otherwise,
      unit,
      wantedBy,
      withBranch(context, condition, false),
    );
    const degree = joinDegrees(then.expression.degree, otherwise.expression.degree);
    const { span } = expression;
    return {
      expression: {
        kind: "if",
        condition,
        then: then.expression,
        otherwise: otherwise.expression,
        degree,
        span,
      },
      unit,
    };
  }
  const value = checkNumber(expression, context);
  if (unit === undefined) {
    const inferred = inferUnit(value, context);
    return { expression: inferred.expression, unit: inferred.unit };
  }
  return { expression: convertTo(value, unit, wantedBy, context, true), unit };
}

/** The larger of two degrees. */
export function joinDegrees(first: 0 | 1, second: 0 | 1): 0 | 1 {
  return first === 1 || second === 1 ? 1 : 0;
}

function checkLiteral(literal: NumberLiteral, context: Context): Quantity {
  if (literal.unit === undefined) return constantQuantity(literal.value, undefined, literal.span);
  for (const factor of literal.unit.factors) {
    const binding = factor.name === undefined ? undefined : context.names.get(factor.name.text);
    if (binding === undefined || factor.name === undefined) continue;
    const name = factor.name.text;
    context.owner.report("index-in-unit", { name }, literal.unit.span, {
      related: [{ span: binding.span, text: `\`${name}\` is bound here` }],
    });
    return unknownQuantity(literal.span);
  }
  const unit = checkUnit(literal.unit, context);
  if (unit === undefined) return unknownQuantity(literal.span);
  return { ...constantQuantity(literal.value, unit, literal.span) };
}

function checkConditional(
  expression: Extract<Expression, { kind: "if" }>,
  context: Context,
): Quantity {
  const condition = checkCondition(
    expression.condition,
    inCondition(context, "the condition of an `if`"),
  );
  const then = checkNumber(expression.then, withBranch(context, condition, true));
  const otherwise = checkNumber(expression.otherwise, withBranch(context, condition, false));
  const both = unify([then, otherwise], "the two branches of `if`", context);
  const [first = then.expression, second = otherwise.expression] = both.expressions;
  const degree = joinDegrees(first.degree, second.degree);
  const node = { kind: "if", condition, then: first, otherwise: second } as const;
  const isAny = then.form === "any" && otherwise.form === "any";
  return {
    ...quantity(node, degree, expression.span, both.unit),
    form: isAny ? "any" : "plain",
  };
}

function describeForm(expression: Expression): string {
  switch (expression.kind) {
    case "text":
      return "a quoted member";
    case "comparison":
    case "logical":
    case "not":
    case "reduction":
      return "a condition";
    case "tuple":
      return "a tuple";
    case "table-literal":
      return "a table";
    default:
      return "a set";
  }
}
