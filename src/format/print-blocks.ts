/**
 * Declarations in braces: components with their declarations, scenarios with their changes. One item per line;
 * a scenario of one item that fits stays on one line. The brace has a line of its own when the header needs several.
 */
import { assertNever } from "../diagnostics/index.js";
import type {
  Change,
  ComponentDeclaration,
  Given,
  OverlayItem,
  ScenarioDeclaration,
} from "../syntax/index.js";
import { fitsOnLine, group, hardline, indent, line, lineWidth, type Doc } from "./documents.js";
import { side } from "./position.js";
import {
  printDoc,
  printDomain,
  printPart,
  printRestriction,
  printSource,
  printType,
  printValue,
} from "./print-clauses.js";
import { printDeclaration, printName } from "./print-declaration.js";
import { elementsOf } from "./print-expression.js";
import { printItems } from "./print-items.js";
import { printList, printSequence } from "./print-list.js";
import type { Writer } from "./writer.js";

/** A component. */
export function printComponent(
  writer: Writer,
  node: ComponentDeclaration,
  indentation: number,
): Doc {
  const head: Doc[] = [printName(writer)];
  if (node.place !== undefined) {
    head.push(printPart(writer, () => [writer.take("over"), " ", writer.take()]));
  }
  if (node.step !== undefined) {
    head.push(
      printPart(writer, () => {
        const step = [writer.take("stepping"), " ", writer.take()];
        return node.isCyclic ? [step, " ", writer.take("cyclic")] : step;
      }),
    );
  }
  head.push(printDoc(writer, node.doc));
  if (node.givens.length > 0) {
    const elements = node.givens.map((given) => () => printGiven(writer, given, indentation + 4));
    const before = writer.line();
    const word = writer.take("given");
    const list = indent([writer.line(), printSequence(writer, elements)]);
    head.push(indent([before, group([word, list])]));
  }
  const opening = group([head, writer.line()]);
  const items = node.items.map((item) => () => printDeclaration(writer, item, indentation + 2));
  return [opening, printBlock(writer, items)];
}

function printGiven(writer: Writer, node: Given, indentation: number): Doc {
  const head = [
    writer.take(),
    printDomain(writer, node.domain),
    printType(writer, node.type),
    node.isLinear ? [" ", writer.take("linear")] : "",
    printDoc(writer, node.doc),
  ];
  if (node.fallback === undefined) return head;
  return [head, printValue(writer, node.fallback, { indentation })];
}

/** The changes of a model that extends another. */
export function printChange(writer: Writer, node: Change): Doc {
  const items = node.items.map((item) => () => printOverlayItem(writer, item, 2));
  const head = [writer.take("change"), writer.line()];
  return [
    group(head),
    items.length === 1 ? printShortBlock(writer, items) : printBlock(writer, items),
  ];
}

/** A scenario. */
export function printScenario(writer: Writer, node: ScenarioDeclaration, indentation: number): Doc {
  const head: Doc[] = [printName(writer)];
  if (node.parents.length > 0) {
    head.push(
      printPart(writer, () => {
        const parents = node.parents.map(() => () => writer.take());
        return [writer.take("extends"), " ", indent(printSequence(writer, parents))];
      }),
    );
  }
  head.push(printDoc(writer, node.doc));
  const opening = group([head, writer.line()]);
  const items = node.items.map((item) => () => printOverlayItem(writer, item, indentation + 2));
  const isShort = items.length === 1 && fitsOnLine([head, " {"], lineWidth - indentation);
  return [opening, isShort ? printShortBlock(writer, items) : printBlock(writer, items)];
}

/** Braces on one line when their one item fits. */
function printShortBlock(writer: Writer, items: readonly (() => Doc)[]): Doc {
  const open = writer.take("{");
  const inner = [printItems(writer, items, line), writer.dangling(true)];
  return group([open, indent(inner), writer.line(), writer.take("}")]);
}

/** Braces with one item per line. */
export function printBlock(writer: Writer, items: readonly (() => Doc)[]): Doc {
  const open = writer.take("{");
  if (items.length === 0 && !writer.hasComments()) return [open, writer.take("}")];
  const inner = [printItems(writer, items, hardline), writer.dangling(items.length > 0)];
  return [open, indent(inner), writer.hardline(), writer.take("}")];
}

function printOverlayItem(writer: Writer, node: OverlayItem, indentation: number): Doc {
  const place = { indentation };
  switch (node.kind) {
    case "set-set":
    case "set-param": {
      const target: Doc[] = [writer.take(), " ", writer.takeUntil(node.target.span.end)];
      if (node.kind === "set-param" && node.cell !== undefined) {
        target.push(printList(writer, elementsOf(writer, node.cell, side)));
      }
      const { value, from } = node;
      if (value !== undefined) return [target, printValue(writer, value, place)];
      if (from === undefined) return target;
      return [target, printPart(writer, () => printSource(writer, from))];
    }
    case "set-var": {
      const target: Doc[] = [writer.take(), " ", writer.takeUntil(node.target.span.end)];
      for (const restriction of node.restrictions) {
        target.push(printPart(writer, () => printRestriction(writer, restriction)));
      }
      return target;
    }
    case "replace":
    case "add": {
      const word = writer.take();
      return [word, " ", printDeclaration(writer, node.declaration, indentation)];
    }
    case "without":
    case "choose-objective":
      return [writer.take(), " ", writer.takeUntil(node.target.span.end)];
    default:
      return assertNever(node);
  }
}
