/**
 * Where an expression stands, and whether it needs parentheses there: those without which the tree would be another,
 * and three kinds that help the reader: round an `if` inside a formula, a minus after an operator, a `mod` among others.
 */
import type { Expression } from "../syntax/index.js";
import { bindingLevel, powerLevel, productLevel } from "../syntax/index.js";

/** What surrounds an expression. */
export interface Position {
  /** Anything looser than this needs parentheses. */
  readonly level: number;
  /** Level of the operator that follows without a bracket between; an open reduction would take what comes after it. */
  readonly follow: number;
  /** An `if` may stand here without parentheses. */
  readonly allowsIf: boolean;
  /** A minus may stand here without parentheses. */
  readonly allowsMinus: boolean;
  /** Later lines of a chain are indented under the first. */
  readonly isIndented: boolean;
}

/** Levels of conditions, from loose to tight; those of sides follow after them. */
export const conditionLevels = { or: 0, and: 1, not: 2, comparison: 3, side: 4 } as const;

/** The level of an infix operator of arithmetic or sets. */
export function sideLevel(operator: string): number {
  return conditionLevels.side + bindingLevel(operator);
}

const product = conditionLevels.side + productLevel;
/** Products bind their operands so tightly; nothing infix has this level. */
export const prefixLevel = product + 0.5;
export const levelOfPower = conditionLevels.side + powerLevel;

const nothing = -1;

/** A whole value, or what stands in parentheses. */
export const whole: Position = {
  level: conditionLevels.or,
  follow: nothing,
  allowsIf: true,
  allowsMinus: true,
  isIndented: true,
};
/** Inside parentheses of its own. */
export const enclosed: Position = { ...whole, isIndented: false };
/** One side of a relation, an element, a bound: no bare comparison. */
export const side: Position = { ...whole, level: conditionLevels.side };
/** A condition after `where` or `if`. */
export const condition: Position = { ...enclosed, allowsIf: false };

/** An operand, with the level it must have. */
export function operand(level: number, follow: number = nothing): Position {
  return { ...whole, level, follow, allowsIf: false };
}

/** True when an expression must stand in parentheses at a position. */
export function needsParentheses(node: Expression, position: Position): boolean {
  const { level, follow } = position;
  switch (node.kind) {
    case "logical":
      return conditionLevels[node.operator] < level;
    case "not":
      return conditionLevels.not < level;
    case "comparison":
      return conditionLevels.comparison < level;
    case "if":
      return !position.allowsIf;
    case "range":
      return sideLevel("..") < level;
    case "binary":
      if (node.operator === "mod" && level >= sideLevel("+")) return true;
      return sideLevel(node.operator) < level;
    case "set-operation":
      return sideLevel(node.operator) < level;
    case "unary":
      return prefixLevel < level || follow >= levelOfPower || !position.allowsMinus;
    case "reduction":
      if (node.operator === "count") return false;
      if (node.operator === "exists" || node.operator === "forall") {
        return conditionLevels.not < level;
      }
      return prefixLevel < level || follow >= product;
    // `(3 m)^2`: without parentheses the power would belong to the unit.
    case "number":
      return node.unit !== undefined && level > levelOfPower;
    default:
      return false;
  }
}
