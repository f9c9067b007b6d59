/**
 * Calls: the built-in functions and those of the model.
 */
import type { Call } from "../syntax/index.js";
import { dimensionless, squareRoot } from "../units/index.js";
import { reportNonlinear } from "./check-arithmetic.js";
import { inlineFunction } from "./check-function.js";
import { fitMember } from "./check-member.js";
import { isIntegerCarrier } from "./check-constant.js";
import { checkNumber } from "./check-number.js";
import { checkResult } from "./check-result.js";
import { checkSet } from "./check-set.js";
import { checkEnd, checkOrd, checkStep, reportCount } from "./check-step.js";
import { carrierName } from "./carriers.js";
import { inData, textOf, type Context } from "./context.js";
import { findName, recordReference, reportUnknownName } from "./names.js";
import { asPlainNumber, quantity, unify, unknownQuantity, type Quantity } from "./quantity.js";

/** The number a call stands for. */
export function checkCall(call: Call, context: Context): Quantity {
  const name = call.callee.text;
  const meaning = findName(call.callee, context);
  if (meaning?.kind === "declaration" && meaning.resolved.declaration.kind === "function") {
    recordReference(call.callee, meaning.resolved, context);
    return inlineFunction(meaning.resolved, call, context);
  }
  switch (name) {
    case "abs":
      return checkOne(call, name, context, (value) => ({ ...value, factor: value.expression }));
    // A whole number of what? Rounding depends on the unit, so only plain numbers are rounded.
    case "floor":
    case "ceil":
    case "round":
    case "exp":
    case "log":
      return checkOne(call, name, context, (value) => ({
        unit: dimensionless,
        factor: asPlainNumber(value, `the argument of \`${name}\``, context),
      }));
    case "sqrt":
      return checkSquareRoot(call, context);
    case "min":
    case "max":
      return checkExtreme(call, name, context);
    case "prev":
    case "next":
    case "first":
    case "last":
      return checkMemberNumber(call, name, context);
    case "ord":
      return checkOrd(call, context);
    case "card":
      return checkCard(call, context);
    case "defined":
      context.owner.report(
        "not-a-number",
        { text: textOf(context, call.span), kind: "a condition" },
        call.span,
      );
      return unknownQuantity(call.span);
    case "dual":
    case "price":
    case "slack":
    case "activity":
    case "reduced":
    case "value":
      return checkResult(call, name, context);
    default:
      // The arguments may be anything, members too, so nothing is said of them.
      if (meaning === undefined) {
        reportUnknownName(call.callee, "a function", context);
      } else {
        context.owner.report("not-a-function", { name }, call.callee.span);
      }
      return unknownQuantity(call.span);
  }
}

function checkOne(
  call: Call,
  name: "abs" | "floor" | "ceil" | "round" | "exp" | "log",
  context: Context,
  convert: (value: Quantity) => {
    readonly unit: Quantity["unit"];
    readonly factor: Quantity["expression"];
  },
): Quantity {
  const value = checkOnly(call, `\`${name}\` of variables`, context);
  if (value === undefined) return unknownQuantity(call.span);
  const { unit, factor } = convert(value);
  return quantity(
    { kind: "call", function: name, arguments: [factor] },
    factor.degree,
    call.span,
    unit,
  );
}

function checkSquareRoot(call: Call, context: Context): Quantity {
  const value = checkOnly(call, "`sqrt` of variables", context);
  if (value?.unit === undefined) return unknownQuantity(call.span);
  const unit = squareRoot(value.unit);
  if (unit === undefined) {
    const found = context.state.units.describe(value.unit);
    context.owner.report("root-of-unit", { unit: found }, value.expression.span, { label: found });
    return unknownQuantity(call.span);
  }
  const { expression } = value;
  return quantity(
    { kind: "call", function: "sqrt", arguments: [expression] },
    expression.degree,
    call.span,
    unit,
  );
}

/** The only argument, which may hold variables in reports alone. */
function checkOnly(call: Call, operation: string, context: Context): Quantity | undefined {
  const [argument, ...more] = call.arguments;
  if (argument === undefined || more.length > 0) {
    reportCount(call, "one number", context);
    return undefined;
  }
  const value = checkNumber(argument, context);
  if (value.expression.degree === 1 && reportNonlinear(operation, [argument], call, context)) {
    return undefined;
  }
  return value;
}

function checkExtreme(call: Call, name: "min" | "max", context: Context): Quantity {
  if (call.arguments.length === 0) {
    reportCount(call, "numbers", context);
    return unknownQuantity(call.span);
  }
  const values = call.arguments.map((argument) => checkNumber(argument, context));
  const holders = call.arguments.filter((_, i) => values[i]?.expression.degree === 1);
  if (holders.length > 0 && reportNonlinear(`\`${name}\` of variables`, holders, call, context)) {
    return unknownQuantity(call.span);
  }
  const { unit, expressions } = unify(values, `the arguments of \`${name}\``, context);
  const degree = holders.length > 0 ? 1 : 0;
  return quantity(
    { kind: "call", function: name, arguments: expressions },
    degree,
    call.span,
    unit,
  );
}

function checkMemberNumber(
  call: Call,
  name: "prev" | "next" | "first" | "last",
  context: Context,
): Quantity {
  const found =
    name === "prev" || name === "next"
      ? checkStep(name, call, context)
      : checkEnd(name, call, context);
  const member = fitMember(found, { carrier: undefined, by: name, span: undefined }, context);
  if (member === undefined) return unknownQuantity(call.span);
  if (!isIntegerCarrier(member.carrier, context)) {
    const text = textOf(context, call.span);
    context.owner.report(
      "index-not-a-number",
      { name: text, set: carrierName(member.carrier) },
      call.span,
    );
    return unknownQuantity(call.span);
  }
  return quantity({ kind: "member-number", member }, 0, call.span, dimensionless);
}

function checkCard(call: Call, context: Context): Quantity {
  const [argument, ...more] = call.arguments;
  if (argument === undefined || more.length > 0) {
    reportCount(call, "one set", context);
    return unknownQuantity(call.span);
  }
  const set = checkSet(argument, inData(context, "a set"));
  if (set === undefined) return unknownQuantity(call.span);
  return quantity({ kind: "card", set }, 0, call.span, dimensionless);
}
