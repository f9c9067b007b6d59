/**
 * Expressions, indices and units as s-expressions.
 */
import { assertNever } from "../diagnostics/index.js";
import type {
  Binder,
  Domain,
  Expression,
  Pattern,
  Restriction,
  Text,
  UnitExpression,
} from "./ast.js";

/** A piece of a list; absent pieces are left out. */
export type Part = string | undefined;

/** `(a b c)`. */
export function list(...parts: readonly Part[]): string {
  return `(${parts.filter((part) => part !== undefined).join(" ")})`;
}

/** A text in quotes. */
export function quote(text: Text | undefined): Part {
  return text === undefined ? undefined : JSON.stringify(text.value);
}

/** A part with its label; nothing when it is absent. */
export function labelled(label: string, ...parts: readonly Part[]): Part {
  return parts.every((part) => part === undefined) ? undefined : list(label, ...parts);
}

/** A word that is there or not. */
export function when(condition: boolean, text: string): Part {
  return condition ? text : undefined;
}

/** The bracket of a declaration. */
export function domain(node: Domain | undefined): Part {
  if (node === undefined) return undefined;
  return `[${[...node.binders.map(binder), labelled("where", expression(node.condition))]
    .filter((part) => part !== undefined)
    .join(" ")}]`;
}

/** An index and its set. */
export function binder(node: Binder): string {
  if (node.pattern === undefined) return printExpression(node.set);
  return list("in", pattern(node.pattern), printExpression(node.set));
}

function pattern(node: Pattern): string {
  switch (node.kind) {
    case "pattern-name":
      return node.name.text;
    case "pattern-skip":
      return "_";
    case "pattern-value":
      return list("value", printExpression(node.value));
    case "pattern-tuple":
      return list("tuple", ...node.elements.map(pattern));
    default:
      return assertNever(node);
  }
}

/** A bound, an interval or a choice. */
export function restriction(node: Restriction): string {
  switch (node.kind) {
    case "compare":
      return list(node.operator, printExpression(node.bound));
    case "interval":
      return list("interval", printExpression(node.lower), printExpression(node.upper));
    case "choice":
      return list("choice", ...node.choices.map(printExpression));
    default:
      return assertNever(node);
  }
}

/** A unit as a product of powers. */
export function unit(node: UnitExpression | undefined): Part {
  if (node === undefined) return undefined;
  return node.factors
    .map(({ name, exponent }) => `${name?.text ?? "1"}${exponent === 1 ? "" : `^${exponent}`}`)
    .join("*");
}

/** An expression that may be absent. */
export function expression(node: Expression | undefined): Part {
  return node === undefined ? undefined : printExpression(node);
}

/** One expression. Left-deep chains are printed by a loop, so a long sum does not nest calls. */
export function printExpression(node: Expression): string {
  let left = node;
  const closings: string[] = [];
  const openings: string[] = [];
  while (left.kind === "binary") {
    openings.push(`(${left.operator} `);
    closings.push(` ${printExpression(left.right)})`);
    left = left.left;
  }
  return openings.join("") + printOther(left) + closings.reverse().join("");
}

function printOther(node: Expression): string {
  switch (node.kind) {
    case "number":
      return node.unit === undefined ? `${node.value}` : `${node.value}'${unit(node.unit)}`;
    case "text":
      return JSON.stringify(node.value);
    case "name":
      return node.path.text;
    case "subscript":
      return list("at", node.target.text, ...node.arguments.map(printExpression));
    case "call":
      return list("call", node.callee.text, ...node.arguments.map(printExpression));
    case "unary":
      return list("neg", printExpression(node.operand));
    case "binary":
      return printExpression(node);
    case "comparison":
      return list(
        ...node.operands.flatMap((operand, index) => {
          const operator = node.operators[index]?.operator.replace(" ", "-");
          return operator === undefined
            ? [printExpression(operand)]
            : [printExpression(operand), operator];
        }),
      );
    case "logical":
      return list(node.operator, ...node.operands.map(printExpression));
    case "not":
      return list("not", printExpression(node.operand));
    case "if":
      return list("if", ...[node.condition, node.then, node.otherwise].map(printExpression));
    case "reduction":
      return list(
        node.operator,
        ...node.binders.map(binder),
        labelled("where", expression(node.condition)),
        expression(node.body),
      );
    case "tuple":
      return list("tuple", ...node.elements.map(printExpression));
    case "set-literal":
      return `{${node.elements.map(printExpression).join(" ")}}`;
    case "table-literal":
      return list(
        "table",
        ...node.entries.map(({ key, value }) =>
          list(printExpression(key), expression(value) ?? "."),
        ),
      );
    case "comprehension":
      return list(
        "all",
        labelled("head", expression(node.head)),
        ...node.binders.map(binder),
        labelled("where", expression(node.condition)),
      );
    case "range":
      return list(
        "..",
        printExpression(node.first),
        printExpression(node.last),
        expression(node.step),
      );
    case "set-operation":
      return list(node.operator, printExpression(node.left), printExpression(node.right));
    case "piecewise":
      return list(
        "piecewise",
        printExpression(node.argument),
        ...(node.form.kind === "points"
          ? [printExpression(node.form.points)]
          : [
              binder(node.form.binder),
              list("slope", printExpression(node.form.slope)),
              list("upto", printExpression(node.form.upto)),
            ]),
        when(node.isBinary, "binary"),
      );
    case "missing":
      return "?";
    default:
      return assertNever(node);
  }
}
