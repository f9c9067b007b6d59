/**
 * Calls: functions of the model by their name, built-in ones by the signs that mathematics has for them.
 */
import type { Call, Expression } from "../syntax/index.js";
import {
  fenced,
  infix,
  joined,
  row,
  script,
  separator,
  word,
  type Bracket,
  type MathNode,
} from "./math.js";
import { findDeclaration, stepIn, type MathContext } from "./math-context.js";
import { levels, writeAt, writeExpression } from "./write-expression.js";
import { bracketed } from "./write-number.js";

/** A call. */
export function writeCall(call: Call, context: MathContext): MathNode {
  const name = call.callee.text;
  const found = findDeclaration(name, context);
  if (found?.declaration.kind === "function") {
    context.refer(found);
    return applied(name, call.arguments, context);
  }
  const [first, second] = call.arguments;
  if (first === undefined) return applied(name, [], context);
  const only = (): MathNode => writeExpression(first, context);
  const between = (open: Bracket, close: Bracket): MathNode => fenced(open, only(), close);
  switch (name) {
    case "abs":
    case "card":
      return between("|", "|");
    case "floor":
      return between("⌊", "⌋");
    case "ceil":
      return between("⌈", "⌉");
    case "sqrt":
      return { kind: "root", content: only() };
    case "log":
      return applied("ln", call.arguments, context);
    case "prev":
    case "next":
      return writeStep(name, first, second, context);
    case "defined":
      context.explain("given");
      return row(only(), word(" given"));
    case "value":
      return writeValue(first, second, context);
    case "dual":
    case "price":
    case "slack":
    case "activity":
    case "reduced":
      context.explain("results");
      return applied(name, call.arguments, context);
    // exp, round, min, max, first, last, ord, and names that mean nothing.
    default:
      return applied(name, call.arguments, context);
  }
}

function applied(name: string, values: readonly Expression[], context: MathContext): MathNode {
  const nodes = values.map((value) => writeExpression(value, context));
  return row({ kind: "name", text: name }, fenced("(", joined(nodes, separator(",")), ")"));
}

/** `y − 1` where members are consecutive numbers; else a boxed sign, or a round one where the set turns. */
function writeStep(
  name: "prev" | "next",
  from: Expression,
  steps: Expression | undefined,
  context: MathContext,
): MathNode {
  const bound = from.kind === "name" ? context.bound.get(from.path.text) : undefined;
  const kind = stepIn(bound?.set, context.scope);
  if (kind !== "plain") context.explain(kind === "cyclic" ? "cyclic" : "step");
  const isBack = name === "prev";
  const signs = { plain: ["−", "+"], ordered: ["⊟", "⊞"], cyclic: ["⊖", "⊕"] } as const;
  const [back, forth] = signs[kind];
  const distance: MathNode =
    steps === undefined
      ? { kind: "number", text: "1" }
      : writeAt(steps, context, { level: levels.product, isLast: false });
  return row(
    writeAt(from, context, { level: levels.sum, isLast: false }),
    infix(isBack ? back : forth),
    distance,
  );
}

/** What something came to; in another scenario, by the scenario's name above it. */
function writeValue(
  of: Expression,
  scenario: Expression | undefined,
  context: MathContext,
): MathNode {
  const node = writeAt(of, context, { level: levels.atom, isLast: false });
  if (scenario === undefined) return node;
  context.explain("value");
  const name =
    scenario.kind === "name"
      ? scenario.path.text
      : scenario.kind === "text"
        ? scenario.value
        : undefined;
  const above = name === undefined ? writeExpression(scenario, context) : bracketed(name);
  return script(node, undefined, above);
}
