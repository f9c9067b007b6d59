/**
 * Operators between operands. A chain of operators of one level breaks before each of them, so that a sum shows one
 * term per line; a product that ends in wide parentheses breaks inside them first. A `mod` stays apart from other products.
 * A chain is walked by a loop, so its length does not matter.
 */
import type { Binary, Expression, RangeExpression, SetOperation } from "../syntax/index.js";
import { fitsOnLine, group, indent, willBreak, type Doc } from "./documents.js";
import {
  levelOfPower,
  needsParentheses,
  operand,
  prefixLevel,
  sideLevel,
  type Position,
} from "./position.js";
import { countParentheses, dropClosing, printExpression } from "./print-expression.js";
import type { Writer } from "./writer.js";

type Infix = Binary | SetOperation;

/** A sum, a product or set algebra. */
export function printChain(writer: Writer, node: Infix, position: Position): Doc {
  const level = sideLevel(node.operator);
  const isRemainder = node.operator === "mod";
  const links: { readonly node: Infix; readonly written: number }[] = [{ node, written: 0 }];
  let first: Expression = node.left;
  while (isLink(first, node)) {
    const written = countParentheses(writer, first);
    for (let i = 0; i < written; i++) writer.drop("(");
    links.push({ node: first, written });
    first = first.left;
  }
  const start = printExpression(writer, first, operand(isRemainder ? prefixLevel : level, level));
  const isProduct = level === sideLevel("*");
  const right: Position = {
    ...operand(isProduct ? prefixLevel : level + 1, level),
    allowsMinus: false,
  };
  const rest = links.toReversed().map((link): Link => {
    const before = writer.line();
    const operator = writer.take(link.node.operator);
    const place = link.node === node ? { ...right, follow: position.follow } : right;
    const doc = printExpression(writer, link.node.right, place);
    for (let i = 0; i < link.written; i++) dropClosing(writer);
    return { before, operator, doc, isParenthesised: needsParentheses(link.node.right, place) };
  });
  const last = rest.at(-1);
  if (isProduct && last !== undefined && endsOpen(last)) {
    const head = [start, indentRest(rest.slice(0, -1), position)];
    return group([group(head), " ", last.operator, " ", last.doc]);
  }
  return group([start, indentRest(rest, position)]);
}

/** One operator with what follows it. */
interface Link {
  readonly before: Doc;
  readonly operator: Doc;
  readonly doc: Doc;
  readonly isParenthesised: boolean;
}

/** Parentheses of more than this many cells may break while the factors before them stay together. */
const wideOperand = 60;

/** True for wide parentheses at the end of a product, without a comment at the operator. */
function endsOpen({ before, operator, doc, isParenthesised }: Link): boolean {
  return isParenthesised && !willBreak([before, operator]) && !fitsOnLine(doc, wideOperand);
}

function indentRest(links: readonly Link[], { isIndented }: Position): Doc {
  const rest = links.map(({ before, operator, doc }) => [before, operator, " ", doc]);
  return isIndented ? indent(rest) : rest;
}

/** True for an operand that goes on the chain of another; remainders and powers make no chains. */
function isLink(operand: Expression, of: Infix): operand is Infix {
  if (operand.kind !== "set-operation" && operand.kind !== "binary") return false;
  if (operand.operator === "mod" || of.operator === "mod") return false;
  return sideLevel(operand.operator) === sideLevel(of.operator);
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
