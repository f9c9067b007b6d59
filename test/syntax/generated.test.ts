/**
 * What is generated from tokens and parser is what is committed, and the grammar has no dead parts.
 */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { generatedFiles } from "../../src/syntax/generate/generated-files.js";
import { readGrammar, type Shape } from "../../src/syntax/generate/grammar-model.js";
import { readExamples } from "./support.js";

const root = new URL("../../", import.meta.url);

it.each([...generatedFiles()])("keeps %s in step with the parser", (path, text) => {
  expect(readFileSync(new URL(path, root), "utf8")).toBe(text);
});

function referencesOf(shape: Shape): string[] {
  switch (shape.kind) {
    case "reference":
      return [shape.name];
    case "literal":
      return [];
    case "sequence":
      return shape.parts.flatMap(referencesOf);
    case "choice":
      return shape.options.flatMap(referencesOf);
    default:
      return referencesOf(shape.part);
  }
}

it("uses every rule of the grammar", () => {
  const rules = readGrammar();
  const used = new Set(rules.flatMap(({ shape }) => referencesOf(shape)));
  expect(
    rules.map(({ name }) => name).filter((name) => name !== "file" && !used.has(name)),
  ).toEqual([]);
});

function literalsOf(shape: Shape): string[] {
  switch (shape.kind) {
    case "literal":
      return [shape.text];
    case "reference":
      return [];
    case "sequence":
      return shape.parts.flatMap(literalsOf);
    case "choice":
      return shape.options.flatMap(literalsOf);
    default:
      return literalsOf(shape.part);
  }
}

it("shows every word of the grammar in an example", () => {
  const text = [...readExamples().values()].join("\n");
  const words = new Set(readGrammar().flatMap(({ shape }) => literalsOf(shape)));
  const missing = [...words].filter((word) => !text.includes(word));
  expect(missing).toEqual([]);
});

interface Scope {
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly patterns?: readonly Scope[];
}

it("writes highlighting patterns that are regular expressions", () => {
  const json = JSON.parse(generatedFiles().get("grammar/dcm.tmLanguage.json") ?? "{}") as {
    readonly repository: Readonly<Record<string, Scope>>;
  };
  const check = (scope: Scope): void => {
    for (const pattern of [scope.match, scope.begin, scope.end]) {
      if (pattern !== undefined) expect(() => new RegExp(pattern, "u")).not.toThrow();
    }
    for (const inner of scope.patterns ?? []) check(inner);
  };
  for (const scope of Object.values(json.repository)) check(scope);
});
