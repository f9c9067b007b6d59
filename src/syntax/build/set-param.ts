/**
 * Sets, parameters and inline tables, whose modifiers may stand before or after the value.
 */
import type { IToken } from "chevrotain";
import type { Span } from "../../text/index.js";
import type {
  Expression,
  Integrality,
  Name,
  ParamDeclaration,
  Restriction,
  SetDeclaration,
  TableDeclaration,
} from "../ast.js";
import type {
  ParamDeclarationCstNode,
  SetDeclarationCstNode,
  TableDeclarationCstNode,
} from "../cst.gen.js";
import {
  buildDoc,
  buildIntegrality,
  buildOptionalValue,
  buildRestriction,
  buildSource,
  isEquality,
} from "./clauses.js";
import { buildName, nodeSpan, realToken, tokenSpan, type BuildContext } from "./context.js";
import { buildDomain } from "./domain.js";
import { buildSide } from "./expression.js";
import { buildType } from "./unit.js";

/** A set. */
export function buildSet(
  context: BuildContext,
  node: SetDeclarationCstNode | undefined,
  span: Span,
): SetDeclaration | undefined {
  const { name, domain, modifiers = [], doc, valueClause, source } = node?.children ?? {};
  const built = buildName(context, realToken(name));
  if (built === undefined) return undefined;
  const once = createOnce(context, built);
  let within: Expression | undefined;
  let fallback: Expression | undefined;
  let cyclic: SetDeclaration["cyclic"];
  let isOrdered = false;
  let isInteger = false;
  for (const modifier of modifiers) {
    const place = nodeSpan(context, modifier, span);
    const { children } = modifier;
    const clause = children.defaultClause?.[0];
    if (children.within !== undefined && once("within", place)) {
      within = buildSide(context, children.within[0], place);
    } else if (children.Ordered !== undefined && once("ordered", place)) {
      isOrdered = true;
    } else if (children.Integer !== undefined && once("integer", place)) {
      isInteger = true;
    } else if (children.Cyclic !== undefined && once("cyclic", place)) {
      cyclic = { by: buildName(context, realToken(children.map)), span: place };
    } else if (clause !== undefined && once("default", place)) {
      fallback = buildSide(context, clause.children.value?.[0], place);
    }
  }
  return {
    kind: "set",
    name: built,
    domain: buildDomain(context, domain, span),
    within,
    isOrdered,
    isInteger,
    cyclic,
    doc: buildDoc(context, doc),
    value: buildOptionalValue(context, valueClause, span),
    from: buildSource(context, source, span),
    fallback,
    span,
  };
}

/** A parameter. */
export function buildParam(
  context: BuildContext,
  node: ParamDeclarationCstNode | undefined,
  span: Span,
): ParamDeclaration | undefined {
  const {
    name,
    domain,
    typeClause,
    modifiers = [],
    doc,
    valueClause,
    source,
  } = node?.children ?? {};
  const built = buildName(context, realToken(name));
  if (built === undefined) return undefined;
  const once = createOnce(context, built);
  const restrictions: Restriction[] = [];
  let equated: Expression | undefined;
  let integrality: Integrality | undefined;
  let fallback: Expression | undefined;
  let isOptional = false;
  let interpolate: ParamDeclaration["interpolate"] = "no";
  for (const modifier of modifiers) {
    const place = nodeSpan(context, modifier, span);
    const { children } = modifier;
    const clause = children.defaultClause?.[0];
    const restriction = children.restriction?.[0];
    if (restriction !== undefined) {
      const built = buildRestriction(context, restriction, place);
      if (isEquality(built)) equated = built.bound;
      else restrictions.push(built);
    } else if (children.integrality !== undefined && once("integer", place)) {
      integrality = buildIntegrality(context, children.integrality, place);
    } else if (children.Optional !== undefined && once("optional", place)) {
      isOptional = true;
    } else if (children.Interpolate !== undefined && once("interpolate", place)) {
      interpolate = children.Hold === undefined ? "inside" : "hold";
    } else if (clause !== undefined && once("default", place)) {
      fallback = buildSide(context, clause.children.value?.[0], place);
    }
  }
  return {
    kind: "param",
    name: built,
    domain: buildDomain(context, domain, span),
    type: buildType(context, typeClause, span),
    restrictions,
    integrality,
    isOptional,
    fallback,
    doc: buildDoc(context, doc),
    value: buildOptionalValue(context, valueClause, span) ?? equated,
    from: buildSource(context, source, span),
    interpolate,
    span,
  };
}

/** A CSV file inside the model. */
export function buildTable(
  context: BuildContext,
  node: TableDeclarationCstNode | undefined,
  span: Span,
): TableDeclaration | undefined {
  const { name, doc, content } = node?.children ?? {};
  const built = buildName(context, realToken(name));
  if (built === undefined) return undefined;
  return {
    kind: "table",
    name: built,
    doc: buildDoc(context, doc),
    content: buildContent(context, realToken(content), span),
    span,
  };
}

function buildContent(
  context: BuildContext,
  token: IToken | undefined,
  around: Span,
): TableDeclaration["content"] {
  if (token === undefined) {
    return { value: "", span: { ...around, start: around.end } };
  }
  const whole = tokenSpan(context, token);
  const value = token.image.replace(/^"""/u, "").replace(/"""$/u, "");
  const start = whole.start + '"""'.length;
  return { value, span: { file: whole.file, start, end: start + value.length } };
}

/** True the first time a part is seen; later times are reported. */
function createOnce(context: BuildContext, name: Name): (part: string, span: Span) => boolean {
  const seen = new Set<string>();
  return (part, span) => {
    if (!seen.has(part)) {
      seen.add(part);
      return true;
    }
    context.report("repeated-part", { part, name: name.text }, span);
    return false;
  };
}
