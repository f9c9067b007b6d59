/**
 * Values of a parameter from a formula, batch by batch over the elements that have no value yet.
 */
import type { ParamModel, Value } from "../check/index.js";
import type { BindContext } from "./bind-context.js";
import type { ParamDraft } from "./param-draft.js";

const batchSize = 1 << 14;

/** Evaluates a formula where the draft has no value; false after a fault, which is reported. */
export function computeAbsent(
  context: BindContext,
  param: ParamModel,
  value: Value,
  draft: ParamDraft,
): boolean {
  const { evaluator, reporter } = context;
  const before = reporter.diagnostics.length;
  const { domain, values, present } = draft;
  for (let first = 0; first < domain.size; first += batchSize) {
    const count = Math.min(batchSize, domain.size - first);
    const known = present.subarray(first, first + count);
    if (!known.includes(0)) continue;
    const whole = evaluator.frameOf(param.domain, domain, first, count);
    const isNew = !known.includes(1);
    if (isNew && value.kind === "number") {
      const out = values.subarray(first, first + count);
      evaluator.numbersInto(value.expression, whole, out);
      // A value without a number is a fault, told with the rules, and not a missing value.
      known.fill(1);
      continue;
    }
    const part = isNew
      ? undefined
      : evaluator.keep(
          whole,
          known.map((bit) => 1 - bit),
        );
    const frame = part ?? whole;
    const found =
      value.kind === "number"
        ? evaluator.numbers(value.expression, frame)
        : evaluator.memberPositions(value.expression, param.memberOf ?? "", frame);
    for (let i = 0; i < frame.size; i++) {
      const place = first + (part === undefined ? i : part.parentRow[i]!);
      const one = found[i]!;
      if (value.kind === "member" && one < 0) continue;
      values[place] = one;
      present[place] = 1;
    }
  }
  return reporter.diagnostics.length === before;
}

/** Evaluates a number for every element that has a value, and gives each with its place. */
export function evaluateGiven(
  { evaluator }: BindContext,
  param: ParamModel,
  value: Value,
  { domain, present }: ParamDraft,
  give: (place: number, number: number) => void,
): void {
  if (value.kind !== "number") return;
  for (let first = 0; first < domain.size; first += batchSize) {
    const count = Math.min(batchSize, domain.size - first);
    const known = present.subarray(first, first + count);
    if (!known.includes(1)) continue;
    const whole = evaluator.frameOf(param.domain, domain, first, count);
    const part = known.includes(0) ? evaluator.keep(whole, known) : undefined;
    const frame = part ?? whole;
    const found = evaluator.numbers(value.expression, frame);
    for (let i = 0; i < frame.size; i++)
      give(first + (part === undefined ? i : part.parentRow[i]!), found[i]!);
  }
}
