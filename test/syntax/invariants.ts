/**
 * What holds for every tree, also of broken text: spans are real, children lie inside parents, data are plain.
 */
import { expect } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/index.js";
import { visitChildren, walk, type Ast, type Node } from "../../src/syntax/index.js";
import type { Span } from "../../src/text/index.js";

/** Fails when a tree or its diagnostics break an invariant. */
export function expectSound(
  file: Ast.File,
  diagnostics: readonly Diagnostic[],
  text: string,
): void {
  walk(file, (node: Node) => {
    if (!isReal(node.span, text)) expect.fail(`span of ${node.kind}: ${JSON.stringify(node.span)}`);
    visitChildren(node, (child) => {
      if (child.span.start < node.span.start || child.span.end > node.span.end) {
        expect.fail(`${child.kind} ${show(child.span)} outside ${node.kind} ${show(node.span)}`);
      }
    });
  });
  for (const { code, span } of diagnostics) {
    if (!isReal(span, text)) expect.fail(`span of ${code}: ${JSON.stringify(span)}`);
  }
}

function isReal(span: Span, text: string): boolean {
  return (
    Number.isInteger(span.start) &&
    Number.isInteger(span.end) &&
    0 <= span.start &&
    span.start <= span.end &&
    span.end <= text.length
  );
}

function show(span: Span): string {
  return `${span.start}..${span.end}`;
}
