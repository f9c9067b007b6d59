/**
 * What `dcm diff` compares: words from the command line become two sides, each a model on disk or at a git revision.
 */
import { existsSync } from "node:fs";
import { openSession, type Session } from "../compile.js";
import { createNodeHost, locateModel, type ModelPlace } from "../host-node.js";
import { UsageError } from "./exit-codes.js";
import {
  createGitHost,
  findCommit,
  findMergeBase,
  findRepository,
  locateInTree,
  openTree,
  pathInRepository,
} from "./git-host.js";

/** One side, opened. */
export interface DiffSide {
  /** `HEAD~1:models/m`, or a path. */
  readonly label: string;
  readonly session: Session;
}

/** Where a side is. */
export type SidePlace =
  | { readonly kind: "disk"; readonly path: string }
  | { readonly kind: "revision"; readonly revision: string; readonly path: string };

/** Both sides of a command line; `paths` are the words after `--`. */
export function readSides(
  words: readonly string[],
  paths: readonly string[],
): readonly [SidePlace, SidePlace] {
  if (paths.length > 1) throw new UsageError("one path at most may follow `--`", usage);
  const [path] = paths;
  if (path !== undefined) return readRevisions(words, path);
  const [first, second, third, ...rest] = words;
  if (rest.length > 0) throw new UsageError("too many words", usage);
  if (first === undefined) return readRevisions([], ".");
  if (second === undefined) {
    return existsSync(first) ? readRevisions([], first) : readSides(words, ["."]);
  }
  if (third !== undefined) return readRevisions([first, second], third);
  const [isFirstPath, isSecondPath] = [existsSync(first), existsSync(second)];
  if (!isFirstPath && isSecondPath && !isLocated(first)) return readRevisions([first], second);
  if (isFirstPath && !isSecondPath && !isLocated(second)) {
    return [disk(first), { kind: "revision", revision: second, path: first }];
  }
  return [readPlace(first), readPlace(second)];
}

const usage = "dcm diff A B, dcm diff REVISION [REVISION] -- PATH";

function readRevisions(words: readonly string[], path: string): readonly [SidePlace, SidePlace] {
  const [first = "HEAD", second, ...rest] = words;
  if (rest.length > 0) throw new UsageError("two revisions at most", usage);
  if (second !== undefined) return [revision(first, path), revision(second, path)];
  const range = /^(.*?)(\.{2,3})(.*)$/u.exec(first);
  if (range === null || first.startsWith(".")) return [revision(first, path), disk(path)];
  const [, from = "", dots = "", to = ""] = range;
  const [one, other] = [from === "" ? "HEAD" : from, to === "" ? "HEAD" : to];
  if (dots === "..") return [revision(one, path), revision(other, path)];
  const repository = expectRepository(path);
  const base = findMergeBase(
    repository,
    expectCommit(repository, one),
    expectCommit(repository, other),
  );
  if (base === undefined) throw new UsageError(`${one} and ${other} have no commit in common`);
  return [revision(base, path), revision(other, path)];
}

function disk(path: string): SidePlace {
  return { kind: "disk", path };
}

function revision(name: string, path: string): SidePlace {
  return { kind: "revision", revision: name, path };
}

/** `v1:models/m`. */
function isLocated(word: string): boolean {
  return word.indexOf(":") > 0;
}

function readPlace(word: string): SidePlace {
  if (existsSync(word)) return disk(word);
  const at = word.indexOf(":");
  return at > 0 ? revision(word.slice(0, at), word.slice(at + 1)) : revision(word, ".");
}

/** Opens a side. */
export function openSide(place: SidePlace): DiffSide {
  if (place.kind === "disk") return openOnDisk(place.path);
  const { path } = place;
  const repository = expectRepository(path);
  const commit = expectCommit(repository, place.revision);
  const isHash = commit.startsWith(place.revision);
  const name = isHash ? commit.slice(0, 10) : place.revision;
  const tree = openTree(repository, commit);
  const inside = pathInRepository(repository, path);
  const label = inside === "" ? name : `${name}:${inside}`;
  const located = locateInTree(tree, inside, label);
  if (located === undefined) throw new UsageError(`${name} has no \`${inside}\``);
  return { label, session: openSession(createGitHost(tree, located.root), located.entry) };
}

function openOnDisk(path: string): DiffSide {
  if (!existsSync(path)) throw new UsageError(`there is no file or folder \`${path}\``);
  const located = locateModel(path);
  const [fault] = located.diagnostics;
  const place: ModelPlace | undefined = located.value;
  if (place === undefined)
    throw new UsageError(fault?.message ?? `no model at ${path}`, fault?.help);
  return { label: path, session: openSession(createNodeHost(place.root), place.entry) };
}

function expectRepository(path: string): string {
  const repository = findRepository(path);
  if (repository !== undefined) return repository;
  throw new UsageError(
    `\`${path}\` is not in a git repository`,
    "give two files or folders instead: dcm diff A B",
  );
}

function expectCommit(repository: string, name: string): string {
  const commit = findCommit(repository, name);
  if (commit !== undefined) return commit;
  throw new UsageError(`there is neither a file, a folder nor a git revision \`${name}\``, usage);
}
