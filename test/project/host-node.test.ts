import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { createNodeHost, findRoot, locateModel } from "../../src/host-node.js";

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function createFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), "dcm-host-"));
  folders.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

it("reads texts below the root and the library below `std/`", () => {
  const root = createFolder({ "a/北海道.dcm": "\ufeffmodel m" });
  const host = createNodeHost(root, createFolder({ "units.dcm": "module std.units" }));
  expect(host.read("a/北海道.dcm")).toMatchObject({ kind: "text" });
  expect(host.read("std/units.dcm")).toEqual({ kind: "text", text: "module std.units" });
});

it("offers near files by their path from the root", () => {
  const host = createNodeHost(createFolder({ "data/regions.csv": "" }), createFolder({}));
  expect(host.read("data/region.csv")).toEqual({ kind: "missing", near: ["data/regions.csv"] });
  expect(host.read("nowhere/region.csv")).toEqual({ kind: "missing", near: [] });
});

it("does not leave the root, by path or by link, nor tell what is there", () => {
  const secret = createFolder({ "secret.csv": "1" });
  const root = createFolder({ "main.dcm": "model m" });
  symlinkSync(join(secret, "secret.csv"), join(root, "link.csv"));
  symlinkSync(secret, join(root, "folder"));
  symlinkSync(join(root, "main.dcm"), join(root, "inner.dcm"));
  const host = createNodeHost(root, createFolder({}));
  expect(host.read("link.csv").kind).toBe("outside");
  expect(host.read("folder/secret.csv").kind).toBe("outside");
  expect(host.read("folder/secre.csv")).toEqual({ kind: "missing", near: [] });
  expect(host.read("../secret.csv").kind).toBe("outside");
  expect(host.read(join(secret, "secret.csv")).kind).toBe("outside");
  expect(host.read("std/../../main.dcm").kind).toBe("outside");
  expect(host.read("inner.dcm").kind).toBe("text");
});

it("says why a file cannot be read", () => {
  const root = createFolder({ "data/a.csv": "", "latin.csv": Uint8Array.of(0x66, 0xfc, 0x72) });
  const host = createNodeHost(root, createFolder({}));
  expect(host.read("data")).toEqual({ kind: "unreadable", reason: "it is a folder" });
  expect(host.read("latin.csv")).toEqual({ kind: "unreadable", reason: "it is not UTF-8" });
});

it("takes the nearest folder with `dcm.json` as the root", () => {
  const folder = createFolder({ "dcm.json": "{}", "a/b/main.dcm": "model m" });
  expect(findRoot(join(folder, "a/b/main.dcm"))).toBe(folder);
  const bare = createFolder({ "a/main.dcm": "model m" });
  expect(findRoot(join(bare, "a/main.dcm"))).toBe(join(bare, "a"));
});

it("finds the model of a folder", () => {
  const named = createFolder({
    "dcm.json": `{ "entry": "x.dcm" }`,
    "x.dcm": "",
    "y.dcm": "model y",
  });
  expect(locateModel(named).value).toEqual({ root: named, entry: "x.dcm" });
  const only = createFolder({ "a.dcm": "# the model\nmodel a", "b.dcm": "part of a" });
  expect(locateModel(only).value).toEqual({ root: only, entry: "a.dcm" });
  const several = createFolder({ "m/m.dcm": "model m", "m/n.dcm": "model n" });
  expect(locateModel(join(several, "m")).value?.entry).toBe("m.dcm");
  const file = createFolder({ "dcm.json": "{}", "m/m.dcm": "model m" });
  expect(locateModel(join(file, "m/m.dcm")).value).toEqual({ root: file, entry: "m/m.dcm" });
});

it.each([
  [{ "a.txt": "" }, "no-model-here"],
  [{ "a.dcm": "model a", "b.dcm": "model b" }, "several-models-here"],
  [{ "dcm.json": "{" }, "bad-settings-file"],
  [{ "dcm.json": "[]" }, "bad-settings-file"],
  [{ "dcm.json": `{ "entry": 3 }` }, "bad-settings-file"],
  [{ "dcm.json": `{ "entry": "../a.dcm" }` }, "outside-root"],
])("reports a folder %j without one model", (files, code) => {
  const { value, diagnostics } = locateModel(createFolder(files));
  expect(value).toBeUndefined();
  expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
});
