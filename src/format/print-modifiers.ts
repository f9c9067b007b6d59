/**
 * Declarations whose parts may be written in several orders: units, sets, parameters, variables.
 */
import { invariant } from "../diagnostics/index.js";
import type {
  Expression,
  ParamDeclaration,
  Restriction,
  SetDeclaration,
  Source,
  UnitDeclaration,
  VarDeclaration,
} from "../syntax/index.js";
import type { Doc } from "./documents.js";
import { side, whole } from "./position.js";
import {
  printDomain,
  printPart,
  printRestriction,
  printSource,
  printType,
  printValue,
} from "./print-clauses.js";
import { printName } from "./print-declaration.js";
import { printExpression } from "./print-expression.js";
import { printList } from "./print-list.js";
import { printSegments, type Segment } from "./print-segments.js";
import type { Writer } from "./writer.js";

const ranks = {
  dimension: 0,
  integrality: 1,
  restriction: 2,
  within: 3,
  ordered: 4,
  cyclic: 5,
  integer: 6,
  optional: 7,
  fallback: 8,
  doc: 9,
  prefixes: 10,
  value: 11,
  interpolate: 12,
} as const;

/** `set S[…] within … ordered cyclic by m integer default {} "doc" = …`. */
export function printSet(writer: Writer, node: SetDeclaration, indentation: number): Doc {
  const head = [printName(writer), printDomain(writer, node.domain)];
  const segmentAt = (): Segment => {
    if (writer.isAt("within")) {
      return part(writer, ranks.within, () => printWord(writer, node.within));
    }
    if (writer.isAt("ordered")) return part(writer, ranks.ordered, () => writer.take());
    if (writer.isAt("integer")) return part(writer, ranks.integer, () => writer.take());
    if (writer.isAt("cyclic")) {
      return part(writer, ranks.cyclic, () => {
        const word = writer.take();
        return writer.isAt("by") ? [word, " ", writer.take(), " ", writer.take()] : word;
      });
    }
    return commonSegment(writer, node, { indentation });
  };
  return [head, printSegments(writer, node.span.end, segmentAt)];
}

/** `param p[…] : unit integer in [a, b] optional default e "doc" = … interpolate`. */
export function printParam(writer: Writer, node: ParamDeclaration, indentation: number): Doc {
  const head = [printName(writer), printDomain(writer, node.domain), printType(writer, node.type)];
  const restrictions = [...node.restrictions];
  const suffix =
    node.interpolate === "no" ? 0 : node.interpolate === "hold" ? holdWidth : interpolateWidth;
  const segmentAt = (isInOrder: boolean): Segment => {
    if (writer.isAt("optional")) return part(writer, ranks.optional, () => writer.take());
    if (writer.isAt("interpolate")) {
      const print = (): Doc => {
        const word = writer.take();
        return writer.isAt("hold") ? [word, " ", writer.take()] : word;
      };
      if (isInOrder) return part(writer, ranks.interpolate, print);
      return { rank: ranks.interpolate, print: () => [" ", print()] };
    }
    return (
      restrictionSegment(writer, restrictions) ??
      commonSegment(writer, node, { indentation, suffix })
    );
  };
  return [head, printSegments(writer, node.span.end, segmentAt)];
}

const interpolateWidth = " interpolate".length;
const holdWidth = " interpolate hold".length;

/** `var x[…] : unit integer in [a, b] "doc"`. */
export function printVar(writer: Writer, node: VarDeclaration): Doc {
  const head = [printName(writer), printDomain(writer, node.domain), printType(writer, node.type)];
  const restrictions = [...node.restrictions];
  const segmentAt = (): Segment =>
    restrictionSegment(writer, restrictions) ?? part(writer, ranks.doc, () => writer.take());
  return [head, printSegments(writer, node.span.end, segmentAt)];
}

/** `unit u : dimension "doc" prefixes { k, M } = 1000 v`. */
export function printUnitDeclaration(writer: Writer, node: UnitDeclaration): Doc {
  const head = printName(writer);
  const segmentAt = (): Segment => {
    if (writer.isAt(":")) {
      return {
        rank: ranks.dimension,
        print: () => [" ", writer.take(), " ", writer.take()],
      };
    }
    if (writer.isAt("base")) return part(writer, ranks.dimension, () => writer.take());
    if (writer.isAt("prefixes")) {
      return part(writer, ranks.prefixes, () => {
        const word = [writer.take(), " "];
        const names = Array.from({ length: writer.countWords() }, () => () => writer.take());
        return [word, printList(writer, names, { isBraces: true })];
      });
    }
    if (writer.isAt("=")) {
      const print = (): Doc => [" ", writer.take(), " ", printUnitValue(writer, node)];
      return { rank: ranks.value, print };
    }
    return part(writer, ranks.doc, () => writer.take());
  };
  return [head, printSegments(writer, node.span.end, segmentAt)];
}

/** `1000 kWh`, `kW*h`, `1/s` or `(1 / 3) MWh`. */
function printUnitValue(writer: Writer, { definition }: UnitDeclaration): Doc {
  if (definition.kind !== "equals") return "";
  const { factor, unit } = definition;
  const parts: Doc[] = [];
  if (factor !== undefined && writer.isAt("(")) {
    parts.push(writer.take(), printExpression(writer, factor, whole), writer.take(")"));
  } else if (factor !== undefined) {
    parts.push(writer.take());
  }
  if (unit === undefined) return parts;
  const isApart = factor !== undefined && !writer.isAt("/") && !writer.isAt("*");
  return [parts, isApart ? " " : "", writer.takeUntil(unit.span.end)];
}

function part(writer: Writer, rank: number, print: () => Doc): Segment {
  return { rank, print: () => printPart(writer, print) };
}

/** A word and what it applies to. */
function printWord(writer: Writer, node: Expression | undefined): Doc {
  invariant(node !== undefined, "a modifier without its value");
  return [writer.take(), " ", printExpression(writer, node, side)];
}

function restrictionSegment(writer: Writer, restrictions: Restriction[]): Segment | undefined {
  if (writer.isAt("integer") || writer.isAt("binary")) {
    return part(writer, ranks.integrality, () => writer.take());
  }
  if (!restrictionStarts.has(writer.next.text)) return undefined;
  const restriction = restrictions.shift();
  if (restriction === undefined) return undefined;
  return part(writer, ranks.restriction, () => printRestriction(writer, restriction));
}

const restrictionStarts = new Set(["<", "<=", ">", ">=", "!=", "in"]);

interface Valued {
  readonly fallback: Expression | undefined;
  readonly value: Expression | undefined;
  readonly from: Source | undefined;
}

/** Default, doc string, value or file. */
function commonSegment(
  writer: Writer,
  node: Valued,
  place: { readonly indentation: number; readonly suffix?: number },
): Segment {
  const { fallback, value, from } = node;
  if (writer.isAt("default")) {
    return part(writer, ranks.fallback, () => printWord(writer, fallback));
  }
  if (writer.isAt("=")) {
    invariant(value !== undefined, "a value that the tree does not hold");
    return { rank: ranks.value, print: () => printValue(writer, value, place) };
  }
  if (writer.isAt("from")) {
    invariant(from !== undefined, "a file that the tree does not hold");
    return part(writer, ranks.value, () => printSource(writer, from));
  }
  invariant(writer.next.kind === "text", `no part begins with ${writer.next.text}`);
  return part(writer, ranks.doc, () => writer.take());
}
