/**
 * What reports may ask of a solved run: `dual price slack activity reduced` of rows and variables, and `value(x, SCENARIO)`.
 */
import type { ResolvedDeclaration } from "../resolve/index.js";
import { findNearNames } from "../diagnostics/index.js";
import type { Call, Expression, Path } from "../syntax/index.js";
import { dimensionless, divide, type Unit } from "../units/index.js";
import { checkNumber } from "./check-number.js";
import { subscriptOf } from "./check-reference.js";
import { reportCount } from "./check-step.js";
import { reportCircle } from "./circles.js";
import type { MemberExpression } from "./checked-model.js";
import { textOf, type Context } from "./context.js";
import { findName, recordReference, reportUnknownName, hasValues } from "./names.js";
import { quantity, unknownQuantity, type Quantity } from "./quantity.js";

type ResultName = "dual" | "price" | "slack" | "activity" | "reduced" | "value";

/** A result function; only reports may use it. */
export function checkResult(call: Call, what: ResultName, context: Context): Quantity {
  if (context.place.kind !== "report") {
    context.owner.report("result-outside-report", { name: what }, call.callee.span);
    return unknownQuantity(call.span);
  }
  if (what === "value") return checkScenarioValue(call, context);
  const [argument, ...more] = call.arguments;
  if (argument === undefined || more.length > 0) {
    reportCount(call, what === "reduced" ? "one variable" : "one constraint", context);
    return unknownQuantity(call.span);
  }
  const found = findReference(
    argument,
    what === "reduced" ? "a variable" : "a constraint",
    context,
  );
  if (found === undefined) return unknownQuantity(call.span);
  const { resolved, members, suffix } = found;
  const wanted = what === "reduced" ? "var" : "constraint";
  if (resolved.declaration.kind !== wanted) {
    const expected = what === "reduced" ? "a variable" : "a constraint";
    context.owner.report(
      "wrong-result",
      { name: what, expected, text: textOf(context, argument.span) },
      argument.span,
      {
        related: [{ span: resolved.declaration.name.span, text: "declared here" }],
      },
    );
    return unknownQuantity(call.span);
  }
  const own = context.state.unitOf(resolved, context, call.span);
  const unit = what === "slack" || what === "activity" ? own : marginalUnit(own, context);
  if (members === undefined) return { ...unknownQuantity(call.span), unit };
  const of = `${resolved.name}${suffix}`;
  return quantity({ kind: "result", what, of, arguments: members }, 1, call.span, unit);
}

/** `value(x)` is x; `value(x, S)` is x in scenario S. */
function checkScenarioValue(call: Call, context: Context): Quantity {
  const [argument, scenario, ...more] = call.arguments;
  if (argument === undefined || more.length > 0) {
    reportCount(call, "a name, and a scenario", context);
    return unknownQuantity(call.span);
  }
  if (scenario === undefined) return checkNumber(argument, context);
  const name = readScenario(scenario, context);
  const found = findReference(argument, "a name", context);
  if (found === undefined || name === undefined) return unknownQuantity(call.span);
  const { resolved, members } = found;
  if (!hasValues(resolved.declaration.kind)) {
    const text = textOf(context, argument.span);
    const expected = "a variable, parameter or named expression";
    context.owner.report("wrong-result", { name: "value", expected, text }, argument.span);
    return unknownQuantity(call.span);
  }
  const unit = context.state.unitOf(resolved, context, call.span);
  if (members === undefined) return { ...unknownQuantity(call.span), unit };
  context.owner.scenarios.add(name);
  const node = {
    kind: "scenario-value",
    scenario: name,
    of: resolved.name,
    arguments: members,
  } as const;
  return quantity(node, 1, call.span, unit);
}

function readScenario(expression: Expression, context: Context): string | undefined {
  const { scenarios } = context.state.program;
  const name = expression.kind === "name" ? expression.path.text : undefined;
  if (name === "base" || (name !== undefined && scenarios.has(name))) return name;
  const text = name ?? textOf(context, expression.span);
  const near = findNearNames(text, [...scenarios.keys(), "base"]);
  context.owner.report("unknown-scenario", { name: text, near }, expression.span);
  return undefined;
}

function findReference(
  argument: Expression,
  wanted: string,
  context: Context,
):
  | {
      readonly resolved: ResolvedDeclaration;
      readonly members: readonly MemberExpression[] | undefined;
      readonly suffix: "" | ".lower" | ".upper";
    }
  | undefined {
  const path =
    argument.kind === "name"
      ? argument.path
      : argument.kind === "subscript"
        ? argument.target
        : undefined;
  if (path === undefined) {
    context.owner.report("result-needs-name", { wanted }, argument.span);
    return undefined;
  }
  const found = findWithSuffix(path, context);
  if (found === undefined) {
    // A row that a scenario dropped has no dual: the report is absent there, not wrong.
    if (!context.state.program.removed.has(path.text)) reportUnknownName(path, wanted, context);
    return undefined;
  }
  recordReference(path, found.resolved, context);
  const header = context.state.header(found.resolved);
  if (header === undefined) reportCircle(found.resolved, argument.span, context);
  const written = argument.kind === "subscript" ? argument.arguments : [];
  const members = header && subscriptOf(header, written, argument.span, context);
  return { ...found, members };
}

/** `band.lower` is one of the two rows of the constraint `band`. */
function findWithSuffix(
  path: Path,
  context: Context,
):
  | { readonly resolved: ResolvedDeclaration; readonly suffix: "" | ".lower" | ".upper" }
  | undefined {
  const meaning = findName(path, context);
  if (meaning?.kind === "declaration") return { resolved: meaning.resolved, suffix: "" };
  for (const suffix of [".lower", ".upper"] as const) {
    if (!path.text.endsWith(suffix)) continue;
    const resolved = context.scope.find(path.text.slice(0, -suffix.length));
    if (resolved?.declaration.kind === "constraint") return { resolved, suffix };
  }
  return undefined;
}

/** Objective per unit of the row or variable. */
function marginalUnit(own: Unit | undefined, context: Context): Unit | undefined {
  const objective = context.state.objective();
  const unit = objective === undefined ? dimensionless : context.state.body(objective)?.unit;
  return own === undefined || unit === undefined ? undefined : divide(unit, own);
}
