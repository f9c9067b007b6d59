/**
 * Models at git revisions, read from git's objects: nothing is checked out and the working tree is never touched.
 * Git is run without a shell, and only to ask.
 */
import { spawnSync } from "node:child_process";
import { realpathSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { findNearNames } from "../diagnostics/index.js";
import { createNodeHost, maxFileBytes, type ModelPlace } from "../host-node.js";
import {
  folderOf,
  readSettings,
  resolvePath,
  settingsFile,
  type Host,
  type ReadResult,
  type Settings,
} from "../project/index.js";
import { parse } from "../syntax/index.js";
import { createSourceFile } from "../text/index.js";
import { UsageError } from "./exit-codes.js";

/** The files of one commit. */
export interface GitTree {
  readonly commit: string;
  /** Object and mode of each file, by path from the repository's top. */
  readonly entries: ReadonlyMap<string, GitEntry>;
  readonly read: (path: string) => ReadResult;
}

interface GitEntry {
  readonly mode: string;
  readonly object: string;
}

/** Links that are followed one after another. */
const mostLinks = 8;

/** The repository's top folder that holds this path, which need not exist any more. */
export function findRepository(path: string): string | undefined {
  const ran = git(nearestFolder(path), ["rev-parse", "--show-toplevel"]);
  return ran.code === 0 ? ran.text.replace(/\r?\n$/u, "") : undefined;
}

/** The commit of a revision; undefined when there is no such revision. */
export function findCommit(repository: string, revision: string): string | undefined {
  // What begins with a dash would be an option.
  if (revision === "" || revision.startsWith("-")) return undefined;
  const ran = git(repository, ["rev-parse", "--verify", "--quiet", `${revision}^{commit}`]);
  return ran.code === 0 ? ran.text.trim() : undefined;
}

/** The commit where two lines of work parted. */
export function findMergeBase(repository: string, one: string, other: string): string | undefined {
  const ran = git(repository, ["merge-base", one, other]);
  return ran.code === 0 ? ran.text.trim() : undefined;
}

/** A path on disk as git names it: from the repository's top, `/` between parts, "" for the top. */
export function pathInRepository(repository: string, path: string): string {
  const folder = nearestFolder(path);
  const rest = relative(folder, resolve(path));
  const inside = relative(realpathSync(repository), join(realpathSync(folder), rest));
  return inside.split(sep).join("/");
}

/** Lists a commit; files are read when they are asked for, model files all at once. */
export function openTree(repository: string, commit: string): GitTree {
  const listed = expectGit(repository, ["ls-tree", "-r", "-z", "--full-tree", commit]);
  const entries = new Map<string, GitEntry>();
  for (const line of listed.text.split("\0")) {
    const [facts, path] = splitAt(line, "\t");
    const [mode = "", , object = ""] = facts.split(" ");
    if (path !== undefined) entries.set(path, { mode, object });
  }
  const known = new Map<string, Buffer | undefined>();
  const blob = (object: string): Buffer | undefined => {
    if (!known.has(object)) {
      const isFirst = known.size === 0;
      const wanted = isFirst ? modelFiles(entries) : [];
      for (const [name, bytes] of readBlobs(repository, [...new Set([object, ...wanted])])) {
        known.set(name, bytes);
      }
    }
    return known.get(object);
  };
  const read = (path: string, links = 0): ReadResult => {
    const entry = entries.get(path);
    if (entry === undefined) return readFolder(entries, path);
    if (entry.mode === "160000") return { kind: "unreadable", reason: "it is a submodule" };
    const bytes = blob(entry.object);
    if (bytes === undefined) return { kind: "unreadable", reason: "git does not have it here" };
    if (entry.mode !== "120000") return decode(bytes);
    const target = followLink(path, bytes.toString("utf8"));
    if (target === undefined || links >= mostLinks) return { kind: "outside" };
    return read(target, links + 1);
  };
  return { commit, entries, read: (path) => read(path) };
}

/** Reads a model below a folder of a commit; the standard library is this program's own. */
export function createGitHost(tree: GitTree, root: string): Host {
  const library = createNodeHost(root);
  return {
    read: (path) => {
      if (path.startsWith("std/")) return library.read(path);
      const result = tree.read(joinPath(root, path));
      if (result.kind !== "missing") return result;
      const prefix = root === "" ? "" : `${root}/`;
      const near = result.near.filter((name) => name.startsWith(prefix));
      return { kind: "missing", near: near.map((name) => name.slice(prefix.length)) };
    },
  };
}

/** Leads a file or folder of a commit to the model's root and entry; undefined when the commit has neither. */
export function locateInTree(tree: GitTree, path: string, shown: string): ModelPlace | undefined {
  const placeOf = (file: string, folder: string): ModelPlace => {
    const root = rootOf(tree, folder, shown);
    return { root, entry: root === "" ? file : file.slice(root.length + 1) };
  };
  if (tree.entries.has(path)) return placeOf(path, folderOf(path));
  const prefix = path === "" ? "" : `${path}/`;
  const inside = [...tree.entries.keys()].filter((name) => name.startsWith(prefix));
  if (inside.length === 0) return undefined;
  const entry = settingsIn(tree, path, shown)?.entry;
  if (entry !== undefined) {
    const resolved = resolvePath(joinPath(path, settingsFile), entry);
    if (resolved.kind === "path") return placeOf(resolved.path, path);
    throw new UsageError(`the entry \`${entry}\` of ${shown} is not a path below its root`);
  }
  const names = inside
    .map((name) => name.slice(prefix.length))
    .filter((name) => !name.includes("/") && name.endsWith(".dcm"))
    .filter((name) => isModel(tree.read(prefix + name), name));
  const own = `${basename(path)}.dcm`;
  const name = names.length === 1 ? names[0] : names.find((candidate) => candidate === own);
  if (name !== undefined) return placeOf(prefix + name, path);
  const what = names.length === 0 ? "no model" : "several models";
  throw new UsageError(`there is ${what} in ${shown}`, "name the model's .dcm file");
}

interface Ran {
  readonly code: number | null;
  readonly bytes: Buffer;
  readonly text: string;
  readonly error: string;
}

function git(folder: string, words: readonly string[], input?: string): Ran {
  const ran = spawnSync("git", ["-C", folder, ...words], {
    maxBuffer: 4 * maxFileBytes,
    env: { ...process.env, GIT_OPTIONAL_LOCKS: "0", LC_ALL: "C" },
    ...(input === undefined ? {} : { input }),
  });
  if (ran.error !== undefined && "code" in ran.error && ran.error.code === "ENOENT") {
    throw new UsageError("git is not installed, or not on the path");
  }
  const bytes = ran.stdout ?? Buffer.alloc(0);
  const error = ran.stderr?.toString("utf8") ?? "";
  return { code: ran.status, bytes, text: bytes.toString("utf8"), error };
}

function expectGit(folder: string, words: readonly string[], input?: string): Ran {
  const ran = git(folder, words, input);
  if (ran.code === 0) return ran;
  const said = ran.error.trim().split("\n")[0] ?? "";
  throw new UsageError(`git could not be asked: ${said === "" ? "it failed" : said}`);
}

/** Objects of the files that most reads will want: model files and settings. */
function modelFiles(entries: GitTree["entries"]): readonly string[] {
  return [...entries]
    .filter(([path, { mode }]) => /\.dcm$|(^|\/)dcm\.json$/u.test(path) && mode !== "160000")
    .map(([, { object }]) => object);
}

/** `git cat-file --batch`: `<object> <type> <size>`, the bytes, a line end. */
function readBlobs(
  repository: string,
  objects: readonly string[],
): ReadonlyMap<string, Buffer | undefined> {
  const { bytes } = expectGit(repository, ["cat-file", "--batch"], `${objects.join("\n")}\n`);
  const found = new Map<string, Buffer | undefined>();
  let at = 0;
  for (const object of objects) {
    const end = bytes.indexOf(10, at);
    if (end < 0) break;
    const [, type = "", size = ""] = bytes.toString("utf8", at, end).split(" ");
    if (type !== "blob") {
      found.set(object, undefined);
      at = end + 1;
      continue;
    }
    const start = end + 1;
    found.set(object, bytes.subarray(start, start + Number(size)));
    at = start + Number(size) + 1;
  }
  return found;
}

function decode(bytes: Buffer): ReadResult {
  if (bytes.length > maxFileBytes) return { kind: "unreadable", reason: "it is too large" };
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (text.startsWith("version https://git-lfs.github.com/spec/")) {
      return { kind: "unreadable", reason: "its content is kept by Git LFS" };
    }
    return { kind: "text", text };
  } catch {
    return { kind: "unreadable", reason: "it is not UTF-8" };
  }
}

function readFolder(entries: GitTree["entries"], path: string): ReadResult {
  const names = [...entries.keys()];
  if (names.some((name) => name.startsWith(`${path}/`))) {
    return { kind: "unreadable", reason: "it is a folder" };
  }
  const folder = folderOf(path);
  const beside = names.filter((name) => folderOf(name) === folder).map((name) => basename(name));
  const near = findNearNames(basename(path), beside).map((name) => joinPath(folder, name));
  return { kind: "missing", near };
}

/** Where a link leads, inside the repository. */
function followLink(path: string, target: string): string | undefined {
  if (target.startsWith("/")) return undefined;
  const parts = folderOf(path)
    .split("/")
    .filter((part) => part !== "");
  for (const part of target.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join("/");
}

/** The nearest folder upward that holds `dcm.json`, or the folder above it that this file names; else the folder itself. */
function rootOf(tree: GitTree, folder: string, shown: string): string {
  for (let current = folder; ; current = folderOf(current)) {
    const settings = settingsIn(tree, current, shown);
    if (settings?.root !== undefined) return rootAbove(tree, current, settings.root, shown);
    if (settings !== undefined) return current;
    if (current === "") return folder;
  }
}

function rootAbove(
  tree: GitTree,
  folder: string,
  root: Exclude<Settings["root"], undefined>,
  shown: string,
): string {
  const parts = folder === "" ? [] : folder.split("/");
  const above = parts.slice(0, parts.length - root.up).join("/");
  const isInside = root.up <= parts.length;
  if (isInside && tree.entries.has(joinPath(above, settingsFile))) {
    return rootOf(tree, above, shown);
  }
  const reason = isInside ? `holds no ${settingsFile}` : "lies outside of the repository";
  throw new UsageError(`the root \`${root.written}\` of the model at ${shown} ${reason}`);
}

/** What `dcm.json` of a folder says; undefined when there is none. */
function settingsIn(tree: GitTree, folder: string, shown: string): Settings | undefined {
  const path = joinPath(folder, settingsFile);
  const file = tree.read(path);
  if (file.kind !== "text") return undefined;
  const read = readSettings(file.text);
  if (read.kind === "settings") return read.settings;
  throw new UsageError(`\`${path}\` at ${shown} ${read.reason}`);
}

function isModel(result: ReadResult, name: string): boolean {
  if (result.kind !== "text") return false;
  return parse(createSourceFile(name, result.text)).value.header?.kind === "model";
}

function nearestFolder(path: string): string {
  let folder = resolve(path);
  while (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    const parent = dirname(folder);
    if (parent === folder) break;
    folder = parent;
  }
  return folder;
}

function joinPath(folder: string, path: string): string {
  return folder === "" ? path : `${folder}/${path}`;
}

function splitAt(text: string, separator: string): readonly [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
