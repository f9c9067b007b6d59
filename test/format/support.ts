/**
 * What holds for every formatted text, and short ways to format.
 */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { hasErrors } from "../../src/diagnostics/index.js";
import { formatText } from "../../src/format/index.js";
import { parse, printTree } from "../../src/syntax/index.js";
import { createSourceFile } from "../../src/text/index.js";

/** A text in its canonical form; fails when it has faults. */
export function format(text: string): string {
  const { value, diagnostics } = formatText(createSourceFile("test.dcm", text));
  if (hasErrors(diagnostics)) expect.fail(`${diagnostics[0]?.message}\n${text}`);
  return value;
}

/** True when a text has no syntax errors. */
export function isSound(text: string): boolean {
  return !hasErrors(parse(createSourceFile("test.dcm", text)).diagnostics);
}

/** The tree of a text as text. */
export function treeOf(text: string): string {
  return printTree(parse(createSourceFile("test.dcm", text)).value);
}

/** The comments of a text in order. */
export function commentsOf(text: string): readonly string[] {
  const { comments } = parse(createSourceFile("test.dcm", text)).value;
  return comments.map((comment) => comment.text.trimEnd());
}

/** Fails unless formatting a text keeps its tree and its comments, and formatting again changes nothing. */
export function expectFaithful(text: string): void {
  const formatted = format(text);
  expect(treeOf(formatted)).toBe(treeOf(text.replaceAll(/\r\n?/gu, "\n")));
  expect(commentsOf(formatted)).toEqual(commentsOf(text));
  expect(format(formatted)).toBe(formatted);
  expect(formatted).not.toMatch(/\r|^\n|\n\n$/u);
  expect(formatted === "" || formatted.endsWith("\n")).toBe(true);
}

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Every file of the language that ships, by path. */
export function readShipped(): ReadonlyMap<string, string> {
  const paths = ["models", "stdlib"].flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".dcm"))
      .map((path) => `${folder}/${path.replaceAll("\\", "/")}`),
  );
  return new Map(paths.sort().map((path) => [path, readFileSync(`${root}${path}`, "utf8")]));
}
