/**
 * Claims of a publication: a formula over solved runs, checked as a report, and what is expected of its value.
 */
import { assertNever } from "../diagnostics/index.js";
import type { ClaimDeclaration, Expectation, Expression } from "../syntax/index.js";
import { dimensionless, type Unit } from "../units/index.js";
import { checkValue } from "./check-number.js";
import { checkReport } from "./check-rule.js";
import type { ClaimExpectation, ClaimModel, NumberExpression } from "./checked-model.js";
import { inData, textOf, type Context } from "./context.js";
import type { IndexedHeader } from "./model-state.js";

/** A claim; what it expects is data and stands in the claim's unit. */
export function checkClaim(
  header: IndexedHeader,
  declaration: ClaimDeclaration,
  context: Context,
): { readonly model: ClaimModel; readonly unit: Unit | undefined } {
  const { model, unit } = checkReport(header, declaration, context);
  const expected = checkExpectation(declaration, unit, inData(context, "what a claim expects"));
  const expectedText = textOf(context, declaration.expected.span);
  return {
    model: { ...model, expected, expectedText, reason: declaration.reason?.value },
    unit,
  };
}

function checkExpectation(
  { expected, name }: ClaimDeclaration,
  unit: Unit | undefined,
  context: Context,
): ClaimExpectation {
  const inUnit = (expression: Expression, wanted: Unit | undefined): NumberExpression =>
    checkValue(expression, wanted, { what: `the claim \`${name.text}\``, span: name.span }, context)
      .expression;
  switch (expected.kind) {
    case "about":
      return {
        kind: "about",
        value: inUnit(expected.value, unit),
        tolerance: expected.tolerance && inUnit(expected.tolerance, dimensionless),
      };
    case "interval": {
      const lower = inUnit(expected.lower, unit);
      return { kind: "interval", lower, upper: inUnit(expected.upper, unit) };
    }
    case "choice":
      reportExpectation(expected, context);
      return { kind: "interval", lower: undefined, upper: undefined };
    case "compare": {
      const { operator } = expected;
      const bound = inUnit(expected.bound, unit);
      if (operator === ">=") return { kind: "interval", lower: bound, upper: undefined };
      if (operator === "<=") return { kind: "interval", lower: undefined, upper: bound };
      // An equality sign is reported by the syntax.
      if (operator !== "==") reportExpectation(expected, context);
      return { kind: "interval", lower: bound, upper: bound };
    }
    default:
      return assertNever(expected);
  }
}

function reportExpectation({ span }: Expectation, context: Context): void {
  context.owner.report("claim-expectation", { text: textOf(context, span) }, span);
}
