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
import {
  expectPath,
  readSettings,
  resolvePath,
  settingsFile,
  type Host,
  type ProjectReporter,
  type ReadResult,
  type Settings,
} from "./project/index.js";
import { parse } from "./syntax/index.js";
import { createSourceFile } from "./text/index.js";

/** Largest file that is read, in bytes; beyond it a text of JavaScript cannot hold it. */
export const maxFileBytes = 256 * 1024 * 1024;

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

/**
 * The root of the model that a file belongs to: the nearest folder upward that holds `dcm.json`, or the folder above it
 * that this file names; without any, the file's own folder. A settings file at fault names none.
 */
export function findRoot(file: string): string {
  const folder = findSettingsFolder(file);
  if (folder === undefined) return dirname(resolve(file));
  const found = followRoot(folder);
  return found.kind === "root" ? found.root : folder;
}

/** The nearest folder upward from a file that holds `dcm.json`. */
export function findSettingsFolder(file: string): string | undefined {
  let folder = dirname(resolve(file));
  for (;;) {
    if (existsSync(join(folder, settingsFile))) return folder;
    const parent = dirname(folder);
    if (parent === folder) return undefined;
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
  const reporter = createReporter(projectCatalogue);
  const value = findPlace(given, reporter);
  return { value, diagnostics: reporter.diagnostics };
}

function findPlace(given: string, reporter: ProjectReporter): ModelPlace | undefined {
  const path = resolve(given);
  const isGivenFolder = isFolder(path);
  const folder = findSettingsFolder(isGivenFolder ? join(path, settingsFile) : path);
  const found: FollowedRoot =
    folder === undefined
      ? { kind: "root", root: isGivenFolder ? path : dirname(path) }
      : followRoot(folder);
  const shown = (place: string): string => toSlashes(join(given, relative(path, place)));
  if (found.kind !== "root") {
    const name = shown(join(found.folder, settingsFile));
    const span = { file: name, start: 0, end: 0 };
    if (found.kind === "bad") {
      reporter.report("bad-settings-file", { path: name, reason: found.reason }, span);
    } else {
      const { root, reason } = found;
      reporter.report("closed-root", { path: name, root, reason }, span);
    }
    return undefined;
  }
  const { root } = found;
  const placeOf = (file: string): ModelPlace => ({ root, entry: toSlashes(relative(root, file)) });
  if (!isGivenFolder) return placeOf(path);
  if (folder === path && found.entry !== undefined) {
    const stating = join(path, settingsFile);
    const span = { file: shown(stating), start: 0, end: 0 };
    const resolved = resolvePath(placeOf(stating).entry, found.entry);
    const entry = expectPath(resolved, found.entry, span, reporter);
    return entry === undefined ? undefined : { root, entry };
  }
  const names = listFiles(path)
    .filter((name) => name.endsWith(".dcm") && isModel(join(path, name)))
    .sort();
  const own = `${basename(path)}.dcm`;
  const name = names.length === 1 ? names[0] : names.find((candidate) => candidate === own);
  if (name !== undefined) return placeOf(join(path, name));
  const span = { file: given, start: 0, end: 0 };
  if (names.length === 0) reporter.report("no-model-here", { path: given }, span);
  else reporter.report("several-models-here", { path: given, names }, span);
  return undefined;
}

/** The root that the settings of a folder lead to, or the folder whose settings are at fault. */
type FollowedRoot =
  | { readonly kind: "root"; readonly root: string; readonly entry?: string | undefined }
  | { readonly kind: "bad"; readonly folder: string; readonly reason: string }
  | {
      readonly kind: "closed";
      readonly folder: string;
      readonly root: string;
      readonly reason: string;
    };

/** A root may itself name one further up; every step leads upward, so there is an end. */
function followRoot(folder: string): FollowedRoot {
  const read = readSettingsIn(folder);
  if (typeof read === "string") return { kind: "bad", folder, reason: read };
  const { entry, root } = read;
  if (root === undefined) return { kind: "root", root: folder, entry };
  const closed = (reason: string): FollowedRoot => ({
    kind: "closed",
    folder,
    root: root.written,
    reason,
  });
  let above = folder;
  for (let i = 0; i < root.up; i++) {
    const parent = dirname(above);
    if (parent === above) return closed("lies above all folders");
    above = parent;
  }
  if (!existsSync(join(above, settingsFile))) return closed("holds no `dcm.json`");
  const found = followRoot(above);
  return found.kind === "root" ? { ...found, entry } : found;
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

/** The settings of a folder, or what is wrong with them. */
function readSettingsIn(folder: string): Settings | string {
  const result = readBelow(realOrGiven(folder), settingsFile);
  if (result.kind !== "text") return "cannot be read";
  const read = readSettings(result.text);
  return read.kind === "settings" ? read.settings : read.reason;
}

function toSlashes(path: string): string {
  return path.split(sep).join("/");
}
