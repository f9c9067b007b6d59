/**
 * `piecewise(x, { 0 MW: 0 JPY, … })` by points, or `piecewise(x, p in 1 .. n, slope = …, upto = …)` by slopes.
 */
import type { Span } from "../../text/index.js";
import type { Expression, PiecewiseCall } from "../ast.js";
import type { PiecewiseCstNode } from "../cst.gen.js";
import { missing, nodeSpan, type BuildContext } from "./context.js";
import { buildBinder } from "./domain.js";
import { buildSide } from "./expression.js";

/** The call, with its form told by the second argument. */
export function buildPiecewise(
  context: BuildContext,
  node: PiecewiseCstNode,
  around: Span,
): Expression {
  const span = nodeSpan(context, node, around);
  const { argument, binder, options = [] } = node.children;
  let slope: Expression | undefined;
  let upto: Expression | undefined;
  let isBinary = false;
  let isRepeated = false;
  for (const option of options) {
    const place = nodeSpan(context, option, span);
    const { children } = option;
    if (children.slope !== undefined) {
      isRepeated ||= slope !== undefined;
      slope = buildSide(context, children.slope[0], place);
    } else if (children.upto !== undefined) {
      isRepeated ||= upto !== undefined;
      upto = buildSide(context, children.upto[0], place);
    } else if (children.Binary !== undefined) {
      isRepeated ||= isBinary;
      isBinary = true;
    }
  }
  const second = binder?.[0];
  const built = second === undefined ? undefined : buildBinder(context, second, span);
  const hasSlopes = slope !== undefined && upto !== undefined;
  const hasNeither = slope === undefined && upto === undefined;
  const isPoints = built?.pattern === undefined;
  if (isRepeated || (isPoints ? !hasNeither : !hasSlopes)) {
    context.report("piecewise-form", {}, span);
  }
  const form: PiecewiseCall["form"] =
    built === undefined || isPoints
      ? { kind: "points", points: built?.set ?? missing(span) }
      : {
          kind: "slopes",
          binder: built,
          slope: slope ?? missing(span),
          upto: upto ?? missing(span),
        };
  const value = buildSide(context, argument?.[0], span);
  return { kind: "piecewise", argument: value, form, isBinary, span };
}
