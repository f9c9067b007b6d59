/**
 * What the names in an expression mean while it is typeset: bound indices first, then declarations, else labels.
 */
import type { ResolvedDeclaration, Scope } from "../resolve/index.js";
import type { Expression } from "../syntax/index.js";

/** Signs that a reader may not know; the legend explains those that a document uses. */
export type LegendKey =
  "step" | "cyclic" | "piecewise" | "value" | "given" | "results" | "sum-into";

/** An index in scope. */
export interface BoundName {
  /** How it is shown; the name itself unless a formula is written in another declaration's indices. */
  readonly shown: string;
  /** The set it runs over, if one factor of the pattern's set is known. */
  readonly set: Expression | undefined;
}

/** Where an expression stands. */
export interface MathContext {
  readonly scope: Scope;
  readonly bound: ReadonlyMap<string, BoundName>;
  /** Index names that a model uses for a set, by the set's full name. */
  readonly letters: ReadonlyMap<string, readonly string[]>;
  /** Told of every declaration that is named. */
  readonly refer: (target: ResolvedDeclaration) => void;
  readonly explain: (key: LegendKey) => void;
}

/** The context with more names bound. */
export function withBound(
  context: MathContext,
  names: ReadonlyMap<string, BoundName>,
): MathContext {
  return { ...context, bound: new Map([...context.bound, ...names]) };
}

/** The declaration a path means here; undefined for indices and labels. */
export function findDeclaration(
  path: string,
  context: MathContext,
): ResolvedDeclaration | undefined {
  return context.bound.has(path) ? undefined : context.scope.find(path);
}

/** True for expressions that give a set. */
export function isSetExpression(expression: Expression, context: MathContext): boolean {
  switch (expression.kind) {
    case "set-literal":
    case "comprehension":
    case "range":
    case "set-operation":
      return true;
    case "name":
      return findDeclaration(expression.path.text, context)?.declaration.kind === "set";
    case "subscript":
      return findDeclaration(expression.target.text, context)?.declaration.kind === "set";
    case "binary":
      return (
        expression.operator === "*" &&
        (isSetExpression(expression.left, context) || isSetExpression(expression.right, context))
      );
    case "if":
      return isSetExpression(expression.then, context);
    case "reduction":
      return expression.operator === "union" || expression.operator === "inter";
    default:
      return false;
  }
}

/** How a step in a set is written: as arithmetic where the members are consecutive numbers, else by signs of its own. */
export function stepIn(
  set: Expression | undefined,
  scope: Scope,
  depth = 0,
): "plain" | "ordered" | "cyclic" {
  if (set?.kind === "range") return set.step === undefined ? "plain" : "ordered";
  if (set?.kind !== "name" || depth > 20) return "ordered";
  const found = scope.find(set.path.text);
  if (found?.declaration.kind !== "set") return "ordered";
  const { declaration } = found;
  if (declaration.cyclic !== undefined) return "cyclic";
  // A subset does not turn with the set around it.
  return stepIn(declaration.value, found.scope, depth + 1) === "plain" ? "plain" : "ordered";
}
