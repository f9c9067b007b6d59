/**
 * Every word of the language, by class. From these tables come the keyword tokens, the highlighting grammar
 * and the words an editor may offer. Reserved words can never be names; contextual words can.
 */

/** Words that begin a declaration or a file: the parser finds its feet again at the next of them. */
export const starterWords = [
  "model",
  "part",
  "module",
  "import",
  "include",
  "dimension",
  "unit",
  "prefix",
  "set",
  "param",
  "table",
  "var",
  "define",
  "total",
  "cost",
  "term",
  "minimize",
  "maximize",
  "constraint",
  "check",
  "report",
  "function",
  "component",
  "use",
  "scenario",
  "study",
  "figure",
  "change",
] as const;

/** Words that work inside expressions and headers and are reserved everywhere. */
export const operatorWords = [
  "extends",
  "in",
  "not",
  "and",
  "or",
  "if",
  "then",
  "else",
  "where",
  "union",
  "diff",
  "symdiff",
  "inter",
  "by",
  "mod",
  "within",
  "sum",
  "product",
  "min",
  "max",
  "count",
  "exists",
  "forall",
  "inf",
  "piecewise",
] as const;

/** Words with a meaning in one place only; everywhere else they are ordinary names. */
export const contextualWords = [
  "ordered",
  "cyclic",
  "integer",
  "binary",
  "optional",
  "default",
  "from",
  "interpolate",
  "hold",
  "into",
  "over",
  "stepping",
  "with",
  "given",
  "linear",
  "as",
  "for",
  "only",
  "wide",
  "distinct",
  "subset",
  "base",
  "prefixes",
  "replace",
  "without",
  "add",
  "of",
  "slope",
  "upto",
  "on",
  "one_at_a_time",
  "grid",
  "latin_hypercube",
  "monte_carlo",
  "seed",
  "front",
  "against",
  "steps",
  "near_optimal",
  "outcomes",
  "share",
  "vary",
  "measure",
] as const;

/** Every word that can never be a name. */
export const reservedWords: ReadonlySet<string> = new Set([...starterWords, ...operatorWords]);

export type StarterWord = (typeof starterWords)[number];
export type OperatorWord = (typeof operatorWords)[number];
export type ContextualWord = (typeof contextualWords)[number];
export type KeywordText = StarterWord | OperatorWord | ContextualWord;
