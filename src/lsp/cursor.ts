/**
 * What stands under the cursor: the name, what it means, and the item around it.
 */
import type { Item } from "../syntax/index.js";
import type { Span } from "../text/index.js";
import { collectNames } from "./symbols/collect-names.js";
import type { Occurrence } from "./symbols/occurrence.js";
import type { Meaning, PlacedItem } from "./symbols/symbol-table.js";
import type { DocumentInModel } from "./workspace.js";

/** A name under the cursor. */
export interface NameAtCursor {
  readonly occurrence: Occurrence;
  readonly meaning: Meaning;
  /** Key of what it names, for finding all its places. */
  readonly key: string | undefined;
  readonly space: string;
  readonly item: Item;
}

/** An offset of the document as an offset in the file or piece that was parsed. */
export function inPiece(document: DocumentInModel, offset: number): Span {
  const { files } = document.model.analysis;
  const placed = files.pieceAt(document.path, offset);
  const file = placed?.piece.source.path ?? document.path;
  const start = offset - (placed?.start ?? 0);
  return { file, start, end: start };
}

/** Items of this document. */
export function itemsOf(document: DocumentInModel): readonly PlacedItem[] {
  const { symbols } = document.model.analysis;
  return symbols.items.filter(({ file }) => file.source.path === document.path);
}

/** The item in which an offset lies, its end included. */
export function itemAt(document: DocumentInModel, offset: number): PlacedItem | undefined {
  const at = inPiece(document, offset);
  return itemsOf(document).findLast(
    ({ item }) =>
      item.span.file === at.file && item.span.start <= at.start && at.start <= item.span.end,
  );
}

/** The name at an offset: the cursor may stand at its end. */
export function nameAt(document: DocumentInModel, offset: number): NameAtCursor | undefined {
  const at = inPiece(document, offset);
  const { symbols } = document.model.analysis;
  for (const { item, file } of itemsOf(document)) {
    if (item.span.file !== at.file || at.start < item.span.start || at.start > item.span.end) {
      continue;
    }
    const found = collectNames(item).occurrences.filter(
      ({ span }) => span.file === at.file && span.start <= at.start && at.start <= span.end,
    );
    // Between two names that touch, the one that begins here.
    const occurrence = found.find(({ span }) => at.start < span.end) ?? found[0];
    if (occurrence === undefined) continue;
    const meaning = symbols.meaningOf(occurrence, file.scope);
    const key = symbols.keyOf(occurrence, file.scope);
    return { occurrence, meaning, key, space: file.scope, item };
  }
  return undefined;
}
