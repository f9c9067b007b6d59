/**
 * One model that is open in the editor: its analysis, kept until a text it is made of changes, and what deeper looks
 * at its data found (facts), which may lag behind the text.
 */
import { createNodeHost } from "../host-node.js";
import type { Host } from "../project/index.js";
import { analyse, type Analysis } from "./analysis.js";
import type { ModelFacts } from "./deep/facts.js";
import type { ParsedFiles } from "./parsed-files.js";
import { absolutePath } from "./places.js";

/** A file that stands for a model that is not there: it includes or imports the one file that is looked at. */
export const standIn = "(no model).dcm";

/** Texts by path. */
export type LookedAt = ReadonlyMap<string, string>;

/** What was found in the data, with the texts that were looked at. */
export interface KnownFacts {
  readonly found: ModelFacts;
  readonly texts: LookedAt;
  readonly revision: number;
}

/** A model under analysis. */
export class Model {
  readonly root: string;
  /** Path of the entry from the root. */
  readonly entry: string;
  readonly host: Host;
  #facts: KnownFacts | undefined;
  readonly #files: ParsedFiles;
  #analysis: Analysis | undefined;
  #isStale = true;
  #revision = 0;

  constructor(
    root: string,
    entry: string,
    files: ParsedFiles,
    textOf: (absolute: string) => string | undefined,
    standInText?: () => string,
  ) {
    this.root = root;
    this.entry = entry;
    this.#files = files;
    const disk = createNodeHost(root);
    this.host = {
      read: (path) => {
        const text =
          path === standIn && standInText !== undefined
            ? standInText()
            : textOf(absolutePath(root, path));
        return text === undefined ? disk.read(path) : { kind: "text", text };
      },
    };
  }

  /** What is known of the model now. */
  get analysis(): Analysis {
    if (this.#analysis === undefined || this.#isStale) {
      this.#analysis = analyse(this.host, this.entry, this.#files, this.#analysis);
      this.#isStale = false;
    }
    return this.#analysis;
  }

  /** What the data said when they were last looked at. */
  get facts(): KnownFacts | undefined {
    return this.#facts;
  }

  /**
   * Takes what a stage of a look has found. Until the last stage, and when a mistake kept the data from being read, what
   * was known before is better than nothing.
   */
  takeFacts(facts: KnownFacts, isLast: boolean): void {
    const { found } = facts;
    const before = this.#facts?.found.declarations ?? [];
    const isWhole = isLast && found.declarations.size > 0;
    const declarations = isWhole ? found.declarations : new Map([...before, ...found.declarations]);
    this.#facts = { ...facts, found: { ...found, declarations } };
  }

  /** Counts changes of the model's texts. */
  get revision(): number {
    return this.#revision;
  }

  /** True when this file is part of the model as last analysed. */
  has(path: string | undefined): boolean {
    return path !== undefined && this.analysis.program.files.has(path);
  }

  /** Tells that a file has changed; nothing happens when the model does not read it. */
  touch(path: string | undefined): void {
    const before = this.#analysis;
    const isRead =
      before === undefined ||
      path === undefined ||
      before.program.files.has(path) ||
      before.textDiagnostics.some(({ code }) => lookedInVain.has(code));
    if (!isRead) return;
    this.#isStale = true;
    this.#revision++;
  }
}

const lookedInVain = new Set(["missing-file", "missing-module", "unreadable-file"]);
