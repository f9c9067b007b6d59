/**
 * Indices: brackets of declarations, heads of reductions, filters and projections in braces.
 */
import { assertNever } from "../diagnostics/index.js";
import type { Binder, Comprehension, Expression, Pattern } from "../syntax/index.js";
import { group, indent, type Doc } from "./documents.js";
import { conditionLevels, operand, side, whole } from "./position.js";
import {
  countParentheses,
  printCondition,
  printExpression,
  printParenthesised,
} from "./print-expression.js";
import { printList, printSequence } from "./print-list.js";
import type { Writer } from "./writer.js";

/** Indices with their condition. */
export interface Indices {
  readonly binders: readonly Binder[];
  readonly condition: Expression | undefined;
}

/** A bracket of indices, or the parentheses after a reduction. */
export function printBinders(writer: Writer, node: Indices): Doc {
  const elements = node.binders.map((binder) => () => printBinder(writer, binder));
  return printList(writer, elements, { tail: whereOf(writer, node) });
}

/** `i in I`, or a set alone. */
export function printBinder(writer: Writer, node: Binder): Doc {
  const set = operand(conditionLevels.side);
  if (node.pattern === undefined) return printExpression(writer, node.set, set);
  const pattern = [printPattern(writer, node.pattern), " "];
  return [pattern, writer.take("in"), " ", printExpression(writer, node.set, set)];
}

/** `where …`, with the word. */
export function printWhere(writer: Writer, node: Expression): Doc {
  return [writer.take("where"), " ", printCondition(writer, node)];
}

function whereOf(writer: Writer, node: Indices): (() => Doc) | undefined {
  const test = node.condition;
  return test === undefined ? undefined : () => printWhere(writer, test);
}

function printPattern(writer: Writer, node: Pattern): Doc {
  switch (node.kind) {
    case "pattern-name":
    case "pattern-skip":
      return writer.take();
    case "pattern-tuple":
      return printList(
        writer,
        node.elements.map((element) => () => printPattern(writer, element)),
      );
    case "pattern-value":
      return printPatternValue(writer, node.value);
    default:
      return assertNever(node);
  }
}

/** `(k)` compares where `k` would bind: such parentheses are part of the pattern. */
function printPatternValue(writer: Writer, value: Expression): Doc {
  const isBinding =
    value.kind === "tuple" || (value.kind === "name" && value.path.parts.length === 1);
  if (!isBinding) return printExpression(writer, value, side);
  const written = countParentheses(writer, value);
  return printParenthesised(writer, written, () => printExpression(writer, value, whole));
}

/** `{ (r, k) in A where … }` or `{ (a, b) for (a, b, _) in S where … }`. */
export function printComprehension(writer: Writer, node: Comprehension): Doc {
  const { head, binders } = node;
  const tail = whereOf(writer, node);
  const elements = binders.map((binder) => () => printBinder(writer, binder));
  if (head === undefined) return printList(writer, elements, { isBraces: true, tail });
  const open = writer.take("{");
  const inner: Doc[] = [writer.line(), printExpression(writer, head, side)];
  inner.push(writer.line(), writer.take("for"), " ", indent(printSequence(writer, elements)));
  if (writer.isAt(",")) writer.drop(",");
  if (tail !== undefined) inner.push(writer.line(), tail());
  inner.push(writer.dangling(true));
  return group([open, indent(inner), writer.line(), writer.take("}")]);
}
