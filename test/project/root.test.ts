/**
 * A root that `dcm.json` places in a folder above: who may be reached, who is not, and that every tool follows.
 */
import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it, onTestFinished } from "vitest";
import { runNew } from "../../src/cli/commands/new.js";
import { readExternal } from "../../src/cli/diff-external.js";
import { openSide } from "../../src/cli/diff-sides.js";
import { createTerminal } from "../../src/cli/terminal.js";
import { compile, openSession } from "../../src/compile.js";
import { createNodeHost, findRoot, locateModel } from "../../src/host-node.js";
import { findDiagnostics } from "../../src/lsp/features/diagnostics.js";
import { Workspace } from "../../src/lsp/workspace.js";
import { readSettings } from "../../src/project/index.js";

/** A base with data of its own, and a model beside it that extends it. */
const family: Readonly<Record<string, string>> = {
  "dcm.json": "{}",
  "base/dcm.json": `{ "entry": "base.dcm" }`,
  "base/base.dcm": `model base
set R from "data/r.csv"
param load[R] : MW from "data/r.csv"
var x[R] : MW >= 0
constraint met[r in R]: x[r] >= load[r]
minimize all : MW = sum(r in R) x[r]
`,
  "base/data/r.csv": "R,load\n北海道,3\nb,4\n",
  "child/dcm.json": `{ "entry": "child.dcm", "root": ".." }`,
  "child/child.dcm": `model child extends "../base/base.dcm"
include "more.dcm"
param worth[R] : MW from "data/worth.csv"
`,
  "child/more.dcm": "part of child\nconstraint most[r in R]: x[r] <= 2 * worth[r]\n",
  "child/data/worth.csv": "R,worth\n北海道,3\nb,4\n",
};

function createFolder(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "dcm-root-")));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function codesOf(given: string): readonly string[] {
  const { value, diagnostics } = locateModel(given);
  if (value === undefined) return diagnostics.map(({ code }) => code);
  return openSession(createNodeHost(value.root), value.entry).diagnostics.map(({ code }) => code);
}

it("reads settings, and says what is wrong with them", () => {
  expect(readSettings(`{ "entry": "a.dcm", "root": "../.." }`)).toEqual({
    kind: "settings",
    settings: { entry: "a.dcm", root: { written: "../..", up: 2 } },
  });
  expect(readSettings("{}")).toMatchObject({ settings: { entry: undefined, root: undefined } });
  for (const root of [
    "",
    ".",
    "/",
    "..\\\\..",
    "../x",
    "x/..",
    "../",
    "C:",
    "/etc",
    "...",
    "..\\n",
  ]) {
    expect(readSettings(`{ "root": "${root}" }`), root).toMatchObject({
      reason: "has a `root` other than `..`, `../..` and so on",
    });
  }
  expect(readSettings(`{ "root": true }`)).toMatchObject({ reason: /not a text/u });
  expect(readSettings(`{ "__proto__": "x" }`)).toMatchObject({ reason: /has `__proto__`/u });
  expect(readSettings("null")).toMatchObject({ reason: "must hold one JSON object" });
});

it("lets a model extend one beside it, and the base read its own data", () => {
  const folder = createFolder(family);
  const place = { root: folder, entry: "child/child.dcm" };
  expect(locateModel(join(folder, "child"))).toEqual({ value: place, diagnostics: [] });
  expect(locateModel(join(folder, "child/child.dcm")).value).toEqual(place);
  expect(findRoot(join(folder, "child/data/worth.csv"))).toBe(folder);
  writeFileSync(join(folder, "child/dcm.json"), `{ "entry": "../base/base.dcm", "root": ".." }`);
  expect(locateModel(join(folder, "child")).value).toEqual({
    root: folder,
    entry: "base/base.dcm",
  });
  expect(findRoot(join(folder, "base/base.dcm"))).toBe(join(folder, "base"));
  const session = openSession(createNodeHost(place.root), place.entry);
  const { built, diagnostics } = compile(session);
  expect(diagnostics).toEqual([]);
  expect(built?.program.numRows).toBe(4);
  expect([...session.program.files.keys()]).toContain("base/base.dcm");
});

it("lets nothing be reached beyond the stated root", () => {
  const outside = { ...family, "child/child.dcm": `model child extends "../../base.dcm"\n` };
  expect(codesOf(join(createFolder(outside), "child"))).toEqual(["outside-root"]);
  const entry = { ...family, "child/dcm.json": `{ "entry": "../../base.dcm", "root": ".." }` };
  expect(codesOf(join(createFolder(entry), "child"))).toEqual(["outside-root"]);
  const linked = createFolder(family);
  const elsewhere = createFolder({ "far.dcm": "part of child\n" });
  symlinkSync(elsewhere, join(linked, "link"));
  writeFileSync(join(linked, "child/child.dcm"), `model child\ninclude "../link/far.dcm"\n`);
  expect(codesOf(join(linked, "child"))).toEqual(["outside-root"]);
  // The base stays shut in its own folder when it is the model.
  const { "dcm.json": _, ...rest } = family;
  const reaching = { ...rest, "base/base.dcm": `model base\ninclude "../child/more.dcm"\n` };
  expect(codesOf(join(createFolder(reaching), "base"))).toEqual(["outside-root"]);
});

it("asks the folder above for a `dcm.json` of its own", () => {
  const { "dcm.json": _, ...rest } = family;
  const closed = createFolder(rest);
  const { value, diagnostics } = locateModel(join(closed, "child"));
  expect(value).toBeUndefined();
  expect(diagnostics).toMatchObject([
    {
      code: "closed-root",
      message: /`\.\.`, the root that `.*child\/dcm\.json` states, holds no/u,
    },
  ]);
  expect(codesOf(join(closed, "child/child.dcm"))).toEqual(["closed-root"]);
  expect(findRoot(join(closed, "child/child.dcm"))).toBe(join(closed, "child"));
  const broken = createFolder({ ...family, "dcm.json": "{" });
  expect(codesOf(join(broken, "child"))).toEqual(["bad-settings-file"]);
  const high = `{ "root": "${Array.from({ length: 99 }, () => "..").join("/")}" }`;
  expect(
    locateModel(join(createFolder({ ...family, "child/dcm.json": high }), "child")),
  ).toMatchObject({
    diagnostics: [{ code: "closed-root", message: /lies above all folders/u }],
  });
  // Through a link, the folder above is the link's.
  const other = createFolder({});
  symlinkSync(join(createFolder(family), "child"), join(other, "child"));
  expect(codesOf(join(other, "child"))).toEqual(["closed-root"]);
});

it("follows a root that names another further up", () => {
  const folder = createFolder({
    "dcm.json": "{}",
    "far.dcm": "part of deep\n",
    "a/dcm.json": `{ "root": ".." }`,
    "a/b/dcm.json": `{ "entry": "deep.dcm", "root": ".." }`,
    "a/b/deep.dcm": `model deep\ninclude "../../far.dcm"\n`,
  });
  const place = { root: folder, entry: "a/b/deep.dcm" };
  expect(locateModel(join(folder, "a/b")).value).toEqual(place);
  expect(codesOf(join(folder, "a/b"))).toEqual([]);
});

it("is followed in git and for an external diff", () => {
  const folder = createFolder(family);
  const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
  const git = (...words: readonly string[]): unknown =>
    execFileSync("git", ["-C", folder, "-c", "user.name=a", "-c", "user.email=a@b", ...words], {
      env,
    });
  git("init", "--quiet", "--initial-branch=main");
  git("add", ".");
  git("commit", "--quiet", "-m", "one");
  const open = (path: string) =>
    openSide({ kind: "revision", revision: "HEAD", path: join(folder, path) }).session;
  for (const path of ["child", "child/child.dcm"]) {
    const session = open(path);
    expect(session.diagnostics).toEqual([]);
    expect(compile(session).built?.program.numRows).toBe(4);
  }
  const path = join(folder, "child/data/worth.csv");
  const given = readExternal([path, path, "12345678", "100644", path, "0".repeat(40), "100644"]);
  if ("said" in given) throw new Error(given.said);
  expect(given.before.session.program.entry).toBe("child/child.dcm");
  git("rm", "--quiet", "--cached", "dcm.json");
  git("commit", "--quiet", "-m", "two");
  expect(() => open("child")).toThrow("the root `..` of the model at HEAD:child holds no dcm.json");
});

it("is followed by the editor, for the model, its parts and its base", () => {
  const folder = createFolder(family);
  const workspace = new Workspace();
  const uri = (file: string): string => pathToFileURL(join(folder, file)).href;
  workspace.setText(uri("child/more.dcm"), family["child/more.dcm"] ?? "", 1);
  const part = workspace.find(uri("child/more.dcm"));
  expect(part?.path).toBe("child/more.dcm");
  expect(part?.model.entry).toBe("child/child.dcm");
  expect(part && findDiagnostics(part.model)).toEqual([]);
  expect(workspace.find(uri("base/base.dcm"))?.model.entry).toBe("base.dcm");
  // An unsaved change of the base is seen in the model that extends it.
  workspace.setText(
    uri("base/base.dcm"),
    (family["base/base.dcm"] ?? "").replace("var x", "var z"),
    1,
  );
  const found = part === undefined ? [] : findDiagnostics(part.model);
  expect(found.map(({ code, span }) => `${span.file}: ${code}`)).toEqual([
    "base/base.dcm: unknown-name",
    "base/base.dcm: unknown-name",
    "child/more.dcm: unknown-name",
  ]);
});

it("is kept when `dcm new` copies a model: what it needs comes with it", () => {
  const folder = createFolder({});
  const terminal = { ...createTerminal(), out: () => undefined };
  runNew(join(folder, "mine"), { from: "dc-decom-47" }, terminal);
  expect(readdirSync(join(folder, "mine")).sort()).toEqual(["dc-decom", "dc-decom-47", "dcm.json"]);
  expect(codesOf(join(folder, "mine"))).toEqual([]);
  expect(codesOf(join(folder, "mine/dc-decom-47"))).toEqual([]);
  runNew(join(folder, "other"), { from: "starter" }, terminal);
  expect(readdirSync(join(folder, "other"))).toContain("starter.dcm");
});
