/**
 * Files for tests: a model's folder on disk or texts in memory, always with the standard library.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Host } from "../../src/project/index.js";

/** The repository's root. */
export const repository = fileURLToPath(new URL("../..", import.meta.url));

/** Texts by path from the model's root. */
export type Texts = ReadonlyMap<string, string>;

/** A host over texts in memory; paths under `std/` are read from `stdlib/`. */
export function memoryHost(texts: Texts): Host {
  return {
    read: (path) => {
      const text = path.startsWith("std/") ? readLibrary(path) : texts.get(path);
      return text === undefined ? { kind: "missing", near: [] } : { kind: "text", text };
    },
  };
}

function readLibrary(path: string): string | undefined {
  try {
    return readFileSync(join(repository, "stdlib", path.slice("std/".length)), "utf8");
  } catch {
    return undefined;
  }
}

/** Reads a text that must be there. */
export function readerOf(host: Host): (path: string) => string {
  return (path) => {
    const result = host.read(path);
    if (result.kind !== "text") throw new Error(`cannot read ${path}`);
    return result.text;
  };
}
