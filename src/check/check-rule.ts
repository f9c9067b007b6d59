/**
 * `check` declarations, rules on data, and `report` declarations, formulas over a solved run.
 */
import type {
  CheckDeclaration,
  ClaimDeclaration,
  IamcDeclaration,
  ReportDeclaration,
} from "../syntax/index.js";
import { dimensionless, type Unit } from "../units/index.js";
import { checkCondition } from "./check-condition.js";
import { checkNumber, checkValue } from "./check-number.js";
import type { CheckDeclarationModel, ReportModel } from "./checked-model.js";
import { textOf, type Context } from "./context.js";
import type { IndexedHeader } from "./model-state.js";

/** A rule on data; its tolerance goes into every comparison of numbers. */
export function checkRule(
  header: IndexedHeader,
  declaration: CheckDeclaration,
  context: Context,
): CheckDeclarationModel {
  const tolerance = declaration.tolerance && checkNumber(declaration.tolerance, context);
  const condition = checkCondition(declaration.condition, { ...context, tolerance });
  return {
    name: header.resolved.name,
    doc: declaration.doc?.value,
    span: declaration.span,
    nameSpan: declaration.name.span,
    domain: header.domain,
    condition,
    text: textOf(context, declaration.condition.span),
  };
}

/** A report, or what is checked as one; it need not be linear and may read other scenarios. */
export function checkReport(
  header: IndexedHeader,
  declaration: ReportDeclaration | ClaimDeclaration | IamcDeclaration,
  context: Context,
): { readonly model: ReportModel; readonly unit: Unit | undefined } {
  const { name } = header.resolved;
  const wantedBy = { what: `\`${name}\``, span: declaration.name.span };
  const value = checkValue(declaration.value, header.unit, wantedBy, context);
  const model: ReportModel = {
    name,
    doc: declaration.doc?.value,
    span: declaration.span,
    nameSpan: declaration.name.span,
    domain: header.domain,
    unit: value.unit ?? dimensionless,
    value: value.expression,
    scenarios: [...context.owner.scenarios].sort(),
  };
  return { model, unit: value.unit };
}
