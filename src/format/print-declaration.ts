/**
 * Declarations that hold no others. A header begins with its word, name and bracket; what follows is printed part by part.
 */
import { assertNever } from "../diagnostics/index.js";
import type { CheckDeclaration, Declaration, UseDeclaration } from "../syntax/index.js";
import { group, indent, type Doc } from "./documents.js";
import { side, whole } from "./position.js";
import { printBinder, printWhere } from "./print-binders.js";
import { printDoc, printDomain, printPart, printType, printValue } from "./print-clauses.js";
import { printComponent, printScenario } from "./print-blocks.js";
import { elementsOf, printExpression } from "./print-expression.js";
import { printList, printSequence } from "./print-list.js";
import { printParam, printSet, printUnitDeclaration, printVar } from "./print-modifiers.js";
import { printClaim, printFigure, printIamc } from "./print-outputs.js";
import { printStudy } from "./print-study.js";
import type { Writer } from "./writer.js";

/** One declaration; `indentation` is how far its first line is set in. */
export function printDeclaration(writer: Writer, node: Declaration, indentation: number): Doc {
  const place = { indentation };
  switch (node.kind) {
    case "dimension": {
      const head = [printName(writer), printDoc(writer, node.doc)];
      if (node.value === undefined) return head;
      const sign = [" ", writer.take("="), " "];
      return [head, sign, writer.takeUntil(node.value.span.end)];
    }
    case "unit":
      return printUnitDeclaration(writer, node);
    case "prefix":
      return [printHead(writer, node), printValue(writer, node.factor, place)];
    case "set":
      return printSet(writer, node, indentation);
    case "param":
      return printParam(writer, node, indentation);
    case "table":
      return [printHead(writer, node), " ", writer.take()];
    case "var":
      return printVar(writer, node);
    case "total":
      return printHead(writer, node);
    case "define":
    case "report":
    case "minimize":
    case "maximize":
      return [printHead(writer, node), printValue(writer, node.value, place)];
    case "cost":
    case "term": {
      const head = [
        printName(writer),
        printDomain(writer, node.domain),
        printType(writer, node.type),
      ];
      const { into } = node;
      if (into !== undefined) {
        head.push(
          printPart(writer, () => {
            const target = [writer.take("into"), " ", writer.takeUntil(into.total.span.end)];
            if (into.arguments.length === 0) return target;
            return [target, printList(writer, elementsOf(writer, into.arguments, side))];
          }),
        );
      }
      return [head, printDoc(writer, node.doc), printValue(writer, node.value, place)];
    }
    case "constraint":
      return [printHead(writer, node), printValue(writer, node.relation, place)];
    case "check":
      return printCheck(writer, node);
    case "function": {
      const parameters = node.parameters.map(({ type }) => () => [
        writer.take(),
        printType(writer, type),
      ]);
      const head = [printName(writer), printList(writer, parameters)];
      head.push(printType(writer, node.type), printDoc(writer, node.doc));
      return [head, printValue(writer, node.value, place)];
    }
    case "component":
      return printComponent(writer, node, indentation);
    case "use":
      return printUse(writer, node, indentation);
    case "scenario":
      return printScenario(writer, node, indentation);
    case "study":
      return printStudy(writer, node);
    case "figure":
      return printFigure(writer, node);
    case "claim":
      return printClaim(writer, node, indentation);
    case "iamc":
      return printIamc(writer, node, indentation);
    default:
      return assertNever(node);
  }
}

/** The word that begins a declaration, and its name. */
export function printName(writer: Writer): Doc {
  return [writer.take(), " ", writer.take()];
}

type Headed = Extract<
  Declaration,
  {
    readonly kind:
      "prefix" | "table" | "total" | "define" | "report" | "minimize" | "maximize" | "constraint";
  }
>;

/** Word, name, bracket, unit and doc string. */
function printHead(writer: Writer, node: Headed): Doc {
  return [
    printName(writer),
    "domain" in node ? printDomain(writer, node.domain) : "",
    "type" in node ? printType(writer, node.type) : "",
    printDoc(writer, node.doc),
  ];
}

/** A check may go without a name; its tolerance stands after the condition. */
function printCheck(writer: Writer, node: CheckDeclaration): Doc {
  const head: Doc[] = [writer.take("check")];
  if (writer.next.kind === "word") head.push(" ", writer.take());
  head.push(printDomain(writer, node.domain), printDoc(writer, node.doc));
  const colon = writer.take(":");
  const before = writer.line();
  const condition = [printExpression(writer, node.condition, whole)];
  if (node.tolerance !== undefined) {
    condition.push(writer.line(), writer.take("within"), " ");
    condition.push(printExpression(writer, node.tolerance, side));
  }
  return [head, group([colon, indent([before, group(condition)])])];
}

function printUse(writer: Writer, node: UseDeclaration, indentation: number): Doc {
  const head: Doc[] = [printName(writer)];
  if (writer.isAt("as") && node.name !== node.component) {
    head.push(" ", writer.take("as"), " ", writer.take());
  }
  const { place, condition, step } = node;
  if (place !== undefined) {
    head.push(printPart(writer, () => [writer.take("over"), " ", printBinder(writer, place)]));
  }
  if (condition !== undefined) {
    head.push(printPart(writer, () => printWhere(writer, condition)));
  }
  if (step !== undefined) {
    head.push(
      printPart(writer, () => [writer.take("stepping"), " ", printExpression(writer, step, side)]),
    );
  }
  head.push(printDoc(writer, node.doc));
  if (node.arguments.length === 0) return head;
  const elements = node.arguments.map(({ value }) => () => [
    writer.take(),
    printValue(writer, value, { indentation: indentation + 4 }),
  ]);
  const given = printPart(writer, () => {
    const word = writer.take("with");
    return group([word, indent([writer.line(), printSequence(writer, elements)])]);
  });
  return [head, given];
}
