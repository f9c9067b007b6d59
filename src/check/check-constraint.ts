/**
 * `constraint`: a chain of two or three operands in one direction, all in one unit, with variables on some side.
 */
import type { ConstraintDeclaration, Expression } from "../syntax/index.js";
import { dimensionless, type Unit } from "../units/index.js";
import { checkNumber } from "./check-number.js";
import type { ConstraintModel } from "./checked-model.js";
import { textOf, type Context } from "./context.js";
import type { IndexedHeader } from "./model-state.js";
import { commonUnit, isBroken, unify, type Quantity } from "./quantity.js";

type RowOperator = ConstraintModel["operators"][number];

/** The constraint with its operands in the row's unit. */
export function checkConstraint(
  header: IndexedHeader,
  declaration: ConstraintDeclaration,
  context: Context,
): { readonly model: ConstraintModel; readonly unit: Unit | undefined } {
  const { relation } = declaration;
  const operators = checkOperators(relation, context);
  const written = relation.kind === "comparison" ? relation.operands : [];
  const values = written.map((operand) => checkNumber(operand, context));
  const sides = values.length > 2 ? "the three parts of the constraint" : "the two sides of";
  const what = values.length > 2 ? sides : `${sides} \`${operators[0] ?? "=="}\``;
  const { unit, expressions } = unify(values, what, context, rowUnit(values));
  const isRelation = operators.length > 0;
  const isKnown = values.every((value) => !isBroken(value.expression));
  if (isRelation && isKnown && expressions.every((expression) => expression.degree === 0)) {
    context.owner.report(
      "constraint-without-variables",
      { name: header.resolved.name },
      relation.span,
    );
  }
  const model: ConstraintModel = {
    name: header.resolved.name,
    doc: declaration.doc?.value,
    span: declaration.span,
    nameSpan: declaration.name.span,
    domain: header.domain,
    operands: expressions,
    operators,
    unit: unit ?? dimensionless,
  };
  return { model, unit };
}

/** The operators of a chain; none after an error. */
function checkOperators(relation: Expression, context: Context): readonly RowOperator[] {
  const { report } = context.owner;
  if (relation.kind === "missing") return [];
  if (relation.kind !== "comparison") {
    report("constraint-not-relation", { text: textOf(context, relation.span) }, relation.span);
    return [];
  }
  const operators: RowOperator[] = [];
  for (const { operator, span } of relation.operators) {
    if (operator === "<=" || operator === ">=" || operator === "==") operators.push(operator);
    else if (operator === "<" || operator === ">") {
      report("strict-constraint", { operator, loose: `${operator}=` }, span);
      return [];
    } else {
      report("constraint-operator", { operator }, span);
      return [];
    }
  }
  if (operators.length > 2) {
    report("long-chain", {}, relation.span);
    return [];
  }
  const [first, second] = operators;
  if (second !== undefined && (first !== second || first === "==")) {
    report("mixed-directions", {}, relation.span);
    return [];
  }
  return operators;
}

/** The first unit of an operand's own; among units of one dimension, one that is a single name is preferred. */
function rowUnit(values: readonly Quantity[]): Unit | undefined {
  const units = values.flatMap((value) =>
    value.form === "plain" && value.unit !== undefined ? [value.unit] : [],
  );
  return units.find((unit) => !/[*/^]/u.test(unit.text) && unit.text !== "1") ?? commonUnit(values);
}
