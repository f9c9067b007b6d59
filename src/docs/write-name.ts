/**
 * Names and members: what a bare name stands for where it is written.
 */
import type { Expression, Path } from "../syntax/index.js";
import { fenced, joined, separator, type MathNode } from "./math.js";
import { findDeclaration, type MathContext } from "./math-context.js";
import { writeExpression } from "./write-expression.js";

/** A name: an index, a declaration, or a label of the set expected there. */
export function writeName(path: Path, context: MathContext): MathNode {
  const bound = context.bound.get(path.text);
  if (bound !== undefined) return { kind: "index", text: bound.shown };
  const found = findDeclaration(path.text, context);
  if (found === undefined) return { kind: "member", text: path.text };
  context.refer(found);
  return { kind: "name", text: found.name };
}

/** A member of a set: a bare name is its label, even where something that cannot name a member is called the same. */
export function writeMember(expression: Expression, context: MathContext): MathNode {
  if (expression.kind === "tuple") {
    const nodes = expression.elements.map((element) => writeMember(element, context));
    return fenced("(", joined(nodes, separator(",")), ")");
  }
  if (expression.kind !== "name" || context.bound.has(expression.path.text)) {
    return writeExpression(expression, context);
  }
  const kind = findDeclaration(expression.path.text, context)?.declaration.kind;
  if (kind === undefined || kind === "param" || kind === "set")
    return writeExpression(expression, context);
  return { kind: "member", text: expression.path.text };
}

/** True for parameters whose values are members. */
export function holdsMembers(expression: Expression, context: MathContext): boolean {
  if (expression.kind !== "name" && expression.kind !== "subscript") return false;
  const path = expression.kind === "name" ? expression.path : expression.target;
  const bound = context.bound.get(path.text);
  if (bound !== undefined) return true;
  const found = findDeclaration(path.text, context);
  if (found?.declaration.kind !== "param") return false;
  const [only] = found.declaration.type?.factors ?? [];
  return found.scope.find(only?.name?.text ?? "")?.declaration.kind === "set";
}
