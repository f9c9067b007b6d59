/**
 * An editor for tests: starts the built language server as a process, talks to it over stdio, and remembers diagnostics.
 */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type Diagnostic,
  type PublishDiagnosticsParams,
} from "vscode-languageserver-protocol/node";

/** One published list. */
export interface Published extends PublishDiagnosticsParams {
  readonly at: number;
}

/** A running server with one editor. */
export interface LanguageClient {
  readonly pid: number | undefined;
  /** Opens a file, with its text on disk or the given one; gives its URI. */
  readonly open: (path: string, text?: string) => Promise<string>;
  /** Replaces the text between two offsets of the document as it is now. */
  readonly edit: (uri: string, start: number, end: number, text: string) => Promise<number>;
  readonly textOf: (uri: string) => string;
  readonly ask: <T>(method: string, parameters: unknown) => Promise<T>;
  readonly diagnostics: (uri: string) => readonly Diagnostic[];
  /** The next list published for a document that fits. */
  readonly next: (uri: string, fits: (list: Published) => boolean) => Promise<Published>;
  /** Shuts down; gives the exit code. */
  readonly close: () => Promise<number | null>;
}

/** Starts `dcm lsp` from the build in `dist`. */
export async function startClient(dist: string): Promise<LanguageClient> {
  const child = spawn(process.execPath, [`${dist}/cli/main.js`, "lsp", "--stdio"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const exited = new Promise<number | null>((resolve) => child.on("exit", resolve));
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const texts = new Map<string, { text: string; version: number }>();
  const lists = new Map<string, readonly Diagnostic[]>();
  const waiting = new Set<(list: Published) => void>();
  connection.onNotification(
    "textDocument/publishDiagnostics",
    (published: PublishDiagnosticsParams) => {
      lists.set(published.uri, published.diagnostics);
      for (const take of waiting) take({ ...published, at: performance.now() });
    },
  );
  connection.onNotification("window/logMessage", ({ message }: { message: string }) => {
    throw new Error(message);
  });
  connection.listen();
  await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
  });
  await connection.sendNotification("initialized", {});
  return {
    pid: child.pid,
    textOf: (uri) => texts.get(uri)?.text ?? "",
    open: async (path, given) => {
      const uri = pathToFileURL(path).href;
      const text = given ?? readFileSync(path, "utf8");
      texts.set(uri, { text, version: 1 });
      await connection.sendNotification("textDocument/didOpen", {
        textDocument: { uri, languageId: "dcm", version: 1, text },
      });
      return uri;
    },
    edit: async (uri, start, end, text) => {
      const document = texts.get(uri);
      if (document === undefined) throw new Error(`${uri} is not open`);
      const range = {
        start: positionOf(document.text, start),
        end: positionOf(document.text, end),
      };
      document.text = document.text.slice(0, start) + text + document.text.slice(end);
      document.version++;
      await connection.sendNotification("textDocument/didChange", {
        textDocument: { uri, version: document.version },
        contentChanges: [{ range, text }],
      });
      return document.version;
    },
    ask: (method, parameters) => connection.sendRequest(method, parameters),
    diagnostics: (uri) => lists.get(uri) ?? [],
    next: (uri, fits) =>
      new Promise((resolve) => {
        const take = (list: Published): void => {
          if (list.uri !== uri || !fits(list)) return;
          waiting.delete(take);
          resolve(list);
        };
        waiting.add(take);
      }),
    close: async () => {
      await connection.sendRequest("shutdown");
      await connection.sendNotification("exit");
      const code = await exited;
      connection.dispose();
      return code;
    },
  };
}

/** Line and character of an offset, as the protocol counts them. */
export function positionOf(text: string, offset: number): { line: number; character: number } {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/u);
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}
