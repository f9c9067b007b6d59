/**
 * What must hold of a parameter's final values: none is missing, whole numbers are whole, restrictions are kept.
 */
import type { ParamModel } from "../check/index.js";
import type { Frame } from "../evaluate/index.js";
import type { Span } from "../text/index.js";
import type { BindContext } from "./bind-context.js";
import { shown, shownTuple } from "./data-reporter.js";
import { countPresent, labelsOf, originOf, type ParamDraft } from "./param-draft.js";
import { shownQuantity } from "./shown-quantity.js";

const shownLabels = 5;
const shownFaults = 3;
const batchSize = 1 << 16;

/** Reports values that are required and missing; false when some are. */
export function expectAllValues(
  context: BindContext,
  param: ParamModel,
  draft: ParamDraft,
): boolean {
  if (param.isOptional) return true;
  const total = draft.domain.size;
  const count = total - countPresent(draft);
  if (count === 0) return true;
  const first = draft.present.indexOf(0);
  const labels: string[] = [];
  for (let place = first; place >= 0 && labels.length < shownLabels;) {
    const tuple = shownTuple(labelsOf(draft, place));
    if (tuple !== "") labels.push(tuple);
    place = draft.present.indexOf(0, place + 1);
  }
  const span = draft.blanks.get(first) ?? draft.expected ?? param.nameSpan;
  const isAtName = span === param.nameSpan;
  const text = `\`${param.name}\` is declared here`;
  const parameters = { name: param.name, count, total, labels };
  context.reporter.report("missing-values", parameters, span, {
    related: isAtName ? [] : [{ span: param.nameSpan, text }],
  });
  return false;
}

/** Reports values that are no number or break the declaration's restrictions; false when some do. */
export function expectRulesKept(
  context: BindContext,
  param: ParamModel,
  draft: ParamDraft,
): boolean {
  const before = context.reporter.diagnostics.length;
  const faults = draft.values.includes(NaN)
    ? placesWhere(draft, (place) => Number.isNaN(draft.values[place]))
    : nowhere;
  reportEach(context, param, draft, faults, (parameters, span) =>
    context.reporter.report("value-not-finite", parameters, span),
  );
  if (faults.count > 0) return false;
  if (param.isInteger && param.memberOf === undefined) {
    const faults = placesWhere(draft, (place) => !Number.isInteger(draft.values[place]));
    reportEach(context, param, draft, faults, (parameters, span) =>
      context.reporter.report("value-not-whole", parameters, span),
    );
  }
  for (const restriction of param.restrictions) {
    const isBroken = brokenPlaces(context, param, draft, restriction.condition);
    const faults = placesWhere(draft, (place) => isBroken[place] === 1);
    reportEach(context, param, draft, faults, (parameters, span) =>
      context.reporter.report("value-outside", { ...parameters, rule: restriction.text }, span, {
        related: [{ span: restriction.span, text: "the restriction" }],
      }),
    );
  }
  return context.reporter.diagnostics.length === before;
}

function brokenPlaces(
  context: BindContext,
  param: ParamModel,
  draft: ParamDraft,
  condition: ParamModel["restrictions"][number]["condition"],
): Uint8Array {
  const { evaluator } = context;
  const broken = new Uint8Array(draft.domain.size);
  for (let first = 0; first < draft.domain.size; first += batchSize) {
    const count = Math.min(batchSize, draft.domain.size - first);
    const values = draft.values.subarray(first, first + count);
    const frame = withValue(
      evaluator.frameOf(param.domain, draft.domain, first, count),
      param.valueSlot,
      values,
    );
    const holds = evaluator.holds(condition, frame);
    for (let i = 0; i < count; i++) broken[first + i] = 1 - holds[i]!;
  }
  return broken;
}

/** The same frame with the parameter's own value bound: a number, or the position of a member. */
function withValue(frame: Frame, slot: number, values: Float64Array): Frame {
  return {
    ...frame,
    positions: (asked) => (asked === slot ? Int32Array.from(values) : frame.positions(asked)),
    locals: (asked) => (asked === slot ? values : frame.locals(asked)),
    runOf: (asked) => (asked === slot ? undefined : frame.runOf(asked)),
  };
}

interface Places {
  readonly first: readonly number[];
  readonly count: number;
}

const nowhere: Places = { first: [], count: 0 };

function placesWhere(draft: ParamDraft, isFaulty: (place: number) => boolean): Places {
  const first: number[] = [];
  let count = 0;
  for (let place = 0; place < draft.domain.size; place++) {
    if (draft.present[place] === 0 || !isFaulty(place)) continue;
    if (count++ < shownFaults) first.push(place);
  }
  return { first, count };
}

interface FaultParameters {
  readonly name: string;
  readonly labels: string;
  readonly value: string;
  readonly more: number;
}

function reportEach(
  context: BindContext,
  param: ParamModel,
  draft: ParamDraft,
  faults: Places,
  report: (parameters: FaultParameters, span: Span) => void,
): void {
  for (const [i, place] of faults.first.entries()) {
    const parameters = {
      name: param.name,
      labels: shownTuple(labelsOf(draft, place)),
      value: shownValue(context, param, draft.values[place]!),
      more: i === shownFaults - 1 ? faults.count - shownFaults : 0,
    };
    report(parameters, originOf(draft, place) ?? param.nameSpan);
  }
}

function shownValue(context: BindContext, param: ParamModel, value: number): string {
  const { memberOf, unit } = param;
  if (memberOf === undefined || Number.isNaN(value)) return shownQuantity(value, unit);
  return shown(context.environment.set(memberOf).memberAt(value));
}
