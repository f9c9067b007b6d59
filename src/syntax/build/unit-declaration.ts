/**
 * Dimensions, units and prefixes.
 */
import type { Span } from "../../text/index.js";
import type { DimensionDeclaration, PrefixDeclaration, Text, UnitDeclaration } from "../ast.js";
import type {
  DimensionDeclarationCstNode,
  PrefixDeclarationCstNode,
  UnitDeclarationCstNode,
  UnitValueCstNode,
} from "../cst.gen.js";
import { buildDoc, buildValue } from "./clauses.js";
import {
  buildName,
  buildNames,
  missing,
  nodeSpan,
  realToken,
  type BuildContext,
} from "./context.js";
import { buildExpression, numberFrom } from "./expression.js";
import { buildUnit, buildUnitTerms } from "./unit.js";

/** A base dimension, or a name for a compound one. */
export function buildDimension(
  context: BuildContext,
  node: DimensionDeclarationCstNode | undefined,
  span: Span,
): DimensionDeclaration | undefined {
  const { name, doc, unit } = node?.children ?? {};
  const built = buildName(context, realToken(name));
  if (built === undefined) return undefined;
  const value = buildUnit(context, unit?.[0], span);
  return { kind: "dimension", name: built, doc: buildDoc(context, doc), value, span };
}

/** A unit. */
export function buildUnitDeclaration(
  context: BuildContext,
  node: UnitDeclarationCstNode | undefined,
  span: Span,
): UnitDeclaration | undefined {
  const { name, parts = [] } = node?.children ?? {};
  const built = buildName(context, realToken(name));
  if (built === undefined) return undefined;
  let doc: Text | undefined;
  let definition: UnitDeclaration["definition"] | undefined;
  let prefixes: UnitDeclaration["prefixes"] = [];
  for (const part of parts) {
    const place = nodeSpan(context, part, span);
    const { children } = part;
    const dimension = buildName(context, realToken(children.dimension));
    const hasDefinition =
      dimension !== undefined || children.Base !== undefined || children.unitValue !== undefined;
    if (hasDefinition && definition !== undefined) {
      context.report("unit-defined-twice", { name: built.text }, place);
    }
    // A multiple says most, so it holds against the others.
    if (children.unitValue !== undefined) {
      definition = buildUnitValue(context, children.unitValue[0], place);
    } else if (dimension !== undefined && definition === undefined) {
      definition = { kind: "of-dimension", dimension };
    } else if (children.Base !== undefined && definition === undefined) {
      definition = { kind: "own-dimension" };
    }
    if (children.prefixNames !== undefined) prefixes = buildNames(context, children.prefixNames);
    if (children.doc !== undefined) doc = buildDoc(context, children.doc);
  }
  definition ??= { kind: "equals", factor: missing(span), unit: undefined };
  return { kind: "unit", name: built, doc, definition, prefixes, span };
}

function buildUnitValue(
  context: BuildContext,
  node: UnitValueCstNode | undefined,
  around: Span,
): UnitDeclaration["definition"] {
  const span = nodeSpan(context, node, around);
  const { number, factor, unit, operators = [], terms = [] } = node?.children ?? {};
  const token = realToken(number);
  if (token !== undefined) {
    const following =
      operators.length > 0
        ? buildUnitTerms(context, terms, operators, span)
        : buildUnit(context, unit?.[0], span);
    return { kind: "equals", factor: numberFrom(context, token), unit: following };
  }
  const built = buildUnit(context, unit?.[0], span);
  if (factor !== undefined) {
    return { kind: "equals", factor: buildExpression(context, factor[0], span), unit: built };
  }
  return { kind: "equals", factor: built === undefined ? missing(span) : undefined, unit: built };
}

/** A prefix such as `k`. */
export function buildPrefix(
  context: BuildContext,
  node: PrefixDeclarationCstNode | undefined,
  span: Span,
): PrefixDeclaration | undefined {
  const { name, doc, valueClause } = node?.children ?? {};
  const built = buildName(context, realToken(name));
  if (built === undefined) return undefined;
  const factor = buildValue(context, valueClause, span);
  return { kind: "prefix", name: built, doc: buildDoc(context, doc), factor, span };
}
