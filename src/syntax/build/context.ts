/**
 * What every builder needs: the file, a place for faults, and the one guard against tokens and nodes that
 * recovery made up (their offsets are NaN).
 */
import type { CstNode, IToken } from "chevrotain";
import type { SourceFile, Span } from "../../text/index.js";
import type { Expression, MissingExpression, Name, Path, Text } from "../ast.js";
import type { PathCstNode } from "../cst.gen.js";
import type { SyntaxReporter } from "../lexer.js";
import { unescape } from "./unescape.js";

/** The file being built. */
export interface BuildContext {
  readonly file: SourceFile;
  readonly report: SyntaxReporter["report"];
  /** Expressions that stand in parentheses of their own. */
  readonly parenthesised: Set<Expression>;
}

/** True for a token that stands in the text. */
export function isReal(token: IToken | undefined): token is IToken {
  return token !== undefined && Number.isInteger(token.startOffset) && token.startOffset >= 0;
}

/** The first child that stands in the text. */
export function realToken(tokens: readonly IToken[] | undefined): IToken | undefined {
  const token = tokens?.[0];
  return isReal(token) ? token : undefined;
}

/** The span of a token from the text. */
export function tokenSpan(context: BuildContext, token: IToken): Span {
  const start = token.startOffset;
  return { file: context.file.path, start, end: start + token.image.length };
}

/** The span of a node, or nothing at the end of what surrounds it. */
export function nodeSpan(context: BuildContext, node: CstNode | undefined, around: Span): Span {
  const start = node?.location?.startOffset;
  const last = node?.location?.endOffset;
  if (start === undefined || last === undefined || !Number.isInteger(start) || start < 0) {
    return emptyAtEnd(around);
  }
  if (!Number.isInteger(last)) return emptyAtEnd(around);
  return { file: context.file.path, start, end: last + 1 };
}

/** The whole file as a span. */
export function fileSpan(file: SourceFile): Span {
  return { file: file.path, start: 0, end: file.text.length };
}

/** A zero-width span where something is missing. */
export function emptyAtEnd(around: Span): Span {
  return { file: around.file, start: around.end, end: around.end };
}

/** Stands where an expression could not be read. */
export function missing(around: Span): MissingExpression {
  return { kind: "missing", span: emptyAtEnd(around) };
}

/** The name a token writes; undefined for a token that recovery made up. */
export function buildName(context: BuildContext, token: IToken | undefined): Name | undefined {
  if (!isReal(token)) return undefined;
  return { text: token.image.normalize("NFC"), span: tokenSpan(context, token) };
}

/** The names that stand in the text. */
export function buildNames(context: BuildContext, tokens: readonly IToken[] | undefined): Name[] {
  return (tokens ?? []).flatMap((token) => buildName(context, token) ?? []);
}

/** A dotted name; undefined when any part is missing. */
export function buildPath(context: BuildContext, node: PathCstNode | undefined): Path | undefined {
  const tokens = node?.children.names ?? [];
  const parts = buildNames(context, tokens);
  const first = parts[0];
  const last = parts.at(-1);
  if (first === undefined || last === undefined || parts.length < tokens.length) return undefined;
  const span = { file: first.span.file, start: first.span.start, end: last.span.end };
  return { text: parts.map((part) => part.text).join("."), parts, span };
}

/** A quoted text with escapes undone. */
export function buildText(context: BuildContext, token: IToken | undefined): Text | undefined {
  if (!isReal(token)) return undefined;
  const span = tokenSpan(context, token);
  return { value: unescape(context, token.image, span), span };
}
