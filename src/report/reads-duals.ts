/**
 * Whether a formula reads shadow prices: duals, prices or reduced costs.
 */
import type { NumberExpression } from "../check/index.js";

/** True for a formula with `dual(…)`, `price(…)` or `reduced(…)` in it. */
export function readsDuals(expression: NumberExpression): boolean {
  return holdsDual(expression);
}

/** Every object of the checked model that has a `kind` is a node; spans and carriers hold no formula. */
function holdsDual(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsDual);
  if (typeof value !== "object" || value === null || value instanceof Map) return false;
  const isResult = "kind" in value && value.kind === "result" && "what" in value;
  if (isResult && (value.what === "dual" || value.what === "price" || value.what === "reduced"))
    return true;
  return Object.entries(value).some(([key, child]) => key !== "span" && holdsDual(child));
}
