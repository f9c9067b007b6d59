/**
 * All places of a name, in every model that its declaration is part of.
 */
import {
  DocumentHighlightKind,
  type DocumentHighlight,
  type Location,
} from "vscode-languageserver-protocol";
import type { Span } from "../../text/index.js";
import { nameAt, type NameAtCursor } from "../cursor.js";
import type { Model } from "../model.js";
import { rangeAt } from "../places.js";
import type { Occurrence } from "../symbols/occurrence.js";
import { sourceIn, uriIn, type DocumentInModel, type Workspace } from "../workspace.js";

/** A place of a name, with the span in its file. */
export interface NamePlace {
  readonly model: Model;
  readonly uri: string;
  readonly span: Span;
  readonly occurrence: Occurrence;
}

/** Every place of what is under the cursor, each once. */
export function findNamePlaces(
  workspace: Workspace,
  document: DocumentInModel,
  at: NameAtCursor,
): readonly NamePlace[] {
  const { meaning } = at;
  if (at.key === undefined || meaning.kind === "unknown") return [];
  const { files } = document.model.analysis;
  const nameSpan = meaning.kind === "local" ? meaning.local.name.span : meaning.symbol.nameSpan;
  const home = uriIn(workspace, document.model, files.place(nameSpan).file);
  const models = new Set([document.model]);
  for (const uri of [home, uriIn(workspace, document.model, document.path)]) {
    for (const { model } of workspace.findAll(uri)) models.add(model);
  }
  const places = new Map<string, NamePlace>();
  for (const model of models) {
    for (const occurrence of model.analysis.symbols.occurrencesOf(at.key)) {
      const span = model.analysis.files.place(occurrence.span);
      const uri = uriIn(workspace, model, span.file);
      const key = `${uri} ${span.start}`;
      if (!places.has(key)) places.set(key, { model, uri, span, occurrence });
    }
  }
  return [...places.values()];
}

/** Places as the editor wants them. */
export function findReferences(
  workspace: Workspace,
  document: DocumentInModel,
  offset: number,
  withDeclaration: boolean,
): readonly Location[] {
  const at = nameAt(document, offset);
  if (at === undefined) return [];
  return findNamePlaces(workspace, document, at).flatMap(({ model, uri, span, occurrence }) => {
    if (occurrence.isDefinition && !withDeclaration) return [];
    const source = sourceIn(model, span.file);
    return source === undefined ? [] : [{ uri, range: rangeAt(source, span.start, span.end) }];
  });
}

/** Places of the name in this document. */
export function findHighlights(
  document: DocumentInModel,
  offset: number,
): readonly DocumentHighlight[] {
  const at = nameAt(document, offset);
  if (at?.key === undefined) return [];
  const { files, symbols } = document.model.analysis;
  return symbols.occurrencesOf(at.key).flatMap(({ span, isDefinition }) => {
    const { file, start, end } = files.place(span);
    if (file !== document.path) return [];
    const kind = isDefinition ? DocumentHighlightKind.Write : DocumentHighlightKind.Read;
    return [{ range: rangeAt(document.source, start, end), kind }];
  });
}
