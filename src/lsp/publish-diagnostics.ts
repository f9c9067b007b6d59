/**
 * When diagnostics are sent: of the text a moment after the last edit, of data and scenarios when the worker has looked.
 * Each file's list is sent when it differs from what the editor has.
 */
import {
  DidChangeWatchedFilesNotification,
  type ClientCapabilities,
  type Connection,
  type Diagnostic,
} from "vscode-languageserver/node";
import { DeepLooker } from "./deep/deep-looker.js";
import { diagnosticsByUri } from "./features/diagnostics.js";
import { standIn, type Model } from "./model.js";
import type { Workspace } from "./workspace.js";

/** Rest after a keystroke before the text is checked, in milliseconds. */
const textRest = 25;

/** Rest before the data are looked at. */
const deepRest = 600;

/** The sender of one connection. */
export interface DiagnosticsPublisher {
  readonly configure: (client: ClientCapabilities) => void;
  readonly watchFiles: () => void;
  /** Some text has changed. */
  readonly changed: () => void;
  readonly close: () => Promise<void>;
}

/** Makes the sender. */
export function createDiagnosticsPublisher(
  connection: Connection,
  workspace: Workspace,
  log: (fault: unknown) => void,
): DiagnosticsPublisher {
  const looker = new DeepLooker();
  const sent = new Map<string, string>();
  let client: ClientCapabilities = {};
  let textTimer: NodeJS.Timeout | undefined;
  let deepTimer: NodeJS.Timeout | undefined;
  let round = 0;

  const send = (uri: string, diagnostics: readonly Diagnostic[]): void => {
    const version = workspace.versionOf(uri);
    const key = `${version ?? ""} ${JSON.stringify(diagnostics)}`;
    if (sent.get(uri) === key) return;
    if (diagnostics.length === 0 && version === undefined) sent.delete(uri);
    else sent.set(uri, key);
    void connection.sendDiagnostics({
      uri,
      diagnostics: [...diagnostics],
      ...(version === undefined ? {} : { version }),
    });
  };
  const publish = (): void => {
    try {
      const all = new Map<string, Diagnostic[]>();
      for (const model of workspace.models()) {
        for (const [uri, list] of diagnosticsByUri(workspace, model)) merge(all, uri, list);
      }
      const open = new Set(workspace.openDocuments().map(({ uri }) => uri));
      for (const [uri, list] of all) {
        if (list.length > 0 || open.has(uri) || sent.has(uri)) send(uri, list);
      }
      for (const uri of sent.keys()) if (!all.has(uri)) send(uri, []);
    } catch (fault) {
      log(fault);
    }
  };
  const look = async (): Promise<void> => {
    const own = round;
    for (const model of workspace.models()) {
      if (own !== round) return;
      if (model.facts?.revision === model.revision || model.entry === standIn) continue;
      await lookAt(model, own);
    }
    if (own === round) refreshHints();
  };
  const lookAt = (model: Model, own: number): Promise<void> => {
    const { revision, root, entry } = model;
    const texts = new Map(
      [...model.analysis.program.files].map(([path, { source }]) => [path, source.text]),
    );
    return looker.look({ root, entry, texts: workspace.texts() }, (found, isLast) => {
      if (own !== round) return;
      model.takeFacts({ found, texts, revision }, isLast);
      publish();
    });
  };
  const refreshHints = (): void => {
    if (client.workspace?.inlayHint?.refreshSupport === true) {
      connection.languages.inlayHint.refresh().catch(log);
    }
  };

  return {
    configure: (capabilities) => (client = capabilities),
    watchFiles: () => {
      if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) return;
      const watchers = ["dcm", "csv", "json"].map((ending) => ({ globPattern: `**/*.${ending}` }));
      connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(log);
    },
    changed: () => {
      round++;
      looker.cancel();
      clearTimeout(textTimer);
      clearTimeout(deepTimer);
      textTimer = setTimeout(publish, textRest);
      deepTimer = setTimeout(() => void look().catch(log), deepRest);
    },
    close: async () => {
      clearTimeout(textTimer);
      clearTimeout(deepTimer);
      await looker.close();
    },
  };
}

/** What several models say of one file, each thing once. */
function merge(all: Map<string, Diagnostic[]>, uri: string, list: readonly Diagnostic[]): void {
  const known = all.get(uri);
  if (known === undefined) {
    all.set(uri, [...list]);
    return;
  }
  const texts = new Set(known.map((diagnostic) => JSON.stringify(diagnostic)));
  known.push(...list.filter((diagnostic) => !texts.has(JSON.stringify(diagnostic))));
}
