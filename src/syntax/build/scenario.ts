/**
 * Scenarios, named lists of changes, and the changes of a model that extends another.
 */
import type { Span } from "../../text/index.js";
import type { Change, OverlayItem, ScenarioDeclaration } from "../ast.js";
import type {
  ChangeBlockCstNode,
  ChangeParamCstNode,
  OverlayItemCstNode,
  ReplaceItemCstNode,
  ScenarioDeclarationCstNode,
} from "../cst.gen.js";
import { StarEqual } from "../tokens.js";
import { buildDoc, buildOptionalValue, buildRestriction, buildSource } from "./clauses.js";
import {
  buildName,
  buildNames,
  buildPath,
  nodeSpan,
  realToken,
  type BuildContext,
} from "./context.js";
import { buildDeclaration } from "./declaration.js";
import { buildElements, buildExpression } from "./expression.js";

/** A scenario. */
export function buildScenario(
  context: BuildContext,
  node: ScenarioDeclarationCstNode | undefined,
  span: Span,
): ScenarioDeclaration | undefined {
  const { name, parents, doc, items = [] } = node?.children ?? {};
  const built = buildName(context, realToken(name));
  if (built === undefined) return undefined;
  return {
    kind: "scenario",
    name: built,
    parents: buildNames(context, parents),
    doc: buildDoc(context, doc),
    items: items.flatMap((item) => buildOverlayItem(context, item, span) ?? []),
    span,
  };
}

/** `change { … }`. */
export function buildChange(
  context: BuildContext,
  node: ChangeBlockCstNode | undefined,
  span: Span,
): Change {
  const items = node?.children.items ?? [];
  return {
    kind: "change",
    items: items.flatMap((item) => buildOverlayItem(context, item, span) ?? []),
    span,
  };
}

function buildOverlayItem(
  context: BuildContext,
  node: OverlayItemCstNode,
  around: Span,
): OverlayItem | undefined {
  const span = nodeSpan(context, node, around);
  const { changeSet, changeParam, changeVar, replaceItem, withoutItem, addItem, chooseObjective } =
    node.children;
  if (changeSet !== undefined) {
    const { target: paths, valueClause, source } = changeSet[0]?.children ?? {};
    const target = buildPath(context, paths?.[0]);
    if (target === undefined) return undefined;
    const value = buildOptionalValue(context, valueClause, span);
    return { kind: "set-set", target, value, from: buildSource(context, source, span), span };
  }
  if (changeParam !== undefined) return buildChangeParam(context, changeParam[0], span);
  if (changeVar !== undefined) {
    const { target: paths, restrictions = [] } = changeVar[0]?.children ?? {};
    const target = buildPath(context, paths?.[0]);
    if (target === undefined) return undefined;
    const built = restrictions.map((each) => buildRestriction(context, each, span));
    return { kind: "set-var", target, restrictions: built, span };
  }
  if (replaceItem !== undefined) return buildReplace(context, replaceItem[0], span);
  if (withoutItem !== undefined) {
    const target = buildPath(context, withoutItem[0]?.children.target?.[0]);
    return target === undefined ? undefined : { kind: "without", target, span };
  }
  if (addItem !== undefined) {
    const declaration = buildDeclaration(context, addItem[0]?.children.declaration?.[0], span);
    return declaration.kind === "missing-item" ? undefined : { kind: "add", declaration, span };
  }
  const { sense, target: paths } = chooseObjective?.[0]?.children ?? {};
  const target = buildPath(context, paths?.[0]);
  if (target === undefined) return undefined;
  const isMaximum = sense?.[0]?.children.Maximize !== undefined;
  return { kind: "choose-objective", sense: isMaximum ? "maximize" : "minimize", target, span };
}

function buildChangeParam(
  context: BuildContext,
  node: ChangeParamCstNode | undefined,
  span: Span,
): OverlayItem | undefined {
  const { target: paths, cell, operator, value, valueClause, source } = node?.children ?? {};
  const target = buildPath(context, paths?.[0]);
  if (target === undefined) return undefined;
  const token = realToken(operator);
  return {
    kind: "set-param",
    target,
    cell: cell === undefined ? undefined : buildElements(context, cell[0], span),
    operator: token === undefined ? "=" : token.tokenType === StarEqual ? "*=" : "+=",
    value:
      token === undefined
        ? buildOptionalValue(context, valueClause, span)
        : buildExpression(context, value?.[0], span),
    from: buildSource(context, source, span),
    span,
  };
}

const replaceable = new Set(["constraint", "define", "cost", "term"]);

function buildReplace(
  context: BuildContext,
  node: ReplaceItemCstNode | undefined,
  span: Span,
): OverlayItem | undefined {
  const declaration = buildDeclaration(context, node?.children.declaration?.[0], span);
  if (declaration.kind === "missing-item") return undefined;
  if (!replaceable.has(declaration.kind)) {
    const start = declaration.span.start;
    const end = start + declaration.kind.length;
    context.report("replace-kind", { word: declaration.kind }, { ...span, start, end });
  }
  return { kind: "replace", declaration, span };
}
