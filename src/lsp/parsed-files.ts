/**
 * Trees of files, kept while their texts stay the same. A file is parsed in pieces, one for each item, and each is a source
 * of its own with a name such as `model.dcm#17` and offsets of its own: when one piece changes, all other trees stay the
 * very same objects, and nothing has to be moved. `place` leads a span of a piece to its span in the file.
 */
import type { Diagnostic, Outcome } from "../diagnostics/index.js";
import { parse, type File } from "../syntax/index.js";
import { createSourceFile, type SourceFile, type Span } from "../text/index.js";
import { splitText } from "./split-text.js";

/** A file's text or a piece of it, parsed. */
export interface Piece {
  readonly source: SourceFile;
  readonly tree: File;
  readonly diagnostics: readonly Diagnostic[];
}

/** A piece at its place in a file. */
export interface PlacedPiece {
  readonly piece: Piece;
  readonly start: number;
}

interface ParsedFile {
  readonly source: SourceFile;
  readonly outcome: Outcome<File>;
  readonly pieces: readonly PlacedPiece[];
}

/** The parsed files of one model folder. */
export class ParsedFiles {
  readonly #files = new Map<string, ParsedFile>();
  readonly #places = new Map<string, { readonly path: string; readonly start: number }>();
  #count = 0;

  /** The tree of a file; parses only what is new in it. */
  parse(source: SourceFile): Outcome<File> {
    const known = this.#files.get(source.path);
    if (known !== undefined && known.source.text === source.text) return known.outcome;
    const parsed = this.#parsePieces(source, known);
    this.#files.set(source.path, parsed);
    return parsed.outcome;
  }

  /** Pieces of a file that was parsed, in order. */
  pieces(path: string): readonly PlacedPiece[] {
    return this.#files.get(path)?.pieces ?? [];
  }

  /** The text of a file as it was parsed last. */
  source(path: string): SourceFile | undefined {
    return this.#files.get(path)?.source;
  }

  /** Where a span of a piece lies in its file. */
  place(span: Span): Span {
    const place = this.#places.get(span.file);
    if (place === undefined) return span;
    return { file: place.path, start: span.start + place.start, end: span.end + place.start };
  }

  /** The piece in which an offset of a file lies. */
  pieceAt(path: string, offset: number): PlacedPiece | undefined {
    const pieces = this.pieces(path);
    let low = 0;
    let high = pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((pieces[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return pieces[low];
  }

  #parsePieces(source: SourceFile, former: ParsedFile | undefined): ParsedFile {
    const { path, text } = source;
    const kept = new Map<string, Piece[]>();
    for (const { piece } of former?.pieces ?? []) {
      const same = kept.get(piece.source.text);
      if (same === undefined) kept.set(piece.source.text, [piece]);
      else same.push(piece);
    }
    // Equal pieces keep their order.
    for (const same of kept.values()) same.reverse();
    for (const { piece } of former?.pieces ?? []) this.#places.delete(piece.source.path);
    const starts = splitText(text);
    const pieces = starts.map((start, i): PlacedPiece => {
      const own = text.slice(start, starts[i + 1] ?? text.length);
      const piece = kept.get(own)?.pop() ?? parsePiece(`${path}#${++this.#count}`, own);
      this.#places.set(piece.source.path, { path, start });
      return { piece, start };
    });
    const tree: File = {
      kind: "file",
      path,
      span: { file: path, start: 0, end: text.length },
      header: pieces.find(({ piece }) => piece.tree.header !== undefined)?.piece.tree.header,
      items: pieces.flatMap(({ piece }) => piece.tree.items),
      comments: pieces.flatMap(({ piece }) => piece.tree.comments),
    };
    const diagnostics = pieces.flatMap(({ piece }) => piece.diagnostics);
    return { source, outcome: { value: tree, diagnostics }, pieces };
  }
}

function parsePiece(path: string, text: string): Piece {
  const source = createSourceFile(path, text);
  const { value: tree, diagnostics } = parse(source);
  return { source, tree, diagnostics };
}
