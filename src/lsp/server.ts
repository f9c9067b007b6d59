/**
 * The language server: requests in, answers of the features out. Diagnostics of the text follow each edit after a moment's
 * rest; data and scenarios are looked at by a worker when the editor is idle. A fault in one feature answers nothing and is
 * logged; it never ends the server.
 */
import {
  createConnection,
  ProposedFeatures,
  TextDocumentSyncKind,
  TextDocuments,
  type Connection,
  type InitializeResult,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { ErrorCodes, ResponseError } from "vscode-languageserver-protocol";
import { createDiagnosticsPublisher } from "./publish-diagnostics.js";
import { findCodeActions } from "./features/code-actions.js";
import { findCompletions } from "./features/completion.js";
import { findDefinitions } from "./features/definition.js";
import { findHover } from "./features/hover.js";
import { findFolds, findFormatEdits, findInlayHints, findLenses } from "./features/layout.js";
import { findHighlights, findReferences } from "./features/references.js";
import { prepareRename, rename, RenameRefused } from "./features/rename.js";
import { findSemanticTokens, tokenModifiers, tokenTypes } from "./features/semantic-tokens.js";
import { findSignature } from "./features/signature-help.js";
import { findDocumentSymbols, findWorkspaceSymbols } from "./features/symbols.js";
import { offsetAt } from "./places.js";
import { Workspace, type DocumentInModel } from "./workspace.js";

/** What the server can do. */
const capabilities: InitializeResult["capabilities"] = {
  textDocumentSync: {
    openClose: true,
    change: TextDocumentSyncKind.Incremental,
    save: { includeText: false },
  },
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: { prepareProvider: true },
  completionProvider: { triggerCharacters: ["[", "(", ".", ":", ",", "/", '"'] },
  signatureHelpProvider: { triggerCharacters: ["[", "(", ","] },
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  documentFormattingProvider: true,
  foldingRangeProvider: true,
  inlayHintProvider: true,
  codeLensProvider: { resolveProvider: false },
  codeActionProvider: { codeActionKinds: ["quickfix", "source.fixAll"] },
  semanticTokensProvider: {
    legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
    full: true,
  },
};

/** Serves one editor over stdin and stdout until it says `exit`. */
export function startServer(version: string): void {
  serve(createConnection(ProposedFeatures.all, process.stdin, process.stdout), version);
}

/** Serves one editor over this connection. */
export function serve(connection: Connection, version: string): void {
  const workspace = new Workspace();
  const documents = new TextDocuments(TextDocument);
  const log = (fault: unknown): void => {
    const text = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
    connection.console.error(text);
  };
  const publisher = createDiagnosticsPublisher(connection, workspace, log);
  const guard = <T, N>(answer: () => T, otherwise: N): T | N => {
    try {
      return answer();
    } catch (fault) {
      if (fault instanceof ResponseError) throw fault;
      log(fault);
      return otherwise;
    }
  };
  const inDocument = <T>(uri: string, answer: (document: DocumentInModel) => T): T | null =>
    guard(() => {
      const document = workspace.find(uri);
      return document === undefined ? null : answer(document);
    }, null);
  type At = {
    readonly textDocument: { readonly uri: string };
    readonly position: { readonly line: number; readonly character: number };
  };
  const at = <T>(
    { textDocument, position }: At,
    answer: (document: DocumentInModel, offset: number) => T,
  ) =>
    inDocument(textDocument.uri, (document) =>
      answer(document, offsetAt(document.source, position)),
    );

  connection.onInitialize(({ capabilities: client }) => {
    publisher.configure(client);
    return { capabilities, serverInfo: { name: "dcm", version } };
  });
  connection.onInitialized(() => publisher.watchFiles());
  documents.onDidChangeContent(({ document }) =>
    guard(() => {
      workspace.setText(document.uri, document.getText(), document.version);
      publisher.changed();
    }, undefined),
  );
  documents.onDidClose(({ document }) =>
    guard(() => {
      workspace.close(document.uri);
      publisher.changed();
    }, undefined),
  );
  connection.onDidChangeWatchedFiles(() =>
    guard(() => {
      workspace.refresh();
      publisher.changed();
    }, undefined),
  );

  connection.onHover((asked) => at(asked, findHover) ?? null);
  connection.onDefinition((asked) =>
    at(asked, (document, offset) => [...findDefinitions(workspace, document, offset)]),
  );
  connection.onReferences((asked) =>
    at(asked, (document, offset) => [
      ...findReferences(workspace, document, offset, asked.context.includeDeclaration),
    ]),
  );
  connection.onDocumentHighlight((asked) =>
    at(asked, (document, offset) => [...findHighlights(document, offset)]),
  );
  connection.onCompletion((asked) => at(asked, findCompletions));
  connection.onSignatureHelp((asked) => at(asked, findSignature) ?? null);
  connection.onPrepareRename(
    (asked) =>
      at(asked, (document, offset) => refusable(() => prepareRename(document, offset))) ?? null,
  );
  connection.onRenameRequest(
    (asked) =>
      at(asked, (document, offset) =>
        refusable(() => rename(workspace, document, offset, asked.newName)),
      ) ?? null,
  );
  connection.onDocumentSymbol(({ textDocument }) =>
    inDocument(textDocument.uri, (document) => [...findDocumentSymbols(document)]),
  );
  connection.onWorkspaceSymbol(({ query }) =>
    guard(() => [...findWorkspaceSymbols(workspace, query)], null),
  );
  connection.onDocumentFormatting(({ textDocument }) =>
    inDocument(textDocument.uri, (document) => [...findFormatEdits(document)]),
  );
  connection.onFoldingRanges(({ textDocument }) =>
    inDocument(textDocument.uri, (document) => [...findFolds(document)]),
  );
  connection.onCodeLens(({ textDocument: { uri } }) =>
    inDocument(uri, (document) => [...findLenses(document, uri)]),
  );
  connection.onCodeAction(({ textDocument, range }) =>
    inDocument(textDocument.uri, (document) => [...findCodeActions(workspace, document, range)]),
  );
  connection.languages.inlayHint.on(({ textDocument, range }) =>
    inDocument(textDocument.uri, (document) => [...findInlayHints(document, range)]),
  );
  connection.languages.semanticTokens.on(
    ({ textDocument }) => inDocument(textDocument.uri, findSemanticTokens) ?? { data: [] },
  );
  connection.onShutdown(() => publisher.close());

  documents.listen(connection);
  connection.listen();
}

/** A refusal is an answer for the user, not a fault. */
function refusable<T>(answer: () => T): T {
  try {
    return answer();
  } catch (fault) {
    if (!(fault instanceof RenameRefused)) throw fault;
    throw new ResponseError(ErrorCodes.InvalidRequest, fault.message);
  }
}
