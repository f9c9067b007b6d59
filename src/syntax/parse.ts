/**
 * Text → tree: lex, prepare, parse, build. Total on any text; faults are diagnostics, in the order of the text.
 */
import type { CstNode, IToken } from "chevrotain";
import {
  createReporter,
  syntaxCatalogue,
  type Diagnostic,
  type Outcome,
} from "../diagnostics/index.js";
import type { SourceFile, Span } from "../text/index.js";
import type { Expression, File } from "./ast.js";
import { fileSpan, missing, type BuildContext } from "./build/context.js";
import { buildExpression } from "./build/expression.js";
import { buildFile } from "./build/file.js";
import type { ExpressionCstNode, FileCstNode } from "./cst.gen.js";
import { lex, tokenSpan } from "./lexer.js";
import { parser } from "./parser.js";
import { runParser } from "./run-parser.js";
import { nestingLimit, prepare } from "./prepare.js";
import { createRegions, reportSyntaxErrors } from "./syntax-errors.js";

/** The tree of a file. Every declaration but the broken ones survives a mistake. */
export function parse(file: SourceFile): Outcome<File> {
  return run(
    file,
    () => parser.file(),
    (context, node, comments, skipped) =>
      buildFile(context, isFile(node) ? node : undefined, comments, skipped),
  );
}

/** The tree of a text that is one expression, such as `capacity[Kanto, 2030]`. */
export function parseExpression(file: SourceFile): Outcome<Expression> {
  return run(
    file,
    () => parser.expression(),
    (context, node) =>
      isExpression(node) ? buildExpression(context, node, fileSpan(file)) : missing(fileSpan(file)),
  );
}

function isFile(node: CstNode | undefined): node is FileCstNode {
  return node?.name === "file";
}

function isExpression(node: CstNode | undefined): node is ExpressionCstNode {
  return node?.name === "expression";
}

type Build<T> = (
  context: BuildContext,
  node: CstNode | undefined,
  comments: readonly IToken[],
  skipped: readonly Span[],
) => T;

function run<T>(file: SourceFile, start: () => CstNode | undefined, build: Build<T>): Outcome<T> {
  const reporter = createReporter(syntaxCatalogue);
  const { tokens: lexed, comments } = lex(file, reporter);
  const { tokens, skipped } = prepare(file, lexed, reporter);
  const regions = createRegions(tokens);
  for (const diagnostic of reporter.diagnostics) {
    if (spoilsParsing.has(diagnostic.code)) regions.markBroken(diagnostic.span.start);
  }
  const { node, errors, tooDeep } = runParser(file.text, tokens, start);
  for (const token of tooDeep) {
    reporter.report("nesting-too-deep", { limit: nestingLimit }, tokenSpan(file, token));
    regions.markBroken(token.startOffset);
  }
  reportSyntaxErrors(file, tokens, errors, regions, reporter);
  const context: BuildContext = {
    file,
    parenthesised: new Set(),
    // What recovery made up must not be reported a second time in other words.
    report: (code, parameters, span, extra) => {
      if (!regions.isBroken(span.start)) reporter.report(code, parameters, span, extra);
    },
  };
  const value = build(context, node, comments, skipped);
  return { value, diagnostics: reporter.diagnostics.toSorted(byPlace) };
}

const spoilsParsing = new Set(["unexpected-character", "unterminated-text"]);

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return a.span.start - b.span.start || a.span.end - b.span.end;
}
