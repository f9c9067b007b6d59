/**
 * Result folders, written whole or not at all: everything goes to a folder beside the target, which then takes its place.
 */
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { UsageError } from "./exit-codes.js";

/** A folder to be written: relative file path -> text or bytes, made when it is written. */
export interface OutputFolder {
  readonly name: string;
  readonly files: ReadonlyMap<string, () => string | Uint8Array>;
}

/** Refuses a target that holds something other than earlier results. */
export function expectWritable(out: string, names: readonly string[], marker: string): void {
  for (const name of names) {
    const folder = join(out, name);
    if (!existsSync(folder)) continue;
    const entries = statSync(folder).isDirectory() ? readdirSync(folder) : ["a file"];
    if (entries.length === 0 || entries.includes(marker)) continue;
    throw new UsageError(
      `${folder} exists and holds no earlier results`,
      "choose another folder by --out",
    );
  }
}

/** Makes a folder and those above it; says plainly where that cannot be. */
function makeFolder(folder: string): void {
  const missing: string[] = [];
  let at = resolve(folder);
  for (; !existsSync(at); at = dirname(at)) missing.push(at);
  try {
    if (!statSync(at).isDirectory()) throw new Error(`${at} is not a folder`);
    for (const path of missing.reverse()) mkdirSync(path);
    accessSync(resolve(folder), constants.W_OK);
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault);
    throw new UsageError(`cannot write to ${folder}: ${reason}`, "choose another folder by --out");
  }
}

/** Writes all folders under `out`, and files beside them; on any failure nothing of them is left and the old ones stand. */
export function writeFolders(
  out: string,
  folders: readonly OutputFolder[],
  beside: OutputFolder["files"] = new Map(),
): void {
  makeFolder(out);
  const staging = mkdtempSync(join(out, ".writing-"));
  try {
    for (const folder of folders) {
      for (const [path, content] of folder.files) {
        const target = join(staging, folder.name, path);
        mkdirSync(dirname(target), { recursive: true });
        writeFileSync(target, content());
      }
    }
    for (const [name, content] of beside) writeFileSync(join(staging, name), content());
    for (const folder of folders)
      replaceFolder(join(staging, folder.name), join(out, folder.name), staging);
    for (const name of beside.keys()) renameSync(join(staging, name), join(out, name));
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** Writes single files into a folder or below it, each whole: under another name first, then renamed. */
export function writeFiles(out: string, files: ReadonlyMap<string, Iterable<string>>): void {
  makeFolder(out);
  const staging = mkdtempSync(join(out, ".writing-"));
  try {
    for (const [name, chunks] of files) {
      mkdirSync(dirname(join(staging, name)), { recursive: true });
      const file = openSync(join(staging, name), "w");
      try {
        for (const chunk of chunks) writeSync(file, chunk);
      } finally {
        closeSync(file);
      }
    }
    for (const name of files.keys()) {
      makeFolder(dirname(join(out, name)));
      renameSync(join(staging, name), join(out, name));
    }
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function replaceFolder(from: string, to: string, staging: string): void {
  const old = join(staging, ".old");
  if (existsSync(to)) renameSync(to, old);
  try {
    renameSync(from, to);
  } catch (fault) {
    if (existsSync(old)) renameSync(old, to);
    throw fault;
  }
  rmSync(old, { recursive: true, force: true });
}
