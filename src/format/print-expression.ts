/**
 * Expressions. Parentheses are decided here and nowhere else; operators in chains are in `print-chain.ts`.
 */
import { assertNever } from "../diagnostics/index.js";
import type {
  Comparison,
  Conditional,
  Expression,
  Logical,
  PiecewiseCall,
  Reduction,
} from "../syntax/index.js";
import { group, indent, type Doc } from "./documents.js";
import {
  condition,
  conditionLevels,
  enclosed,
  needsParentheses,
  operand,
  prefixLevel,
  sideLevel,
  side,
  whole,
  type Position,
} from "./position.js";
import { printBinder, printBinders, printComprehension } from "./print-binders.js";
import { printChain, printPower, printRange } from "./print-chain.js";
import { printList } from "./print-list.js";
import type { Writer } from "./writer.js";

/** An expression at a position, in as few parentheses as can be. */
export function printExpression(writer: Writer, node: Expression, position: Position): Doc {
  const written = countParentheses(writer, node);
  if (!needsParentheses(node, position)) {
    for (let i = 0; i < written; i++) writer.drop("(");
    const doc = printBare(writer, node, position);
    for (let i = 0; i < written; i++) dropClosing(writer);
    return doc;
  }
  return printParenthesised(writer, written, () => printBare(writer, node, enclosed));
}

/** One pair of parentheses, whatever number is written. */
export function printParenthesised(writer: Writer, written: number, print: () => Doc): Doc {
  const open = written > 0 ? writer.take("(") : writer.text("(");
  for (let i = 1; i < written; i++) writer.drop("(");
  const inner = [writer.softline(), print()];
  for (let i = 1; i < written; i++) dropClosing(writer);
  if (written > 0 && writer.isAt(",")) writer.drop(",");
  if (written > 0) inner.push(writer.dangling(true));
  const close = written > 0 ? [writer.softline(), writer.take(")")] : writer.closing(")");
  return group([open, indent(inner), close]);
}

/** How many pairs of parentheses stand round an expression that comes next; a tuple's own do not count. */
export function countParentheses(writer: Writer, node: Expression): number {
  const count = writer.countParentheses(node.span.end);
  return node.kind === "tuple" ? Math.max(0, count - 1) : count;
}

/** Leaves out a closing parenthesis, and the comma that may stand before it. */
export function dropClosing(writer: Writer): void {
  if (writer.isAt(",")) writer.drop(",");
  writer.drop(")");
}

/** Elements of a bracket or brace. */
export function elementsOf(
  writer: Writer,
  nodes: readonly Expression[],
  position: Position,
): readonly (() => Doc)[] {
  return nodes.map((node) => () => printExpression(writer, node, position));
}

function printBare(writer: Writer, node: Expression, position: Position): Doc {
  switch (node.kind) {
    case "number": {
      const number = writer.take();
      return node.unit === undefined ? number : [number, " ", writer.takeUntil(node.unit.span.end)];
    }
    case "text":
      return writer.take();
    case "name":
      return writer.takeUntil(node.path.span.end);
    case "subscript":
      return [
        writer.takeUntil(node.target.span.end),
        printList(writer, elementsOf(writer, node.arguments, side)),
      ];
    case "call": {
      // Elements of `min` and `max` stop below comparisons, and a bare `in` among them would make it a reduction.
      const isExtreme = node.callee.text === "min" || node.callee.text === "max";
      const position = isExtreme ? operand(conditionLevels.side) : whole;
      return [
        writer.takeUntil(node.callee.span.end),
        printList(writer, elementsOf(writer, node.arguments, position)),
      ];
    }
    case "unary":
      return [
        writer.take("-"),
        printExpression(writer, node.operand, {
          ...operand(prefixLevel, position.follow),
          allowsMinus: false,
        }),
      ];
    case "binary":
      if (node.operator === "^") return printPower(writer, node, position);
      return printChain(writer, node, position);
    case "set-operation":
      return printChain(writer, node, position);
    case "range":
      return printRange(writer, node);
    case "comparison":
      return printComparison(writer, node);
    case "logical":
      return printLogical(writer, node, position);
    case "not": {
      const not = writer.take("not");
      return [not, " ", printExpression(writer, node.operand, operand(conditionLevels.not))];
    }
    case "if":
      return group(printBranches(writer, node), { shouldBreak: node.otherwise.kind === "if" });
    case "reduction":
      return printReduction(writer, node, position);
    case "tuple":
      return printList(writer, elementsOf(writer, node.elements, whole));
    case "set-literal":
      return printList(writer, elementsOf(writer, node.elements, side), { isBraces: true });
    case "table-literal":
      return printList(
        writer,
        node.entries.map(
          ({ key, value }) =>
            () =>
              printEntry(writer, key, value),
        ),
        { isBraces: true },
      );
    case "comprehension":
      return printComprehension(writer, node);
    case "piecewise":
      return printPiecewise(writer, node);
    case "missing":
      return "";
    default:
      return assertNever(node);
  }
}

function printEntry(writer: Writer, key: Expression, value: Expression | undefined): Doc {
  const label = [printExpression(writer, key, operand(conditionLevels.side)), writer.take(":")];
  // Without a value there is a dot.
  if (value === undefined) return [label, " ", writer.take(".")];
  return [label, " ", printExpression(writer, value, side)];
}

/** The condition after a word: its later lines are set in from the word. */
export function printCondition(writer: Writer, node: Expression): Doc {
  const doc = printExpression(writer, node, condition);
  return node.kind === "comparison" || node.kind === "logical" ? indent(doc) : doc;
}

/** The operators stand at the start of their lines, under the first side. */
function printComparison(writer: Writer, node: Comparison): Doc {
  const position = operand(conditionLevels.side);
  const parts = node.operands.map((each, index) => {
    const operator = node.operators[index - 1];
    if (operator === undefined) return printExpression(writer, each, position);
    const before = writer.line();
    const first = writer.take();
    const sign = operator.operator === "not in" ? [first, " ", writer.take("in")] : first;
    return [before, sign, " ", printExpression(writer, each, position)];
  });
  return group(parts);
}

function printLogical(writer: Writer, node: Logical, { isIndented }: Position): Doc {
  const position = operand(node.operator === "or" ? conditionLevels.and : conditionLevels.not);
  const [first = "", ...rest] = node.operands.map((each, index) => {
    const before = index === 0 ? "" : [writer.line(), writer.take(node.operator), " "];
    const doc = printExpression(writer, each, position);
    return [before, each.kind === "comparison" ? indent(doc) : doc];
  });
  return group([first, isIndented ? indent(rest) : rest]);
}

/** `if … then …`, each further branch on a line of its own when there are more than two or one line is not enough. */
function printBranches(writer: Writer, node: Conditional): Doc {
  const test = [writer.take("if"), " ", printCondition(writer, node.condition), " "];
  const then = [
    writer.take("then"),
    indent([writer.line(), printExpression(writer, node.then, operand(conditionLevels.side))]),
  ];
  const before = [writer.line(), writer.take("else")];
  const { otherwise } = node;
  if (otherwise.kind !== "if") {
    const last = indent([writer.line(), printExpression(writer, otherwise, side)]);
    return [test, group(then), before, group(last)];
  }
  const written = countParentheses(writer, otherwise);
  for (let i = 0; i < written; i++) writer.drop("(");
  const rest = [" ", printBranches(writer, otherwise)];
  for (let i = 0; i < written; i++) dropClosing(writer);
  return [test, group(then), before, rest];
}

function printReduction(writer: Writer, node: Reduction, position: Position): Doc {
  const head = [writer.take(), printBinders(writer, node)];
  if (node.body === undefined) return head;
  const { operator } = node;
  const isCondition = operator === "exists" || operator === "forall";
  const isStrict = operator === "min" || operator === "max" || operator === "product";
  const level = isCondition ? conditionLevels.not : isStrict ? prefixLevel : sideLevel("*");
  const before = writer.line();
  const body = printExpression(writer, node.body, operand(level, position.follow));
  return group([head, indent([before, body])]);
}

function printPiecewise(writer: Writer, node: PiecewiseCall): Doc {
  const { form } = node;
  const name = writer.take("piecewise");
  const elements = [
    () => printExpression(writer, node.argument, side),
    () =>
      form.kind === "points"
        ? printExpression(writer, form.points, side)
        : printBinder(writer, form.binder),
  ];
  const option = (): Doc => {
    if (writer.isAt("binary") || form.kind === "points") return writer.take("binary");
    const value = writer.isAt("slope") ? form.slope : form.upto;
    return [writer.take(), " ", writer.take("="), " ", printExpression(writer, value, side)];
  };
  const options = (form.kind === "slopes" ? 2 : 0) + (node.isBinary ? 1 : 0);
  for (let i = 0; i < options; i++) elements.push(option);
  return [name, printList(writer, elements)];
}
