/**
 * A name or a subscript as a number: an index of an integer set, a local, a parameter, a variable, a named expression.
 */
import type { ResolvedDeclaration } from "../resolve/index.js";
import type { Expression, Path } from "../syntax/index.js";
import type { Span } from "../text/index.js";
import { dimensionless } from "../units/index.js";
import { isUnknownCarrier } from "./carriers.js";
import { isIntegerCarrier } from "./check-constant.js";
import { inlineReport } from "./check-function.js";
import { checkSubscript } from "./check-subscript.js";
import type { MemberExpression } from "./checked-model.js";
import { textOf, type Binding, type Context } from "./context.js";
import { reportCircle } from "./circles.js";
import { memberSetOf } from "./kind-of.js";
import type { IndexedHeader } from "./model-state.js";
import { describeKind, findName, recordReference, reportUnknownName } from "./names.js";
import { quantity, unknownQuantity, type Quantity } from "./quantity.js";
import { subscriptKey } from "./walk-model.js";

/** A name, with its subscript if one is written, in the place of a number. */
export function checkReference(
  path: Path,
  written: readonly Expression[],
  span: Span,
  context: Context,
): Quantity {
  const meaning = findName(path, context);
  if (meaning === undefined) {
    reportUnknownName(path, "a name", context);
    return unknownQuantity(span);
  }
  if (meaning.kind === "binding")
    return checkBinding(meaning.binding, written, path, span, context);
  const { resolved } = meaning;
  recordReference(path, resolved, context);
  switch (resolved.declaration.kind) {
    case "param":
      return checkParam(resolved, path, written, span, context);
    case "var":
      return checkVariable(resolved, written, span, context);
    case "define":
    case "cost":
    case "term":
    case "total":
    case "minimize":
    case "maximize":
      return checkDefine(resolved, written, span, context);
    case "report":
      return inlineReport(resolved, written, span, context);
    default:
      context.owner.report(
        "not-a-number",
        { text: path.text, kind: describeKind(resolved) },
        span,
        { related: [{ span: resolved.declaration.name.span, text: "declared here" }] },
      );
      return unknownQuantity(span);
  }
}

/** A parameter whose values are members; undefined after an error. */
export function checkLookup(
  path: Path,
  written: readonly Expression[],
  span: Span,
  context: Context,
): MemberExpression | undefined {
  const meaning = findName(path, context);
  if (meaning?.kind === "binding") {
    context.owner.report("not-indexed", { name: path.text }, span, {
      related: [{ span: meaning.binding.span, text: "bound here" }],
    });
    return undefined;
  }
  if (meaning?.kind !== "declaration") return undefined;
  const { resolved } = meaning;
  recordReference(path, resolved, context);
  const header = context.state.header(resolved);
  if (header === undefined) reportCircle(resolved, span, context);
  if (header?.memberOf === undefined) return undefined;
  const members = subscriptOf(header, written, span, context);
  if (members === undefined) return undefined;
  expectDefined(header, members, span, context);
  const carrier = { kind: "set", set: header.memberOf } as const;
  return { kind: "lookup", param: resolved.name, arguments: members, carrier, span };
}

/** Checks a subscript against a declaration's domain. */
export function subscriptOf(
  header: IndexedHeader,
  written: readonly Expression[],
  span: Span,
  context: Context,
): readonly MemberExpression[] | undefined {
  const target = {
    name: header.resolved.name,
    nameSpan: header.resolved.declaration.name.span,
    columns: header.domain.columns,
    isFaulty: header.context.owner.diagnostics.length > 0,
  };
  return checkSubscript(target, written, span, context);
}

/** Reports a variable, or a formula that holds some, where only data may stand; true when it did. */
export function reportVariable(
  resolved: ResolvedDeclaration,
  span: Span,
  context: Context,
): boolean {
  const { place } = context;
  if (place.kind === "linear" || place.kind === "report") return false;
  const name = textOf(context, span);
  const code = place.kind === "condition" ? "variable-in-condition" : "variable-in-data";
  context.owner.report(code, { name, what: place.what }, span, {
    related: [
      {
        span: resolved.declaration.name.span,
        text: `${describeKind(resolved)} whose value the solver chooses`,
      },
    ],
  });
  return true;
}

function checkBinding(
  binding: Binding,
  written: readonly Expression[],
  path: Path,
  span: Span,
  context: Context,
): Quantity {
  if (written.length > 0) {
    context.owner.report("not-indexed", { name: path.text }, span, {
      related: [{ span: binding.span, text: "bound here" }],
    });
    return unknownQuantity(span);
  }
  if (binding.kind === "local") {
    return quantity({ kind: "local", slot: binding.slot }, binding.degree, span, binding.unit);
  }
  const [member] = binding.members;
  if (member !== undefined && isUnknownCarrier(member.carrier)) return unknownQuantity(span);
  if (
    member === undefined ||
    binding.members.length > 1 ||
    !isIntegerCarrier(member.carrier, context)
  ) {
    const set = member?.carrier.kind === "set" ? member.carrier.set : "";
    context.owner.report("index-not-a-number", { name: path.text, set }, span, {
      related: [{ span: binding.span, text: "bound here" }],
    });
    return unknownQuantity(span);
  }
  return quantity({ kind: "member-number", member: { ...member, span } }, 0, span, dimensionless);
}

function checkParam(
  resolved: ResolvedDeclaration,
  path: Path,
  written: readonly Expression[],
  span: Span,
  context: Context,
): Quantity {
  if (memberSetOf(resolved) !== undefined) {
    const member = checkLookup(path, written, span, context);
    if (member === undefined) return unknownQuantity(span);
    if (!isIntegerCarrier(member.carrier, context)) {
      const set = member.carrier.kind === "set" ? member.carrier.set : "";
      context.owner.report("index-not-a-number", { name: path.text, set }, span);
      return unknownQuantity(span);
    }
    return quantity({ kind: "member-number", member }, 0, span, dimensionless);
  }
  const header = context.state.header(resolved);
  if (header === undefined) return circular(resolved, span, context);
  const members = subscriptOf(header, written, span, context);
  const unit = context.state.unitOf(resolved, context, span);
  if (members === undefined) return { ...unknownQuantity(span), unit };
  expectDefined(header, members, span, context);
  const origin = { span: resolved.declaration.name.span, name: path.text };
  const node = { kind: "param", param: resolved.name, arguments: members } as const;
  return quantity(node, 0, span, unit, origin);
}

function checkVariable(
  resolved: ResolvedDeclaration,
  written: readonly Expression[],
  span: Span,
  context: Context,
): Quantity {
  const header = context.state.header(resolved);
  if (header === undefined) return circular(resolved, span, context);
  const members = subscriptOf(header, written, span, context);
  if (reportVariable(resolved, span, context) || members === undefined) {
    return { ...unknownQuantity(span), unit: header.unit };
  }
  const origin = { span: resolved.declaration.name.span, name: resolved.name };
  const node = { kind: "variable", variable: resolved.name, arguments: members } as const;
  return quantity(node, 1, span, header.unit, origin);
}

function checkDefine(
  resolved: ResolvedDeclaration,
  written: readonly Expression[],
  span: Span,
  context: Context,
): Quantity {
  const header = context.state.header(resolved);
  if (header === undefined) return circular(resolved, span, context);
  const members = subscriptOf(header, written, span, context);
  const body = context.state.body(resolved);
  if (body === undefined) return circular(resolved, span, context);
  const isWrongPlace = body.degree === 1 && reportVariable(resolved, span, context);
  // What holds a mistake of its own has no certain degree: nothing is said of its uses.
  const isFaulty = body.owner.diagnostics.length > 0;
  if (isWrongPlace || isFaulty || members === undefined) {
    return { ...unknownQuantity(span), unit: body.unit };
  }
  const origin = { span: resolved.declaration.name.span, name: resolved.name };
  const node = { kind: "define", define: resolved.name, arguments: members } as const;
  return quantity(node, body.degree, span, body.unit, origin);
}

function circular(resolved: ResolvedDeclaration, span: Span, context: Context): Quantity {
  reportCircle(resolved, span, context);
  return unknownQuantity(span);
}

/** An optional value may be read only where a condition says that it is there. */
function expectDefined(
  header: IndexedHeader,
  members: readonly MemberExpression[],
  span: Span,
  context: Context,
): void {
  const { declaration, name } = header.resolved;
  if (declaration.kind !== "param" || !declaration.isOptional) return;
  if (context.guards.defined.has(subscriptKey(name, members))) return;
  context.owner.report("unguarded-optional", { text: textOf(context, span) }, span, {
    related: [{ span: declaration.name.span, text: `\`${name}\` is declared optional` }],
  });
}
