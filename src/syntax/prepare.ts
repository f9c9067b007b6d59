/**
 * Between lexer and parser: repairs words and `sum{…}`, reads the names of channels, and refuses nesting that would
 * exhaust the stack. Everything is counted here, in the flat list, so the parser may recurse.
 */
import type { IToken, TokenType } from "chevrotain";
import type { SourceFile, Span } from "../text/index.js";
import { endOf, tokenSpan, type SyntaxReporter } from "./lexer.js";
import { repairWords, retype } from "./repair-words.js";
import * as t from "./tokens.js";
import { isReserved, isStarter, word } from "./tokens.js";

/** How deep brackets, branches and prefixes may nest. */
export const nestingLimit = 256;

/** Tokens ready for the parser. */
export interface PreparedTokens {
  readonly tokens: readonly IToken[];
  /** Declarations left out: nested too deeply. */
  readonly skipped: readonly Span[];
}

/** Makes tokens ready for the parser. */
export function prepare(
  file: SourceFile,
  tokens: readonly IToken[],
  reporter: SyntaxReporter,
): PreparedTokens {
  const skipped: Span[] = [];
  readChannelNames(tokens);
  repairWords(file, tokens, reporter);
  repairIndexBraces(file, tokens, reporter);
  const shallow = setAsideDeep(file, tokens, reporter, skipped);
  return { tokens: shallow, skipped };
}

const openers = new Set<TokenType>([t.LParen, t.LSquare, t.LCurly]);
const closers = new Set<TokenType>([t.RParen, t.RSquare, t.RCurly]);

function coverSpan(file: SourceFile, tokens: readonly IToken[], from: number, to: number): Span {
  const first = tokens[from];
  const last = tokens[to - 1];
  return {
    file: file.path,
    start: first?.startOffset ?? 0,
    end: last === undefined ? 0 : endOf(last),
  };
}

/** `(study: tornado)`: in a figure a word before a colon names a channel and begins no declaration. */
function readChannelNames(tokens: readonly IToken[]): void {
  let isInFigure = false;
  tokens.forEach((token, index) => {
    const before = tokens[index - 1]?.tokenType;
    const isChannel =
      isInFigure &&
      (before === t.LParen || before === t.Comma) &&
      tokens[index + 1]?.tokenType === t.Colon &&
      isReserved(token.tokenType);
    if (isChannel) retype(token, t.Identifier);
    else if (isStarter(token.tokenType)) isInFigure = token.tokenType === word("figure");
  });
}

const reductions = new Set<TokenType>(
  (["sum", "product", "min", "max", "count", "exists", "forall"] as const).map((text) =>
    word(text),
  ),
);

/** `sum{i in I}` is read as `sum(i in I)` and reported with the repair. */
function repairIndexBraces(
  file: SourceFile,
  tokens: readonly IToken[],
  reporter: SyntaxReporter,
): void {
  tokens.forEach((token, index) => {
    const open = tokens[index + 1];
    if (!reductions.has(token.tokenType) || open?.tokenType !== t.LCurly) return;
    let depth = 0;
    for (let i = index + 1; i < tokens.length; i++) {
      const other = tokens[i];
      if (other === undefined || isStarter(other.tokenType)) return;
      if (other.tokenType === t.LCurly) depth++;
      if (other.tokenType === t.RCurly) depth--;
      if (depth > 0) continue;
      const edits = [
        { span: tokenSpan(file, open), text: "(" },
        { span: tokenSpan(file, other), text: ")" },
      ];
      reporter.report(
        "index-braces",
        { operator: token.image },
        edits[0]?.span ?? tokenSpan(file, open),
        {
          fixes: [{ title: "write parentheses", safety: "safe", edits }],
        },
      );
      retype(open, t.LParen);
      retype(other, t.RParen);
      return;
    }
  });
}

const prefixes = new Set<TokenType>([
  word("not"),
  word("exists"),
  word("forall"),
  word("sum"),
  word("product"),
  word("min"),
  word("max"),
  word("union"),
  word("inter"),
  t.Minus,
]);
const breaks = new Set<TokenType>([t.Comma, t.Colon, t.Equal, ...["and", "or"].map(wordOf)]);
const sums = new Set<TokenType>([t.Plus, t.EqualEqual, t.LessEqual, t.GreaterEqual]);

function wordOf(text: string): TokenType {
  return text === "and" ? word("and") : word("or");
}

/** Leaves out every declaration that nests more deeply than the limit. */
function setAsideDeep(
  file: SourceFile,
  tokens: readonly IToken[],
  reporter: SyntaxReporter,
  skipped: Span[],
): readonly IToken[] {
  const drops: { from: number; to: number }[] = [];
  let stack: number[] = [];
  let level = { branches: 0, prefixes: 0, powers: 0 };
  let base = 0;
  let starter = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined) break;
    const type = token.tokenType;
    if (isStarter(type)) {
      stack = [];
      base = 0;
      level = { branches: 0, prefixes: 0, powers: 0 };
      starter = i;
    } else if (openers.has(type)) {
      const own = 1 + level.branches + level.prefixes + level.powers;
      stack.push(own);
      base += own;
      level = { branches: 0, prefixes: 0, powers: 0 };
    } else if (closers.has(type)) {
      const own = stack.pop();
      base -= own ?? 0;
      // The levels outside the bracket go on after it: `sum(i in I) sum(j in J) …` nests.
      level = { branches: 0, prefixes: Math.max(0, (own ?? 1) - 1), powers: 0 };
    } else if (type === word("if")) level.branches++;
    else if (type === t.Caret) level.powers++;
    else if (prefixes.has(type) && !isInfixMinus(tokens, i)) level.prefixes++;
    else if (breaks.has(type)) level = { branches: 0, prefixes: 0, powers: 0 };
    else if (sums.has(type) || type === t.Minus) {
      level.prefixes = 0;
      level.powers = 0;
    } else if (type === t.Star || type === t.Slash) level.powers = 0;
    if (base + level.branches + level.prefixes + level.powers <= nestingLimit) continue;
    reporter.report("nesting-too-deep", { limit: nestingLimit }, tokenSpan(file, token));
    let to = i + 1;
    while (to < tokens.length && !isStarterAt(tokens, to)) to++;
    drops.push({ from: starter, to });
    i = to - 1;
  }
  if (drops.length === 0) return tokens;
  for (const { from, to } of drops) skipped.push(coverSpan(file, tokens, from, to));
  return tokens.filter((_, index) => !drops.some(({ from, to }) => index >= from && index < to));
}

function isStarterAt(tokens: readonly IToken[], index: number): boolean {
  const type = tokens[index]?.tokenType;
  return type !== undefined && isStarter(type);
}

const operandEnds = new Set<TokenType>([
  t.NumberToken,
  t.Identifier,
  t.TextToken,
  t.RParen,
  t.RSquare,
  t.RCurly,
  t.Percent,
]);

function isInfixMinus(tokens: readonly IToken[], index: number): boolean {
  const type = tokens[index]?.tokenType;
  const previous = tokens[index - 1]?.tokenType;
  if (previous === undefined || !operandEnds.has(previous)) return false;
  return type === t.Minus || type === word("union") || type === word("inter");
}
