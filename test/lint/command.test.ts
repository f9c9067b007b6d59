/**
 * The command: what it prints, its exit codes, and its repairs.
 */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runLint, type LintCommandOptions } from "../../src/cli/commands/lint.js";
import { createTerminal } from "../../src/cli/terminal.js";

const text = `model m
import "lib.dcm" (twice, thrice, fourfold)
# lint: allow unused-set "no longer so"
param load = 5
var x : MW in [0, 9]
maximize built : MW = thrice(load) * x
`;
const library = `module lib
function twice(a) = 2 * a
function thrice(a) = 3 * a
function fourfold(a) = 4 * a
`;

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function run(folder: string, options: Partial<LintCommandOptions> = {}): Ran {
  let [out, err] = ["", ""];
  const terminal = {
    ...createTerminal(),
    out: (line: string) => void (out += line),
    err: (line: string) => void (err += line),
  };
  const code = runLint(join(folder, "model.dcm"), { scenario: [], ...options }, terminal);
  return { code, out, err };
}

function folderOf(model: string): string {
  const folder = mkdtempSync(join(tmpdir(), "dcm-"));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "model.dcm"), model);
  writeFileSync(join(folder, "lib.dcm"), library);
  return folder;
}

it("ends with 1 when something is found and says what", () => {
  const { code, err } = run(folderOf(text));
  expect(code).toBe(1);
  expect(err).toContain("warning[unused-import]: `twice` is imported and never used");
});

it("gives JSON", () => {
  const { code, out, err } = run(folderOf(text), { json: true });
  expect([code, err]).toEqual([1, ""]);
  const codes = [...out.matchAll(/"code": "([a-z-]+)"/gu)].map(([, found]) => found);
  expect(codes).toEqual(["unused-import", "unused-import", "idle-silence"]);
  expect(JSON.parse(out)).toMatchObject({ notes: [], fixed: 0 });
});

it.each([
  ["as it is", text],
  ["with a mark and other line ends", `\u{feff}${text.replaceAll("\n", "\r\n")}`],
])("repairs what is safe, once: %s", (_, model) => {
  const folder = folderOf(model);
  const first = run(folder, { fix: true });
  expect([first.code, first.err]).toEqual([0, ""]);
  expect(first.out).toContain("3 repairs made");
  const repaired = readFileSync(join(folder, "model.dcm"), "utf8");
  const expected = model.replace("twice, thrice, fourfold", "thrice").replace(/# lint.*\r?\n/u, "");
  expect(repaired).toBe(expected);
  const second = run(folder, { fix: true });
  expect(second).toEqual({ code: 0, out: expect.stringContaining("nothing found"), err: "" });
  expect(readFileSync(join(folder, "model.dcm"), "utf8")).toBe(repaired);
});

it("removes a whole import, and no declaration", () => {
  const folder = folderOf(text.replace("thrice(load) * ", ""));
  expect(run(folder, { fix: true }).code).toBe(1);
  const repaired = readFileSync(join(folder, "model.dcm"), "utf8");
  expect(repaired).not.toContain("import");
  expect(repaired).toContain("param load = 5");
});

it("shows errors of the model instead, and knows its scenarios", () => {
  expect(run(folderOf("model m\nvar x in [0, y]\n")).err).toContain("error[");
  expect(() => run(folderOf(text), { scenario: ["none"] })).toThrow("no scenario");
  expect(run(folderOf(text), { scenario: ["base"] }).code).toBe(1);
});
