/**
 * How highlighters class the reserved words.
 */

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
