/**
 * Colours, folds, hints, lenses and form.
 */
import { expect, it } from "vitest";
import {
  findFolds,
  findFormatEdits,
  findInlayHints,
  findLenses,
} from "../../src/lsp/features/layout.js";
import { findSemanticTokens, tokenTypes } from "../../src/lsp/features/semantic-tokens.js";
import { splitText } from "../../src/lsp/split-text.js";
import { edit, town } from "./support.js";

it("colours names by what they mean", () => {
  const editor = edit(town);
  const { source } = editor.document("parts/supply.dcm");
  const { data } = findSemanticTokens(editor.document("parts/supply.dcm"));
  const found = new Map<string, string>();
  let line = 0;
  let character = 0;
  for (let i = 0; i < data.length; i += 5) {
    const [down = 0, ahead = 0, length = 0, type = 0] = data.slice(i, i + 5);
    character = down === 0 ? character + ahead : ahead;
    line += down;
    const start = (source.lineStarts[line] ?? 0) + character;
    found.set(source.text.slice(start, start + length), tokenTypes[type] ?? "");
  }
  expect(found.get("grid")).toBe("variable");
  expect(found.get("REGION")).toBe("enum");
  expect(found.get("r")).toBe("parameter");
  expect(found.get("MW")).toBe("type");
  expect(found.get("bess")).toBe("namespace");
  expect(found.get("北海道")).toBe("enumMember");
});

it("folds declarations and sections", () => {
  const editor = edit(town);
  const folds = findFolds(editor.document("parts/supply.dcm"));
  expect(folds).toContainEqual({ startLine: 5, endLine: 7 });
  expect(folds.some(({ startLine, kind }) => startLine === 2 && kind === "region")).toBe(true);
});

it("hints at the rows that are built, and offers to check and solve", () => {
  const editor = edit(town);
  editor.look("main.dcm");
  const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  const hints = findInlayHints(editor.document("parts/supply.dcm"), range);
  expect(hints.map(({ label }) => label)).toEqual(["16 rows", "1 row"]);
  const lenses = findLenses(editor.document("main.dcm"), editor.uriOf("main.dcm"));
  expect(lenses.map(({ command }) => command?.title)).toEqual([
    "Check",
    "Solve",
    "Solve all scenarios",
    "Solve DEAR",
  ]);
});

it("formats with one edit, and leaves a text with errors alone", () => {
  const editor = edit(town);
  const text = `${town["main.dcm"] ?? ""}param   x=1\n`;
  editor.setText("main.dcm", text);
  const edits = findFormatEdits(editor.document("main.dcm"));
  const formatted = editor.apply({ [editor.uriOf("main.dcm")]: edits }).get("main.dcm") ?? "";
  expect(formatted).toContain("\nparam x = 1\n");
  editor.setText("main.dcm", formatted);
  expect(findFormatEdits(editor.document("main.dcm"))).toEqual([]);
  editor.setText("main.dcm", `${formatted}param x = = 1\n`);
  expect(findFormatEdits(editor.document("main.dcm"))).toEqual([]);
});

it("splits a text at declarations, not inside braces, quotes, tables or comments", () => {
  const text =
    'model m\nset A = { a }\nscenario S {\nparam x = 1\n}\ntable t """\nset\nvar\n"""\n# set\nparam open[r in A\nvar y\n';
  const starts = splitText(text);
  const words = starts.map((start) =>
    text
      .slice(start, start + 12)
      .split(/[\n =]/u)
      .slice(0, 2)
      .join(" "),
  );
  expect(words).toEqual(["model m", "set A", "scenario S", "table t", "param open[r", "var y"]);
});
