/**
 * `piecewise(x, …)`: a convex or concave function of a linear expression, by points or by slopes. Each use becomes a named
 * term over the indices of its place.
 */
import type { Expression, PiecewiseCall } from "../syntax/index.js";
import { divide, multiply, type Unit } from "../units/index.js";
import { checkBinder, joinConditions } from "./check-binder.js";
import { columnsOf } from "./check-domain.js";
import { checkNumber } from "./check-number.js";
import type { MemberExpression, PiecewiseModel } from "./checked-model.js";
import { inData, type Context } from "./context.js";
import { convertTo, quantity, unify, unknownQuantity, type Quantity } from "./quantity.js";

/** A piecewise-linear term. */
export function checkPiecewise(expression: PiecewiseCall, context: Context): Quantity {
  const { span } = expression;
  if (context.place.kind !== "linear") {
    context.owner.report("piecewise-place", {}, span);
    return unknownQuantity(span);
  }
  const argument = checkNumber(expression.argument, context);
  const data = inData(context, "a piecewise function");
  const built =
    expression.form.kind === "points"
      ? checkPoints(expression.form.points, argument, data)
      : checkSlopes(expression.form, argument, data);
  if (built === undefined || argument.unit === undefined) return unknownQuantity(span);
  const { owner, enclosing } = context;
  const columns = columnsOf(enclosing.binders);
  const name = `${owner.name}.piecewise ${owner.piecewise.length + 1}`;
  const condition = joinConditions(enclosing.conditions);
  owner.piecewise.push({
    name,
    span,
    domain: { binders: enclosing.binders, condition, columns, span },
    argument: argument.expression,
    argumentUnit: argument.unit,
    valueUnit: built.unit,
    form: built.form,
    isBinary: expression.isBinary,
  });
  const members = columns.map(({ slot, carrier }): MemberExpression => {
    return { kind: "slot", slot, carrier, span };
  });
  return quantity({ kind: "piecewise", piecewise: name, arguments: members }, 1, span, built.unit);
}

interface Built {
  readonly form: PiecewiseModel["form"];
  readonly unit: Unit;
}

function checkPoints(points: Expression, argument: Quantity, context: Context): Built | undefined {
  if (points.kind !== "table-literal" || points.entries.length < 2) {
    if (points.kind !== "missing") context.owner.report("piecewise-points", {}, points.span);
    return undefined;
  }
  const wantedBy = { what: "a point of `piecewise`", span: argument.expression.span };
  const at = points.entries.map((entry) =>
    convertTo(checkNumber(entry.key, context), argument.unit, wantedBy, context),
  );
  const values = points.entries.map((entry) =>
    entry.value === undefined ? unknownQuantity(entry.span) : checkNumber(entry.value, context),
  );
  const { unit, expressions } = unify(values, "the values of `piecewise`", context);
  if (unit === undefined) return undefined;
  const pairs = at.flatMap((position, i) => {
    const value = expressions[i];
    return value === undefined ? [] : [{ at: position, value }];
  });
  return { form: { kind: "points", points: pairs }, unit };
}

function checkSlopes(
  form: Extract<PiecewiseCall["form"], { kind: "slopes" }>,
  argument: Quantity,
  context: Context,
): Built | undefined {
  const { model: binder, context: inner } = checkBinder(form.binder, context);
  const slope = checkNumber(form.slope, inner);
  const upto = checkNumber(form.upto, inner);
  const wantedBy = { what: "`upto`", span: argument.expression.span };
  const limit = convertTo(upto, argument.unit, wantedBy, inner);
  if (binder === undefined || slope.unit === undefined || argument.unit === undefined)
    return undefined;
  const unit = multiply(slope.unit, argument.unit);
  const own = convertTo(slope, divide(unit, argument.unit), wantedBy, inner);
  return { form: { kind: "slopes", binder, slope: own, upto: limit }, unit };
}
