/**
 * Evaluates the `check` declarations on the bound data. A failed one says its text and, for the first few cases, the
 * labels and the values of both sides.
 */
import type { CheckDeclarationModel, Condition, NumberExpression } from "../check/index.js";
import { labelsAt } from "../domains/index.js";
import type { Frame } from "../evaluate/index.js";
import type { BindContext } from "./bind-context.js";
import { shownTuple } from "./data-reporter.js";

const batchSize = 1 << 16;
const shownCases = 3;

/** Reports a check that does not hold. */
export function runCheck(context: BindContext, check: CheckDeclarationModel): void {
  const { evaluator, reporter } = context;
  const before = reporter.diagnostics.length;
  const domain = evaluator.domain(check.domain);
  const cases: string[] = [];
  let count = 0;
  for (let first = 0; first < domain.size; first += batchSize) {
    const size = Math.min(batchSize, domain.size - first);
    const frame = evaluator.frameOf(check.domain, domain, first, size);
    const holds = Uint8Array.from(evaluator.holds(check.condition, frame));
    for (let i = 0; i < size; i++) {
      if (holds[i] === 1) continue;
      if (count++ >= shownCases) continue;
      const labels = shownTuple(labelsAt(domain, first + i));
      const sides = sidesOf(context, check.condition, frame, i);
      cases.push([labels, sides].filter((part) => part !== "").join(": "));
    }
  }
  // What could not be evaluated is reported already, and says more than a failed check.
  if (count === 0 || reporter.diagnostics.length > before) return;
  const text = check.doc ?? check.text;
  const shownText = text.length > 50 ? `${text.slice(0, 49)}…` : text;
  const label = cases.filter((one) => one !== "").join("; ");
  reporter.report(
    "check-failed",
    { text: shownText, count, total: domain.size },
    check.condition.span,
    label === "" ? {} : { label: count > cases.length ? `${label}; …` : label },
  );
}

/** `0.98 == 1` with the values of the row, for a plain comparison; of a conjunction, the first part that fails. */
function sidesOf(context: BindContext, condition: Condition, frame: Frame, row: number): string {
  const mask = new Uint8Array(frame.size);
  mask[row] = 1;
  const one = context.evaluator.keep(frame, mask);
  return sidesIn(context, condition, one);
}

function sidesIn(context: BindContext, condition: Condition, one: Frame): string {
  const { evaluator } = context;
  if (condition.kind === "and") {
    const failing = condition.operands.find((operand) => evaluator.holds(operand, one)[0] === 0);
    return failing === undefined ? "" : sidesIn(context, failing, one);
  }
  if (condition.kind !== "compare") return "";
  const valueOf = (side: NumberExpression): string => {
    const value = evaluator.numbers(side, one)[0] ?? NaN;
    return String(Number.isInteger(value) ? value : Number(value.toPrecision(6)));
  };
  return `${valueOf(condition.left)} ${condition.operator} ${valueOf(condition.right)}`;
}
