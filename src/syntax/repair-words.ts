/**
 * Repairs of words before parsing: a misspelt word at the beginning of a declaration is read as the one that was meant,
 * and a reserved word used as a name is read as that name, here and where it is used. Each is reported once.
 */
import type { IToken, TokenType } from "chevrotain";
import type { SourceFile } from "../text/index.js";
import { endOf, replacement, tokenSpan, type SyntaxReporter } from "./lexer.js";
import { adviseOnDeclaration, findStarter } from "./near-declarations.js";
import * as t from "./tokens.js";
import { isReserved, isStarter, word } from "./tokens.js";

/** Repairs words in place. */
export function repairWords(
  file: SourceFile,
  tokens: readonly IToken[],
  reporter: SyntaxReporter,
): void {
  repairStarters(file, tokens, reporter);
  const names = repairNames(file, tokens, reporter);
  if (names.size > 0) repairUses(file, tokens, names);
}

/** Changes what a token is taken for. */
export function retype(token: IToken, type: TokenType): void {
  token.tokenType = type;
  token.tokenTypeIdx = type.tokenTypeIdx ?? token.tokenTypeIdx;
}

/** `parameter a = 3`: two names in a row, the first of a line, are nowhere else in the language. */
function repairStarters(
  file: SourceFile,
  tokens: readonly IToken[],
  reporter: SyntaxReporter,
): void {
  tokens.forEach((token, index) => {
    const isForeign = token.tokenType === t.Identifier || token.tokenType === word("variable");
    if (!isForeign || isOnLineOf(file, tokens[index - 1], token)) return;
    const name = tokens[index + 1];
    if (name?.tokenType !== t.Identifier || !isOnLineOf(file, token, name)) return;
    const meant = findStarter(token.image);
    if (meant === undefined) return;
    const span = tokenSpan(file, token);
    const help = adviseOnDeclaration(token, true) ?? `write \`${meant}\``;
    reporter.report("unknown-declaration", { text: token.image, help }, span, {
      fixes: [replacement(span, meant)],
    });
    retype(token, word(meant));
  });
}

const afterNames = new Set<TokenType>([
  t.LSquare,
  t.Colon,
  t.Equal,
  t.TextToken,
  t.GreaterEqual,
  t.LessEqual,
  word("in"),
  word("within"),
  word("from"),
  word("ordered"),
  word("integer"),
  word("binary"),
  word("optional"),
  word("default"),
]);

const beforeIndices = new Set<TokenType>([t.LSquare, t.LParen, t.LCurly, t.Comma, word("for")]);

/** Words of operators that are always followed by a parenthesis: without it they are meant as names. */
const callWords = new Set<TokenType>(
  (["sum", "product", "min", "max", "count", "exists", "forall", "piecewise"] as const).map(word),
);

/** `param cost = 3`, `[unit in UNIT]`: the word is read as the name that it was meant to be. Gives these words. */
function repairNames(
  file: SourceFile,
  tokens: readonly IToken[],
  reporter: SyntaxReporter,
): ReadonlySet<string> {
  const names = new Set<string>();
  for (let i = 0; i < tokens.length - 2; i++) {
    const starter = tokens[i];
    const name = tokens[i + 1];
    const following = tokens[i + 2]?.tokenType;
    if (starter === undefined || name === undefined || following === undefined) break;
    const isIndex =
      following === word("in") &&
      beforeIndices.has(starter.tokenType) &&
      (isStarter(name.tokenType) || callWords.has(name.tokenType));
    if (isIndex) {
      if (!names.has(name.image)) {
        reporter.report("reserved-word", { word: name.image }, tokenSpan(file, name));
      }
      retype(name, t.Identifier);
      names.add(name.image);
      continue;
    }
    if (!isStarter(starter.tokenType) || !isReserved(name.tokenType)) continue;
    const isFunction = starter.tokenType === word("function") && following === t.LParen;
    if (!afterNames.has(following) && !isFunction) continue;
    // In `from (cost = total, …)` the words are columns.
    if (tokens[i - 1]?.tokenType === t.Equal) continue;
    if (!isOnLineOf(file, starter, name)) continue;
    reporter.report("reserved-word", { word: name.image }, tokenSpan(file, name));
    retype(name, t.Identifier);
    names.add(name.image);
  }
  return names;
}

/** What was declared under a reserved word is also meant by it elsewhere, save where it begins a declaration. */
function repairUses(file: SourceFile, tokens: readonly IToken[], names: ReadonlySet<string>): void {
  tokens.forEach((token, index) => {
    if (!names.has(token.image)) return;
    const next = tokens[index + 1];
    if (callWords.has(token.tokenType) && next?.tokenType !== t.LParen) retype(token, t.Identifier);
    if (!isStarter(token.tokenType)) return;
    const isDeclaration =
      next !== undefined &&
      isOnLineOf(file, token, next) &&
      (next.tokenType === t.Identifier || isStarter(next.tokenType));
    if (!isDeclaration) retype(token, t.Identifier);
  });
}

function isOnLineOf(file: SourceFile, first: IToken | undefined, second: IToken): boolean {
  if (first === undefined) return false;
  return !/[\n\r]/u.test(file.text.slice(endOf(first), second.startOffset));
}
