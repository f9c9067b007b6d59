/**
 * The one table of how tightly infix operators of arithmetic and sets bind. Grammar page, parser and printer
 * read it here. Conditions (`or`, `and`, `not`, comparisons) are looser than all of these and have rules of their own.
 */

/** One level: its operators and how equals group. */
export interface Level {
  readonly operators: readonly string[];
  readonly group: "left" | "right";
  readonly note: string;
}

/** Loose to tight. */
export const levels: readonly Level[] = [
  { operators: ["union", "diff", "symdiff"], group: "left", note: "sets" },
  { operators: ["inter"], group: "left", note: "sets" },
  { operators: ["..", "by"], group: "left", note: "ranges, with a step" },
  { operators: ["+", "-"], group: "left", note: "" },
  { operators: ["*", "/", "mod"], group: "left", note: "reductions take the product that follows" },
  { operators: ["^"], group: "right", note: "tighter than the minus before an operand" },
];

/** How tightly a product binds; the body of a reduction reaches over this level and tighter. */
export const productLevel = levels.findIndex((level) => level.operators.includes("*"));
/** How tightly a power binds: the only thing tighter than a minus before an operand. */
export const powerLevel = levels.findIndex((level) => level.operators.includes("^"));

const levelOf = new Map<string, number>(
  levels.flatMap((level, index) => level.operators.map((operator) => [operator, index] as const)),
);

/** The level of an operator, from 0 for the loosest. */
export function bindingLevel(operator: string): number {
  return levelOf.get(operator) ?? productLevel;
}
