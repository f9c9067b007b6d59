/**
 * `dcm format`: which files it reads, what it writes, and how it ends.
 */
import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import picocolors from "picocolors";
import { expect, it } from "vitest";
import { runFormat } from "../../src/cli/commands/format.js";
import type { Terminal } from "../../src/cli/terminal.js";

interface Run {
  readonly code: number;
  readonly out: readonly string[];
  readonly err: string;
}

function run(paths: readonly string[], options: { readonly check?: boolean } = {}): Run {
  const out: string[] = [];
  const err: string[] = [];
  const terminal: Terminal = {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    color: picocolors.createColors(false),
    outColor: picocolors.createColors(false),
    isInteractive: false,
    width: 100,
  };
  const code = runFormat(paths, options, terminal);
  return { code, out, err: err.join("\n") };
}

function inFolder(files: Readonly<Record<string, string>>, test: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), "dcm-format-"));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(folder, path, ".."), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    test(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const form = "set A = { a }\n";
const files = {
  "b.dcm": form,
  "a.dcm": "set A={a}",
  "parts/c.dcm": "set   A = {a}\r\n",
  "parts/notes.txt": "set   A = {a}",
  "node_modules/d.dcm": "set   A = {a}",
  ".hidden/e.dcm": "set   A = {a}",
};

it("writes the files of a folder that are not in their form", () => {
  inFolder(files, (folder) => {
    const unchanged = statSync(join(folder, "b.dcm")).mtimeMs;
    const first = run([folder]);
    expect(first.code).toBe(0);
    expect(first.out).toEqual([join(folder, "a.dcm"), join(folder, "parts/c.dcm")]);
    expect(first.err).toBe("2 formatted, 3 files read");
    expect(readFileSync(join(folder, "a.dcm"), "utf8")).toBe(form);
    expect(readFileSync(join(folder, "parts/c.dcm"), "utf8")).toBe(form);
    expect(readFileSync(join(folder, "parts/notes.txt"), "utf8")).toBe(files["parts/notes.txt"]);
    expect(statSync(join(folder, "b.dcm")).mtimeMs).toBe(unchanged);
    expect(run([folder]).out).toEqual([]);
    expect(readdirSync(folder).sort()).toEqual([
      ".hidden",
      "a.dcm",
      "b.dcm",
      "node_modules",
      "parts",
    ]);
  });
});

it("checks without writing", () => {
  inFolder(files, (folder) => {
    const first = run([folder, join(folder, "a.dcm")], { check: true });
    expect(first.code).toBe(1);
    expect(first.out).toEqual([join(folder, "a.dcm"), join(folder, "parts/c.dcm")]);
    expect(readFileSync(join(folder, "a.dcm"), "utf8")).toBe(files["a.dcm"]);
    expect(run([join(folder, "b.dcm")], { check: true }).code).toBe(0);
  });
});

it("leaves a file with errors as it is and formats the others", () => {
  inFolder({ "a.dcm": "set A = {a\nset B=", "b.dcm": "set A={a}" }, (folder) => {
    const { code, out, err } = run([folder]);
    expect(code).toBe(1);
    expect(out).toEqual([join(folder, "b.dcm")]);
    expect(err).toContain("error[syntax-error]");
    expect(err).toContain("a.dcm:1:10");
    expect(err).toContain("1 formatted, 1 with errors, left as it is, 2 files read");
    expect(readFileSync(join(folder, "a.dcm"), "utf8")).toBe("set A = {a\nset B=");
  });
});

it("keeps who may read a file, links to it and its byte-order mark", () => {
  inFolder({ "a.dcm": "\ufeffset A={a}" }, (folder) => {
    chmodSync(join(folder, "a.dcm"), 0o640);
    symlinkSync("a.dcm", join(folder, "link.dcm"));
    expect(run([join(folder, "link.dcm")]).code).toBe(0);
    expect(statSync(join(folder, "a.dcm")).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder).sort()).toEqual(["a.dcm", "link.dcm"]);
    expect(readFileSync(join(folder, "a.dcm"), "utf8")).toBe(`\ufeff${form}`);
  });
});

it("refuses what is not there or not text", () => {
  expect(() => run(["no/such/place"])).toThrow("there is no file or folder `no/such/place`");
  expect(() => run(["-", "a.dcm"])).toThrow("`-` stands alone");
  inFolder({}, (folder) => {
    writeFileSync(join(folder, "a.dcm"), Buffer.from([0x73, 0xff, 0xfe]));
    const { code, err } = run([folder]);
    expect(code).toBe(1);
    expect(err).toContain("it is not UTF-8");
  });
});

const command = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

it("formats standard input to standard output", () => {
  const args = [command, "format", "-"];
  expect(execFileSync(process.execPath, args, { input: "set A={a}", encoding: "utf8" })).toBe(form);
  const broken = spawnSync(process.execPath, args, { input: "set A={a", encoding: "utf8" });
  expect(broken.status).toBe(1);
  expect(broken.stdout).toBe("");
  expect(broken.stderr).toContain("stdin.dcm:1:8");
});
