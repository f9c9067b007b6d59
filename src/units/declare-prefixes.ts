/**
 * Prefixes: `prefix k = 1e3`, and the constant numbers that unit declarations are made of.
 */
import { findNearNames, type Reporter, type unitsCatalogue } from "../diagnostics/index.js";
import type { Expression, Name, PrefixDeclaration } from "../syntax/index.js";

/** The bag that unit declarations report into. */
export type UnitReporter = Reporter<typeof unitsCatalogue>;

/** Factor of each prefix by name. */
export type Prefixes = ReadonlyMap<string, number>;

/** Reads the prefixes of a program. */
export function declarePrefixes(
  declarations: readonly PrefixDeclaration[],
  reporter: UnitReporter,
): Prefixes {
  const prefixes = new Map<string, number>();
  const seen = new Map<string, Name>();
  for (const { name, factor } of declarations) {
    const first = seen.get(name.text);
    if (first !== undefined) {
      reporter.report("duplicate-prefix", { name: name.text }, name.span, {
        related: [{ span: first.span, text: "declared here first" }],
      });
      continue;
    }
    seen.set(name.text, name);
    if (factor.kind === "missing") continue;
    const value = constantOf(factor);
    if (value === undefined) {
      reporter.report("bad-unit-factor", { name: name.text }, factor.span);
    } else prefixes.set(name.text, value);
  }
  return prefixes;
}

/** Factor of a prefix that a unit names; an unknown one is reported. */
export function findPrefix(
  name: Name,
  prefixes: Prefixes,
  reporter: UnitReporter,
): number | undefined {
  const factor = prefixes.get(name.text);
  if (factor === undefined) {
    const near = findNearNames(name.text, prefixes.keys());
    reporter.report("unknown-prefix", { name: name.text, near }, name.span);
  }
  return factor;
}

/** A positive constant made of numbers and arithmetic; `undefined` for anything else. */
export function constantOf(expression: Expression): number | undefined {
  const value = arithmeticOf(expression);
  return value !== undefined && Number.isFinite(value) && value > 0 ? value : undefined;
}

function arithmeticOf(expression: Expression): number | undefined {
  if (expression.kind === "number")
    return expression.unit === undefined ? expression.value : undefined;
  if (expression.kind === "unary") {
    const operand = arithmeticOf(expression.operand);
    return operand === undefined ? undefined : -operand;
  }
  if (expression.kind !== "binary") return undefined;
  const left = arithmeticOf(expression.left);
  const right = arithmeticOf(expression.right);
  if (left === undefined || right === undefined) return undefined;
  switch (expression.operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return left / right;
    case "^":
      return left ** right;
    case "mod":
      return undefined;
  }
}
