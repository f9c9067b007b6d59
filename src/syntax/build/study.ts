/**
 * Studies: their items, each as written. Which of them go together is checked where studies are.
 */
import type { IToken } from "chevrotain";
import type { Span } from "../../text/index.js";
import type { NumberLiteral, StudyDeclaration, StudyGoal, StudyItem } from "../ast.js";
import type {
  AimCstNode,
  FrontItemCstNode,
  GoalCstNode,
  NearOptimalItemCstNode,
  OutcomesItemCstNode,
  SampleItemCstNode,
  StudyDeclarationCstNode,
  StudyItemCstNode,
  VaryItemCstNode,
} from "../cst.gen.js";
import { Plus, Star } from "../tokens.js";
import { buildDoc } from "./clauses.js";
import {
  buildName,
  buildNames,
  buildPath,
  nodeSpan,
  realToken,
  type BuildContext,
} from "./context.js";
import { buildElements, buildSide, numberFrom } from "./expression.js";

/** A study. */
export function buildStudy(
  context: BuildContext,
  node: StudyDeclarationCstNode | undefined,
  span: Span,
): StudyDeclaration | undefined {
  const { name, scenarios, doc, items = [] } = node?.children ?? {};
  const built = buildName(context, realToken(name));
  if (built === undefined) return undefined;
  return {
    kind: "study",
    name: built,
    scenarios: buildNames(context, scenarios),
    doc: buildDoc(context, doc),
    items: items.flatMap((item) => buildItem(context, item, span) ?? []),
    span,
  };
}

function buildItem(
  context: BuildContext,
  node: StudyItemCstNode,
  around: Span,
): StudyItem | undefined {
  const span = nodeSpan(context, node, around);
  const { children: c } = node;
  if (c.One_at_a_time !== undefined) return { kind: "one-at-a-time", span };
  if (c.Grid !== undefined) return { kind: "grid", span };
  if (c.sampleItem !== undefined) return buildSample(context, c.sampleItem[0], span);
  if (c.frontItem !== undefined) return buildFront(context, c.frontItem[0], span);
  if (c.nearOptimalItem !== undefined) return buildNearOptimal(context, c.nearOptimalItem[0], span);
  if (c.outcomesItem !== undefined) return buildOutcomes(context, c.outcomesItem[0], span);
  if (c.varyItem !== undefined) return buildVary(context, c.varyItem[0], span);
  if (c.shareItem !== undefined) {
    const paths = c.shareItem[0]?.children.variables ?? [];
    const variables = paths.flatMap((path) => buildPath(context, path) ?? []);
    return { kind: "share", variables, span };
  }
  const sides = c.measureItem?.[0]?.children.measures ?? [];
  return { kind: "measure", measures: sides.map((side) => buildSide(context, side, span)), span };
}

function buildCount(
  context: BuildContext,
  tokens: readonly IToken[] | undefined,
): NumberLiteral | undefined {
  const token = realToken(tokens);
  return token === undefined ? undefined : numberFrom(context, token);
}

function buildSample(
  context: BuildContext,
  node: SampleItemCstNode | undefined,
  span: Span,
): StudyItem | undefined {
  const { Monte_carlo: isMonteCarlo, size: sizes, seed } = node?.children ?? {};
  const size = buildCount(context, sizes);
  if (size === undefined) return undefined;
  const kind = isMonteCarlo === undefined ? "latin-hypercube" : "monte-carlo";
  return { kind, size, seed: buildCount(context, seed), span };
}

function buildFront(
  context: BuildContext,
  node: FrontItemCstNode | undefined,
  span: Span,
): StudyItem | undefined {
  const [main, other] = node?.children.goals ?? [];
  const steps = buildCount(context, node?.children.steps);
  if (main === undefined || other === undefined || steps === undefined) return undefined;
  return {
    kind: "front",
    main: buildGoal(context, main, span),
    other: buildGoal(context, other, span),
    steps,
    span,
  };
}

function buildNearOptimal(
  context: BuildContext,
  node: NearOptimalItemCstNode | undefined,
  span: Span,
): StudyItem {
  const { margin, aims = [] } = node?.children ?? {};
  return {
    kind: "near-optimal",
    margin: buildSide(context, margin?.[0], span),
    goals: aims.map((aim) => buildGoal(context, aim, span)),
    span,
  };
}

function buildGoal(context: BuildContext, node: GoalCstNode | AimCstNode, around: Span): StudyGoal {
  const span = nodeSpan(context, node, around);
  const sense = node.children.sense?.[0];
  return {
    sense:
      sense === undefined
        ? undefined
        : sense.children.Maximize === undefined
          ? "minimize"
          : "maximize",
    value: buildSide(context, node.children.value?.[0], span),
    span,
  };
}

function buildOutcomes(
  context: BuildContext,
  node: OutcomesItemCstNode | undefined,
  span: Span,
): StudyItem {
  const outcomes = (node?.children.outcomes ?? []).flatMap((outcome) => {
    const scenario = buildName(context, realToken(outcome.children.scenario));
    if (scenario === undefined) return [];
    return [{ scenario, weight: buildSide(context, outcome.children.weight?.[0], span) }];
  });
  return {
    kind: "outcomes",
    outcomes,
    mean: buildName(context, realToken(node?.children.mean)),
    span,
  };
}

function buildVary(
  context: BuildContext,
  node: VaryItemCstNode | undefined,
  span: Span,
): StudyItem | undefined {
  const { target: paths, cell, operator, values } = node?.children ?? {};
  const target = buildPath(context, paths?.[0]);
  if (target === undefined) return undefined;
  const sign = realToken(operator)?.tokenType;
  return {
    kind: "vary",
    target,
    cell: cell === undefined ? undefined : buildElements(context, cell[0], span),
    operator: sign === Star ? "*=" : sign === Plus ? "+=" : "=",
    values: buildSide(context, values?.[0], span),
    span,
  };
}
