/**
 * Data files that lie beside those a model reads and that no scenario of it reads: often a misspelt path, or a leftover.
 */
import { readdirSync } from "node:fs";
import { join, posix } from "node:path";
import { checkScenario, type Session } from "../compile.js";
import { listReaders } from "../data/index.js";
import { locateModel } from "../host-node.js";
import { listScenarios } from "../scenario/index.js";

/** Paths from the model's root, sorted. */
export function findUnreadFiles(session: Session, modelPath: string): readonly string[] {
  const root = locateModel(modelPath).value?.root;
  if (root === undefined) return [];
  const read = new Set<string>();
  for (const { name } of listScenarios(session.resolved)) {
    const { model } = checkScenario(session, { scenario: name });
    for (const { source } of model === undefined ? [] : listReaders(model))
      if (source.file.kind === "path") read.add(source.file.path);
  }
  const folders = new Set([...read].map((path) => posix.dirname(path)));
  return [...folders]
    .flatMap((folder) => listFiles(join(root, folder)).map((name) => posix.join(folder, name)))
    .filter((path) => /\.(csv|json)$/iu.test(path) && !path.endsWith("dcm.json"))
    .filter((path) => !read.has(path))
    .sort();
}

function listFiles(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  } catch {
    return [];
  }
}
