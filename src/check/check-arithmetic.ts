/**
 * `+ - * / ^ mod` and the minus sign: units go through the algebra, degrees are added, and what is not linear is reported
 * with both of its factors.
 */
import type { Binary, Expression, Unary } from "../syntax/index.js";
import { dimensionless, divide, isDimensionless, multiply, power } from "../units/index.js";
import { checkNumber, joinDegrees } from "./check-number.js";
import { textOf, type Context } from "./context.js";
import { asPlainNumber, quantity, unify, unknownQuantity, type Quantity } from "./quantity.js";

/** `-e`. */
export function checkNegation(expression: Unary, context: Context): Quantity {
  const value = checkNumber(expression.operand, context);
  const { span } = expression;
  const inner = value.expression;
  const { degree } = inner;
  if (inner.kind === "constant") {
    return { ...value, expression: { ...inner, value: -inner.value, span } };
  }
  return { ...value, expression: { kind: "negate", operand: inner, degree, span } };
}

/** A binary operation on numbers. */
export function checkBinary(expression: Binary, context: Context): Quantity {
  if (expression.operator === "^") return checkPower(expression, context);
  const left = checkNumber(expression.left, context);
  const right = checkNumber(expression.right, context);
  switch (expression.operator) {
    case "+":
    case "-":
    case "mod":
      return checkSum(expression, expression.operator, left, right, context);
    case "*":
    case "/":
      return checkProduct(expression, expression.operator, left, right, context);
  }
}

/** Reports a formula that is not linear; false in reports, where it need not be. */
export function reportNonlinear(
  operation: string,
  factors: readonly Expression[],
  expression: Expression,
  context: Context,
): boolean {
  if (context.place.kind === "report") return false;
  const texts = factors.map((factor) => textOf(context, factor.span));
  context.owner.report("nonlinear", { operation, factors: texts }, expression.span, {
    related: factors.map((factor) => ({ span: factor.span, text: "holds variables" })),
  });
  return true;
}

function checkSum(
  expression: Binary,
  operator: "+" | "-" | "mod",
  left: Quantity,
  right: Quantity,
  context: Context,
): Quantity {
  const { span } = expression;
  const both = unify([left, right], `the two sides of \`${operator}\``, context);
  const [first = left.expression, second = right.expression] = both.expressions;
  const degree = joinDegrees(first.degree, second.degree);
  if (operator === "mod" && degree === 1) {
    const holders = withVariables([left, expression.left], [right, expression.right]);
    if (reportNonlinear("`mod`", holders, expression, context)) return unknownQuantity(span);
  }
  const isAny = left.form === "any" && right.form === "any";
  return {
    ...quantity(
      { kind: "arithmetic", operator, left: first, right: second },
      degree,
      span,
      both.unit,
    ),
    form: isAny ? "any" : "plain",
  };
}

function checkProduct(
  expression: Binary,
  operator: "*" | "/",
  left: Quantity,
  right: Quantity,
  context: Context,
): Quantity {
  const { span } = expression;
  const first = left.expression;
  const second = right.expression;
  const isLinear = second.degree === 0 || (operator === "*" && first.degree === 0);
  if (!isLinear) {
    const operation = operator === "*" ? "a product of variables" : "a division by variables";
    const factors = operator === "*" ? [expression.left, expression.right] : [expression.right];
    if (reportNonlinear(operation, factors, expression, context)) return unknownQuantity(span);
  }
  const degree = joinDegrees(first.degree, second.degree);
  const combine = operator === "*" ? multiply : divide;
  const isKnown = left.unit !== undefined && right.unit !== undefined;
  const unit = isKnown ? combine(left.unit, right.unit) : undefined;
  return quantity({ kind: "arithmetic", operator, left: first, right: second }, degree, span, unit);
}

function checkPower(expression: Binary, context: Context): Quantity {
  const { span } = expression;
  const base = checkNumber(expression.left, context);
  const exponent = checkNumber(expression.right, context);
  if (base.expression.degree === 1 || exponent.expression.degree === 1) {
    const holders = withVariables([base, expression.left], [exponent, expression.right]);
    if (reportNonlinear("a power of variables", holders, expression, context)) {
      return unknownQuantity(span);
    }
  }
  const degree = joinDegrees(base.expression.degree, exponent.expression.degree);
  const right = asPlainNumber(exponent, "an exponent", context);
  if (base.unit === undefined) return unknownQuantity(span);
  if (isDimensionless(base.unit)) {
    const left = asPlainNumber(base, "the base of a power", context);
    return quantity(
      { kind: "arithmetic", operator: "^", left, right },
      degree,
      span,
      dimensionless,
    );
  }
  if (right.kind !== "constant" || !Number.isInteger(right.value)) {
    const unit = context.state.units.describe(base.unit);
    context.owner.report("power-needs-integer", { unit }, expression.right.span, {
      related: [{ span: base.expression.span, text: unit }],
    });
    return unknownQuantity(span);
  }
  const left = base.expression;
  const unit = power(base.unit, right.value);
  return quantity({ kind: "arithmetic", operator: "^", left, right }, degree, span, unit);
}

function withVariables(
  ...pairs: readonly (readonly [Quantity, Expression])[]
): readonly Expression[] {
  return pairs.flatMap(([value, expression]) =>
    value.expression.degree === 1 ? [expression] : [],
  );
}
