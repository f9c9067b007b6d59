/**
 * Outlines: the declarations of a document, and those of all open models by name.
 */
import {
  SymbolKind,
  type DocumentSymbol,
  type WorkspaceSymbol,
} from "vscode-languageserver-protocol";
import { describeKind } from "../../resolve/index.js";
import { isDeclaration, type Change, type Declaration } from "../../syntax/index.js";
import { itemsOf } from "../cursor.js";
import { rangeAt } from "../places.js";
import { sourceIn, uriIn, type DocumentInModel, type Workspace } from "../workspace.js";

const maxFound = 500;

/** The declarations of a document, components with what is in them. */
export function findDocumentSymbols(document: DocumentInModel): readonly DocumentSymbol[] {
  return itemsOf(document).flatMap(({ item }) => {
    if (item.kind === "change") return [outlineChange(document, item)];
    return isDeclaration(item) ? outline(document, item) : [];
  });
}

/** A change block, by its word: it has no name. */
function outlineChange(document: DocumentInModel, item: Change): DocumentSymbol {
  const whole = document.model.analysis.files.place(item.span);
  const word = "change";
  return {
    name: word,
    detail: `${item.items.length} ${item.items.length === 1 ? "change" : "changes"} of the extended model`,
    kind: SymbolKind.Event,
    range: rangeAt(document.source, whole.start, whole.end),
    selectionRange: rangeAt(document.source, whole.start, whole.start + word.length),
    children: [],
  };
}

function outline(document: DocumentInModel, declaration: Declaration): DocumentSymbol[] {
  const { name, kind, doc } = declaration;
  if (name.text === "") return [];
  const { files } = document.model.analysis;
  const whole = files.place(declaration.span);
  const own = files.place(name.span);
  const inner = declaration.kind === "component" ? declaration.items : [];
  return [
    {
      name: name.text,
      detail: doc?.value ?? describeKind(kind),
      kind: symbolKind(kind),
      range: rangeAt(document.source, whole.start, whole.end),
      selectionRange: rangeAt(document.source, own.start, own.end),
      children: inner.flatMap((item) => outline(document, item)),
    },
  ];
}

/** Declarations of the open models whose names hold the letters of the query, in their order. */
export function findWorkspaceSymbols(
  workspace: Workspace,
  query: string,
): readonly WorkspaceSymbol[] {
  const letters = Array.from(query.toLowerCase());
  const found = new Map<string, WorkspaceSymbol>();
  for (const model of workspace.models()) {
    for (const { item, file } of model.analysis.symbols.items) {
      if (found.size >= maxFound) return [...found.values()];
      if (!isDeclaration(item)) continue;
      const { path } = file.source;
      if (path.startsWith("std/") || !holds(item.name.text.toLowerCase(), letters)) continue;
      const { start, end } = model.analysis.files.place(item.name.span);
      const source = sourceIn(model, path);
      if (source === undefined) continue;
      const uri = uriIn(workspace, model, path);
      const range = rangeAt(source, start, end);
      const kind = symbolKind(item.kind);
      found.set(`${uri} ${start}`, {
        name: item.name.text,
        kind,
        containerName: path,
        location: { uri, range },
      });
    }
  }
  return [...found.values()];
}

function holds(name: string, letters: readonly string[]): boolean {
  let at = 0;
  for (const letter of letters) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function symbolKind(kind: Declaration["kind"]): SymbolKind {
  switch (kind) {
    case "set":
      return SymbolKind.Enum;
    case "param":
    case "table":
      return SymbolKind.Constant;
    case "var":
      return SymbolKind.Variable;
    case "unit":
    case "dimension":
    case "prefix":
      return SymbolKind.TypeParameter;
    case "function":
      return SymbolKind.Function;
    case "component":
      return SymbolKind.Class;
    case "use":
      return SymbolKind.Object;
    case "constraint":
    case "check":
      return SymbolKind.Interface;
    case "scenario":
      return SymbolKind.Event;
    case "minimize":
    case "maximize":
      return SymbolKind.Key;
    default:
      return SymbolKind.Property;
  }
}
