/**
 * What the editor has open: texts that win over the disk, and the models they belong to.
 */
import { dirname } from "node:path";
import { findRoot, findSettingsFolder, findStdlib } from "../host-node.js";
import type { SourceFile } from "../text/index.js";
import { createSourceFile } from "../text/index.js";
import { findEntries, isModelText } from "./find-models.js";
import { Model, standIn } from "./model.js";
import { ParsedFiles } from "./parsed-files.js";
import { absolutePath, pathInModel, pathOfUri, uriOfPath } from "./places.js";

/** A document as one model knows it. */
export interface DocumentInModel {
  readonly model: Model;
  /** Path in the model. */
  readonly path: string;
  readonly source: SourceFile;
}

interface OpenText {
  readonly uri: string;
  readonly text: string;
  readonly version: number;
}

/** The texts and models of one editor. */
export class Workspace {
  readonly #open = new Map<string, OpenText>();
  readonly #models = new Map<string, Model>();
  readonly #parsed = new Map<string, ParsedFiles>();
  readonly #entries = new Map<string, readonly string[]>();

  /** Takes the text of a document, new or changed. */
  setText(uri: string, text: string, version: number): void {
    const path = pathOfUri(uri);
    const before = this.#open.get(path);
    this.#open.set(path, { uri, text, version });
    if (before === undefined || isModelText(before.text) !== isModelText(text)) {
      this.#entries.clear();
    }
    this.#touch(path);
  }

  /** Forgets a document that was closed: the disk speaks again. */
  close(uri: string): void {
    const path = pathOfUri(uri);
    this.#open.delete(path);
    this.#touch(path);
    this.#entries.clear();
    const used = new Set([...this.#open.values()].map((open) => this.find(open.uri)?.model));
    for (const [key, model] of this.#models) {
      if (used.has(model)) continue;
      this.#models.delete(key);
      if (![...this.#models.values()].some((other) => other.root === model.root)) {
        this.#parsed.delete(model.root);
      }
    }
  }

  /** Tells that files on disk have changed, in ways unknown. */
  refresh(): void {
    this.#entries.clear();
    for (const model of this.#models.values()) model.touch(undefined);
  }

  /** Documents that are open, in the order of opening. */
  openDocuments(): readonly { readonly uri: string; readonly version: number }[] {
    return [...this.#open.values()];
  }

  /** Unsaved texts by absolute path. */
  texts(): ReadonlyMap<string, string> {
    return new Map([...this.#open].map(([path, { text }]) => [path, text]));
  }

  /** The URI under which the editor knows a file. */
  uriOf(absolute: string): string {
    return this.#open.get(absolute)?.uri ?? uriOfPath(absolute);
  }

  /** Version of an open document. */
  versionOf(uri: string): number | undefined {
    return this.#open.get(pathOfUri(uri))?.version;
  }

  /** Models that some open document belongs to. */
  models(): readonly Model[] {
    const models = new Set<Model>();
    for (const { uri } of this.#open.values()) {
      const found = this.find(uri);
      if (found !== undefined) models.add(found.model);
    }
    return [...models];
  }

  /** A document in the model it belongs to first. */
  find(uri: string): DocumentInModel | undefined {
    const absolute = pathOfUri(uri);
    const text = this.#open.get(absolute)?.text;
    if (text !== undefined && isModelText(text)) return this.#in(this.#model(absolute), absolute);
    const root = findRoot(absolute);
    for (const entry of this.#entriesOf(absolute, root)) {
      const found = this.#in(this.#model(entry), absolute);
      if (found !== undefined) return found;
    }
    return this.#in(this.#alone(absolute, root), absolute);
  }

  /** A document in every model that holds it, the first as in `find`. */
  findAll(uri: string): readonly DocumentInModel[] {
    const first = this.find(uri);
    if (first === undefined) return [];
    const absolute = pathOfUri(uri);
    const others = this.#entriesOf(absolute, findRoot(absolute)).flatMap((entry) => {
      const found = this.#in(this.#model(entry), absolute);
      return found === undefined || found.model === first.model ? [] : [found];
    });
    return [first, ...others];
  }

  #touch(absolute: string): void {
    for (const model of this.#models.values()) {
      const path = pathInModel(model.root, absolute);
      if (path !== undefined) model.touch(path);
    }
  }

  #entriesOf(absolute: string, root: string): readonly string[] {
    // Models with one root have entries of their own.
    const place = findSettingsFolder(absolute) ?? root;
    const known = this.#entries.get(place);
    if (known !== undefined) return known;
    const found = isBelow(findStdlib(), absolute)
      ? []
      : findEntries(absolute, (path) => this.#open.get(path)?.text);
    const open = [...this.#open].flatMap(([path, { text }]) =>
      isModelText(text) && isBelow(root, path) && !found.includes(path) ? [path] : [],
    );
    const entries = [...found, ...open];
    this.#entries.set(place, entries);
    return entries;
  }

  #in(model: Model, absolute: string): DocumentInModel | undefined {
    const path = pathInModel(model.root, absolute);
    if (path === undefined || !model.has(path)) return undefined;
    const source = model.analysis.program.files.get(path)?.source;
    return source === undefined ? undefined : { model, path, source };
  }

  #model(entry: string): Model {
    const root = findRoot(entry);
    return this.#keep(entry, root, pathInModel(root, entry) ?? entry);
  }

  /** A file without a model: a part is put into one, a module imported by one, anything else taken for one. */
  #alone(absolute: string, root: string): Model {
    const isLibrary = isBelow(findStdlib(), absolute);
    const path = pathInModel(root, absolute) ?? absolute;
    const standInText = (): string | undefined => {
      const text = this.#open.get(absolute)?.text ?? "";
      const part = /^\s*(?:#[^\n\r]*\s*)*part\s+of\s+(\S+)/u.exec(text)?.[1];
      if (part !== undefined) return `model ${part}\ninclude ${JSON.stringify(path)}\n`;
      if (!isLibrary && !/^\s*(?:#[^\n\r]*\s*)*module\s/u.test(text)) return undefined;
      const names = [
        ...text.matchAll(/^(?:function|component|unit)\s+([\p{L}_][\p{L}\p{N}_]*)/gmu),
      ];
      const from = isLibrary
        ? path.replace(/\.dcm$/u, "").replaceAll("/", ".")
        : JSON.stringify(path);
      return `model looked_at\nimport ${from} (${names.map(([, name]) => name).join(", ")})\n`;
    };
    if (standInText() === undefined) return this.#keep(absolute, root, path);
    return this.#keep(`alone ${absolute}`, root, standIn, () => standInText() ?? "");
  }

  #keep(key: string, root: string, entry: string, text?: () => string): Model {
    const known = this.#models.get(key);
    if (known !== undefined) return known;
    const files = this.#parsed.get(root) ?? new ParsedFiles();
    this.#parsed.set(root, files);
    const model = new Model(root, entry, files, (path) => this.#open.get(path)?.text, text);
    this.#models.set(key, model);
    return model;
  }
}

/** The file behind a model's path, read through the model. */
export function sourceIn(model: Model, path: string): SourceFile | undefined {
  const known = model.analysis.program.files.get(path)?.source;
  if (known !== undefined) return known;
  const read = model.host.read(path);
  return read.kind === "text" ? createSourceFile(path, read.text) : undefined;
}

/** The URI of a model's path. */
export function uriIn(workspace: Workspace, model: Model, path: string): string {
  return workspace.uriOf(absolutePath(model.root, path));
}

function isBelow(folder: string, path: string): boolean {
  return path.startsWith(`${folder}/`) || dirname(path) === folder;
}
