/**
 * Formulas under a name: `define`, `cost`, `term`, `minimize`, `maximize`, and `total`, which is the sum of what flows into it.
 */
import type { ResolvedDeclaration } from "../resolve/index.js";
import type {
  ContributionDeclaration,
  DefineDeclaration,
  ObjectiveDeclaration,
  TotalDeclaration,
} from "../syntax/index.js";
import { dimensionless, type Unit } from "../units/index.js";
import { checkValue } from "./check-number.js";
import { subscriptOf } from "./check-reference.js";
import { sumContributions } from "./check-total.js";
import { reportCircle } from "./circles.js";
import type { DefineModel } from "./checked-model.js";
import { inData, type Context } from "./context.js";
import type { IndexedHeader } from "./model-state.js";
import { recordReference, reportUnknownName } from "./names.js";
import { fitsUnit, unknownQuantity } from "./quantity.js";

type FormulaDeclaration =
  DefineDeclaration | ContributionDeclaration | ObjectiveDeclaration | TotalDeclaration;

/** The formula with its unit and degree. */
export function checkDefine(
  header: IndexedHeader,
  declaration: FormulaDeclaration,
  context: Context,
): { readonly model: DefineModel; readonly unit: Unit | undefined } {
  const { resolved, domain } = header;
  const wantedBy = { what: `\`${resolved.name}\``, span: declaration.name.span };
  const value =
    declaration.kind === "total"
      ? sumContributions(header, context)
      : checkValue(declaration.value, header.unit, wantedBy, context);
  const unit = header.unit ?? value.unit;
  const into = "into" in declaration ? checkInto(declaration, unit, context) : undefined;
  const isObjective = declaration.kind === "minimize" || declaration.kind === "maximize";
  const model: DefineModel = {
    name: resolved.name,
    doc: declaration.doc?.value,
    span: declaration.span,
    nameSpan: declaration.name.span,
    kind: isObjective ? "objective" : declaration.kind,
    domain,
    unit: unit ?? dimensionless,
    value: value.expression,
    degree: value.expression.degree,
    into: into?.name,
  };
  return { model, unit };
}

/** The total that a cost or term flows into; its subscript and its unit must fit. */
function checkInto(
  declaration: ContributionDeclaration,
  unit: Unit | undefined,
  context: Context,
): ResolvedDeclaration | undefined {
  const { into } = declaration;
  if (into === undefined) return undefined;
  const resolved = context.scope.find(into.total.text);
  if (resolved === undefined) {
    reportUnknownName(into.total, "a total", context);
    return undefined;
  }
  recordReference(into.total, resolved, context);
  if (resolved.declaration.kind !== "total") {
    context.owner.report("not-a-total", { name: into.total.text }, into.total.span, {
      related: [{ span: resolved.declaration.name.span, text: "declared here" }],
    });
    return undefined;
  }
  const header = context.state.header(resolved);
  if (header === undefined) {
    reportCircle(resolved, into.span, context);
    return undefined;
  }
  subscriptOf(header, into.arguments, into.span, inData(context, "a subscript"));
  const own = { ...unknownQuantity(into.span), unit };
  if (!fitsUnit(own, header.unit) && unit !== undefined && header.unit !== undefined) {
    const { describe } = context.state.units;
    context.owner.report(
      "unit-mismatch",
      {
        what: `the total \`${resolved.name}\``,
        kind: "expected",
        expected: describe(header.unit),
        found: describe(unit),
      },
      into.span,
      {
        label: `\`${declaration.name.text}\` is ${describe(unit)}`,
        related: [{ span: resolved.declaration.name.span, text: describe(header.unit) }],
      },
    );
  }
  return resolved;
}
