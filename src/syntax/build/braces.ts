/**
 * Braces: `{ a, b }` lists, `{ a: 1 }` tabulates, `{ (r, k) in A where … }` filters,
 * `{ (c, t) for (c, t, _) in S where … }` projects. One form per pair of braces.
 */
import type { Span } from "../../text/index.js";
import type { Expression } from "../ast.js";
import type { BracesCstNode, EntryCstNode } from "../cst.gen.js";
import { nodeSpan, type BuildContext } from "./context.js";
import { buildIndices, toPattern } from "./domain.js";
import { buildExpression, buildSide } from "./expression.js";

/** The expression a pair of braces writes. */
export function buildBraces(context: BuildContext, node: BracesCstNode, around: Span): Expression {
  const span = nodeSpan(context, node, around);
  const { entries = [], For, binders, whereClause } = node.children;
  const isTable = entries.some((entry) => entry.children.Colon !== undefined);
  const isFilter = entries.some((entry) => entry.children.In !== undefined);
  const clause = whereClause?.[0];
  const condition =
    clause === undefined
      ? undefined
      : buildExpression(context, clause.children.expression?.[0], nodeSpan(context, clause, span));
  if (For !== undefined) {
    if (isTable || isFilter || entries.length > 1) context.report("mixed-braces", {}, span);
    const indices = buildIndices(context, binders?.[0], span);
    for (const binder of indices.binders) {
      if (binder.pattern === undefined && binder.set.kind !== "missing") {
        context.report("index-without-name", { operator: "for" }, binder.set.span);
      }
    }
    const head = buildSide(context, entries[0]?.children.first?.[0], span);
    return { kind: "comprehension", head, ...indices, span };
  }
  const firstOdd = entries.find((entry) =>
    isFilter ? entry.children.In === undefined : entry.children.Colon === undefined,
  );
  if ((isTable || isFilter) && firstOdd !== undefined) {
    context.report("mixed-braces", {}, nodeSpan(context, firstOdd, span));
  } else if (!isFilter && clause !== undefined) {
    context.report("mixed-braces", {}, nodeSpan(context, clause, span));
  }
  if (isFilter) return buildFilter(context, entries, condition, span);
  if (isTable) return buildTable(context, entries, span);
  const elements = entries.map((entry) =>
    buildSide(context, entry.children.first?.[0], nodeSpan(context, entry, span)),
  );
  return { kind: "set-literal", elements, span };
}

function buildFilter(
  context: BuildContext,
  entries: readonly EntryCstNode[],
  condition: Expression | undefined,
  around: Span,
): Expression {
  const binders = entries.flatMap((entry) => {
    const { In, first, set } = entry.children;
    if (In === undefined) return [];
    const span = nodeSpan(context, entry, around);
    const pattern = toPattern(context, buildSide(context, first?.[0], span));
    return [{ pattern, set: buildSide(context, set?.[0], span), span }];
  });
  return { kind: "comprehension", head: undefined, binders, condition, span: around };
}

function buildTable(
  context: BuildContext,
  nodes: readonly EntryCstNode[],
  around: Span,
): Expression {
  const entries = nodes.map((entry) => {
    const { first, Dot, value } = entry.children;
    const span = nodeSpan(context, entry, around);
    return {
      key: buildSide(context, first?.[0], span),
      value: Dot === undefined ? buildSide(context, value?.[0], span) : undefined,
      span,
    };
  });
  return { kind: "table-literal", entries, span: around };
}
