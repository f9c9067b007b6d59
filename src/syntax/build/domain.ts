/**
 * Brackets of declarations and reductions: indices, the sets they run over, and the condition.
 * A pattern is read as an expression first, since `(r, k)` may turn out to be either.
 */
import type { Span } from "../../text/index.js";
import type { Binder, Domain, Expression, Pattern } from "../ast.js";
import type { BinderCstNode, BindersCstNode, DomainCstNode } from "../cst.gen.js";
import { nodeSpan, type BuildContext } from "./context.js";
import { buildExpression, buildSide } from "./expression.js";

/** Indices and condition without brackets. */
export interface Indices {
  readonly binders: readonly Binder[];
  readonly condition: Expression | undefined;
}

/** The bracket of a declaration. */
export function buildDomain(
  context: BuildContext,
  nodes: readonly DomainCstNode[] | undefined,
  around: Span,
): Domain | undefined {
  const node = nodes?.[0];
  if (node === undefined) return undefined;
  const span = nodeSpan(context, node, around);
  return { ...buildIndices(context, node.children.binders?.[0], span), span };
}

/** A list of binders with its `where`. */
export function buildIndices(
  context: BuildContext,
  node: BindersCstNode | undefined,
  around: Span,
): Indices {
  const span = nodeSpan(context, node, around);
  const { binder = [], whereClause } = node?.children ?? {};
  const clause = whereClause?.[0];
  return {
    binders: binder.map((each) => buildBinder(context, each, span)),
    condition:
      clause === undefined
        ? undefined
        : buildExpression(
            context,
            clause.children.expression?.[0],
            nodeSpan(context, clause, span),
          ),
  };
}

/** `pattern in set`, or a set alone. */
export function buildBinder(context: BuildContext, node: BinderCstNode, around: Span): Binder {
  const span = nodeSpan(context, node, around);
  const { first, In, set } = node.children;
  const written = buildSide(context, first?.[0], span);
  if (In === undefined) return { pattern: undefined, set: written, span };
  return { pattern: toPattern(context, written), set: buildSide(context, set?.[0], span), span };
}

/** An expression read as a pattern: names bind or match, `_` skips, all else is a value to match. */
export function toPattern(context: BuildContext, written: Expression): Pattern {
  const { span } = written;
  if (context.parenthesised.has(written)) return { kind: "pattern-value", value: written, span };
  if (written.kind === "tuple") {
    const elements = written.elements.map((element) => toPattern(context, element));
    return { kind: "pattern-tuple", elements, span };
  }
  const [name, ...rest] = written.kind === "name" ? written.path.parts : [];
  if (name === undefined || rest.length > 0) return { kind: "pattern-value", value: written, span };
  return name.text === "_" ? { kind: "pattern-skip", span } : { kind: "pattern-name", name, span };
}
