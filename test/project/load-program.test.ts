import { expect, it } from "vitest";
import { loadProgram, maxDepth } from "../../src/project/index.js";
import { createMemoryHost } from "../support/memory-host.js";
import { loadText } from "../support/resolve-text.js";

it("loads parts, modules and the library's units, each into its scope", () => {
  const { program, said } = loadText({
    "main.dcm": `model m include "parts/a.dcm" import std.finance (discount_factor)`,
    "parts/a.dcm": `part of m import "../lib.dcm" (f as g)`,
    "lib.dcm": "module lib function f(x) = x",
  });
  expect(said).toEqual([]);
  const scopes = [...program.files].map(([path, file]) => [path, file.scope]);
  expect(scopes).toEqual([
    ["main.dcm", "model"],
    ["parts/a.dcm", "model"],
    ["lib.dcm", "lib.dcm"],
    ["std/finance.dcm", "std/finance.dcm"],
    ["std/units.dcm", "std/units.dcm"],
  ]);
  expect(program.files.get("parts/a.dcm")?.imports).toEqual([
    { names: [{ name: "f", as: "g" }], path: "lib.dcm" },
  ]);
});

it("parses a module once however many files import it", () => {
  const host = createMemoryHost({
    "main.dcm": `model m import "a.dcm" (f) import "b.dcm" (g)`,
    "a.dcm": `module a import "b.dcm" (g) function f(x) = g(x)`,
    "b.dcm": "module b function g(x) = x",
  });
  const reads: string[] = [];
  const counting = {
    read: (path: string) => {
      reads.push(path);
      return host.read(path);
    },
  };
  expect(loadProgram(counting, "main.dcm").diagnostics).toEqual([]);
  expect(reads.filter((path) => path === "b.dcm")).toHaveLength(1);
});

it("passes on what is wrong inside a file, and loads the rest", () => {
  const { program, said } = loadText({
    "main.dcm": `model m include "a.dcm" include "b.dcm"`,
    "a.dcm": "part of m set = 3",
    "b.dcm": "part of m set S = { x }",
  });
  expect(said).toHaveLength(1);
  expect(program.files.has("b.dcm")).toBe(true);
});

it("names files that are near a missing one", () => {
  const { said, diagnostics } = loadText({
    "main.dcm": `model m include "parts/coling.dcm"`,
    "parts/cooling.dcm": "part of m",
  });
  expect(said).toEqual([`missing-file at "\\"parts/coling.dcm\\""`]);
  expect(diagnostics[0]?.help).toContain("parts/cooling.dcm");
});

it("says that the entry is missing, and still gives a program", () => {
  const { program, said } = loadText({});
  expect(said).toEqual([`missing-file at ""`]);
  expect(program.files.get("main.dcm")?.tree.items).toEqual([]);
});

it.each([
  ["/abs.dcm", "absolute-path"],
  ["..\\\\up.dcm", "backslash-path"],
  ["../up.dcm", "outside-root"],
  ["link.dcm", "outside-root"],
  ["folder", "unreadable-file"],
  ["std/finance.dcm", "reserved-folder"],
  ["", "malformed-path"],
])("refuses to include %j", (path, code) => {
  const { diagnostics } = loadText({
    "main.dcm": `model m include "${path}"`,
    "link.dcm": undefined,
    "folder/a.dcm": "part of m",
  });
  expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
});

it("repairs a backslash", () => {
  const { diagnostics } = loadText({ "main.dcm": String.raw`model m include "a\\b.dcm"` });
  expect(diagnostics[0]?.fixes[0]?.edits[0]?.text).toBe(`"a/b.dcm"`);
});

it.each([
  ["set S = { x }", "missing-part-header"],
  ["part of other", "wrong-part-header"],
  ["module m", "wrong-part-header"],
  ["model m", "wrong-part-header"],
])("refuses to include a file that begins with %j", (text, code) => {
  const { diagnostics } = loadText({ "main.dcm": `model m include "a.dcm"`, "a.dcm": text });
  expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
});

it.each([
  ["function f(x) = x", "missing-module-header"],
  ["part of m function f(x) = x", "missing-module-header"],
])("refuses to import a file that begins with %j", (text, code) => {
  const { diagnostics } = loadText({ "main.dcm": `model m import "a.dcm" (f)`, "a.dcm": text });
  expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
});

it.each([
  ["set S = { x }", "missing-model-header"],
  ["part of m", "not-a-model"],
  ["module m", "not-a-model"],
])("refuses an entry that begins with %j", (text, code) => {
  const { diagnostics } = loadText({ "main.dcm": text });
  expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
});

it("takes a part of a part as a part of the model", () => {
  const { said } = loadText({
    "main.dcm": `model m include "a/a.dcm"`,
    "a/a.dcm": `part of m include "b.dcm"`,
    "a/b.dcm": "part of m",
  });
  expect(said).toEqual([]);
});

it("reports a file that is included twice, with the first place", () => {
  const { said, diagnostics } = loadText({
    "main.dcm": `model m include "a.dcm" include "./a.dcm"`,
    "a.dcm": "part of m",
  });
  expect(said).toEqual([`included-twice at "\\"./a.dcm\\""`]);
  expect(diagnostics[0]?.related).toHaveLength(1);
});

it("reports circles of includes, imports and extended models, once each", () => {
  const includes = loadText({
    "main.dcm": `model m include "a.dcm"`,
    "a.dcm": `part of m include "main.dcm"`,
  });
  expect(includes.said).toEqual([`include-cycle at "\\"main.dcm\\""`]);
  const imports = loadText({
    "main.dcm": `model m import "a.dcm" (f)`,
    "a.dcm": `module a import "b.dcm" (g) function f(x) = g(x)`,
    "b.dcm": `module b import "a.dcm" (f) function g(x) = f(x)`,
  });
  expect(imports.said).toEqual([`import-cycle at "\\"a.dcm\\""`]);
  expect(imports.diagnostics[0]?.why).toContain("`a.dcm` → `b.dcm` → `a.dcm`");
  const models = loadText({
    "main.dcm": `model m extends "a.dcm"`,
    "a.dcm": `model a extends "main.dcm"`,
  });
  expect(models.said).toEqual([`extends-cycle at "\\"main.dcm\\""`]);
});

it("reports a chain of files that is too deep", () => {
  const files: Record<string, string> = { "main.dcm": `model m include "1.dcm"` };
  for (let i = 1; i <= 20; i++) files[`${i}.dcm`] = `part of m include "${i + 1}.dcm"`;
  const { program, said } = loadText(files);
  expect(said).toEqual([`too-deep at "\\"${maxDepth}.dcm\\""`]);
  expect(program.files.size).toBe(maxDepth + 1);
});

it("offers near modules of the standard library", () => {
  const { said, diagnostics } = loadText({ "main.dcm": "model m import std.finanse (f)" });
  expect(said).toEqual([`missing-module at "std.finanse"`]);
  expect(diagnostics[0]?.help).toBe("did you mean `std.finance`?");
});

it("tells how a file is imported when a bare name is not a module", () => {
  const { said, diagnostics } = loadText({ "main.dcm": "model m import my.lib (f)" });
  expect(said).toEqual([`unknown-import-source at "my.lib"`]);
  expect(diagnostics[0]?.help).toContain(`import "my/lib.dcm"`);
});

it("reports two modules of one name", () => {
  const { said } = loadText({
    "main.dcm": `model m import "a.dcm" (f) import "b.dcm" (g)`,
    "a.dcm": "module lib function f(x) = x",
    "b.dcm": "module lib function g(x) = x",
  });
  expect(said).toEqual([`duplicate-module at "lib"`]);
});
