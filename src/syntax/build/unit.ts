/**
 * Units: products of integer powers. Every factor after a `/` divides once.
 */
import type { UnitExpression, UnitFactor } from "../ast.js";
import type {
  LiteralUnitCstNode,
  LiteralUnitTermCstNode,
  TypeClauseCstNode,
  UnitCstNode,
  UnitOperatorCstNode,
  UnitTermCstNode,
} from "../cst.gen.js";
import { type Span } from "../../text/index.js";
import { word } from "../tokens.js";
import { buildName, isReal, nodeSpan, realToken, tokenSpan, type BuildContext } from "./context.js";

type UnitNode = UnitCstNode | LiteralUnitCstNode;
type TermNode = UnitTermCstNode | LiteralUnitTermCstNode;

/** A unit, or undefined when nothing of it could be read. */
export function buildUnit(
  context: BuildContext,
  node: UnitNode | undefined,
  around: Span,
): UnitExpression | undefined {
  if (node === undefined) return undefined;
  const { terms = [], operators = [] } = node.children;
  return buildUnitTerms(context, terms, [undefined, ...operators], nodeSpan(context, node, around));
}

/** Terms, each with the operator before it. */
export function buildUnitTerms(
  context: BuildContext,
  terms: readonly TermNode[],
  operators: readonly (UnitOperatorCstNode | undefined)[],
  span: Span,
): UnitExpression | undefined {
  const factors: UnitFactor[] = [];
  let hasDivided = false;
  let isAmbiguous = false;
  terms.forEach((term, index) => {
    const isDivision = operators[index]?.children.Slash !== undefined;
    const isProduct = operators[index]?.children.Star !== undefined;
    if (isProduct && hasDivided) isAmbiguous = true;
    if (isDivision) hasDivided = true;
    const factor = buildFactor(context, term, isDivision ? -1 : 1, span);
    if (factor !== undefined) factors.push(factor);
  });
  if (factors.length === 0) return undefined;
  if (isAmbiguous) reportAmbiguity(context, factors, span);
  return { kind: "unit-expression", factors, span };
}

function buildFactor(
  context: BuildContext,
  term: TermNode,
  sign: 1 | -1,
  around: Span,
): UnitFactor | undefined {
  const { unitFactor, unitPower } = term.children;
  const { base, one } = unitFactor?.[0]?.children ?? {};
  const token = realToken(base) ?? realToken(one);
  if (token === undefined) return undefined;
  const isNumber = realToken(base) === undefined;
  if (isNumber && token.image !== "1") {
    context.report("unit-number", { text: token.image }, tokenSpan(context, token));
  }
  const power = unitPower?.[0]?.children;
  const written = power?.exponent?.[0];
  let exponent = 1;
  if (isReal(written)) {
    const text = `${power?.Minus === undefined ? "" : "-"}${written.image}`;
    exponent = Number(text);
    if (!Number.isInteger(exponent) || Math.abs(exponent) > 99) {
      context.report("unit-power", { text }, tokenSpan(context, written));
      exponent = 1;
    }
  }
  return {
    name: isNumber ? undefined : buildName(context, token),
    exponent: sign * exponent,
    span: nodeSpan(context, term, around),
  };
}

function reportAmbiguity(context: BuildContext, factors: readonly UnitFactor[], span: Span): void {
  const write = (factor: UnitFactor): string => {
    const power = Math.abs(factor.exponent);
    return `${factor.name?.text ?? "1"}${power === 1 ? "" : `^${power}`}`;
  };
  const above = factors.filter((factor) => factor.exponent > 0).map(write);
  const below = factors.filter((factor) => factor.exponent < 0).map(write);
  const unit = context.file.text.slice(span.start, span.end);
  const suggestion = [above.length === 0 ? "1" : above.join("*"), ...below].join("/");
  context.report("ambiguous-unit", { unit, suggestion }, span);
}

/** What stands after `:`; `integer` and `binary` there are a slip that is understood. */
export function buildType(
  context: BuildContext,
  nodes: readonly TypeClauseCstNode[] | undefined,
  around: Span,
): UnitExpression | undefined {
  const unit = nodes?.[0]?.children.unit?.[0];
  const type = buildUnit(context, unit, around);
  const only = type?.factors.length === 1 ? type.factors[0]?.name : undefined;
  const token = unit?.children.terms?.[0]?.children.unitFactor?.[0]?.children.base?.[0];
  const kind = token?.tokenType;
  if (only !== undefined && (kind === word("integer") || kind === word("binary"))) {
    context.report("not-a-unit", { word: only.text }, only.span);
    return undefined;
  }
  return type;
}
