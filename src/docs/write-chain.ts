/**
 * Sums and products. Their trees lean to the left, however long they are, and are walked by loops.
 */
import type { Expression } from "../syntax/index.js";
import { fenced, infix, joined, row, rowOf, word, type MathNode } from "./math.js";
import { isSetExpression, type MathContext } from "./math-context.js";
import { levels, writeAt, writeExpression } from "./write-expression.js";

type Binary = Extract<Expression, { readonly kind: "binary" }>;

/** `a + b - c`. */
export function writeSum(expression: Binary, context: MathContext, isLast: boolean): MathNode {
  const { first, links } = unchain(expression, ["+", "-"]);
  const parts = [writeAt(first, context, { level: levels.sum, isLast: false })];
  for (const [i, { operator, right }] of links.entries()) {
    const isEnd = isLast && i === links.length - 1;
    const node = writeAt(right, context, { level: levels.product, isLast: isEnd });
    parts.push(
      infix(operator === "-" ? "−" : "+"),
      beginsWithMinus(right) ? fenced("(", node, ")") : node,
    );
  }
  return rowOf(parts);
}

/** `a * b / c * d`: factors with dots between, what is divided as a fraction. */
export function writeProduct(expression: Binary, context: MathContext, isLast: boolean): MathNode {
  const { first, links } = unchain(expression, ["*", "/", "mod"]);
  if (links.every(({ operator }) => operator === "*") && isSetExpression(expression, context)) {
    const factors = [first, ...links.map(({ right }) => right)];
    const nodes = factors.map((factor) =>
      writeAt(factor, context, { level: levels.atom, isLast: false }),
    );
    return joined(nodes, infix("×"));
  }
  let top: Factor[] = [{ expression: first, isFirst: true }];
  let bottom: Expression[] = [];
  const close = (): void => {
    if (bottom.length === 0) return;
    top = [{ node: fractionOf(top, bottom, context) }];
    bottom = [];
  };
  for (const { operator, right } of links) {
    if (operator === "/") {
      bottom.push(right);
      continue;
    }
    close();
    if (operator === "mod") {
      const left = writeFactors(top, context, false);
      const node = writeAt(right, context, { level: levels.minus, isLast: false });
      top = [{ node: row(left, word(" mod "), node), isLoose: true }];
    } else top.push({ expression: right, isFirst: false });
  }
  close();
  return writeFactors(top, context, isLast);
}

/** A factor still to be written, or one that is; a loose one needs brackets beside another. */
type Factor =
  | { readonly expression: Expression; readonly isFirst: boolean }
  | { readonly node: MathNode; readonly isLoose?: boolean };

function fractionOf(
  top: readonly Factor[],
  bottom: readonly Expression[],
  context: MathContext,
): MathNode {
  const [only] = top;
  const above =
    top.length === 1 && only !== undefined && "expression" in only
      ? writeExpression(only.expression, context)
      : writeFactors(top, context, true);
  const [single] = bottom;
  const below =
    bottom.length === 1 && single !== undefined
      ? writeExpression(single, context)
      : writeFactors(
          bottom.map((expression, i) => ({ expression, isFirst: i === 0 })),
          context,
          true,
        );
  return { kind: "fraction", top: above, bottom: below };
}

function writeFactors(factors: readonly Factor[], context: MathContext, isLast: boolean): MathNode {
  const nodes = factors.map((factor, i) => {
    const isEnd = i === factors.length - 1;
    if ("node" in factor)
      return factor.isLoose === true && factors.length > 1
        ? fenced("(", factor.node, ")")
        : factor.node;
    const { expression } = factor;
    const isReduction = expression.kind === "reduction" && expression.operator !== "count";
    // A sum reaches over all that follows, so only the last factor may be one without brackets.
    if (isReduction && isEnd) {
      return writeAt(expression, context, { level: levels.product, isLast });
    }
    const level = isReduction || !factor.isFirst ? levels.power : levels.minus;
    const isUnit = expression.kind === "number";
    return writeAt(expression, context, {
      level: isUnit ? levels.product : level,
      isLast: isLast && isEnd,
    });
  });
  return joined(nodes, infix("·"));
}

function unchain(
  expression: Binary,
  operators: readonly Binary["operator"][],
): {
  readonly first: Expression;
  readonly links: readonly { readonly operator: Binary["operator"]; readonly right: Expression }[];
} {
  const links: { operator: Binary["operator"]; right: Expression }[] = [];
  let left: Expression = expression;
  while (left.kind === "binary" && operators.includes(left.operator)) {
    links.push({ operator: left.operator, right: left.right });
    left = left.left;
  }
  return { first: left, links: links.reverse() };
}

function beginsWithMinus(expression: Expression): boolean {
  let left = expression;
  while (left.kind === "binary" && left.operator === "*") left = left.left;
  return left.kind === "unary";
}
