/**
 * Files for the core on Node: the host that reads below one root, and finding the root and the entry of a model.
 * A path is refused by its text first and again after links are followed, so nothing outside is read or even tested for.
 */
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import {
  createReporter,
  findNearNames,
  projectCatalogue,
  type Outcome,
} from "./diagnostics/index.js";
import { expectPath, resolvePath, type Host, type ReadResult } from "./project/index.js";
import { parse } from "./syntax/index.js";
import { createSourceFile } from "./text/index.js";

/** Largest file that is read, in bytes; beyond it a text of JavaScript cannot hold it. */
export const maxFileBytes = 256 * 1024 * 1024;

/** Name of the settings file that marks a model's root. */
export const settingsFile = "dcm.json";

/** The folder of this package: what was built may stand at any depth below it. */
export function findPackage(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  const isPackage = (): boolean =>
    existsSync(join(folder, "package.json")) && existsSync(join(folder, "stdlib"));
  while (!isPackage() && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

/** The folder of the standard library that comes with this program. */
export function findStdlib(): string {
  return join(findPackage(), "stdlib");
}

/** Reads below `rootFolder`; paths under `std/` below `stdlibFolder`. */
export function createNodeHost(rootFolder: string, stdlibFolder: string = findStdlib()): Host {
  const root = realOrGiven(rootFolder);
  const stdlib = realOrGiven(stdlibFolder);
  return {
    read: (path) => {
      const isLibrary = path.startsWith("std/");
      const folder = isLibrary ? stdlib : root;
      const inside = isLibrary ? path.slice("std/".length) : path;
      const result = readBelow(folder, inside);
      if (result.kind !== "missing" || !isLibrary) return result;
      return { kind: "missing", near: result.near.map((near) => `std/${near}`) };
    },
  };
}

/** The nearest folder upward from a file that holds `dcm.json`, else the file's own folder. */
export function findRoot(entryPath: string): string {
  const own = dirname(resolve(entryPath));
  let folder = own;
  for (;;) {
    if (existsSync(join(folder, settingsFile))) return folder;
    const parent = dirname(folder);
    if (parent === folder) return own;
    folder = parent;
  }
}

/** A model on disk: its root folder and its entry as a path from the root, `/` between parts. */
export interface ModelPlace {
  readonly root: string;
  readonly entry: string;
}

/** Leads what was given as MODEL, a file or a folder, to root and entry; undefined after a diagnostic. */
export function locateModel(given: string): Outcome<ModelPlace | undefined> {
  const path = resolve(given);
  if (!isFolder(path)) {
    const root = findRoot(path);
    return { value: { root, entry: toSlashes(relative(root, path)) }, diagnostics: [] };
  }
  const reporter = createReporter(projectCatalogue);
  const settingsPath = join(path, settingsFile);
  if (existsSync(settingsPath)) {
    const shown = toSlashes(join(given, settingsFile));
    const { entry, problem } = readEntry(settingsPath);
    const span = { file: shown, start: 0, end: 0 };
    if (problem !== undefined) {
      reporter.report("bad-settings-file", { path: shown, reason: problem }, span);
      return { value: undefined, diagnostics: reporter.diagnostics };
    }
    if (entry !== undefined) {
      const inside = expectPath(resolvePath("", entry), entry, span, reporter);
      const value = inside === undefined ? undefined : { root: path, entry: inside };
      return { value, diagnostics: reporter.diagnostics };
    }
  }
  const names = listFiles(path)
    .filter((name) => name.endsWith(".dcm") && isModel(join(path, name)))
    .sort();
  const own = `${basename(path)}.dcm`;
  const name = names.length === 1 ? names[0] : names.find((candidate) => candidate === own);
  if (name !== undefined) {
    const root = findRoot(join(path, name));
    const entry = toSlashes(relative(root, join(path, name)));
    return { value: { root, entry }, diagnostics: [] };
  }
  const span = { file: given, start: 0, end: 0 };
  if (names.length === 0) reporter.report("no-model-here", { path: given }, span);
  else reporter.report("several-models-here", { path: given, names }, span);
  return { value: undefined, diagnostics: reporter.diagnostics };
}

function readBelow(folder: string, path: string): ReadResult {
  if (isAbsolute(path) || path.includes("\0")) return { kind: "outside" };
  const full = join(folder, path);
  if (!isBelow(folder, full)) return { kind: "outside" };
  const real = realPath(full);
  if (real === undefined) return { kind: "missing", near: findNearFiles(folder, path) };
  if (!isBelow(folder, real)) return { kind: "outside" };
  try {
    const facts = statSync(real);
    if (facts.isDirectory()) return { kind: "unreadable", reason: "it is a folder" };
    if (!facts.isFile()) return { kind: "unreadable", reason: "it is not a regular file" };
    if (facts.size > maxFileBytes) {
      const mebibytes = Math.ceil(facts.size / 1024 / 1024);
      return { kind: "unreadable", reason: `it is too large (${mebibytes} MiB)` };
    }
    return {
      kind: "text",
      text: new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(real)),
    };
  } catch (error) {
    return { kind: "unreadable", reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  const code = codeOf(error);
  if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") return "it is not UTF-8";
  if (code === "EACCES" || code === "EPERM") return "permission is denied";
  return "the system refused it";
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

/** Where a path leads once links are followed; undefined when there is nothing. */
function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function realOrGiven(folder: string): string {
  return realPath(folder) ?? resolve(folder);
}

function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Files of like name beside the missing one. */
function findNearFiles(folder: string, path: string): readonly string[] {
  const beside = realPath(dirname(join(folder, path)));
  if (beside === undefined || !isBelow(folder, beside) || !isFolder(beside)) return [];
  const place = toSlashes(dirname(path));
  return findNearNames(basename(path), listFiles(beside)).map((name) =>
    place === "." ? name : `${place}/${name}`,
  );
}

/** Names in a folder that are no folders; none when it cannot be listed. */
function listFiles(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => !entry.isDirectory()).map((entry) => entry.name);
  } catch {
    return [];
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function isModel(path: string): boolean {
  const result = readBelow(realOrGiven(dirname(path)), basename(path));
  if (result.kind !== "text") return false;
  return parse(createSourceFile(basename(path), result.text)).value.header?.kind === "model";
}

function readEntry(path: string): {
  readonly entry?: string | undefined;
  readonly problem?: string;
} {
  const result = readBelow(realOrGiven(dirname(path)), basename(path));
  if (result.kind !== "text") return { problem: "cannot be read" };
  const settings = parseJson(result.text);
  if (settings === undefined) return { problem: "is not valid JSON" };
  if (typeof settings !== "object" || settings === null || Array.isArray(settings)) {
    return { problem: "must hold one JSON object" };
  }
  const entry: unknown = "entry" in settings ? settings.entry : undefined;
  if (entry !== undefined && typeof entry !== "string") {
    return { problem: "has an `entry` that is not a text" };
  }
  return { entry };
}

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

function toSlashes(path: string): string {
  return path.split(sep).join("/");
}
