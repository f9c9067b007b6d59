/**
 * Which expressions hold a cost somewhere below: such data-only parts of an objective are walked, not folded, so that the
 * objective can be broken down by cost.
 */
import type { CheckedModel, NumberExpression } from "../check/index.js";

/** Memory of which expressions hold a cost. */
export type CostHolders = WeakMap<NumberExpression, boolean>;

/** True when a cost is referred to in the expression, or in a formula that it refers to. */
export function holdsCost(
  expression: NumberExpression,
  model: CheckedModel,
  known: CostHolders,
): boolean {
  const found = known.get(expression);
  if (found !== undefined) return found;
  const answer = findCost(expression, model, known);
  known.set(expression, answer);
  return answer;
}

function findCost(expression: NumberExpression, model: CheckedModel, known: CostHolders): boolean {
  const holds = (node: NumberExpression): boolean => holdsCost(node, model, known);
  switch (expression.kind) {
    case "define": {
      const define = model.defines.get(expression.define);
      return define !== undefined && (define.kind === "cost" || holds(define.value));
    }
    case "negate":
    case "scale":
      return holds(expression.operand);
    case "arithmetic":
      return holds(expression.left) || holds(expression.right);
    case "reduce":
      return expression.operator === "sum" && holds(expression.body);
    case "if":
      return holds(expression.then) || holds(expression.otherwise);
    case "let":
      return holds(expression.body);
    default:
      return false;
  }
}
