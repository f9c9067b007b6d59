/**
 * `dcm diff --external`: git hands over one changed file as `path old-file old-hex old-mode new-file new-hex new-mode`.
 * Both sides are the model in the working tree with this one file exchanged, since git does not say which revisions it
 * compares; so what is shown is due to this file.
 */
import { existsSync, readFileSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import { openSession, type Session } from "../compile.js";
import { createNodeHost, findRoot, findSettingsFolder, locateModel } from "../host-node.js";
import type { Host } from "../project/index.js";
import type { DiffSide } from "./diff-sides.js";
import { UsageError } from "./exit-codes.js";

/** Both sides, or in words why there are none. */
export function readExternal(
  words: readonly string[],
): { readonly before: DiffSide; readonly after: DiffSide } | { readonly said: string } {
  const [path, oldFile, oldHex = "", , newFile, newHex = ""] = words;
  if (path !== undefined && oldFile === undefined) return { said: `${path}: not merged yet` };
  if (path === undefined || oldFile === undefined || newFile === undefined) {
    throw new UsageError(
      "--external takes what git gives: path old-file old-hex old-mode new-file new-hex new-mode",
    );
  }
  const root = findRoot(path);
  const inside = relative(root, resolve(path)).split(sep).join("/");
  const entry = entryOf(root, path, inside);
  const open = (file: string, hex: string): DiffSide & { readonly isUsed: boolean } => {
    const texts = new Map([[inside, readGiven(file)]]);
    const used = new Set<string>();
    const base = createNodeHost(root);
    const host: Host = {
      read: (wanted) => {
        used.add(wanted);
        if (wanted !== inside) return base.read(wanted);
        const text = texts.get(inside);
        return text === undefined ? { kind: "missing", near: [] } : { kind: "text", text };
      },
    };
    const session: Session = openSession(host, entry);
    return { label: `${path} (${shortHash(hex)})`, session, isUsed: used.has(inside) };
  };
  const [before, after] = [open(oldFile, oldHex), open(newFile, newHex)];
  const isModelFile = inside.endsWith(".dcm");
  if (isModelFile && !before.isUsed && !after.isUsed) {
    return { said: `${path}: no part of the model ${entry}` };
  }
  return { before, after };
}

/** The model that the file is about: that of the nearest `dcm.json`, or the file itself. */
function entryOf(root: string, path: string, inside: string): string {
  const folder = findSettingsFolder(path) ?? root;
  const located = existsSync(dirname(resolve(path))) ? locateModel(folder).value : undefined;
  return located?.entry ?? inside;
}

/** The file's text; undefined for one that was added or deleted. */
function readGiven(file: string): string | undefined {
  if (file === "/dev/null" || file === "nul" || !existsSync(file)) return undefined;
  return readFileSync(file, "utf8");
}

function shortHash(hex: string): string {
  if (/^0*$/u.test(hex)) return "working tree";
  return /^[0-9a-f]+$/u.test(hex) ? hex.slice(0, 10) : "none";
}
