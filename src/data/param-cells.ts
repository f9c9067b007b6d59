/**
 * Written cells `{ 2024: 0, Kanto: . }` and the cells that a scenario names: keys become places in the domain, values
 * are evaluated once. Keys outside a set are treated like labels of a file.
 */
import type { MemberExpression, ParamModel, Value } from "../check/index.js";
import { findNearNames } from "../diagnostics/index.js";
import { labelOf, type ColumnBase, type Member } from "../domains/index.js";
import type { Span } from "../text/index.js";
import { mayBeSkipped, type BindContext } from "./bind-context.js";
import { baseOf } from "./bind-tuples.js";
import { shown, shownTuple } from "./data-reporter.js";
import { memberTexts } from "./label-positions.js";
import { labelsOf, type ParamDraft } from "./param-draft.js";
import { isOutsideAllowed } from "./tuple-outside.js";

/** One cell as written. */
export interface WrittenCell {
  readonly key: readonly MemberExpression[];
  readonly value: Value | undefined;
  readonly span: Span;
}

/** Writes cells into a draft; `mayReplace` when a scenario writes over values that are there. False after a fault. */
export function fillCells(
  context: BindContext,
  param: ParamModel,
  cells: readonly WrittenCell[],
  draft: ParamDraft,
  mayReplace: boolean,
): boolean {
  const before = context.reporter.diagnostics.length;
  const written = new Map<number, WrittenCell>();
  for (const cell of cells) {
    const place = placeOfKey(context, param, cell.key, cell.span, draft);
    if (place === undefined) continue;
    const first = written.get(place);
    if (first !== undefined && !mayReplace) {
      const labels = shownTuple(labelsOf(draft, place));
      const parameters = { name: param.name, labels, isEqual: false, more: 0 };
      context.reporter.report("duplicate-value", parameters, cell.span, {
        related: [{ span: first.span, text: "the first value" }],
        help: "take one of the cells away",
      });
      continue;
    }
    written.set(place, cell);
    if (cell.value === undefined) {
      draft.present[place] = 0;
      draft.values[place] = NaN;
      continue;
    }
    const value = evaluateOnce(context, param, cell.value);
    if (Number.isNaN(value)) continue;
    draft.values[place] = value;
    draft.present[place] = 1;
  }
  draft.origins.push((place) => written.get(place)?.span);
  return context.reporter.diagnostics.length === before;
}

/** The one value of an expression that reads no index: a number, or a place in the set that the values are members of. */
export function evaluateOnce(context: BindContext, param: ParamModel, value: Value): number {
  const { evaluator } = context;
  const frame = evaluator.unitFrame();
  if (value.kind === "number") return evaluator.numbers(value.expression, frame)[0] ?? NaN;
  const { memberOf } = param;
  if (memberOf === undefined) return NaN;
  const label = labelOfMember(context, value.expression);
  if (label === undefined) return NaN;
  const base = context.environment.set(memberOf);
  const place = base.positionOf(label);
  if (place >= 0) return place;
  reportUnknown(context, label, base, memberOf, value.expression.span);
  return NaN;
}

/** The place in the domain that a key names; undefined when it is skipped, or after a fault. */
export function placeOfKey(
  context: BindContext,
  param: ParamModel,
  key: readonly MemberExpression[],
  span: Span,
  draft: ParamDraft,
): number | undefined {
  const places: number[] = [];
  for (const [k, part] of key.entries()) {
    const base = draft.domain.bases[k] ?? "integer";
    const label = labelOfMember(context, part);
    if (label === undefined) return undefined;
    if (base === "integer") {
      places.push(Number(label));
      continue;
    }
    const place = base.positionOf(label);
    if (place < 0) {
      const source = "the declaration";
      if (mayBeSkipped(context, base, String(label)))
        context.skipped.push({ declaration: param.name, source, rows: 1, labels: [shown(label)] });
      else reportUnknown(context, label, base, base.name, part.span);
      return undefined;
    }
    places.push(place);
  }
  const place = draft.domain.find(places);
  if (place >= 0) return place;
  const labels = shownTuple(draft.domain.bases.map((base, k) => labelOf(base, places[k] ?? 0)));
  if (isOutsideAllowed(context, param.domain, draft.domain, places))
    context.skipped.push({
      declaration: param.name,
      source: "the declaration",
      rows: 1,
      labels: [labels],
    });
  else
    context.reporter.report("tuple-outside", { labels, owner: param.name, more: 0 }, span, {
      related: [{ span: param.domain.span, text: `where \`${param.name}\` is defined` }],
      help: "take the cell away",
    });
  return undefined;
}

/** The label that a member expression without indices stands for; undefined after a fault, which is reported. */
function labelOfMember(context: BindContext, member: MemberExpression): Member | undefined {
  if (member.kind === "constant") return member.value;
  const position = context.evaluator.members(member, context.evaluator.unitFrame())[0] ?? -1;
  const base: ColumnBase = baseOf(context, member.carrier);
  return base !== "integer" && position < 0 ? undefined : labelOf(base, position);
}

function reportUnknown(
  context: BindContext,
  label: Member,
  base: ColumnBase,
  set: string,
  span: Span,
): void {
  const near = findNearNames(String(label), memberTexts(base));
  context.reporter.report("unknown-label", { label: shown(label), set, near, more: 0 }, span, {
    why: "a key names a member of the index's set",
    help:
      near.length > 0
        ? `write ${near.map((name) => `\`${name}\``).join(", ")}`
        : `add \`${shown(label)}\` to \`${set}\`, or take the cell away`,
  });
}
