/**
 * Functions, components and their use.
 */
import type { Span } from "../../text/index.js";
import type {
  ComponentDeclaration,
  Declaration,
  FunctionDeclaration,
  Given,
  UseDeclaration,
} from "../ast.js";
import type {
  ComponentDeclarationCstNode,
  FunctionDeclarationCstNode,
  GivenCstNode,
  UseDeclarationCstNode,
} from "../cst.gen.js";
import { buildDoc, buildOptionalValue, buildValue } from "./clauses.js";
import { buildName, nodeSpan, realToken, type BuildContext } from "./context.js";
import { buildDeclaration } from "./declaration.js";
import { buildBinder, buildDomain } from "./domain.js";
import { buildExpression, buildSide } from "./expression.js";
import { buildType } from "./unit.js";

/** A pure function. */
export function buildFunction(
  context: BuildContext,
  node: FunctionDeclarationCstNode | undefined,
  span: Span,
): FunctionDeclaration | undefined {
  const { name, parameters = [], typeClause, doc, valueClause } = node?.children ?? {};
  const built = buildName(context, realToken(name));
  if (built === undefined) return undefined;
  return {
    kind: "function",
    name: built,
    parameters: parameters.flatMap((parameter) => {
      const place = nodeSpan(context, parameter, span);
      const own = buildName(context, realToken(parameter.children.name));
      const type = buildType(context, parameter.children.typeClause, place);
      return own === undefined ? [] : { name: own, type, span: place };
    }),
    type: buildType(context, typeClause, span),
    doc: buildDoc(context, doc),
    value: buildValue(context, valueClause, span),
    span,
  };
}

/** A component with what it is given and what it declares. */
export function buildComponent(
  context: BuildContext,
  node: ComponentDeclarationCstNode | undefined,
  span: Span,
): ComponentDeclaration | undefined {
  const { name, place, step, Cyclic, doc, givens = [], items = [] } = node?.children ?? {};
  const built = buildName(context, realToken(name));
  if (built === undefined) return undefined;
  const declarations: Declaration[] = [];
  for (const item of items) {
    const declaration = buildDeclaration(context, item, span);
    if (declaration.kind !== "missing-item") declarations.push(declaration);
  }
  return {
    kind: "component",
    name: built,
    place: buildName(context, realToken(place)),
    step: buildName(context, realToken(step)),
    isCyclic: Cyclic !== undefined,
    doc: buildDoc(context, doc),
    givens: givens.flatMap((given) => buildGiven(context, given, span) ?? []),
    items: declarations,
    span,
  };
}

function buildGiven(context: BuildContext, node: GivenCstNode, around: Span): Given | undefined {
  const span = nodeSpan(context, node, around);
  const { name, domain, typeClause, Linear, doc, valueClause } = node.children;
  const built = buildName(context, realToken(name));
  if (built === undefined) return undefined;
  return {
    name: built,
    domain: buildDomain(context, domain, span),
    type: buildType(context, typeClause, span),
    isLinear: Linear !== undefined,
    doc: buildDoc(context, doc),
    fallback: buildOptionalValue(context, valueClause, span),
    span,
  };
}

/** An instance of a component; without an alias it bears the component's name. */
export function buildUse(
  context: BuildContext,
  node: UseDeclarationCstNode | undefined,
  span: Span,
): UseDeclaration | undefined {
  const children = node?.children ?? {};
  const component = buildName(context, realToken(children.component));
  const alias = buildName(context, realToken(children.alias));
  if (component === undefined) return undefined;
  const first = children.place?.[0];
  const place = first === undefined ? undefined : buildBinder(context, first, span);
  if (place !== undefined && place.pattern === undefined && place.set.kind !== "missing") {
    context.report("place-without-index", {}, place.span);
  }
  const clause = children.whereClause?.[0];
  return {
    kind: "use",
    name: alias ?? component,
    component,
    place,
    condition:
      clause === undefined
        ? undefined
        : buildExpression(
            context,
            clause.children.expression?.[0],
            nodeSpan(context, clause, span),
          ),
    step: children.step === undefined ? undefined : buildSide(context, children.step[0], span),
    doc: buildDoc(context, children.doc),
    arguments: (children.arguments ?? []).flatMap((argument) => {
      const own = buildName(context, realToken(argument.children.name));
      const where = nodeSpan(context, argument, span);
      const value = buildValue(context, argument.children.valueClause, where);
      return own === undefined ? [] : { name: own, value, span: where };
    }),
    span,
  };
}
