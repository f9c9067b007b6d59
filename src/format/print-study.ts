/**
 * Studies: braces with one item per line.
 */
import { assertNever } from "../diagnostics/index.js";
import type { StudyDeclaration, StudyGoal, StudyItem } from "../syntax/index.js";
import { group, indent, type Doc } from "./documents.js";
import { conditionLevels, operand, side } from "./position.js";
import { printBlock } from "./print-blocks.js";
import { printDoc, printPart } from "./print-clauses.js";
import { printName } from "./print-declaration.js";
import { elementsOf, printExpression } from "./print-expression.js";
import { printList, printSequence } from "./print-list.js";
import type { Writer } from "./writer.js";

/** A study. */
export function printStudy(writer: Writer, node: StudyDeclaration): Doc {
  const head: Doc[] = [printName(writer)];
  if (node.scenarios.length > 0) {
    head.push(
      printPart(writer, () => {
        const scenarios = node.scenarios.map(() => () => writer.take());
        return [writer.take("on"), " ", indent(printSequence(writer, scenarios))];
      }),
    );
  }
  head.push(printDoc(writer, node.doc));
  const opening = group([head, writer.line()]);
  return [
    opening,
    printBlock(
      writer,
      node.items.map((item) => () => printItem(writer, item)),
    ),
  ];
}

function printItem(writer: Writer, node: StudyItem): Doc {
  switch (node.kind) {
    case "one-at-a-time":
    case "grid":
      return writer.take();
    case "latin-hypercube":
    case "monte-carlo": {
      const size = [writer.take(), " ", writer.take()];
      return node.seed === undefined ? size : [size, " ", writer.take(), " ", writer.take()];
    }
    case "front": {
      const main = [writer.take("front"), " ", printGoal(writer, node.main)];
      const other = printPart(writer, () => [
        writer.take("against"),
        " ",
        printGoal(writer, node.other),
      ]);
      const words = [writer.take("in"), " ", writer.take(), " ", writer.take("steps")];
      return [main, other, " ", words];
    }
    case "near-optimal": {
      const start = [writer.take(), " ", printExpression(writer, node.margin, side)];
      const goals = node.goals.map((goal) => () => printGoal(writer, goal));
      return group([start, indent([writer.line(), printSequence(writer, goals)])]);
    }
    case "outcomes": {
      const outcomes = node.outcomes.map(({ weight }) => () => [
        writer.take(),
        writer.take(":"),
        " ",
        printExpression(writer, weight, side),
      ]);
      const list = [writer.take(), " ", printList(writer, outcomes, { isBraces: true })];
      return node.mean === undefined ? list : [list, " ", writer.take("mean"), " ", writer.take()];
    }
    case "share": {
      const variables = node.variables.map(
        ({ span }) =>
          () =>
            writer.takeUntil(span.end),
      );
      return printWords(writer, variables);
    }
    case "vary": {
      const target: Doc[] = [writer.take(), " ", writer.takeUntil(node.target.span.end)];
      if (node.cell !== undefined) {
        target.push(printList(writer, elementsOf(writer, node.cell, side)));
      }
      return [target, " ", writer.take(), " ", printExpression(writer, node.values, side)];
    }
    case "measure":
      return printWords(
        writer,
        node.measures.map((measure) => () => printExpression(writer, measure, side)),
      );
    default:
      return assertNever(node);
  }
}

/** After `minimize` a bare `if` would be taken for a name. */
function printGoal(writer: Writer, { sense, value }: StudyGoal): Doc {
  const body = (): Doc => printExpression(writer, value, operand(conditionLevels.side));
  return sense === undefined ? body() : [writer.take(), " ", body()];
}

/** A word and a list after it without brackets. */
function printWords(writer: Writer, elements: readonly (() => Doc)[]): Doc {
  return group([writer.take(), indent([writer.line(), printSequence(writer, elements)])]);
}
