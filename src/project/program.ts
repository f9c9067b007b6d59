/**
 * The files that make one program, parsed: the entry, what it includes and imports, and the standard library's units.
 */
import type { SourceFile } from "../text/index.js";
import type { File } from "../syntax/index.js";

/** All files of a program by path. */
export interface Program {
  /** Path of the entry file. */
  readonly entry: string;
  readonly files: ReadonlyMap<string, ProgramFile>;
}

export interface ProgramFile {
  readonly source: SourceFile;
  readonly tree: File;
  /** Files of one scope share a scope name: the model and its parts are "model"; a module is its own path. */
  readonly scope: string;
  /** Import items of this file with the path each one leads to (undefined when it could not be found). */
  readonly imports: readonly {
    readonly names: readonly { readonly name: string; readonly as: string }[];
    readonly path: string | undefined;
  }[];
}
