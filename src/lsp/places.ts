/**
 * The editor's places and ours: documents are URIs with lines and characters from 0 (UTF-16), our spans are offsets in
 * files below a model's root, and the standard library's files stand under `std/`.
 */
import { join, relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Position, Range } from "vscode-languageserver-protocol";
import { findStdlib } from "../host-node.js";
import { toOffset, toPosition, type SourceFile } from "../text/index.js";

/** An absolute path for a document; documents without a file, such as new ones, get a path of their own. */
export function pathOfUri(uri: string): string {
  if (uri.startsWith("file:")) {
    try {
      return resolve(fileURLToPath(uri));
    } catch {
      // An address of another machine's file: known by its text only.
    }
  }
  return resolve("/", "no-file", encodeURIComponent(uri), "new.dcm");
}

/** The URI of a file. */
export function uriOfPath(path: string): string {
  return pathToFileURL(path).href;
}

/** The absolute path of a file of a model. */
export function absolutePath(root: string, file: string): string {
  return file.startsWith("std/") ? join(findStdlib(), file.slice(4)) : join(root, file);
}

/** The path of a file as a model with this root knows it; undefined outside of it. */
export function pathInModel(root: string, absolute: string): string | undefined {
  const library = below(findStdlib(), absolute);
  return library === undefined ? below(root, absolute) : `std/${library}`;
}

/** An offset as the editor counts it. */
export function positionAt(source: SourceFile, offset: number): Position {
  const { line, column } = toPosition(source, offset);
  return { line: line - 1, character: column - 1 };
}

/** Two offsets as the editor counts them. */
export function rangeAt(source: SourceFile, start: number, end: number): Range {
  return { start: positionAt(source, start), end: positionAt(source, end) };
}

/** The offset of an editor's position. */
export function offsetAt(source: SourceFile, { line, character }: Position): number {
  return toOffset(source, { line: line + 1, column: character + 1 });
}

function below(folder: string, path: string): string | undefined {
  const way = relative(folder, path);
  if (way === "" || way.startsWith("..") || resolve(folder, way) !== path) return undefined;
  return way.split(sep).join("/");
}
