/**
 * Paths as models write them: relative to the stating file, `/` between parts, never out of the root.
 * Pure text; links are followed, and leaving by one refused, by the host.
 */

/** A path from the root, or what is wrong with the written one. */
export type ResolvedPath =
  | { readonly kind: "path"; readonly path: string }
  | { readonly kind: "outside" | "absolute" | "backslash" }
  /** Text after "this path", such as "is empty". */
  | { readonly kind: "malformed"; readonly reason: string }
  /** A model's path into the standard library's folder. */
  | { readonly kind: "reserved"; readonly path: string };

/** The first part of every path that the standard library serves. */
export const stdlibFolder = "std";

/** Folder of a file's path, "" at the root. */
export function folderOf(file: string): string {
  const slash = file.lastIndexOf("/");
  return slash < 0 ? "" : file.slice(0, slash);
}

/** Leads a path written in `file` (a path from the root) to a path from the root. */
export function resolvePath(file: string, written: string): ResolvedPath {
  if (written.trim() === "") return { kind: "malformed", reason: "is empty" };
  if (hasControlCharacter(written)) {
    return { kind: "malformed", reason: "contains a control character" };
  }
  if (/^[A-Za-z]:/u.test(written) || /^([/\\]|[A-Za-z][\w+.-]*:\/\/)/u.test(written)) {
    return { kind: "absolute" };
  }
  if (written.includes("\\")) return { kind: "backslash" };
  const parts = folderOf(file)
    .split("/")
    .filter((part) => part !== "");
  for (const part of written.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return { kind: "outside" };
  }
  if (parts.length === 0) return { kind: "malformed", reason: "names a folder, not a file" };
  const path = parts.join("/");
  const isFromLibrary = file.startsWith(`${stdlibFolder}/`);
  const isIntoLibrary = parts[0] === stdlibFolder;
  if (isFromLibrary && !isIntoLibrary) return { kind: "outside" };
  if (isIntoLibrary && !isFromLibrary) return { kind: "reserved", path };
  return { kind: "path", path };
}

/** A path from the root as it would be written in `file`. */
export function relativePath(file: string, path: string): string {
  const from = folderOf(file)
    .split("/")
    .filter((part) => part !== "");
  const to = path.split("/");
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => ".."), ...to.slice(shared)].join("/");
}

function hasControlCharacter(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) < 32) return true;
  return false;
}
