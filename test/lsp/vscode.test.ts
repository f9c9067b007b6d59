/**
 * The parts of the VS Code extension that must agree with each other and with the server.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { templates } from "../../src/lsp/features/templates.js";
import { parse } from "../../src/syntax/index.js";
import { createSourceFile } from "../../src/text/index.js";
import { repository } from "../support/files.js";

const folder = join(repository, "src/lsp/vscode");
const read = (file: string): string => readFileSync(join(folder, file), "utf8");

it("registers every command that it contributes, and those that lenses use", () => {
  const contributed = [...read("manifest.json").matchAll(/"command":\s*"(dcm\.\w+)",\s*"title"/gu)];
  const registered = [...read("extension.ts").matchAll(/register\("(dcm\.\w+)"/gu)];
  const names = (found: typeof contributed) => found.map(([, name]) => name ?? "").sort();
  expect(names(contributed)).toEqual(names(registered));
  const layout = readFileSync(join(repository, "src/lsp/features/layout.ts"), "utf8");
  for (const [, name] of layout.matchAll(/"(dcm\.\w+)"/gu))
    expect(names(registered)).toContain(name);
});

it("offers snippets that parse once they are filled in", () => {
  for (const { prefix, body } of templates) {
    if (prefix === "sum") continue;
    const values = new Map<string, string>();
    for (const [, number = "", text = ""] of body.matchAll(/\$\{(\d+):([^}]*)\}/gu)) {
      values.set(number, text);
    }
    const filled = body
      .replaceAll(/\$\{\d+:([^}]*)\}/gu, "$1")
      .replaceAll(/\$\{(\d+)\}/gu, (_, number: string) => values.get(number) ?? "");
    const { diagnostics } = parse(createSourceFile("snippet.dcm", filled));
    expect([prefix, diagnostics.map(({ code }) => code)]).toEqual([prefix, []]);
  }
});
