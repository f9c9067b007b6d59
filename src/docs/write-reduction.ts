/**
 * Sums and other reductions with their index sets below the sign, and piecewise-linear terms.
 */
import { assertNever } from "../diagnostics/index.js";
import type { Expression, Reduction } from "../syntax/index.js";
import {
  fenced,
  infix,
  joined,
  row,
  separator,
  word,
  type BigOperator,
  type MathNode,
} from "./math.js";
import type { MathContext } from "./math-context.js";
import { writeBinders, writeCondition } from "./write-binders.js";
import { levels, writeAt, writeExpression } from "./write-expression.js";

/** A reduction; its body reaches over the product that follows. */
export function writeReduction(
  expression: Reduction,
  context: MathContext,
  isLast: boolean,
): MathNode {
  const { nodes, context: inner } = writeBinders(expression.binders, context);
  const { condition, body } = expression;
  const clause = condition === undefined ? [] : [writeCondition(condition, inner)];
  const at = (
    level: typeof levels.product | typeof levels.atom | typeof levels.comparison,
  ): MathNode => (body === undefined ? row() : writeAt(body, inner, { level, isLast }));
  const below: MathNode = { kind: "stack", lines: [...nodes, ...clause] };
  const big = (operator: BigOperator): MathNode => ({ kind: "big", operator, below });
  switch (expression.operator) {
    case "sum":
      return row(big("∑"), at(levels.product));
    case "product":
      return row(big("∏"), at(levels.atom));
    case "min":
    case "max":
      return row(big(expression.operator), at(levels.atom));
    case "union":
      return row(big("⋃"), at(levels.atom));
    case "inter":
      return row(big("⋂"), at(levels.atom));
    case "count": {
      const parts = [joined(nodes, separator(","))];
      for (const node of clause) parts.push(infix("|"), node);
      return fenced("|", fenced("{", row(...parts), "}"), "|");
    }
    case "exists":
    case "forall":
      return row(big(expression.operator === "exists" ? "∃" : "∀"), at(levels.comparison));
    default:
      return assertNever(expression.operator);
  }
}

/** `piecewise(x; (0, 0), (10, 90))`, or by slopes with the piece below the word. */
export function writePiecewise(
  expression: Extract<Expression, { readonly kind: "piecewise" }>,
  context: MathContext,
): MathNode {
  context.explain("piecewise");
  const { form } = expression;
  const argument = writeExpression(expression.argument, context);
  if (form.kind === "points") {
    const { points } = form;
    const pairs =
      points.kind === "table-literal"
        ? points.entries.map(({ key, value }) =>
            row(
              writeExpression(key, context),
              infix("↦"),
              value === undefined ? word("default") : writeExpression(value, context),
            ),
          )
        : [writeExpression(points, context)];
    const content = row(argument, separator(";"), joined(pairs, separator(",")));
    return row({ kind: "big", operator: "piecewise", below: undefined }, fenced("(", content, ")"));
  }
  const { nodes, context: inner } = writeBinders([form.binder], context);
  const content = joined(
    [
      argument,
      row(word("slope "), writeExpression(form.slope, inner)),
      row(word("up to "), writeExpression(form.upto, inner)),
    ],
    separator(";"),
  );
  const below: MathNode = { kind: "stack", lines: nodes };
  return row({ kind: "big", operator: "piecewise", below }, fenced("(", content, ")"));
}
