/**
 * Text in, tree and faults out, in forms that are short to compare.
 */
import { readdirSync, readFileSync } from "node:fs";
import { parse, parseExpression, printExpression, printTree } from "../../src/syntax/index.js";
import type { Diagnostic, Outcome } from "../../src/diagnostics/index.js";
import { createSourceFile } from "../../src/text/index.js";
import type { Ast } from "../../src/syntax/index.js";

/** Parses a text as a file. */
export function parseText(text: string): Outcome<Ast.File> {
  return parse(createSourceFile("test.dcm", text));
}

/** The tree of a text that has no fault. */
export function treeOf(text: string): string {
  const { value, diagnostics } = parseText(text);
  if (diagnostics.length > 0) throw new Error(describe(text, diagnostics).join("\n"));
  return printTree(value);
}

/** The tree of an expression that has no fault. */
export function expressionOf(text: string): string {
  const { value, diagnostics } = parseExpression(createSourceFile("test.dcm", text));
  if (diagnostics.length > 0) throw new Error(describe(text, diagnostics).join("\n"));
  return printExpression(value);
}

/** Faults as `code @ spanned text`. */
export function faultsOf(text: string): string[] {
  return describe(text, parseText(text).diagnostics);
}

function describe(text: string, diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code, span }) => `${code} @ ${text.slice(span.start, span.end)}`);
}

/** A text with the safe repairs of its faults made. */
export function repaired(text: string): string {
  const edits = parseText(text)
    .diagnostics.flatMap(({ fixes }) => fixes.slice(0, 1))
    .flatMap((fix) => fix.edits)
    .toSorted((a, b) => b.span.start - a.span.start || b.span.end - a.span.end);
  return edits.reduce(
    (result, { span, text: written }) =>
      result.slice(0, span.start) + written + result.slice(span.end),
    text,
  );
}

/** The example files, by name. */
export function readExamples(): ReadonlyMap<string, string> {
  const folder = new URL("examples/", import.meta.url);
  return new Map(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(new URL(name, folder), "utf8")]),
  );
}
