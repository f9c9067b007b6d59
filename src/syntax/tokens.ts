/**
 * The tokens: keywords from the word tables, literals, punctuation, and the foreign spellings that are
 * understood, reported and repaired. Order in `allTokens` is the order in which the lexer tries them.
 * Chevrotain drops the `u` flag of patterns, so names are matched by a function.
 */
import type { TokenType } from "chevrotain";
import { createToken, Lexer } from "./chevrotain.js";
import {
  contextualWords,
  operatorWords,
  starterWords,
  type KeywordText,
  type StarterWord,
} from "./words.js";

const nameShape = /[\p{L}_][\p{L}\p{N}\p{M}_]*/uy;

function matchName(text: string, offset: number): RegExpExecArray | null {
  nameShape.lastIndex = offset;
  return nameShape.exec(text);
}

/** One start character for each of the lexer's first-character buckets that a name may begin in. */
function nameStarts(): (string | number)[] {
  const starts: (string | number)[] = [];
  for (let code = 0; code < 0x10000; code += code < 256 ? 1 : 51) {
    if (code >= 128 || /[A-Za-z_]/u.test(String.fromCharCode(code))) starts.push(code);
  }
  return starts;
}

/** Any word at all: in `from (…)` even reserved words name columns. */
export const Word = createToken({ name: "Word", pattern: Lexer.NA, label: "a name" });
/** A name, or a contextual word used as one. */
export const Identifier = createToken({
  name: "Identifier",
  pattern: { exec: matchName },
  start_chars_hint: nameStarts(),
  line_breaks: false,
  categories: [Word],
  label: "a name",
});

/** Operators that relate two sides. */
export const ComparisonOperator = createToken({
  name: "ComparisonOperator",
  pattern: Lexer.NA,
  label: "a comparison",
});
/** Every operator that stands between two operands of arithmetic or set algebra. */
export const InfixOperator = createToken({
  name: "InfixOperator",
  pattern: Lexer.NA,
  label: "an operator",
});

const infixWords = new Set<string>(["union", "diff", "symdiff", "inter", "by", "mod"]);

function keyword(text: KeywordText, isContextual: boolean): TokenType {
  const categories = isContextual ? [Identifier] : [Word];
  if (infixWords.has(text)) categories.push(InfixOperator);
  return createToken({
    name: `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`,
    pattern: text,
    longer_alt: Identifier,
    categories,
    label: `\`${text}\``,
  });
}

const keywords = new Map<string, TokenType>();
for (const text of [...starterWords, ...operatorWords]) keywords.set(text, keyword(text, false));
for (const text of contextualWords) keywords.set(text, keyword(text, true));

/** The token of a keyword. */
export function word(text: KeywordText): TokenType {
  return keywords.get(text) ?? Identifier;
}

const starters = new Set<TokenType>(starterWords.map((text) => word(text)));

/** True for a word that begins a declaration. */
export function isStarter(type: TokenType): boolean {
  return starters.has(type);
}

const reserved = new Set<TokenType>([...starterWords, ...operatorWords].map((text) => word(text)));

/** True for a word that can never be a name. */
export function isReserved(type: TokenType): boolean {
  return reserved.has(type);
}

/** The words that begin a declaration, for near names. */
export const starterList: readonly StarterWord[] = starterWords;

/** True for a name that may be the unit of a number before it: contextual words are none, save `year`. */
export function isUnitName(type: TokenType): boolean {
  return type === Identifier || type === keywords.get("year");
}

function symbol(name: string, text: string, categories: TokenType[] = []): TokenType {
  return createToken({ name, pattern: text, categories, label: `\`${text}\`` });
}

export const LParen = symbol("LParen", "(");
export const RParen = symbol("RParen", ")");
export const LSquare = symbol("LSquare", "[");
export const RSquare = symbol("RSquare", "]");
export const LCurly = symbol("LCurly", "{");
export const RCurly = symbol("RCurly", "}");
export const Comma = symbol("Comma", ",");
export const Colon = symbol("Colon", ":");
export const DotDot = symbol("DotDot", "..", [InfixOperator]);
export const Dot = symbol("Dot", ".");
export const EqualEqual = symbol("EqualEqual", "==", [ComparisonOperator]);
export const NotEqual = symbol("NotEqual", "!=", [ComparisonOperator]);
export const LessEqual = symbol("LessEqual", "<=", [ComparisonOperator]);
export const GreaterEqual = symbol("GreaterEqual", ">=", [ComparisonOperator]);
export const Less = symbol("Less", "<", [ComparisonOperator]);
export const Greater = symbol("Greater", ">", [ComparisonOperator]);
export const StarEqual = symbol("StarEqual", "*=");
export const PlusEqual = symbol("PlusEqual", "+=");
export const Equal = symbol("Equal", "=");
export const Plus = symbol("Plus", "+", [InfixOperator]);
export const Minus = symbol("Minus", "-", [InfixOperator]);
export const Star = symbol("Star", "*", [InfixOperator]);
export const Slash = symbol("Slash", "/", [InfixOperator]);
export const Caret = symbol("Caret", "^", [InfixOperator]);
export const Percent = symbol("Percent", "%");

export const NumberToken = createToken({
  name: "Number",
  pattern: /[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/,
  label: "a number",
});
export const TextToken = createToken({
  name: "Text",
  pattern: /"(?:[^"\\\n\r]|\\[^\n\r])*"/,
  label: "a quoted text",
});
export const RawText = createToken({
  name: "RawText",
  pattern: /"""[\s\S]*?"""/,
  line_breaks: true,
  label: 'a table between `"""` and `"""`',
});
export const UnterminatedText = createToken({
  name: "UnterminatedText",
  pattern: /"(?:[^"\\\n\r]|\\[^\n\r])*\\?/,
  label: "a quoted text",
});
export const UnterminatedRawText = createToken({
  name: "UnterminatedRawText",
  pattern: /"""[\s\S]*/,
  line_breaks: true,
  label: "a table",
});
/** `“…”`, `'…'`: read as a quoted text and repaired. */
export const ForeignText = createToken({
  name: "ForeignText",
  pattern: /[“”„«＂](?:[^“”„«»＂\n\r\\]|\\[^\n\r])*[“”»＂]|'[^'\n\r]*'/,
  label: "a quoted text",
});

export const Blank = createToken({
  name: "Blank",
  pattern: /\s+/,
  line_breaks: true,
  group: Lexer.SKIPPED,
});
export const CommentToken = createToken({
  name: "Comment",
  pattern: /#[^\n\r]*/,
  group: "comments",
});
/** `// …` and `/* … *\/`: skipped and reported. */
export const ForeignComment = createToken({
  name: "ForeignComment",
  pattern: /\/\/[^\n\r]*|\/\*[\s\S]*?\*\//,
  line_breaks: true,
  group: "foreign",
});
/** `;`: skipped and reported once. */
export const Semicolon = createToken({ name: "Semicolon", pattern: /[;；]/, group: "foreign" });

/** Spellings from other languages and keyboards that can mean one thing only. */
const foreignSpellings: readonly (readonly [RegExp, TokenType])[] = [
  [/:=/, Equal],
  [/&&|∧/, word("and")],
  [/\|\||∨/, word("or")],
  [/\*\*/, Caret],
  [/=<|≤|≦|⩽/, LessEqual],
  [/=>|≥|≧|⩾/, GreaterEqual],
  [/＝＝/, EqualEqual],
  [/<>|≠/, NotEqual],
  [/[!¬！]/, word("not")],
  [/∈/, word("in")],
  [/∞/, word("inf")],
  [/（/, LParen],
  [/）/, RParen],
  [/［/, LSquare],
  [/］/, RSquare],
  [/｛/, LCurly],
  [/｝/, RCurly],
  [/[，、]/, Comma],
  [/：/, Colon],
  [/．/, Dot],
  [/…/, DotDot],
  [/＝/, Equal],
  [/＜/, Less],
  [/＞/, Greater],
  [/＋/, Plus],
  [/[－−–]/, Minus],
  [/[＊×·⋅]/, Star],
  [/[／÷]/, Slash],
  [/＾/, Caret],
  [/％/, Percent],
];

function foreignToken([pattern, meant]: readonly [RegExp, TokenType], index: number): TokenType {
  return createToken({
    name: `Foreign${index}`,
    pattern,
    label: meant.LABEL ?? meant.name,
  });
}

const foreignTokens = foreignSpellings.map(foreignToken);
const meanings = new Map<TokenType, TokenType>([
  [UnterminatedText, TextToken],
  [UnterminatedRawText, RawText],
  [ForeignText, TextToken],
]);
foreignSpellings.forEach(([, meant], index) => {
  const type = foreignTokens[index];
  if (type !== undefined) meanings.set(type, meant);
});

/** The token that stands for this one in the grammar; undefined for the language's own tokens. */
export function meaningOf(type: TokenType): TokenType | undefined {
  return meanings.get(type);
}

/** Punctuation, longest first. */
export const symbols: readonly TokenType[] = [
  EqualEqual,
  NotEqual,
  LessEqual,
  GreaterEqual,
  StarEqual,
  PlusEqual,
  DotDot,
  Less,
  Greater,
  Equal,
  LParen,
  RParen,
  LSquare,
  RSquare,
  LCurly,
  RCurly,
  Comma,
  Colon,
  Dot,
  Plus,
  Minus,
  Star,
  Slash,
  Caret,
  Percent,
];

/** Categories: never in the text themselves. */
export const categories: readonly TokenType[] = [Word, ComparisonOperator, InfixOperator];

/** The tokens of the grammar itself. */
export const grammarTokens: readonly TokenType[] = [
  ...keywords.values(),
  Identifier,
  NumberToken,
  RawText,
  TextToken,
  ...symbols,
  ...categories,
];

function lengthOf(type: TokenType): number {
  return typeof type.PATTERN === "string" ? type.PATTERN.length : 0;
}

/** Everything the lexer knows, in the order it tries. */
export const allTokens: readonly TokenType[] = [
  Blank,
  CommentToken,
  // Longest first: `inter` must not take the beginning of `interpolate` and then find only a name there.
  ...[...keywords.values()].sort((a, b) => lengthOf(b) - lengthOf(a)),
  Identifier,
  NumberToken,
  RawText,
  UnterminatedRawText,
  TextToken,
  UnterminatedText,
  ForeignText,
  ForeignComment,
  Semicolon,
  EqualEqual,
  NotEqual,
  ...foreignTokens,
  ...symbols.filter((type) => type !== EqualEqual && type !== NotEqual),
  ...categories,
];

/** The text a keyword or a symbol is written as. */
export function spellingOf(type: TokenType): string | undefined {
  return typeof type.PATTERN === "string" ? type.PATTERN : undefined;
}
