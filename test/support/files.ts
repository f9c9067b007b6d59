/**
 * Where tests find the repository's own files.
 */
import { fileURLToPath } from "node:url";
import type { Host } from "../../src/project/index.js";

/** The repository's root. */
export const repository = fileURLToPath(new URL("../..", import.meta.url));

/** Texts by path from the model's root. */
export type Texts = Readonly<Record<string, string>>;

/** Reads a text that must be there. */
export function readerOf(host: Host): (path: string) => string {
  return (path) => {
    const result = host.read(path);
    if (result.kind !== "text") throw new Error(`cannot read ${path}`);
    return result.text;
  };
}
