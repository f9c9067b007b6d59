/**
 * `dcm docs`: what it writes where, and what it says of a model whose data are not there.
 */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runDocs } from "../../src/cli/commands/docs.js";
import { createTerminal, type Terminal } from "../../src/cli/terminal.js";

function recorder(): {
  readonly terminal: Terminal;
  readonly out: string[];
  readonly err: string[];
} {
  const out: string[] = [];
  const err: string[] = [];
  const terminal: Terminal = {
    ...createTerminal(),
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
  };
  return { terminal, out, err };
}

function modelOf(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "dcm-docs-"));
  writeFileSync(join(folder, "dcm.json"), JSON.stringify({ entry: "main.dcm" }));
  writeFileSync(join(folder, "main.dcm"), text);
  return folder;
}

it("prints the document, or writes it to a file over an older one", () => {
  const folder = modelOf("model m\nset R = { a, b }\nparam p[R] = { a: 1, b: 5 }\n");
  const printed = recorder();
  expect(runDocs(folder, { format: "latex", scenario: [] }, printed.terminal)).toBe(0);
  expect(printed.out.join("\n")).toContain("\\documentclass");
  const file = join(folder, "m.html");
  for (let i = 0; i < 2; i++) {
    expect(runDocs(folder, { format: "html", scenario: [], out: file }, recorder().terminal)).toBe(
      0,
    );
  }
  expect(readFileSync(file, "utf8")).toContain("<mn>5</mn>");
});

it("makes the document without data that are not there, and says so", () => {
  const folder = modelOf('model m\nset R from "missing.csv"\nparam p[R] = 2\n');
  const { terminal, out, err } = recorder();
  expect(runDocs(folder, { format: "html", scenario: [] }, terminal)).toBe(0);
  expect(out.join("\n")).toContain("Made without data");
  expect(err.join("\n")).toContain("missing.csv");
});

it("refuses formats and scenarios that it does not know, and a model with errors", () => {
  const folder = modelOf("model m\nparam p = q\n");
  const { terminal, err } = recorder();
  expect(() => runDocs(folder, { format: "pdf", scenario: [] }, terminal)).toThrow(
    /html or latex/u,
  );
  expect(() => runDocs(folder, { format: "html", scenario: ["X"] }, terminal)).toThrow(
    /no scenario/u,
  );
  expect(runDocs(folder, { format: "html", scenario: [] }, terminal)).toBe(1);
  expect(err.join("\n")).toContain("unknown");
});

it("shows all objectives of a model that leaves the choice open", () => {
  const folder = modelOf(
    "model m\nvar x >= 1\nminimize first = x\nminimize second = 2 * x\nscenario A { minimize second }\n",
  );
  const { terminal, out } = recorder();
  expect(runDocs(folder, { format: "html", scenario: [] }, terminal)).toBe(0);
  expect(out.join("\n")).toMatch(/id="first"[^]*id="second"/u);
});
