/**
 * Reductions to a number: `sum product min max count` over binders.
 */
import type { Reduction } from "../syntax/index.js";
import { dimensionless } from "../units/index.js";
import { checkBinders } from "./check-binder.js";
import { checkNumber } from "./check-number.js";
import { reportNonlinear } from "./check-arithmetic.js";
import type { NumberExpression } from "./checked-model.js";
import type { Context } from "./context.js";
import { asPlainNumber, quantity, unknownQuantity, type Quantity } from "./quantity.js";

/** A reduction in the unit of its body; products are of plain numbers, counts are plain numbers. */
export function checkReduction(
  reduction: Reduction,
  operator: "sum" | "product" | "min" | "max" | "count",
  context: Context,
): Quantity {
  const { span } = reduction;
  const {
    binders,
    condition,
    context: inner,
    isWhole,
  } = checkBinders(reduction.binders, reduction.condition, context);
  if (operator === "count" || reduction.body === undefined) {
    const body: NumberExpression = { kind: "constant", value: 1, degree: 0, span };
    return quantity(
      { kind: "reduce", operator: "count", binders, condition, body },
      0,
      span,
      dimensionless,
    );
  }
  const value = checkNumber(reduction.body, inner);
  const { degree } = value.expression;
  if (degree === 1 && operator !== "sum") {
    if (reportNonlinear(`\`${operator}\` of variables`, [reduction.body], reduction, context)) {
      return unknownQuantity(span);
    }
  }
  const isProduct = operator === "product";
  const body = isProduct ? asPlainNumber(value, "a factor of `product`", inner) : value.expression;
  if (!isWhole) return { ...unknownQuantity(span), unit: value.unit };
  const unit = isProduct ? dimensionless : value.unit;
  const reduced = quantity(
    { kind: "reduce", operator, binders, condition, body },
    degree,
    span,
    unit,
  );
  return { ...reduced, form: value.form === "any" && !isProduct ? "any" : "plain" };
}
