/**
 * Folds `operand (operator operand)*`, each operand with its prefixes, into a tree by the table of levels.
 * Works on two stacks, never by recursion: sums of any length and chains of any depth fold.
 */
import type { IToken } from "chevrotain";
import { joinSpans, type Span } from "../../text/index.js";
import type { Binary, Expression, Reduction, SetOperation } from "../ast.js";
import { spellingOf } from "../tokens.js";
import { missing, tokenSpan, type BuildContext } from "./context.js";
import { bindingLevel, levels, powerLevel, productLevel } from "./precedence.js";

/** A minus or the head of a reduction, standing before an operand. */
export type Prefix =
  | { readonly kind: "minus"; readonly span: Span }
  | {
      readonly kind: "reduction";
      readonly head: Omit<Reduction, "body" | "span">;
      readonly span: Span;
    };

/** An operand with what stands before it, outermost first. */
export interface PrefixedOperand {
  readonly prefixes: readonly Prefix[];
  readonly value: Expression;
}

type Pending =
  | { readonly kind: "prefix"; readonly prefix: Prefix }
  | { readonly kind: "infix"; readonly token: IToken };

/** The tree of a flat list; operators are one fewer than operands. */
export function foldSide(
  context: BuildContext,
  operands: readonly PrefixedOperand[],
  operators: readonly IToken[],
): Expression {
  const values: Expression[] = [];
  const pending: Pending[] = [];
  operands.forEach((operand, index) => {
    const operator = operators[index - 1];
    if (operator !== undefined) {
      reduceWhile(context, values, pending, bindingLevel(textOf(operator)));
      pending.push({ kind: "infix", token: operator });
    }
    for (const prefix of operand.prefixes) pending.push({ kind: "prefix", prefix });
    values.push(operand.value);
  });
  while (pending.length > 0) reduceOne(context, values, pending);
  return pop(values);
}

function textOf(token: IToken): string {
  return spellingOf(token.tokenType) ?? token.image;
}

function reduceWhile(
  context: BuildContext,
  values: Expression[],
  pending: Pending[],
  incoming: number,
): void {
  for (let top = pending.at(-1); top !== undefined; top = pending.at(-1)) {
    if (!isComplete(top, incoming)) return;
    reduceOne(context, values, pending);
  }
}

/** True when an operator of this level cannot reach into what is pending. */
function isComplete(top: Pending, incoming: number): boolean {
  if (top.kind === "prefix") {
    return top.prefix.kind === "minus" ? incoming < powerLevel : incoming < productLevel;
  }
  const level = bindingLevel(textOf(top.token));
  return level > incoming || (level === incoming && levels[level]?.group === "left");
}

function pop(values: Expression[]): Expression {
  const value = values.pop();
  if (value === undefined) throw new Error("internal error: operands and operators do not match");
  return value;
}

function reduceOne(context: BuildContext, values: Expression[], pending: Pending[]): void {
  const top = pending.pop();
  if (top === undefined) return;
  const right = pop(values);
  rejectBareIf(context, right);
  if (top.kind === "prefix") {
    values.push(applyPrefix(context, top.prefix, right));
    return;
  }
  const left = pop(values);
  rejectBareIf(context, left);
  values.push(applyInfix(context, left, top.token, right));
}

function rejectBareIf(context: BuildContext, operand: Expression): void {
  if (operand.kind !== "if" || context.parenthesised.has(operand)) return;
  const { file, start, end } = operand.span;
  const edits = [
    { span: { file, start, end: start }, text: "(" },
    { span: { file, start: end, end }, text: ")" },
  ];
  context.report(
    "if-needs-parentheses",
    {},
    { file, start, end: start + 2 },
    {
      fixes: [{ title: "put parentheses round it", safety: "safe", edits }],
    },
  );
}

function applyPrefix(context: BuildContext, prefix: Prefix, operand: Expression): Expression {
  const span = joinSpans(prefix.span, operand.span);
  if (prefix.kind === "minus") return { kind: "unary", operator: "-", operand, span };
  const { operator } = prefix.head;
  if (
    (operator === "min" || operator === "max" || operator === "product") &&
    operand.kind === "binary" &&
    bindingLevel(operand.operator) === productLevel &&
    !context.parenthesised.has(operand)
  ) {
    context.report("reduction-needs-parentheses", { operator }, operand.operatorSpan);
  }
  return { ...prefix.head, body: operand, span };
}

const setOperators = new Map<string, SetOperation["operator"]>([
  ["union", "union"],
  ["diff", "diff"],
  ["symdiff", "symdiff"],
  ["inter", "inter"],
]);
const arithmetic = new Map<string, Binary["operator"]>([
  ["+", "+"],
  ["-", "-"],
  ["*", "*"],
  ["/", "/"],
  ["^", "^"],
  ["mod", "mod"],
]);

function applyInfix(
  context: BuildContext,
  left: Expression,
  token: IToken,
  right: Expression,
): Expression {
  const text = textOf(token);
  const span = joinSpans(left.span, right.span);
  const operatorSpan = tokenSpan(context, token);
  const setOperator = setOperators.get(text);
  if (setOperator !== undefined) {
    return { kind: "set-operation", operator: setOperator, left, right, operatorSpan, span };
  }
  if (text === "..") return { kind: "range", first: left, last: right, step: undefined, span };
  if (text === "by") {
    if (left.kind === "range" && left.step === undefined && !context.parenthesised.has(left)) {
      return { ...left, step: right, span };
    }
    context.report("step-without-range", {}, operatorSpan);
    return missing(span);
  }
  const operator = arithmetic.get(text) ?? "*";
  return { kind: "binary", operator, left, right, operatorSpan, span };
}
