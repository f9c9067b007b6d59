/**
 * Operators between operands. A chain of operators of one level breaks before each of them, so that a sum shows one
 * term per line; it is walked by a loop, so its length does not matter. A `mod` stays apart from other products.
 */
import type { Binary, Expression, RangeExpression, SetOperation } from "../syntax/index.js";
import { group, indent, type Doc } from "./documents.js";
import { levelOfPower, operand, prefixLevel, sideLevel, type Position } from "./position.js";
import { countParentheses, dropClosing, printExpression } from "./print-expression.js";
import type { Writer } from "./writer.js";

type Infix = Binary | SetOperation;

/** A sum, a product or set algebra. */
export function printChain(writer: Writer, node: Infix, position: Position): Doc {
  const level = sideLevel(node.operator);
  const isRemainder = node.operator === "mod";
  const links: { readonly node: Infix; readonly written: number }[] = [{ node, written: 0 }];
  let first: Expression = node.left;
  while (!isRemainder && isInfix(first) && sideLevel(first.operator) === level) {
    const written = countParentheses(writer, first);
    for (let i = 0; i < written; i++) writer.drop("(");
    links.push({ node: first, written });
    first = first.left;
  }
  const start = printExpression(writer, first, operand(isRemainder ? prefixLevel : level, level));
  const isProduct = level === sideLevel("*");
  const rest = links.toReversed().map((link) => {
    const isLast = link.node === node;
    const before = [writer.line(), writer.take(link.node.operator), " "];
    const right = printExpression(writer, link.node.right, {
      ...operand(isProduct ? prefixLevel : level + 1, isLast ? position.follow : level),
      allowsMinus: false,
    });
    for (let i = 0; i < link.written; i++) dropClosing(writer);
    return [before, right];
  });
  return group([start, position.isIndented ? indent(rest) : rest]);
}

function isInfix(node: Expression): node is Infix {
  if (node.kind === "set-operation") return true;
  return node.kind === "binary" && node.operator !== "^" && node.operator !== "mod";
}

/** `a^b`, to the right. */
export function printPower(writer: Writer, node: Binary, position: Position): Doc {
  const base = printExpression(writer, node.left, operand(levelOfPower + 1, levelOfPower));
  const sign = writer.take("^");
  const exponent = printExpression(writer, node.right, operand(levelOfPower, position.follow));
  return [base, sign, exponent];
}

/** `a .. b by s`. */
export function printRange(writer: Writer, node: RangeExpression): Doc {
  const position = operand(sideLevel("..") + 1, sideLevel(".."));
  const bounds = [
    printExpression(writer, node.first, position),
    " ",
    writer.take(".."),
    " ",
    printExpression(writer, node.last, position),
  ];
  if (node.step === undefined) return bounds;
  return [bounds, " ", writer.take("by"), " ", printExpression(writer, node.step, position)];
}
