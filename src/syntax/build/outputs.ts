/**
 * Figures, claims and IAMC variables: concrete tree → AST.
 */
import type { Span } from "../../text/index.js";
import type {
  ClaimDeclaration,
  Expectation,
  FigureChannel,
  FigureDeclaration,
  IamcDeclaration,
} from "../ast.js";
import type {
  ChannelCstNode,
  ClaimDeclarationCstNode,
  ExpectationCstNode,
  FigureDeclarationCstNode,
  IamcDeclarationCstNode,
} from "../cst.gen.js";
import { buildDoc, buildRestriction, buildValue } from "./clauses.js";
import {
  buildName,
  buildNames,
  buildText,
  missing,
  nodeSpan,
  realToken,
  type BuildContext,
} from "./context.js";
import { buildDomain } from "./domain.js";
import { buildSide } from "./expression.js";
import { buildType } from "./unit.js";

/** A figure. */
export function buildFigure(
  context: BuildContext,
  node: FigureDeclarationCstNode | undefined,
  span: Span,
): FigureDeclaration | undefined {
  const { name, domain, typeClause, doc, mark: marks, scenarios } = node?.children ?? {};
  const built = buildName(context, realToken(name));
  const drawing = marks?.[0]?.children;
  const mark = buildName(context, realToken(drawing?.name));
  if (built === undefined || mark === undefined) return undefined;
  return {
    kind: "figure",
    name: built,
    domain: buildDomain(context, domain, span),
    type: buildType(context, typeClause, span),
    doc: buildDoc(context, doc),
    mark,
    channels: (drawing?.channels ?? []).flatMap((each) => buildChannel(context, each, span) ?? []),
    scenarios: buildNames(context, scenarios),
    span,
  };
}

function buildChannel(
  context: BuildContext,
  node: ChannelCstNode,
  around: Span,
): FigureChannel | undefined {
  const span = nodeSpan(context, node, around);
  const name = buildName(context, realToken(node.children.name));
  if (name === undefined) return undefined;
  return { name, value: buildSide(context, node.children.value?.[0], span), span };
}

/** A claim. */
export function buildClaim(
  context: BuildContext,
  node: ClaimDeclarationCstNode | undefined,
  span: Span,
): ClaimDeclaration | undefined {
  const { name, typeClause, expectation, doc, valueClause, reason } = node?.children ?? {};
  const built = buildName(context, realToken(name));
  if (built === undefined) return undefined;
  return {
    kind: "claim",
    name: built,
    type: buildType(context, typeClause, span),
    expected: buildExpectation(context, expectation?.[0], span),
    doc: buildDoc(context, doc),
    value: buildValue(context, valueClause, span),
    reason: buildText(context, realToken(reason)),
    span,
  };
}

function buildExpectation(
  context: BuildContext,
  node: ExpectationCstNode | undefined,
  around: Span,
): Expectation {
  const span = nodeSpan(context, node, around);
  const restriction = node?.children.restriction?.[0];
  if (restriction !== undefined) return buildRestriction(context, restriction, span);
  const { value, tolerance } = node?.children ?? {};
  return {
    kind: "about",
    value: value === undefined ? missing(span) : buildSide(context, value[0], span),
    tolerance: tolerance === undefined ? undefined : buildSide(context, tolerance[0], span),
    span,
  };
}

/** A variable of an IAMC table. */
export function buildIamc(
  context: BuildContext,
  node: IamcDeclarationCstNode | undefined,
  span: Span,
): IamcDeclaration | undefined {
  const c = node?.children;
  const name = buildName(context, realToken(c?.name));
  const variable = buildText(context, realToken(c?.variable));
  const region =
    buildName(context, realToken(c?.regionIndex)) ?? buildText(context, realToken(c?.regionText));
  const year = buildName(context, realToken(c?.year));
  if (name === undefined || variable === undefined) return undefined;
  if (region === undefined || year === undefined) return undefined;
  return {
    kind: "iamc",
    name,
    domain: buildDomain(context, c?.domain, span),
    type: buildType(context, c?.typeClause, span),
    unitLabel: buildText(context, realToken(c?.unitLabel)),
    doc: buildDoc(context, c?.doc),
    variable,
    region,
    year,
    subannual: buildText(context, realToken(c?.subannual)),
    value: buildValue(context, c?.valueClause, span),
    span,
  };
}
