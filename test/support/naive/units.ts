/**
 * Units of the naive evaluator, found by name when they are needed. Any prefix may stand before any unit.
 */
import type {
  Expression,
  PrefixDeclaration,
  UnitDeclaration,
  UnitExpression,
} from "../../../src/syntax/index.js";
import { combineDims, fail, powerDims, type Unit } from "./value.js";

/** Units and prefixes that a file knows. */
export interface UnitTable {
  readonly units: Map<string, UnitDeclaration>;
  readonly prefixes: Map<string, PrefixDeclaration>;
  readonly outer: UnitTable | undefined;
}

export function createUnitTable(outer: UnitTable | undefined): UnitTable {
  return { units: new Map(), prefixes: new Map(), outer };
}

/** What a written unit means. */
export function readUnit(written: UnitExpression, table: UnitTable): Unit {
  let unit: Unit = { dims: new Map(), scale: 1 };
  for (const { name, exponent } of written.factors) {
    if (name === undefined) continue;
    const factor = findUnit(name.text, table) ?? fail(`no unit \`${name.text}\``);
    unit = timesPower(unit, factor, exponent);
  }
  return unit;
}

function timesPower(unit: Unit, factor: Unit, exponent: number): Unit {
  const dims = combineDims(unit.dims, powerDims(factor.dims, exponent), 1);
  if (dims === "any") fail("a unit of any dimension");
  return { dims, scale: unit.scale * factor.scale ** exponent };
}

function findUnit(name: string, table: UnitTable): Unit | undefined {
  const exact = declaredUnit(name, table);
  if (exact !== undefined) return exact;
  for (let cut = 1; cut < name.length; cut++) {
    const prefix = findPrefix(name.slice(0, cut), table);
    const base = declaredUnit(name.slice(cut), table);
    if (prefix !== undefined && base !== undefined)
      return { dims: base.dims, scale: base.scale * prefix };
  }
  return undefined;
}

function declaredUnit(name: string, table: UnitTable): Unit | undefined {
  for (let at: UnitTable | undefined = table; at !== undefined; at = at.outer) {
    const declaration = at.units.get(name);
    if (declaration !== undefined) return unitOf(declaration, table);
  }
  return undefined;
}

function findPrefix(name: string, table: UnitTable): number | undefined {
  for (let at: UnitTable | undefined = table; at !== undefined; at = at.outer) {
    const declaration = at.prefixes.get(name);
    if (declaration !== undefined) return constantOf(declaration.factor);
  }
  return undefined;
}

function unitOf({ name, definition }: UnitDeclaration, table: UnitTable): Unit {
  switch (definition.kind) {
    case "of-dimension":
      return { dims: new Map([[definition.dimension.text, 1]]), scale: 1 };
    case "own-dimension":
      return { dims: new Map([[`of ${name.text}`, 1]]), scale: 1 };
    case "equals": {
      const factor = definition.factor === undefined ? 1 : constantOf(definition.factor);
      const unit: Unit =
        definition.unit === undefined
          ? { dims: new Map(), scale: 1 }
          : readUnit(definition.unit, table);
      return { dims: unit.dims, scale: unit.scale * factor };
    }
  }
}

function constantOf(expression: Expression): number {
  if (expression.kind === "number") return expression.value;
  if (expression.kind === "unary") return -constantOf(expression.operand);
  if (expression.kind !== "binary") return fail("a factor of a unit that is no arithmetic");
  const left = constantOf(expression.left);
  const right = constantOf(expression.right);
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
      return fail("`mod` in a unit");
  }
}
