/**
 * What sort of thing an expression is, judged by its form and its names alone, before it is checked: comparisons, `*` and
 * `if` mean different things for numbers, members and sets.
 */
import { assertNever } from "../diagnostics/index.js";
import type { ResolvedDeclaration } from "../resolve/index.js";
import type { Expression, Path } from "../syntax/index.js";
import { isIntegerCarrier } from "./check-constant.js";
import type { Context } from "./context.js";
import { findName } from "./names.js";

/** `name` is a bare name without meaning of its own, or a quoted text: a member if a set is expected. */
export type ExpressionKind =
  "number" | "member" | "set" | "condition" | "tuple" | "name" | "unknown";

/** Judges an expression. Integer members count as members. */
export function kindOf(expression: Expression, context: Context): ExpressionKind {
  switch (expression.kind) {
    case "number":
    case "unary":
    case "piecewise":
      return "number";
    case "text":
      return "name";
    case "name":
      return kindOfName(expression.path, context);
    case "subscript":
      return kindOfName(expression.target, context);
    case "call": {
      const name = expression.callee.text;
      if (name === "prev" || name === "next" || name === "first" || name === "last")
        return "member";
      return name === "defined" ? "condition" : "number";
    }
    case "binary": {
      if (expression.operator !== "*") return "number";
      const isSet =
        kindOf(expression.left, context) === "set" || kindOf(expression.right, context) === "set";
      return isSet ? "set" : "number";
    }
    case "if": {
      const kind = kindOf(expression.then, context);
      return kind === "name" || kind === "unknown" ? kindOf(expression.otherwise, context) : kind;
    }
    case "reduction":
      if (expression.operator === "union" || expression.operator === "inter") return "set";
      return expression.operator === "exists" || expression.operator === "forall"
        ? "condition"
        : "number";
    case "comparison":
    case "logical":
    case "not":
      return "condition";
    case "tuple":
      return "tuple";
    case "set-literal":
    case "comprehension":
    case "range":
    case "set-operation":
      return "set";
    case "table-literal":
    case "missing":
      return "unknown";
    default:
      return assertNever(expression);
  }
}

/** The set that a parameter's values are members of, if its annotation names one. */
export function memberSetOf(resolved: ResolvedDeclaration): ResolvedDeclaration | undefined {
  const { declaration, scope } = resolved;
  if (declaration.kind !== "param" || declaration.type === undefined) return undefined;
  const [factor, ...more] = declaration.type.factors;
  if (factor?.name === undefined || factor.exponent !== 1 || more.length > 0) return undefined;
  const found = scope.find(factor.name.text);
  return found?.declaration.kind === "set" ? found : undefined;
}

/** True when the expression is a member whose value can also be read as a number. */
export function isIntegerMember(expression: Expression, context: Context): boolean {
  if (expression.kind !== "name") return false;
  const meaning = findName(expression.path, context);
  if (meaning?.kind !== "binding" || meaning.binding.kind !== "index") return false;
  const [member, ...more] = meaning.binding.members;
  return member !== undefined && more.length === 0 && isIntegerCarrier(member.carrier, context);
}

function kindOfName(path: Path, context: Context): ExpressionKind {
  const meaning = findName(path, context);
  if (meaning === undefined) return "name";
  if (meaning.kind === "binding") {
    if (meaning.binding.kind === "local") return "number";
    return meaning.binding.members.length === 1 ? "member" : "tuple";
  }
  if (meaning.resolved.declaration.kind === "set") return "set";
  return memberSetOf(meaning.resolved) === undefined ? "number" : "member";
}
