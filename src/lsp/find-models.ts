/**
 * Which models a file may belong to: model files in its folder, below the nearest `dcm.json`, or in the folders above.
 */
import { closeSync, openSync, readdirSync, readFileSync, readSync } from "node:fs";
import { dirname, join } from "node:path";
import { findSettingsFolder } from "../host-node.js";
import { readSettings, settingsFile } from "../project/index.js";

const maxFiles = 400;
const maxDepth = 4;
const modelHeader = /^(?:[ \t]*(?:#[^\n\r]*)?(?:\r\n?|\n))*[ \t]*model\s/u;

/** True when a text begins as a model's entry does. */
export function isModelText(text: string): boolean {
  return modelHeader.test(text.startsWith("\ufeff") ? text.slice(1) : text);
}

/** Entry files that may hold this file, likeliest first. `textOf` gives unsaved texts. */
export function findEntries(
  file: string,
  textOf: (path: string) => string | undefined,
): readonly string[] {
  const stated = findSettingsFolder(file);
  // Above a folder that states its model there is nothing to look for.
  if (stated !== undefined) return findEntriesBelow(stated, textOf);
  let folder = dirname(file);
  for (let i = 0; i < 3; i++) {
    const entries = findEntriesBelow(folder, textOf);
    if (entries.length > 0) return entries;
    folder = dirname(folder);
  }
  return [];
}

function findEntriesBelow(
  folder: string,
  textOf: (path: string) => string | undefined,
): readonly string[] {
  const files = listModels(folder, maxDepth);
  const entries = files.filter((file) => isModelText(textOf(file) ?? beginningOf(file)));
  const stated = statedEntry(folder);
  return entries.sort((a, b) => Number(b === stated) - Number(a === stated) || (a < b ? -1 : 1));
}

function listModels(folder: string, depth: number): string[] {
  const found: string[] = [];
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (found.length >= maxFiles) break;
      if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
      const path = join(folder, entry.name);
      if (entry.isFile() && entry.name.endsWith(".dcm")) found.push(path);
      else if (entry.isDirectory() && depth > 0) found.push(...listModels(path, depth - 1));
    }
  } catch {
    // A folder that cannot be listed has no models for us.
  }
  return found;
}

function beginningOf(file: string): string {
  try {
    const descriptor = openSync(file, "r");
    try {
      const bytes = Buffer.alloc(8192);
      return bytes.toString("utf8", 0, readSync(descriptor, bytes));
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return "";
  }
}

function statedEntry(folder: string): string | undefined {
  const read = readSettings(readText(join(folder, settingsFile)) ?? "");
  const entry = read.kind === "settings" ? read.settings.entry : undefined;
  return entry === undefined ? undefined : join(folder, entry);
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
