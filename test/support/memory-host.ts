/**
 * A host over texts in memory, for tests: files of the model by path, `std/` from the repository unless given too.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findNearNames } from "../../src/diagnostics/index.js";
import type { Host } from "../../src/project/index.js";

const stdlib = fileURLToPath(new URL("../../stdlib", import.meta.url));

/** Serves these texts; a text that is `undefined` stands for a link out of the model's folder. */
export function createMemoryHost(files: Readonly<Record<string, string | undefined>>): Host {
  const texts = new Map(Object.entries(files));
  for (const name of readdirSync(stdlib)) {
    const path = `std/${name}`;
    if (!texts.has(path)) texts.set(path, readFileSync(join(stdlib, name), "utf8"));
  }
  return {
    read: (path) => {
      const text = texts.get(path);
      if (text !== undefined) return { kind: "text", text };
      if (texts.has(path)) return { kind: "outside" };
      if ([...texts.keys()].some((other) => other.startsWith(`${path}/`))) {
        return { kind: "unreadable", reason: "it is a folder" };
      }
      return { kind: "missing", near: findNearNames(path, texts.keys()) };
    },
  };
}
