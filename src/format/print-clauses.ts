/**
 * Parts that several declarations share: names, units, doc strings, bounds, values, files to read from.
 * A part of a header that does not fit goes to the next line, two blanks in.
 */
import { assertNever } from "../diagnostics/index.js";
import type {
  Domain,
  Expression,
  Restriction,
  Source,
  SourceOption,
  Text,
  UnitExpression,
} from "../syntax/index.js";
import { fitsOnLine, group, indent, lineWidth, willBreak, type Doc } from "./documents.js";
import { side, whole } from "./position.js";
import { printBinders } from "./print-binders.js";
import { elementsOf, printExpression } from "./print-expression.js";
import { printList } from "./print-list.js";
import type { Writer } from "./writer.js";

/** A part of a header: after a blank, or on the next line. */
export function printPart(writer: Writer, print: () => Doc): Doc {
  return group(indent([writer.line(), print()]));
}

/** The doc string of a header. */
export function printDoc(writer: Writer, doc: Text | undefined): Doc {
  return doc === undefined ? "" : printPart(writer, () => writer.take());
}

/** The bracket of a declaration. */
export function printDomain(writer: Writer, domain: Domain | undefined): Doc {
  return domain === undefined ? "" : printBinders(writer, domain);
}

/** `: unit`. */
export function printType(writer: Writer, type: UnitExpression | undefined): Doc {
  if (type === undefined) return "";
  return [" ", writer.take(":"), " ", writer.takeUntil(type.span.end)];
}

/** `>= e`, `in [a, b]`, `in { a, b }`. */
export function printRestriction(writer: Writer, node: Restriction): Doc {
  const operator = [writer.take(), " "];
  switch (node.kind) {
    case "compare":
      return [operator, printExpression(writer, node.bound, side)];
    case "interval": {
      const bounds = elementsOf(writer, [node.lower, node.upper], side);
      return [operator, printList(writer, bounds, { isClosed: true })];
    }
    case "choice": {
      const choices = elementsOf(writer, node.choices, side);
      return [operator, printList(writer, choices, { isBraces: true })];
    }
    default:
      return assertNever(node);
  }
}

/** How far the declaration is indented that a value belongs to, and how much stands after the value. */
export interface ValuePlace {
  readonly indentation: number;
  readonly suffix?: number;
}

/**
 * The sign before a value or a relation, and the value: on the same line, else on the next.
 * Braces too long for one line open at the end of the header, so that each entry is a line of its own.
 */
export function printValue(writer: Writer, value: Expression, place: ValuePlace): Doc {
  const colon = writer.isAt(":");
  const sign = [colon ? "" : " ", writer.take()];
  const canHug = isBraces(value) && !writer.hasComments();
  const before = writer.line();
  const body = printExpression(writer, value, whole);
  const room = lineWidth - place.indentation - 2 - (place.suffix ?? 0);
  if (canHug && !willBreak(before) && !fitsOnLine(body, room)) return [sign, " ", body];
  return group([sign, indent([before, body])]);
}

function isBraces(value: Expression): boolean {
  return (
    value.kind === "set-literal" || value.kind === "table-literal" || value.kind === "comprehension"
  );
}

/** `from "f.csv" (…)`. */
export function printSource(writer: Writer, node: Source): Doc {
  const target = [writer.take("from"), " ", writer.take()];
  if (node.options.length === 0) return target;
  const options = node.options.map((option) => () => printSourceOption(writer, option));
  return [target, " ", printList(writer, options)];
}

function printSourceOption(writer: Writer, node: SourceOption): Doc {
  switch (node.kind) {
    case "column":
      return [writer.take(), " ", writer.take("="), " ", writer.take()];
    case "only": {
      const start = [writer.take("only"), " ", writer.take(), " "];
      if (writer.isAt("=")) return [start, writer.take("="), " ", writer.take()];
      const cells = node.equals.map(() => () => writer.take());
      return [start, writer.take("in"), " ", printList(writer, cells, { isBraces: true })];
    }
    case "wide":
      return [writer.take("wide"), " ", writer.take()];
    case "distinct":
    case "subset":
      return writer.take();
    default:
      return assertNever(node);
  }
}
