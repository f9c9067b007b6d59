/**
 * How highlighters class the reserved words.
 */
import { contextualWords } from "../words.js";

/** Words that choose or bound. */
export const controlWords: ReadonlySet<string> = new Set([
  "if",
  "then",
  "else",
  "where",
  "by",
  "within",
  "extends",
]);

/** Words that work like functions over an index. */
export const functionWords: ReadonlySet<string> = new Set([
  "sum",
  "product",
  "min",
  "max",
  "count",
  "exists",
  "forall",
  "piecewise",
]);

/** Contextual words that may be coloured wherever they stand: `year` is far more often a unit. */
export const modifierWords: readonly string[] = contextualWords.filter((word) => word !== "year");
