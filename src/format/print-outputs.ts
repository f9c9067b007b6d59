/**
 * Figures, claims and IAMC variables: a header in parts, each of which may go to the next line.
 */
import type {
  ClaimDeclaration,
  Expectation,
  FigureDeclaration,
  IamcDeclaration,
} from "../syntax/index.js";
import { group, indent, type Doc } from "./documents.js";
import { side } from "./position.js";
import {
  printDoc,
  printDomain,
  printPart,
  printRestriction,
  printType,
  printValue,
} from "./print-clauses.js";
import { printName } from "./print-declaration.js";
import { printExpression } from "./print-expression.js";
import { printList, printSequence } from "./print-list.js";
import type { Writer } from "./writer.js";

/** `figure f[…] : unit "doc" area(x: …, y: …) for S, T`. */
export function printFigure(writer: Writer, node: FigureDeclaration): Doc {
  const head: Doc[] = [
    printName(writer),
    printDomain(writer, node.domain),
    printType(writer, node.type),
    printDoc(writer, node.doc),
  ];
  const channels = node.channels.map(({ value }) => () => [
    writer.take(),
    writer.take(":"),
    " ",
    printExpression(writer, value, side),
  ]);
  head.push(printPart(writer, () => [writer.take(), printList(writer, channels)]));
  if (node.scenarios.length === 0) return head;
  const scenarios = node.scenarios.map(() => () => writer.take());
  const clause = printPart(writer, () => [
    writer.take("for"),
    " ",
    group(indent(printSequence(writer, scenarios))),
  ]);
  return [head, clause];
}

/** `claim c : unit in [a, b] "doc" = e because "…"`. */
export function printClaim(writer: Writer, node: ClaimDeclaration, indentation: number): Doc {
  const head = [
    printName(writer),
    printType(writer, node.type),
    printPart(writer, () => printExpectation(writer, node.expected)),
    printDoc(writer, node.doc),
    printValue(writer, node.value, { indentation }),
  ];
  if (node.reason === undefined) return head;
  return [head, printPart(writer, () => [writer.take("because"), " ", writer.take()])];
}

function printExpectation(writer: Writer, node: Expectation): Doc {
  if (node.kind !== "about") return printRestriction(writer, node);
  const about = [writer.take("about"), " ", printExpression(writer, node.value, side)];
  const { tolerance } = node;
  if (tolerance === undefined) return about;
  const within = printPart(writer, () => [
    writer.take("within"),
    " ",
    printExpression(writer, tolerance, side),
  ]);
  return group([about, within]);
}

/** `iamc v[…] : unit as "unit" "doc" variable "A|B" region r year y subannual "…" = e`. */
export function printIamc(writer: Writer, node: IamcDeclaration, indentation: number): Doc {
  const pair = (): Doc => [writer.take(), " ", writer.take()];
  const place = (): Doc => {
    const ends = [pair(), " ", pair()];
    return node.subannual === undefined ? ends : [...ends, " ", pair()];
  };
  return [
    printName(writer),
    printDomain(writer, node.domain),
    printType(writer, node.type),
    node.unitLabel === undefined ? "" : printPart(writer, pair),
    printDoc(writer, node.doc),
    printPart(writer, pair),
    printPart(writer, place),
    printValue(writer, node.value, { indentation }),
  ];
}
