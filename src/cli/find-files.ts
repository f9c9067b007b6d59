/**
 * Files below folders, in one order on every system.
 */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "./exit-codes.js";

/** A path that is a file, or the files below it with this ending; links to folders, hidden folders and node_modules are passed by. */
export function findFiles(path: string, ending: string): readonly string[] {
  const facts = statSync(path, { throwIfNoEntry: false });
  if (facts === undefined) throw new UsageError(`there is no file or folder \`${path}\``);
  return facts.isDirectory() ? listBelow(path, ending) : [path];
}

function listBelow(folder: string, ending: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      const isHidden = entry.name.startsWith(".") || entry.name === "node_modules";
      return isHidden ? [] : listBelow(path, ending);
    }
    const isWanted = entry.name.endsWith(ending) && (entry.isFile() || leadsToFile(path));
    return isWanted ? [path] : [];
  });
}

function leadsToFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
