/**
 * Conditions, sides and operands: concrete tree → expressions. `around` is the span of what surrounds a node;
 * a missing part gets a zero-width span at its end.
 */
import type { IToken } from "chevrotain";
import { joinSpans, type Span } from "../../text/index.js";
import type {
  ComparisonOperator,
  Expression,
  NumberLiteral,
  Path,
  Reduction,
  ReductionOperator,
} from "../ast.js";
import type {
  ComparisonOperatorCstNode,
  ConditionalCstNode,
  ConditionCstNode,
  ConditionPrefixCstNode,
  ElementsCstNode,
  ExpressionCstNode,
  ExtremeCallCstNode,
  CountCstNode,
  NumberCstNode,
  OperandCstNode,
  ParenthesesCstNode,
  PrefixCstNode,
  ReferenceCstNode,
  SideCstNode,
} from "../cst.gen.js";
import { spellingOf, word } from "../tokens.js";
import { replacement } from "../lexer.js";
import { buildBraces } from "./braces.js";
import {
  buildPath,
  buildText,
  isReal,
  missing,
  nodeSpan,
  realToken,
  tokenSpan,
  type BuildContext,
} from "./context.js";
import { buildIndices } from "./domain.js";
import { foldSide, type Prefix, type PrefixedOperand } from "./fold.js";
import { buildPiecewise } from "./piecewise.js";
import { buildUnit } from "./unit.js";

/** A whole expression: `or`, `and`, `not`, comparisons and below. */
export function buildExpression(
  context: BuildContext,
  node: ExpressionCstNode | undefined,
  around: Span,
): Expression {
  if (node === undefined) return missing(around);
  const span = nodeSpan(context, node, around);
  const { operands = [], operators = [] } = node.children;
  const first = operands[0];
  if (operands.length <= 1) return buildCondition(context, first, span);
  const alternatives: Expression[] = [];
  let group: Expression[] = [];
  operands.forEach((operand, index) => {
    if (operators[index - 1]?.tokenType === word("or")) {
      alternatives.push(joinLogical("and", group));
      group = [];
    }
    group.push(buildCondition(context, operand, span));
  });
  alternatives.push(joinLogical("and", group));
  return joinLogical("or", alternatives);
}

function joinLogical(operator: "and" | "or", operands: readonly Expression[]): Expression {
  const first = operands[0];
  const last = operands.at(-1);
  if (first === undefined || last === undefined) throw new Error("internal error: no operands");
  if (operands.length === 1) return first;
  return { kind: "logical", operator, operands, span: joinSpans(first.span, last.span) };
}

function buildCondition(
  context: BuildContext,
  node: ConditionCstNode | undefined,
  around: Span,
): Expression {
  if (node === undefined) return missing(around);
  const span = nodeSpan(context, node, around);
  let result = buildComparison(context, node, span);
  for (const prefix of (node.children.prefixes ?? []).toReversed()) {
    result = applyConditionPrefix(context, prefix, result, span);
  }
  return result;
}

function applyConditionPrefix(
  context: BuildContext,
  node: ConditionPrefixCstNode,
  operand: Expression,
  around: Span,
): Expression {
  const prefixSpan = nodeSpan(context, node, around);
  const span = joinSpans(prefixSpan, operand.span);
  const quantifier = realToken(node.children.quantifier);
  if (quantifier === undefined) return { kind: "not", operand, span };
  const operator = quantifier.tokenType === word("exists") ? "exists" : "forall";
  const head = buildHead(context, operator, quantifier, node, prefixSpan);
  return { ...head, body: operand, span };
}

function buildHead(
  context: BuildContext,
  operator: Reduction["operator"],
  token: IToken,
  node: ConditionPrefixCstNode | PrefixCstNode | CountCstNode,
  span: Span,
): Omit<Reduction, "body" | "span"> {
  const indices = buildIndices(context, node.children.binders?.[0], span);
  for (const binder of indices.binders) {
    if (binder.pattern === undefined && binder.set.kind !== "missing") {
      context.report("index-without-name", { operator }, binder.set.span);
    }
  }
  const operatorSpan = tokenSpan(context, token);
  return { kind: "reduction", operator, ...indices, operatorSpan };
}

const rising = new Set<ComparisonOperator>(["<", "<=", "=="]);
const falling = new Set<ComparisonOperator>([">", ">=", "=="]);

function buildComparison(context: BuildContext, node: ConditionCstNode, span: Span): Expression {
  const sides = node.children.operands ?? [];
  const operators = (node.children.operators ?? []).map((operator) =>
    buildComparisonOperator(context, operator, span),
  );
  const operands = sides.map((side) => buildSide(context, side, span));
  const first = operands[0] ?? missing(span);
  if (operators.length === 0) return first;
  while (operands.length <= operators.length) operands.push(missing(span));
  const last = operands.at(-1) ?? first;
  if (operators.length > 1) {
    const isRising = operators.every(({ operator }) => rising.has(operator));
    const isFalling = operators.every(({ operator }) => falling.has(operator));
    const opening = operators[0]?.operator ?? "==";
    const wrong =
      operators.find(({ operator }) => !(rising.has(opening) ? rising : falling).has(operator)) ??
      operators[1];
    if (!isRising && !isFalling && wrong !== undefined) {
      const shown = wrong === operators[0] ? operators[1] : wrong;
      const parameters = { first: opening, second: shown?.operator ?? wrong.operator };
      context.report("comparison-chain-direction", parameters, shown?.span ?? wrong.span);
    }
  }
  return { kind: "comparison", operands, operators, span: joinSpans(first.span, last.span) };
}

const comparisonOperators = new Map<string, ComparisonOperator>([
  ["<", "<"],
  ["<=", "<="],
  ["==", "=="],
  ["!=", "!="],
  [">=", ">="],
  [">", ">"],
]);

/** The comparison a token writes. */
export function comparisonOf(token: IToken | undefined): ComparisonOperator {
  const text = token === undefined ? undefined : spellingOf(token.tokenType);
  return comparisonOperators.get(text ?? "==") ?? "==";
}

function buildComparisonOperator(
  context: BuildContext,
  node: ComparisonOperatorCstNode,
  around: Span,
): { readonly operator: ComparisonOperator; readonly span: Span } {
  const span = nodeSpan(context, node, around);
  const { symbol, Equal, In, Not } = node.children;
  if (Not !== undefined) return { operator: "not in", span };
  if (In !== undefined) return { operator: "in", span };
  if (isReal(Equal?.[0])) {
    context.report("equals-in-relation", {}, span, { fixes: [replacement(span, "==")] });
  }
  return { operator: comparisonOf(symbol?.[0]), span };
}

/** One side of a relation. */
export function buildSide(
  context: BuildContext,
  node: SideCstNode | undefined,
  around: Span,
): Expression {
  if (node === undefined) return missing(around);
  const span = nodeSpan(context, node, around);
  const { operands = [], operators = [] } = node.children;
  const first = operands[0];
  if (operands.length === 1 && first?.children.prefixes === undefined) {
    return buildOperand(context, first, span);
  }
  const built: PrefixedOperand[] = operands.map((operand) => ({
    prefixes: (operand.children.prefixes ?? []).flatMap(
      (prefix) => buildPrefix(context, prefix, span) ?? [],
    ),
    value: buildOperand(context, operand, span),
  }));
  const real = operators.filter(isReal);
  while (built.length <= real.length) built.push({ prefixes: [], value: missing(span) });
  return foldSide(context, built, real);
}

const reductionOperators = new Map<string, ReductionOperator | "union" | "inter">([
  ["sum", "sum"],
  ["product", "product"],
  ["min", "min"],
  ["max", "max"],
  ["union", "union"],
  ["inter", "inter"],
]);

function buildPrefix(context: BuildContext, node: PrefixCstNode, around: Span): Prefix | undefined {
  const span = nodeSpan(context, node, around);
  if (node.children.Minus !== undefined) return { kind: "minus", span };
  const token = realToken(node.children.reduction);
  const operator = reductionOperators.get(token?.image ?? "");
  if (token === undefined || operator === undefined) return undefined;
  return { kind: "reduction", head: buildHead(context, operator, token, node, span), span };
}

function buildOperand(
  context: BuildContext,
  node: OperandCstNode | undefined,
  around: Span,
): Expression {
  if (node === undefined) return missing(around);
  const { children } = node;
  const number = children.number?.[0];
  if (number !== undefined) return buildNumber(context, number, around);
  const reference = children.reference?.[0];
  if (reference !== undefined) return buildReference(context, reference, around);
  const text = buildText(context, realToken(children.text));
  if (text !== undefined) {
    return { kind: "text", value: text.value.normalize("NFC"), span: text.span };
  }
  const parentheses = children.parentheses?.[0];
  if (parentheses !== undefined) return buildParentheses(context, parentheses, around);
  const braces = children.braces?.[0];
  if (braces !== undefined) return buildBraces(context, braces, around);
  const conditional = children.conditional?.[0];
  if (conditional !== undefined) return buildConditional(context, conditional, around);
  const extreme = children.extremeCall?.[0];
  if (extreme !== undefined) return buildExtreme(context, extreme, around);
  const count = children.count?.[0];
  if (count !== undefined) return buildCount(context, count, around);
  const piecewise = children.piecewise?.[0];
  if (piecewise !== undefined) return buildPiecewise(context, piecewise, around);
  return missing(around);
}

function buildNumber(context: BuildContext, node: NumberCstNode, around: Span): Expression {
  const span = nodeSpan(context, node, around);
  if (realToken(node.children.infinity) !== undefined) {
    return { kind: "number", value: Infinity, unit: undefined, span };
  }
  const token = realToken(node.children.value);
  if (token === undefined) return missing(around);
  const unit = buildUnit(context, node.children.literalUnit?.[0], span);
  return { ...numberFrom(context, token), unit, span };
}

/** The number a token writes. */
export function numberFrom(context: BuildContext, token: IToken): NumberLiteral {
  const span = tokenSpan(context, token);
  // Separators between digits are reported by the lexer.
  const value = Number(token.image.replaceAll("_", ""));
  const isTooSmall = value === 0 && /^[0_.]*[1-9]/u.test(token.image);
  if (!Number.isFinite(value) || isTooSmall) {
    context.report("number-out-of-range", { text: token.image, isTooSmall }, span);
  }
  return { kind: "number", value, unit: undefined, span };
}

function buildReference(context: BuildContext, node: ReferenceCstNode, around: Span): Expression {
  const span = nodeSpan(context, node, around);
  const { path: paths, LSquare, LParen, elements, callArguments } = node.children;
  const path = buildPath(context, paths?.[0]);
  if (path === undefined) return { kind: "missing", span };
  if (LSquare !== undefined) {
    const args = buildElements(context, elements?.[0], span);
    return { kind: "subscript", target: path, arguments: args, span };
  }
  if (LParen !== undefined) {
    const args = (callArguments?.[0]?.children.expression ?? []).map((argument) =>
      buildExpression(context, argument, span),
    );
    return { kind: "call", callee: path, arguments: args, span };
  }
  return { kind: "name", path, span };
}

/** Elements of a bracket: `a, b, (c, d)`. */
export function buildElements(
  context: BuildContext,
  node: ElementsCstNode | undefined,
  around: Span,
): Expression[] {
  return (node?.children.side ?? []).map((side) => buildSide(context, side, around));
}

function buildParentheses(
  context: BuildContext,
  node: ParenthesesCstNode,
  around: Span,
): Expression {
  const span = nodeSpan(context, node, around);
  const parts = node.children.callArguments?.[0]?.children.expression ?? [];
  const elements = parts.map((part) => buildExpression(context, part, span));
  const [only] = elements;
  if (only === undefined) return { kind: "missing", span };
  if (elements.length > 1) return { kind: "tuple", elements, span };
  const inner = { ...only, span };
  context.parenthesised.add(inner);
  return inner;
}

function buildConditional(
  context: BuildContext,
  node: ConditionalCstNode,
  around: Span,
): Expression {
  const span = nodeSpan(context, node, around);
  const { condition, then, otherwise } = node.children;
  return {
    kind: "if",
    condition: buildExpression(context, condition?.[0], span),
    then: buildSide(context, then?.[0], span),
    otherwise: buildSide(context, otherwise?.[0], span),
    span,
  };
}

function buildExtreme(context: BuildContext, node: ExtremeCallCstNode, around: Span): Expression {
  const span = nodeSpan(context, node, around);
  const token = realToken(node.children.callee);
  if (token === undefined) return { kind: "missing", span };
  const name = { text: token.image, span: tokenSpan(context, token) };
  const callee: Path = { text: name.text, parts: [name], span: name.span };
  const args = buildElements(context, node.children.elements?.[0], span);
  return { kind: "call", callee, arguments: args, span };
}

function buildCount(context: BuildContext, node: CountCstNode, around: Span): Expression {
  const span = nodeSpan(context, node, around);
  const token = realToken(node.children.Count);
  if (token === undefined) return { kind: "missing", span };
  return { ...buildHead(context, "count", token, node, span), body: undefined, span };
}
