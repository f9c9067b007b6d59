/**
 * Declarations: concrete tree → AST. A declaration whose name is missing becomes a `missing-item`:
 * nothing could refer to it.
 */
import type { Span } from "../../text/index.js";
import type { Declaration, MissingItem, Name } from "../ast.js";
import type { DeclarationCstNode } from "../cst.gen.js";
import { word } from "../tokens.js";
import { buildDoc, buildIntegrality, buildRestriction, buildValue } from "./clauses.js";
import { buildComponent, buildFunction, buildUse } from "./component.js";
import { buildName, buildPath, nodeSpan, realToken, type BuildContext } from "./context.js";
import { buildDomain } from "./domain.js";
import { buildElements, buildExpression, buildSide } from "./expression.js";
import { buildClaim, buildFigure, buildIamc } from "./outputs.js";
import { buildParam, buildSet, buildTable } from "./set-param.js";
import { buildScenario } from "./scenario.js";
import { buildStudy } from "./study.js";
import { buildDimension, buildPrefix, buildUnitDeclaration } from "./unit-declaration.js";
import { buildType } from "./unit.js";

type Built<D> = D | undefined;
type Of<K extends Declaration["kind"]> = Extract<Declaration, { readonly kind: K }>;
type Children = DeclarationCstNode["children"];
type Child<K extends keyof Children> = NonNullable<Children[K]>[number];

/** A declaration, or what is left of one. */
export function buildDeclaration(
  context: BuildContext,
  node: DeclarationCstNode | undefined,
  around: Span,
): Declaration | MissingItem {
  const span = nodeSpan(context, node, around);
  return buildKind(context, node?.children ?? {}, span) ?? { kind: "missing-item", span };
}

function buildKind(context: BuildContext, children: Children, span: Span): Built<Declaration> {
  const c = children;
  if (c.setDeclaration) return buildSet(context, c.setDeclaration[0], span);
  if (c.paramDeclaration) return buildParam(context, c.paramDeclaration[0], span);
  if (c.varDeclaration) return buildVar(context, c.varDeclaration[0], span);
  if (c.defineDeclaration) return buildDefine(context, c.defineDeclaration[0], span);
  if (c.constraintDeclaration) return buildConstraint(context, c.constraintDeclaration[0], span);
  if (c.contributionDeclaration) {
    return buildContribution(context, c.contributionDeclaration[0], span);
  }
  if (c.totalDeclaration) return buildTotal(context, c.totalDeclaration[0], span);
  if (c.objectiveDeclaration) return buildObjective(context, c.objectiveDeclaration[0], span);
  if (c.checkDeclaration) return buildCheck(context, c.checkDeclaration[0], span);
  if (c.reportDeclaration) return buildReport(context, c.reportDeclaration[0], span);
  if (c.tableDeclaration) return buildTable(context, c.tableDeclaration[0], span);
  if (c.functionDeclaration) return buildFunction(context, c.functionDeclaration[0], span);
  if (c.componentDeclaration) return buildComponent(context, c.componentDeclaration[0], span);
  if (c.useDeclaration) return buildUse(context, c.useDeclaration[0], span);
  if (c.scenarioDeclaration) return buildScenario(context, c.scenarioDeclaration[0], span);
  if (c.studyDeclaration) return buildStudy(context, c.studyDeclaration[0], span);
  if (c.figureDeclaration) return buildFigure(context, c.figureDeclaration[0], span);
  if (c.claimDeclaration) return buildClaim(context, c.claimDeclaration[0], span);
  if (c.iamcDeclaration) return buildIamc(context, c.iamcDeclaration[0], span);
  if (c.dimensionDeclaration) return buildDimension(context, c.dimensionDeclaration[0], span);
  if (c.unitDeclaration) return buildUnitDeclaration(context, c.unitDeclaration[0], span);
  return buildPrefix(context, c.prefixDeclaration?.[0], span);
}

function buildVar(
  context: BuildContext,
  node: Child<"varDeclaration"> | undefined,
  span: Span,
): Built<Of<"var">> {
  const { name, domain, typeClause, restrictions = [], integrality, doc } = node?.children ?? {};
  const built = buildName(context, realToken(name));
  if (built === undefined) return undefined;
  return {
    kind: "var",
    name: built,
    domain: buildDomain(context, domain, span),
    type: buildType(context, typeClause, span),
    restrictions: restrictions.map((each) => buildRestriction(context, each, span)),
    integrality: buildIntegrality(context, integrality, span),
    doc: buildDoc(context, doc),
    span,
  };
}

function buildDefine(
  context: BuildContext,
  node: Child<"defineDeclaration"> | undefined,
  span: Span,
): Built<Of<"define">> {
  const { name, domain, typeClause, doc, valueClause } = node?.children ?? {};
  const built = buildName(context, realToken(name));
  if (built === undefined) return undefined;
  return {
    kind: "define",
    name: built,
    domain: buildDomain(context, domain, span),
    type: buildType(context, typeClause, span),
    doc: buildDoc(context, doc),
    value: buildValue(context, valueClause, span),
    span,
  };
}

function buildReport(
  context: BuildContext,
  node: Child<"reportDeclaration"> | undefined,
  span: Span,
): Built<Of<"report">> {
  const { name, domain, typeClause, doc, valueClause } = node?.children ?? {};
  const built = buildName(context, realToken(name));
  if (built === undefined) return undefined;
  return {
    kind: "report",
    name: built,
    domain: buildDomain(context, domain, span),
    type: buildType(context, typeClause, span),
    doc: buildDoc(context, doc),
    value: buildValue(context, valueClause, span),
    span,
  };
}

function buildTotal(
  context: BuildContext,
  node: Child<"totalDeclaration"> | undefined,
  span: Span,
): Built<Of<"total">> {
  const { name, domain, typeClause, doc } = node?.children ?? {};
  const built = buildName(context, realToken(name));
  if (built === undefined) return undefined;
  return {
    kind: "total",
    name: built,
    domain: buildDomain(context, domain, span),
    type: buildType(context, typeClause, span),
    doc: buildDoc(context, doc),
    span,
  };
}

function buildContribution(
  context: BuildContext,
  node: Child<"contributionDeclaration"> | undefined,
  span: Span,
): Built<Of<"cost" | "term">> {
  const { starter, name, domain, typeClause, intoClause, doc, valueClause } = node?.children ?? {};
  const built = buildName(context, realToken(name));
  if (built === undefined) return undefined;
  const into = intoClause?.[0];
  const intoSpan = nodeSpan(context, into, span);
  const total = buildPath(context, into?.children.total?.[0]);
  const args = buildElements(context, into?.children.elements?.[0], intoSpan);
  return {
    kind: starter?.[0]?.tokenType === word("term") ? "term" : "cost",
    name: built,
    domain: buildDomain(context, domain, span),
    type: buildType(context, typeClause, span),
    into: total === undefined ? undefined : { total, arguments: args, span: intoSpan },
    doc: buildDoc(context, doc),
    value: buildValue(context, valueClause, span),
    span,
  };
}

function buildObjective(
  context: BuildContext,
  node: Child<"objectiveDeclaration"> | undefined,
  span: Span,
): Built<Of<"minimize" | "maximize">> {
  const { sense, name, typeClause, doc, valueClause } = node?.children ?? {};
  const built = buildName(context, realToken(name));
  if (built === undefined) return undefined;
  return {
    kind: sense?.[0]?.children.Maximize === undefined ? "minimize" : "maximize",
    name: built,
    type: buildType(context, typeClause, span),
    doc: buildDoc(context, doc),
    value: buildValue(context, valueClause, span),
    span,
  };
}

function buildConstraint(
  context: BuildContext,
  node: Child<"constraintDeclaration"> | undefined,
  span: Span,
): Built<Of<"constraint">> {
  const { name, domain, doc, relation } = node?.children ?? {};
  const built = buildName(context, realToken(name));
  if (built === undefined) return undefined;
  return {
    kind: "constraint",
    name: built,
    domain: buildDomain(context, domain, span),
    doc: buildDoc(context, doc),
    relation: buildExpression(context, relation?.[0], span),
    span,
  };
}

function buildCheck(
  context: BuildContext,
  node: Child<"checkDeclaration"> | undefined,
  span: Span,
): Of<"check"> {
  const { name, domain, doc, condition, tolerance } = node?.children ?? {};
  const text = buildDoc(context, doc);
  const starter = { ...span, end: Math.min(span.end, span.start + "check".length) };
  let built: Name | undefined = buildName(context, realToken(name));
  if (built === undefined && text !== undefined) {
    built = { text: nameFromDoc(text.value), span: text.span };
  }
  if (built === undefined) context.report("check-without-name", {}, starter);
  return {
    kind: "check",
    name: built ?? { text: "check", span: starter },
    domain: buildDomain(context, domain, span),
    doc: text,
    condition: buildExpression(context, condition?.[0], span),
    tolerance: tolerance === undefined ? undefined : buildSide(context, tolerance[0], span),
    span,
  };
}

/** "Load shares must add to one" → `load_shares_must_add_to_one`. */
function nameFromDoc(doc: string): string {
  const words =
    doc
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const name = words.join("_");
  return name === "" ? "check" : /^[\p{L}_]/u.test(name) ? name : `_${name}`;
}
