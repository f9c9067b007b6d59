/**
 * Where tests find the repository's own files.
 */
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Host } from "../../src/project/index.js";

/** The repository's root. */
export const repository = fileURLToPath(new URL("../..", import.meta.url));

/** Names of the folders of `models/`. */
export const shippedModels: readonly string[] = readdirSync(`${repository}/models`)
  .filter((name) => existsSync(`${repository}/models/${name}/dcm.json`))
  .sort();

/** Those whose programs are so large that tests solve a part of them. */
export const largeModels: readonly string[] = ["dc-decom-47", "dc-decom-8760"];

/** Those that every test may build as they are. */
export const quickModels = shippedModels.filter((name) => !largeModels.includes(name));

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
