/**
 * Values of a parameter from a formula, batch by batch over the elements that have no value yet.
 */
import type { ParamModel, Value } from "../check/index.js";
import type { BindContext } from "./bind-context.js";
import type { ParamDraft } from "./param-draft.js";

const batchSize = 1 << 16;

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
    const mask = new Uint8Array(count);
    let absent = 0;
    for (let i = 0; i < count; i++) {
      mask[i] = 1 - present[first + i]!;
      absent += mask[i]!;
    }
    if (absent === 0) continue;
    const whole = evaluator.frameOf(param.domain, domain, first, count);
    const part = absent === count ? undefined : evaluator.keep(whole, mask);
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
      // A value without a number is a fault, told with the rules, and not a missing value.
      present[place] = 1;
    }
  }
  return reporter.diagnostics.length === before;
}
