/**
 * Functions and reports inside other formulas: both are inlined. A function's arguments become locals of a `let`, so each
 * is worked out once; a report's indices become the members of its subscript.
 */
import type { ResolvedDeclaration } from "../resolve/index.js";
import type { Call, Expression, FunctionDeclaration } from "../syntax/index.js";
import type { Span } from "../text/index.js";
import { checkMember } from "./check-member.js";
import { checkNumber, checkValue } from "./check-number.js";
import { subscriptOf } from "./check-reference.js";
import { reportCount } from "./check-step.js";
import { checkUnit } from "./check-unit.js";
import type { MemberExpression, NumberExpression, Slot } from "./checked-model.js";
import {
  createContext,
  createOwner,
  inData,
  type Binding,
  type Context,
  type Owner,
  type Place,
} from "./context.js";
import { reportCircle } from "./circles.js";
import { kindOf } from "./kind-of.js";
import { convertTo, quantity, unknownQuantity, type Quantity } from "./quantity.js";

/** True when every argument has a unit: such a function is checked once, at its declaration. */
export function isFullyTyped(declaration: FunctionDeclaration): boolean {
  return declaration.parameters.every((parameter) => parameter.type !== undefined);
}

/** A call of a function of the model. */
export function inlineFunction(
  resolved: ResolvedDeclaration,
  call: Call,
  context: Context,
): Quantity {
  const { declaration } = resolved;
  if (declaration.kind !== "function") return unknownQuantity(call.span);
  if (isRepeated(resolved, call.span, context)) return unknownQuantity(call.span);
  if (declaration.parameters.length !== call.arguments.length) {
    const names = declaration.parameters
      .map((parameter) => `\`${parameter.name.text}\``)
      .join(", ");
    reportCount(call, names === "" ? "no arguments" : names, context);
    return unknownQuantity(call.span);
  }
  // Its own mistakes are reported where it is declared, when its units say enough to check it there.
  const isChecked = isFullyTyped(declaration);
  if (isChecked) context.state.body(resolved);
  const owner = isChecked ? createOwner(context.owner.name, context.owner) : context.owner;
  const header = createContext(context.state, owner, resolved.scope, context.place);
  const bindings: { readonly slot: Slot; readonly value: NumberExpression }[] = [];
  const names = new Map<string, Binding>();
  declaration.parameters.forEach((parameter, i) => {
    const argument = call.arguments[i];
    if (argument === undefined) return;
    const name = parameter.name.text;
    const { span } = parameter.name;
    if (parameter.type === undefined && kindOf(argument, context) === "member") {
      const want = { carrier: undefined, by: `\`${name}\``, span };
      const member = checkMember(argument, want, inData(context, "an argument of a function"));
      if (member !== undefined)
        names.set(name, { kind: "index", members: [member], set: undefined, span });
      else
        names.set(name, {
          kind: "local",
          slot: owner.nextSlot(),
          unit: undefined,
          degree: 0,
          span,
        });
      return;
    }
    const given = checkArgument(argument, context);
    const unit = parameter.type === undefined ? given.unit : checkUnit(parameter.type, header);
    const wantedBy = { what: `the argument \`${name}\` of \`${call.callee.text}\``, span };
    const value =
      parameter.type === undefined ? given.expression : convertTo(given, unit, wantedBy, context);
    const slot = owner.nextSlot();
    bindings.push({ slot, value });
    names.set(name, { kind: "local", slot, unit, degree: value.degree, span });
  });
  const body = checkFunctionBody(resolved, declaration, names, owner, context, call.span);
  const { expression, unit } = body;
  if (bindings.length === 0) return { ...unknownQuantity(call.span), expression, unit };
  return quantity({ kind: "let", bindings, body: expression }, expression.degree, call.span, unit);
}

/** Checks a function at its declaration, its arguments standing for any number of their units. */
export function checkFunction(resolved: ResolvedDeclaration, context: Context): void {
  const { declaration } = resolved;
  if (declaration.kind !== "function" || !isFullyTyped(declaration)) return;
  const names = new Map<string, Binding>();
  for (const { name, type } of declaration.parameters) {
    const unit = type && checkUnit(type, context);
    const slot = context.owner.nextSlot();
    names.set(name.text, { kind: "local", slot, unit, degree: 0, span: name.span });
  }
  checkFunctionBody(resolved, declaration, names, context.owner, context, declaration.name.span);
}

/** A report named in another report: its formula with the subscript in place of its indices. */
export function inlineReport(
  resolved: ResolvedDeclaration,
  written: readonly Expression[],
  span: Span,
  context: Context,
): Quantity {
  const { declaration } = resolved;
  const header = context.state.header(resolved);
  if (header === undefined) reportCircle(resolved, span, context);
  if (declaration.kind !== "report" || header === undefined) return unknownQuantity(span);
  if (context.place.kind !== "report") {
    context.owner.report("report-in-model", { name: resolved.name }, span, {
      related: [{ span: declaration.name.span, text: `\`${resolved.name}\` is a report` }],
    });
    return unknownQuantity(span);
  }
  if (isRepeated(resolved, span, context)) return unknownQuantity(span);
  const members = subscriptOf(header, written, span, context);
  if (members === undefined) return { ...unknownQuantity(span), unit: header.unit };
  context.state.body(resolved);
  const bySlot = new Map(header.domain.columns.map((column, i) => [column.slot, members[i]]));
  const names = new Map<string, Binding>();
  for (const [name, binding] of header.context.names) names.set(name, substitute(binding, bySlot));
  // What is wrong in it has been reported where it is declared.
  const silent = createOwner(context.owner.name, context.owner);
  const inner: Context = {
    ...header.context,
    owner: { ...silent, scenarios: context.owner.scenarios },
    names,
    calls: [...context.calls, { name: resolved.name, span }],
  };
  const wantedBy = { what: `\`${resolved.name}\``, span: declaration.name.span };
  const value = checkValue(declaration.value, header.unit, wantedBy, inner);
  return { ...unknownQuantity(span), expression: { ...value.expression, span }, unit: value.unit };
}

function checkArgument(argument: Expression, context: Context): Quantity {
  const isReport = context.place.kind === "report";
  return checkNumber(argument, isReport ? context : inData(context, "an argument of a function"));
}

function checkFunctionBody(
  resolved: ResolvedDeclaration,
  declaration: FunctionDeclaration,
  names: ReadonlyMap<string, Binding>,
  owner: Owner,
  context: Context,
  span: Span,
): { readonly expression: NumberExpression; readonly unit: Quantity["unit"] } {
  // In a report the arguments may be results, which need not stay linear.
  const isReport = context.place.kind === "report";
  const place: Place = isReport ? { kind: "report" } : { kind: "data", what: "a function" };
  const inner: Context = {
    ...createContext(context.state, owner, resolved.scope, place),
    names,
    calls: [...context.calls, { name: resolved.name, span }],
  };
  const unit = declaration.type && checkUnit(declaration.type, inner);
  const wantedBy = {
    what: `the value of \`${declaration.name.text}\``,
    span: declaration.name.span,
  };
  return checkValue(declaration.value, unit, wantedBy, inner);
}

/** Reports a function or report that is reached from itself. */
function isRepeated(resolved: ResolvedDeclaration, span: Span, context: Context): boolean {
  const from = context.calls.findIndex((call) => call.name === resolved.name);
  if (from < 0) return false;
  const circle = [...context.calls.slice(from).map((call) => call.name), resolved.name];
  context.owner.report("circular-definition", { circle }, span, {
    related: [{ span: resolved.declaration.name.span, text: "declared here" }],
  });
  return true;
}

function substitute(
  binding: Binding,
  bySlot: ReadonlyMap<Slot, MemberExpression | undefined>,
): Binding {
  if (binding.kind === "local") return binding;
  const members = binding.members.map((member) =>
    member.kind === "slot" ? (bySlot.get(member.slot) ?? member) : member,
  );
  return { ...binding, members };
}
