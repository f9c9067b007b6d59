/**
 * Finds and parses all files of one program: entry, parts, modules, the model it extends, and the library's units.
 * Every file is read and parsed once. Whatever is missing is reported where it was asked for, and loading goes on.
 */
import { createReporter, projectCatalogue, type Outcome } from "../diagnostics/index.js";
import { parse, type File, type Import, type Path, type Text } from "../syntax/index.js";
import { createSourceFile, type SourceFile, type Span } from "../text/index.js";
import { expectHeader, type Role } from "./expect-header.js";
import type { Host } from "./host.js";
import type { Program, ProgramFile } from "./program.js";
import { expectPath, expectText, type ProjectReporter } from "./report-path.js";
import { resolvePath } from "./resolve-path.js";

/** Files of a chain of includes and imports, the entry among them. */
export const maxDepth = 16;

/** The module that is always there. */
export const unitsPath = "std/units.dcm";

/** Scope name of the model and its parts. */
export const modelScope = "model";

/** Gives the tree of a file; an editor passes one that remembers what has not changed. */
export type ParseFile = (source: SourceFile) => Outcome<File>;

/** Loads the program that starts at `entry`, a path from the root. */
export function loadProgram(
  host: Host,
  entry: string,
  parseFile: ParseFile = parse,
): Outcome<Program> {
  const reporter = createReporter(projectCatalogue);
  const loading: Loading = {
    host,
    parseFile,
    reporter,
    files: new Map(),
    askedFor: new Map(),
    modules: new Map(),
  };
  const span: Span = { file: entry, start: 0, end: 0 };
  const wanted: Wanted = { path: entry, written: entry, role: modelRole, scope: modelScope, span };
  const text = expectText(host.read(entry), entry, span, reporter);
  if (text === undefined) addMissingEntry(loading, entry);
  else addFile(loading, wanted, text, []);
  importPath(loading, unitsPath, "std.units", span, []);
  return { value: { entry, files: loading.files }, diagnostics: reporter.diagnostics };
}

interface Loading {
  readonly host: Host;
  readonly parseFile: ParseFile;
  readonly reporter: ProjectReporter;
  readonly files: Map<string, ProgramFile>;
  /** Where each file was first asked for. */
  readonly askedFor: Map<string, Span>;
  /** Path of the file of each module name. */
  readonly modules: Map<string, string>;
}

/** A file somebody asks for: where it is, in whose words, as what, and where that is written. */
interface Wanted {
  readonly path: string;
  readonly written: string;
  readonly role: Role;
  readonly scope: string;
  readonly span: Span;
}

const modelRole: Role = { kind: "model" };

/** Without an entry there is still a program, so that later passes need no exception. */
function addMissingEntry(loading: Loading, path: string): void {
  const source = createSourceFile(path, "");
  const { value: tree } = parse(source);
  loading.files.set(path, { source, tree, scope: modelScope, imports: [] });
}

/** Reads a file that is not yet there; false when it could not be read. */
function readFile(loading: Loading, wanted: Wanted, chain: readonly string[]): boolean {
  const { path, written, span } = wanted;
  if (chain.length >= maxDepth) {
    loading.reporter.report("too-deep", { path: written, limit: maxDepth }, span);
    return false;
  }
  const text = expectText(loading.host.read(path), written, span, loading.reporter);
  if (text !== undefined) addFile(loading, wanted, text, chain);
  return text !== undefined;
}

/** Parses a text and loads all it leads to. */
function addFile(loading: Loading, wanted: Wanted, text: string, chain: readonly string[]): void {
  const { path, role, scope, span } = wanted;
  const source = createSourceFile(path, text);
  const { value: tree, diagnostics } = loading.parseFile(source);
  loading.reporter.diagnostics.push(...diagnostics);
  const imports: Mutable<ProgramFile["imports"]> = [];
  loading.files.set(path, { source, tree, scope, imports });
  loading.askedFor.set(path, span);
  expectHeader(tree, role, diagnostics.length === 0, loading.reporter);
  const { header } = tree;
  if (header?.kind === "module") addModule(loading, header.name, path);
  // A part of a part belongs to the same model.
  const owner = role.kind === "part" ? role.owner : header?.name.text;
  const inner = [...chain, path];
  if (header?.kind === "model" && header.base !== undefined) {
    extendModel(loading, path, header.base, inner);
  }
  for (const item of tree.items) {
    if (item.kind === "include") {
      includeFile(loading, path, item.path, { kind: "part", owner }, scope, inner);
    } else if (item.kind === "import") {
      imports.push({
        names: item.names.map(({ name, alias }) => ({
          name: name.text,
          as: (alias ?? name).text,
        })),
        path: importModule(loading, path, item, inner),
      });
    }
  }
}

type Mutable<T> = T extends readonly (infer E)[] ? E[] : never;

function extendModel(
  loading: Loading,
  file: string,
  written: Text,
  chain: readonly string[],
): void {
  const { reporter } = loading;
  const path = expectPath(resolvePath(file, written.value), written.value, written.span, reporter);
  if (path === undefined) return;
  if (chain.includes(path)) {
    const circle = [...chain.slice(chain.indexOf(path)), path];
    reporter.report("extends-cycle", { chain: circle }, written.span);
    return;
  }
  const { value, span } = written;
  readFile(loading, { path, written: value, role: modelRole, scope: modelScope, span }, chain);
}

function includeFile(
  loading: Loading,
  file: string,
  written: Text,
  role: Role,
  scope: string,
  chain: readonly string[],
): void {
  const { reporter } = loading;
  const path = expectPath(resolvePath(file, written.value), written.value, written.span, reporter);
  if (path === undefined) return;
  if (chain.includes(path)) {
    const circle = [...chain.slice(chain.indexOf(path)), path];
    reporter.report("include-cycle", { chain: circle }, written.span);
    return;
  }
  const first = loading.askedFor.get(path);
  if (first !== undefined) {
    reporter.report("included-twice", { path: written.value }, written.span, {
      related: [{ span: first, text: "first asked for here" }],
    });
    return;
  }
  readFile(loading, { path, written: written.value, role, scope, span: written.span }, chain);
}

function importModule(
  loading: Loading,
  file: string,
  item: Import,
  chain: readonly string[],
): string | undefined {
  const { source } = item;
  if ("parts" in source) return importByName(loading, source, chain);
  const resolved = resolvePath(file, source.value);
  const path = expectPath(resolved, source.value, source.span, loading.reporter);
  if (path === undefined) return undefined;
  return importPath(loading, path, source.value, source.span, chain) ? path : undefined;
}

function importByName(loading: Loading, name: Path, chain: readonly string[]): string | undefined {
  const [library, ...rest] = name.parts;
  if (library?.text !== "std" || rest.length === 0) {
    loading.reporter.report("unknown-import-source", { name: name.text }, name.span);
    return undefined;
  }
  const path = `${name.parts.map((part) => part.text).join("/")}.dcm`;
  const found = loading.files.has(path) ? undefined : loading.host.read(path);
  if (found?.kind === "missing") {
    const near = found.near
      .filter((candidate) => candidate.endsWith(".dcm"))
      .map((candidate) => candidate.slice(0, -".dcm".length).replaceAll("/", "."));
    loading.reporter.report("missing-module", { name: name.text, near }, name.span);
    return undefined;
  }
  return importPath(loading, path, name.text, name.span, chain) ? path : undefined;
}

/** Loads a module unless it is there; false when it is no use to the importer. */
function importPath(
  loading: Loading,
  path: string,
  written: string,
  span: Span,
  chain: readonly string[],
): boolean {
  if (chain.includes(path)) {
    const circle = [...chain.slice(chain.indexOf(path)), path];
    loading.reporter.report("import-cycle", { chain: circle }, span);
    return false;
  }
  const known = loading.files.get(path);
  if (known !== undefined) {
    const role: Role = { kind: "module", name: undefined };
    if (known.scope !== path) expectHeader(known.tree, role, true, loading.reporter);
    return known.scope === path;
  }
  const name = path.startsWith("std/")
    ? path.slice(0, -".dcm".length).replaceAll("/", ".")
    : undefined;
  const role: Role = { kind: "module", name };
  return readFile(loading, { path, written, role, scope: path, span }, chain);
}

function addModule(loading: Loading, name: Path, path: string): void {
  const other = loading.modules.get(name.text);
  if (other === undefined) loading.modules.set(name.text, path);
  else loading.reporter.report("duplicate-module", { name: name.text, other }, name.span);
}
