/**
 * Binds parameters. One parameter goes through: its cells (from file, list or formula, with a scenario's cells on top),
 * `interpolate`, `default`, the check for missing values, a scenario's `*=` and `+=`, and its restrictions.
 * Parameters that need each other are filled up to their written cells, then computed together.
 */
import type { AdjustmentModel, ParamModel, Value } from "../check/index.js";
import { buildCatalogue, createReporter } from "../diagnostics/index.js";
import type { BindContext } from "./bind-context.js";
import { shownTuple } from "./data-reporter.js";
import { computeAbsent, evaluateGiven } from "./compute-param.js";
import { createNotes, type CoverageNotes } from "./coverage.js";
import { interpolate } from "./interpolate.js";
import { evaluateOnce, fillCells, placeOfKey } from "./param-cells.js";
import { createDraft, countPresent, labelsOf, type ParamDraft } from "./param-draft.js";
import { fillFromSource } from "./param-rows.js";
import { expectAllValues, expectRulesKept } from "./param-rules.js";

/** How a parameter's values came about. */
export interface ParamAccount {
  readonly name: string;
  /** Elements of its domain. */
  readonly elements: number;
  /** Values read, written or computed by its own definition. */
  readonly given: number;
  readonly interpolated: number;
  readonly defaulted: number;
  readonly missing: number;
}

/** A parameter on its way: what is written is in the draft, the rest is to come from the formula or the default. */
interface Started {
  readonly param: ParamModel;
  readonly draft: ParamDraft;
  readonly formula: Value | undefined;
  readonly given: number;
  readonly inside: number;
  readonly notes: CoverageNotes | undefined;
}

/** Binds one parameter that does not need itself; undefined after a fault, which is reported. */
export function bindParam(context: BindContext, param: ParamModel): ParamAccount | undefined {
  const started = startParam(context, param);
  if (started === undefined) return undefined;
  const { draft, formula, inside } = started;
  const { fallback } = param;
  if (formula !== undefined && !computeAbsent(context, param, formula, draft)) return undefined;
  const given = formula === undefined ? started.given : countPresent(draft);
  started.notes?.note(draft, "given");
  if (fallback !== undefined && !computeAbsent(context, param, fallback, draft)) return undefined;
  const account = finishParam(context, { ...started, given, inside: Math.max(inside, given) });
  return account !== undefined && expectRulesKept(context, param, draft) ? account : undefined;
}

/** Binds parameters that need each other or themselves; undefined after a fault, which is reported. */
export function bindRecursive(
  context: BindContext,
  params: readonly ParamModel[],
): readonly ParamAccount[] | undefined {
  const started = params.map((param) => startParam(context, param));
  if (!started.every((one) => one !== undefined)) return undefined;
  const group = started.map((one) => ({ ...one, formula: one.formula ?? one.param.fallback }));
  const accounts: ParamAccount[] = [];
  // Parameters without a formula are in the circle by their restrictions only: the others may read them.
  for (const one of group) {
    if (one.formula !== undefined) continue;
    const account = finishParam(context, one);
    if (account === undefined) return undefined;
    accounts.push(account);
  }
  const before = context.reporter.diagnostics.length;
  const computed = context.evaluator.computeRecursive(
    group.flatMap(({ param, draft, formula }) => {
      if (formula === undefined) return [];
      const { name, domain, memberOf } = param;
      const known = { values: draft.values, mask: draft.present };
      return [{ name, domain, relation: draft.domain, value: formula, memberOf, known }];
    }),
  );
  if (context.reporter.diagnostics.length > before) return undefined;
  for (const one of group) {
    const values = computed.get(one.param.name);
    if (values === undefined) continue;
    takeValues(one.draft, values);
    const isFormula = one.formula !== one.param.fallback;
    const total = countPresent(one.draft);
    const counts = isFormula ? { given: total, inside: total } : {};
    if (isFormula) one.notes?.note(one.draft, "given");
    const account = finishParam(context, { ...one, ...counts });
    if (account === undefined) return undefined;
    accounts.push(account);
  }
  const areKept = group.map(({ param, draft }) => expectRulesKept(context, param, draft));
  return areKept.every((isKept) => isKept) ? accounts : undefined;
}

/** Most values of one parameter: about a gibibyte. */
const mostValues = 100_000_000;

/** Writes what is written and fills gaps between points; undefined after a fault, which is reported. */
function startParam(context: BindContext, param: ParamModel): Started | undefined {
  const domain = context.evaluator.domain(param.domain);
  if (domain.size > mostValues) {
    const faults = createReporter(buildCatalogue, context.reporter.diagnostics);
    const parameters = { what: `\`${param.name}\``, size: domain.size, limit: mostValues };
    faults.report("too-large", parameters, param.nameSpan);
    return undefined;
  }
  const draft = createDraft(domain);
  const formula = fillWritten(context, param, draft);
  if (formula === "faulty") return undefined;
  const given = countPresent(draft);
  const notes = context.coverage && createNotes();
  notes?.note(draft, "given");
  if (!fillGaps(context, param, draft)) return undefined;
  notes?.note(draft, "interpolated");
  return { param, draft, formula, given, inside: countPresent(draft), notes };
}

function takeValues(draft: ParamDraft, values: Float64Array): void {
  draft.values.set(values);
  draft.present.fill(1);
}

/** Writes what is written: file rows or cells, and a scenario's cells; gives the formula for the rest, if there is one. */
function fillWritten(
  context: BindContext,
  param: ParamModel,
  draft: ParamDraft,
): Value | undefined | "faulty" {
  const setters = param.adjustments.filter(({ operator }) => operator === "=");
  const replacement = setters.findLast(({ key }) => key === undefined);
  let isClean = true;
  let formula: Value | undefined;
  if (replacement?.source !== undefined)
    isClean = fillFromSource(context, param, replacement.source, draft);
  else if (replacement?.value !== undefined) formula = replacement.value;
  else {
    const { definition } = param;
    if (definition.kind === "source")
      isClean = fillFromSource(context, param, definition.source, draft);
    else if (definition.kind === "cells") {
      isClean = fillCells(context, param, definition.cells, draft, false);
      const [first] = definition.cells;
      const last = definition.cells.at(-1);
      if (first !== undefined && last !== undefined)
        draft.expected = { ...first.span, end: last.span.end };
    } else if (definition.kind === "expression") formula = definition.value;
  }
  const cells = setters.flatMap(({ key, value, span }) =>
    key === undefined ? [] : [{ key, value, span }],
  );
  if (cells.length > 0 && !fillCells(context, param, cells, draft, true)) isClean = false;
  return isClean ? formula : "faulty";
}

function fillGaps(context: BindContext, param: ParamModel, draft: ParamDraft): boolean {
  if (param.interpolate === "no") return true;
  if (interpolate(draft, param.interpolate === "hold")) return true;
  context.reporter.report("interpolate-without-number", { name: param.name }, param.nameSpan);
  return false;
}

/** Expects all values, applies a scenario's `*=` and `+=`, and binds the parameter. */
function finishParam(context: BindContext, started: Started): ParamAccount | undefined {
  const { param, draft, given, inside, notes } = started;
  notes?.note(draft, "default");
  if (notes !== undefined) context.coverage?.push(notes.coverageOf(param.name, draft));
  if (!expectAllValues(context, param, draft)) return undefined;
  for (const adjustment of param.adjustments)
    if (adjustment.operator !== "=" && !adjust(context, param, adjustment, draft)) return undefined;
  const elements = draft.domain.size;
  const total = countPresent(draft);
  context.environment.defineParam(param.name, {
    domain: draft.domain,
    values: draft.values,
    present: total === elements ? undefined : draft.present,
    isOptional: param.isOptional,
  });
  return {
    name: param.name,
    elements,
    given,
    interpolated: inside - given,
    defaulted: total - inside,
    missing: elements - total,
  };
}

/** `*=` and `+=` on the final values, each by its own indices, or on the one cell that the key names. */
function adjust(
  context: BindContext,
  param: ParamModel,
  adjustment: AdjustmentModel,
  draft: ParamDraft,
): boolean {
  const { key, value, span, operator } = adjustment;
  if (value === undefined) return true;
  const before = context.reporter.diagnostics.length;
  const change = (place: number, by: number): void => {
    const old = draft.values[place]!;
    draft.values[place] = operator === "*=" ? old * by : old + by;
  };
  if (key === undefined) {
    evaluateGiven(context, param, value, draft, change);
    return context.reporter.diagnostics.length === before;
  }
  const by = evaluateOnce(context, param, value);
  if (context.reporter.diagnostics.length > before) return false;
  const place = placeOfKey(context, param, key, span, draft);
  if (place === undefined) return context.reporter.diagnostics.length === before;
  if (draft.present[place] === 1) change(place, by);
  else {
    const labels = shownTuple(labelsOf(draft, place));
    context.reporter.report("adjusted-cell-missing", { name: param.name, labels }, span);
    return false;
  }
  draft.origins.push((asked) => (asked === place ? span : undefined));
  return true;
}
