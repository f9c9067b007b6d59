/**
 * Parts that several declarations share: doc strings, values, restrictions, files to read from.
 */
import type { Span } from "../../text/index.js";
import type {
  Expression,
  Integrality,
  Name,
  Restriction,
  Source,
  SourceOption,
  Text,
} from "../ast.js";
import type {
  CellCstNode,
  ColumnCstNode,
  DocCstNode,
  IntegralityCstNode,
  RestrictionCstNode,
  SourceCstNode,
  SourceOptionCstNode,
  ValueClauseCstNode,
} from "../cst.gen.js";
import { buildName, buildText, isReal, nodeSpan, realToken, type BuildContext } from "./context.js";
import { replacement } from "../lexer.js";
import { EqualEqual } from "../tokens.js";
import { buildElements, buildExpression, buildSide, comparisonOf } from "./expression.js";

/** The doc string of a header. */
export function buildDoc(
  context: BuildContext,
  nodes: readonly DocCstNode[] | undefined,
): Text | undefined {
  return buildText(context, realToken(nodes?.[0]?.children.text));
}

/** What stands after `=`; missing when it should be there and is not. */
export function buildValue(
  context: BuildContext,
  nodes: readonly ValueClauseCstNode[] | undefined,
  around: Span,
): Expression {
  const node = nodes?.[0];
  return buildExpression(context, node?.children.value?.[0], nodeSpan(context, node, around));
}

/** What stands after `=`, where that is optional. */
export function buildOptionalValue(
  context: BuildContext,
  nodes: readonly ValueClauseCstNode[] | undefined,
  around: Span,
): Expression | undefined {
  return nodes === undefined ? undefined : buildValue(context, nodes, around);
}

/** `integer` or `binary`. */
export function buildIntegrality(
  context: BuildContext,
  nodes: readonly IntegralityCstNode[] | undefined,
  around: Span,
): Integrality | undefined {
  const node = nodes?.[0];
  if (node === undefined) return undefined;
  const kind = node.children.Binary === undefined ? "integer" : "binary";
  return { kind, span: nodeSpan(context, node, around) };
}

/** `>= e`, `in [a, b]`, `in { a, b }`. */
export function buildRestriction(
  context: BuildContext,
  node: RestrictionCstNode,
  around: Span,
): Restriction {
  const span = nodeSpan(context, node, around);
  const { operator, bound, lower, upper, choices, LCurly } = node.children;
  if (operator !== undefined) {
    const built = buildSide(context, bound?.[0], span);
    if (operator[0]?.tokenType === EqualEqual) {
      const sign = { ...span, end: span.start + operator[0].image.length };
      context.report("equality-in-header", {}, sign, { fixes: [replacement(sign, "=")] });
    }
    return { kind: "compare", operator: comparisonOf(operator[0]), bound: built, span };
  }
  if (LCurly !== undefined) {
    return { kind: "choice", choices: buildElements(context, choices?.[0], span), span };
  }
  return {
    kind: "interval",
    lower: buildSide(context, lower?.[0], span),
    upper: buildSide(context, upper?.[0], span),
    span,
  };
}

/** `== e` in a header: reported already, and meant as the value. */
export function isEquality(
  node: Restriction,
): node is Extract<Restriction, { readonly kind: "compare" }> {
  return node.kind === "compare" && node.operator === "==";
}

/** `from "f.csv" (…)`. */
export function buildSource(
  context: BuildContext,
  nodes: readonly SourceCstNode[] | undefined,
  around: Span,
): Source | undefined {
  const node = nodes?.[0];
  const { path, table, options = [] } = node?.children ?? {};
  const target = buildText(context, realToken(path)) ?? buildName(context, realToken(table));
  if (node === undefined || target === undefined) return undefined;
  const span = nodeSpan(context, node, around);
  return {
    target,
    options: options.flatMap((option) => buildSourceOption(context, option, span) ?? []),
    span,
  };
}

function buildSourceOption(
  context: BuildContext,
  node: SourceOptionCstNode,
  around: Span,
): SourceOption | undefined {
  const span = nodeSpan(context, node, around);
  const { what, column: columns, Only, onlyValues, Wide, index, Distinct, Subset } = node.children;
  const column = buildCell(context, columns?.[0]);
  if (Only !== undefined) {
    const cells = onlyValues?.[0]?.children.cells ?? [];
    const equals = cells.flatMap((cell) => buildCell(context, cell) ?? []);
    return column === undefined ? undefined : { kind: "only", column, equals, span };
  }
  if (Wide !== undefined) {
    const name = buildName(context, realToken(index));
    return name === undefined ? undefined : { kind: "wide", index: name, span };
  }
  if (Distinct !== undefined) return { kind: "distinct", span };
  if (Subset !== undefined) return { kind: "subset", span };
  const name: Name | undefined = buildName(context, realToken(what));
  if (name === undefined || column === undefined) return undefined;
  return { kind: "column", what: name, column, span };
}

/** A column or a cell of one: a quoted text, or a word or number taken as text. */
function buildCell(
  context: BuildContext,
  node: ColumnCstNode | CellCstNode | undefined,
): Text | undefined {
  if (node === undefined) return undefined;
  const { name, text } = node.children;
  const quoted = buildText(context, realToken(text));
  if (quoted !== undefined) return { ...quoted, value: quoted.value.normalize("NFC") };
  const number = node.name === "cell" ? node.children.number : undefined;
  const token = realToken(name) ?? realToken(number);
  const written = isReal(token) ? buildName(context, token) : undefined;
  return written === undefined ? undefined : { value: written.text, span: written.span };
}
