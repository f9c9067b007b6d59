/**
 * A checked number together with its unit. Units live here and nowhere later: where two quantities meet, the conversion
 * becomes a `scale` node, folded into constants.
 */
import type { Span } from "../text/index.js";
import {
  conversionFactor,
  dimensionless,
  explainMismatch,
  isDimensionless,
  isSameDimension,
  type Unit,
} from "../units/index.js";
import type { NumberExpression, NumberNode } from "./checked-model.js";
import { visit } from "./walk-model.js";
import { textOf, type Context } from "./context.js";

/** A number and its unit; the unit is undefined after an error, and then fits everywhere. */
export interface Quantity {
  readonly expression: NumberExpression;
  readonly unit: Unit | undefined;
  /** `bare`: a number written without a unit; `any`: 0 or inf, which fit every unit. */
  readonly form: "plain" | "bare" | "any";
  /** Where the unit was declared, when the quantity is a plain name. */
  readonly origin: { readonly span: Span; readonly name: string } | undefined;
}

/** Builds a quantity of ordinary form. */
export function quantity(
  node: NumberNode,
  degree: 0 | 1,
  span: Span,
  unit: Unit | undefined,
  origin?: Quantity["origin"],
): Quantity {
  return { expression: { ...node, degree, span }, unit, form: "plain", origin };
}

/** What stands for an expression that could not be checked: fits everywhere and causes no further message. */
export function unknownQuantity(span: Span): Quantity {
  return {
    expression: { kind: "constant", value: Number.NaN, degree: 0, span },
    unit: undefined,
    form: "plain",
    origin: undefined,
  };
}

/**
 * The value in the unit that a declaration without one takes from it: a ratio such as `kW/MW` becomes a plain number,
 * a unit with a name of its own, such as `%`, stays.
 */
export function inferUnit(value: Quantity, context: Context): Quantity {
  const { unit } = value;
  if (unit === undefined || !isDimensionless(unit) || unit.text === "1") return value;
  if (context.state.units.find(unit.text) !== undefined) return value;
  return { ...value, expression: inUnit(value, dimensionless), unit: dimensionless };
}

/** True when some part of the expression could not be checked. */
export function isBroken(expression: NumberExpression): boolean {
  let isFound = false;
  visit(expression, (node) => {
    if (node["kind"] === "constant" && Number.isNaN(node["value"])) isFound = true;
    return !isFound;
  });
  return isFound;
}

/** A number as written, in its unit. */
export function constantQuantity(value: number, unit: Unit | undefined, span: Span): Quantity {
  const isAny = unit === undefined && (value === 0 || Math.abs(value) === Infinity);
  return {
    expression: { kind: "constant", value, degree: 0, span },
    unit: unit ?? dimensionless,
    form: isAny ? "any" : unit === undefined ? "bare" : "plain",
    origin: undefined,
  };
}

/** An expression times a unit factor. */
export function scaleExpression(expression: NumberExpression, factor: number): NumberExpression {
  if (factor === 1) return expression;
  const { span, degree } = expression;
  if (expression.kind === "constant") {
    return { kind: "constant", value: expression.value * factor, degree, span };
  }
  if (expression.kind === "scale") {
    return scaleExpression(expression.operand, expression.factor * factor);
  }
  return { kind: "scale", factor, operand: expression, degree, span };
}

/** True when the quantity can stand where this unit is wanted. */
export function fitsUnit(value: Quantity, unit: Unit | undefined): boolean {
  if (value.unit === undefined || unit === undefined || value.form === "any") return true;
  return isSameDimension(value.unit, unit);
}

/** The expression in another unit of the same dimension; the caller has seen to it that it fits. */
export function inUnit(value: Quantity, unit: Unit | undefined): NumberExpression {
  if (value.unit === undefined || unit === undefined || value.form === "any")
    return value.expression;
  if (!isSameDimension(value.unit, unit)) return value.expression;
  return scaleExpression(value.expression, conversionFactor(value.unit, unit));
}

/** The unit in which several quantities meet: that of the first which has one of its own. With `1 + 3 %` it is the plain number. */
export function commonUnit(values: readonly Quantity[]): Unit | undefined {
  if (values.every((value) => value.form === "any")) return dimensionless;
  const own = values.find((value) => value.form === "plain" && value.unit !== undefined)?.unit;
  const hasBare = values.some((value) => value.form === "bare");
  if (hasBare && (own === undefined || isDimensionless(own))) return dimensionless;
  return own;
}

/**
 * Brings quantities to one unit, or reports the first that does not fit. `what` says what wants them equal, such as
 * "the two sides of `<=`".
 */
export function unify(
  values: readonly Quantity[],
  what: string,
  context: Context,
  wanted: Unit | undefined = commonUnit(values),
): { readonly unit: Unit | undefined; readonly expressions: readonly NumberExpression[] } {
  const lead = values.find((value) => value.form !== "any" && value.unit === wanted) ?? values[0];
  let isFaulty = false;
  for (const value of values) {
    if (fitsUnit(value, wanted)) continue;
    if (!isFaulty && lead !== undefined) reportMismatch(lead, value, what, context);
    isFaulty = true;
  }
  const expressions = values.map((value) => inUnit(value, wanted));
  return { unit: isFaulty ? undefined : wanted, expressions };
}

/** The expression in the wanted unit; reports where it does not fit. Bare numbers have it already when `isWhole`. */
export function convertTo(
  value: Quantity,
  unit: Unit | undefined,
  wantedBy: { readonly what: string; readonly span: Span },
  context: Context,
  isWhole = false,
): NumberExpression {
  if (isWhole && value.form === "bare") return value.expression;
  if (!fitsUnit(value, unit) && value.unit !== undefined && unit !== undefined) {
    const { describe } = context.state.units;
    context.owner.report(
      "unit-mismatch",
      {
        what: `${wantedBy.what}`,
        kind: "expected",
        expected: describe(unit),
        found: describe(value.unit),
      },
      value.expression.span,
      {
        label: describe(value.unit),
        related: [
          { span: wantedBy.span, text: `${describe(unit)} is wanted here` },
          ...originLabel(value),
        ],
        ...explain(value, unit, undefined, context),
      },
    );
    return value.expression;
  }
  return inUnit(value, unit);
}

/** The number as a plain number of scale 1. */
export function asPlainNumber(value: Quantity, what: string, context: Context): NumberExpression {
  if (fitsUnit(value, dimensionless)) return inUnit(value, dimensionless);
  if (value.unit !== undefined) {
    const found = context.state.units.describe(value.unit);
    context.owner.report("not-dimensionless", { what, found }, value.expression.span, {
      label: found,
      related: originLabel(value),
    });
  }
  return value.expression;
}

function reportMismatch(lead: Quantity, value: Quantity, what: string, context: Context): void {
  if (lead.unit === undefined || value.unit === undefined) return;
  const { describe } = context.state.units;
  context.owner.report(
    "unit-mismatch",
    { what, kind: "sides", expected: describe(lead.unit), found: describe(value.unit) },
    value.expression.span,
    {
      label: describe(value.unit),
      related: [
        { span: lead.expression.span, text: describe(lead.unit) },
        ...originLabel(lead),
        ...originLabel(value),
      ],
      ...explain(value, lead.unit, `\`${textOf(context, lead.expression.span)}\``, context),
    },
  );
}

function originLabel(value: Quantity): readonly { readonly span: Span; readonly text: string }[] {
  if (value.origin === undefined || value.unit === undefined) return [];
  const { name } = value.origin;
  const isPlain = value.unit.text === "1";
  const text = isPlain
    ? `\`${name}\` is a plain number`
    : `\`${name}\` is declared in ${value.unit.text}`;
  return [{ span: value.origin.span, text }];
}

function explain(
  found: Quantity,
  wanted: Unit,
  leadText: string | undefined,
  context: Context,
): { readonly help?: string } {
  if (found.unit === undefined) return {};
  if (found.form === "bare")
    return { help: `write the unit of the number, for example \`1 ${wanted.text}\`` };
  const left = `\`${textOf(context, found.expression.span)}\``;
  // A declared unit stands; only the formula can change.
  const texts = leadText === undefined ? { left, isRightFixed: true } : { left, right: leadText };
  const { factorHelp } = explainMismatch(context.state.units, found.unit, wanted, texts);
  return factorHelp === undefined ? {} : { help: factorHelp };
}
