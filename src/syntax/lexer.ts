/**
 * Text → tokens. One lexer per process. Besides Chevrotain's work it gives every token its end, sets comments
 * apart, and reports what is wrong with single tokens: stray characters, open texts, foreign spellings.
 */
import type { IToken } from "chevrotain";
import { Lexer } from "./chevrotain.js";
import type { Fix, Reporter, syntaxCatalogue } from "../diagnostics/index.js";
import type { SourceFile, Span } from "../text/index.js";
import {
  allTokens,
  ForeignComment,
  ForeignText,
  meaningOf,
  NumberToken,
  Percent,
  Identifier,
  isUnitName,
  spellingOf,
  UnterminatedRawText,
  UnterminatedText,
} from "./tokens.js";

export type SyntaxReporter = Reporter<typeof syntaxCatalogue>;

/** The tokens of one file. */
export interface LexedFile {
  readonly tokens: readonly IToken[];
  readonly comments: readonly IToken[];
}

const lexer = new Lexer([...allTokens], {
  ensureOptimizations: true,
  positionTracking: "onlyOffset",
  skipValidations: true,
});

/** Offset just after a token; texts from the lexer only, never inserted tokens. */
export function endOf(token: IToken): number {
  return token.startOffset + token.image.length;
}

/** The span of a token that stands in the text. */
export function tokenSpan(file: SourceFile, token: IToken): Span {
  return { file: file.path, start: token.startOffset, end: endOf(token) };
}

/** Splits a file into tokens and reports what cannot be one. */
export function lex(file: SourceFile, reporter: SyntaxReporter): LexedFile {
  const result = lexer.tokenize(file.text);
  for (const error of result.errors) {
    const end = error.offset + error.length;
    const text = file.text.slice(error.offset, end);
    reporter.report(
      "unexpected-character",
      { text: shorten(text) },
      {
        file: file.path,
        start: error.offset,
        end,
      },
    );
  }
  const tokens: IToken[] = [];
  for (const token of result.tokens) {
    const previous = tokens.at(-1);
    if (previous !== undefined && isDigitGroup(token, previous)) {
      previous.image += token.image;
      previous.endOffset = endOf(previous) - 1;
      reportSeparators(file, previous, reporter);
      continue;
    }
    // The parser's location tracking needs the end, which offset-only lexing leaves out.
    token.endOffset = endOf(token) - 1;
    inspect(file, token, previous, reporter);
    const meaning = meaningOf(token.tokenType);
    if (meaning !== undefined) {
      token.tokenType = meaning;
      token.tokenTypeIdx = meaning.tokenTypeIdx ?? token.tokenTypeIdx;
    }
    tokens.push(token);
  }
  reportForeign(file, result.groups["foreign"] ?? [], reporter);
  return { tokens, comments: result.groups["comments"] ?? [] };
}

function shorten(text: string): string {
  const characters = Array.from(text);
  return characters.length > 20 ? `${characters.slice(0, 20).join("")}…` : text;
}

function inspect(
  file: SourceFile,
  token: IToken,
  previous: IToken | undefined,
  reporter: SyntaxReporter,
): void {
  const type = token.tokenType;
  if (type === UnterminatedText) {
    const span = tokenSpan(file, token);
    reporter.report("unterminated-text", { quote: '"' }, span, {
      fixes: [insertion(file, 'close the text with `"`', span.end, '"')],
    });
  } else if (type === UnterminatedRawText) {
    const start = token.startOffset;
    reporter.report(
      "unterminated-text",
      { quote: '"""' },
      {
        file: file.path,
        start,
        end: start + 3,
      },
    );
  } else if (type === ForeignText) {
    const span = tokenSpan(file, token);
    const text = `"${token.image.slice(1, -1).replaceAll('"', '\\"')}"`;
    reporter.report("foreign-spelling", { found: token.image, meant: text }, span, {
      fixes: [replacement(span, text)],
    });
  } else if (isUnitName(type)) {
    inspectUnitSpacing(file, token, previous, reporter);
  } else if (type === Percent) {
    inspectUnitSpacing(file, token, previous, reporter);
  } else {
    const meaning = meaningOf(type);
    if (meaning === undefined) return;
    const span = tokenSpan(file, token);
    const meant = spellingOf(meaning) ?? meaning.name;
    reporter.report("foreign-spelling", { found: token.image, meant }, span, {
      fixes: [replacement(span, apart(file.text, span, meant))],
    });
  }
}

/** A word set apart from the letters next to it. */
function apart(text: string, span: Span, meant: string): string {
  if (!/^\p{L}/u.test(meant)) return meant;
  const before = /[\p{L}\p{N}_]$/u.test(text.slice(0, span.start)) ? " " : "";
  const after = /^[\p{L}\p{N}_]/u.test(text.slice(span.end)) ? " " : "";
  return before + meant + after;
}

/** `_000` after `1`: digits of one number set apart as other languages do. */
function isDigitGroup(token: IToken, previous: IToken): boolean {
  return (
    previous.tokenType === NumberToken &&
    token.tokenType === Identifier &&
    token.startOffset === endOf(previous) &&
    /^(_[0-9]+)+$/u.test(token.image)
  );
}

function reportSeparators(file: SourceFile, token: IToken, reporter: SyntaxReporter): void {
  const span = tokenSpan(file, token);
  const fix = replacement(span, token.image.replaceAll("_", ""));
  reporter.report("digit-separator", {}, span, { fixes: [fix] });
}

/** A unit stands one blank after its number; any other gap on the line is understood and mentioned. */
function inspectUnitSpacing(
  file: SourceFile,
  token: IToken,
  previous: IToken | undefined,
  reporter: SyntaxReporter,
): void {
  if (previous?.tokenType !== NumberToken) return;
  const gap = file.text.slice(endOf(previous), token.startOffset);
  if (gap === " " || /[\n\r#/]/u.test(gap)) return;
  const span = { file: file.path, start: previous.startOffset, end: endOf(token) };
  const text = `${previous.image} ${token.image}`;
  reporter.report("unit-spacing", { text }, span, { fixes: [replacement(span, text)] });
}

function reportForeign(
  file: SourceFile,
  tokens: readonly IToken[],
  reporter: SyntaxReporter,
): void {
  const semicolons: Span[] = [];
  for (const token of tokens) {
    const span = tokenSpan(file, token);
    if (token.tokenType !== ForeignComment) {
      semicolons.push(span);
      continue;
    }
    const isLine = token.image.startsWith("//");
    const edits = [{ span: { ...span, end: span.start + 2 }, text: "#" }];
    reporter.report("foreign-comment", {}, span, {
      fixes: isLine ? [{ title: "begin the comment with `#`", safety: "safe", edits }] : [],
    });
  }
  const first = semicolons[0];
  if (first === undefined) return;
  const edits = semicolons.map((span) => ({ span, text: "" }));
  const title = edits.length === 1 ? "remove the `;`" : `remove all ${edits.length} semicolons`;
  reporter.report("semicolon", {}, first, { fixes: [{ title, safety: "safe", edits }] });
}

/** A safe fix that writes other text in place of a span. */
export function replacement(span: Span, text: string): Fix {
  return { title: `write \`${text.trim()}\``, safety: "safe", edits: [{ span, text }] };
}

/** A safe fix that writes text at an offset. */
export function insertion(file: SourceFile, title: string, offset: number, text: string): Fix {
  const span = { file: file.path, start: offset, end: offset };
  return { title, safety: "safe", edits: [{ span, text }] };
}
