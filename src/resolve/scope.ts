/**
 * Scopes as views on one growing table of declarations: a scope knows which full name a written path stands for,
 * the table knows the declaration. So a scope may be made before what it finds.
 */
import { folderOf } from "../project/index.js";
import type { ResolvedDeclaration, Scope } from "./resolved-program.js";

/** What a scope is made of. */
export interface ScopeParts {
  /** Full name of each path that is known here itself. */
  readonly paths: ReadonlyMap<string, string>;
  /** First names of paths whose fault is already reported. */
  readonly broken: ReadonlySet<string>;
  readonly lookUp: (name: string) => ResolvedDeclaration | undefined;
  /** Asked for what is not known here: the file's scope around a component's. */
  readonly outer: Scope | undefined;
  /** The model's own scope finds everything in the program by its full name. */
  readonly findsFullNames: boolean;
}

/** Makes a scope. */
export function createScope(parts: ScopeParts): Scope {
  const { paths, broken, lookUp, outer, findsFullNames } = parts;
  return {
    find: (path) => {
      const name = paths.get(path);
      if (name !== undefined) return lookUp(name);
      const found = outer?.find(path);
      return found === undefined && findsFullNames ? lookUp(path) : found;
    },
    names: () => [...new Set([...paths.keys(), ...(outer?.names() ?? [])])],
    isBroken: (path) => {
      const [first = ""] = path.split(".");
      return broken.has(first) || (outer?.isBroken(path) ?? false);
    },
    folder: folderOf,
  };
}
