/**
 * Diagnostics for a terminal: header, place, source with marks, reason, next step.
 * Sources hold every file a span may lie in, data files too; a span in an unknown file is shown by the file's name alone.
 */
import { lineText, toPosition, type SourceFile, type Span } from "../text/index.js";
import { makeVisible } from "./cells.js";
import type { Diagnostic } from "./diagnostic.js";
import { plainPalette, type Palette } from "./palette.js";
import { renderSnippet, type Mark, type SnippetStyle } from "./snippet.js";
import { sortDiagnostics } from "./sort.js";

/** How wide and how colourful. */
export interface RenderOptions {
  /** Colours; none by default. */
  readonly palette?: Palette;
  /** Width of the terminal in cells; 100 by default. */
  readonly width?: number;
}

/** Source files by path. */
export type Sources = ReadonlyMap<string, SourceFile>;

/** One diagnostic as lines of text, without a final line end. */
export function renderDiagnostic(
  diagnostic: Diagnostic,
  sources: Sources,
  options: RenderOptions = {},
): string {
  const palette = options.palette ?? plainPalette;
  const primary = diagnostic.severity === "error" ? palette.error : palette.warning;
  const header = `${primary(`${diagnostic.severity}[${diagnostic.code}]`)}${palette.message(`: ${makeVisible(diagnostic.message)}`)}`;
  const places = collectPlaces(diagnostic, sources);
  const gutter = Math.max(1, ...places.map((place) => String(place.line).length));
  const width = Math.max(30, (options.width ?? 100) - gutter - 3);
  const style: SnippetStyle = { palette, primary, width };
  const rows = [header, ...renderPlaces(diagnostic, places, sources, gutter, style)];
  if (diagnostic.why !== undefined) rows.push(renderNote("why", diagnostic.why, palette));
  if (diagnostic.help !== undefined) rows.push(renderNote("help", diagnostic.help, palette));
  return rows.join("\n");
}

/** All diagnostics in order, each once, and how many there are: `2 errors, 1 warning`. Empty for none. */
export function renderDiagnostics(
  diagnostics: readonly Diagnostic[],
  sources: Sources,
  options: RenderOptions = {},
): string {
  const sorted = sortDiagnostics(diagnostics);
  if (sorted.length === 0) return "";
  const parts = sorted.map((item) => renderDiagnostic(item, sources, options));
  return [...parts, renderCount(sorted)].join("\n\n") + "\n";
}

/** `2 errors, 1 warning`; `no errors` for an empty list. */
export function renderCount(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter((item) => item.severity === "error").length;
  const warnings = diagnostics.length - errors;
  const parts: string[] = [];
  if (errors > 0) parts.push(errors === 1 ? "1 error" : `${errors} errors`);
  if (warnings > 0) parts.push(warnings === 1 ? "1 warning" : `${warnings} warnings`);
  return parts.length === 0 ? "no errors" : parts.join(", ");
}

/** One line of one file with its marks. */
interface Place {
  readonly file: string;
  readonly line: number;
  readonly marks: Mark[];
}

function collectPlaces(diagnostic: Diagnostic, sources: Sources): readonly Place[] {
  const places = new Map<string, Place>();
  const add = (span: Span, text: string | undefined, isPrimary: boolean): void => {
    const source = sources.get(span.file);
    const position = source === undefined ? undefined : toPosition(source, span.start);
    const line = position?.line ?? 0;
    const key = JSON.stringify([span.file, line]);
    const place = places.get(key) ?? { file: span.file, line, marks: [] };
    places.set(key, place);
    if (source === undefined || position === undefined) return;
    // A span over several lines is marked to the end of its first.
    const lineStart = span.start - position.column + 1;
    const lineLength = lineText(source, line).length;
    const start = Math.min(position.column - 1, lineLength);
    const end = Math.max(start, Math.min(span.end - lineStart, lineLength));
    const same = place.marks.findIndex((mark) => mark.start === start && mark.end === end);
    const other = place.marks[same];
    if (other === undefined) place.marks.push({ start, end, text, isPrimary });
    else {
      const texts = [other.text, text].filter((item) => item !== undefined);
      place.marks[same] = { ...other, text: texts.length === 0 ? undefined : texts.join("; ") };
    }
  };
  add(diagnostic.span, diagnostic.label, true);
  for (const { span, text } of diagnostic.related) add(span, text, false);
  return [...places.values()];
}

function renderPlaces(
  diagnostic: Diagnostic,
  places: readonly Place[],
  sources: Sources,
  gutter: number,
  style: SnippetStyle,
): readonly string[] {
  const rows: string[] = [];
  for (const file of new Set(places.map((place) => place.file))) {
    const own = places.filter((place) => place.file === file).sort((a, b) => a.line - b.line);
    const first =
      file === diagnostic.span.file
        ? diagnostic.span
        : diagnostic.related.find((r) => r.span.file === file)?.span;
    if (first === undefined) continue;
    rows.push(`  ${style.palette.frame(renderLocation(first, sources))}`);
    const source = sources.get(file);
    if (source === undefined) {
      for (const label of file === diagnostic.span.file ? [] : diagnostic.related) {
        if (label.span.file === file) rows.push(`  ${makeVisible(label.text)}`);
      }
      continue;
    }
    let previous: number | undefined;
    for (const place of own) {
      if (previous !== undefined && place.line > previous + 1) {
        rows.push(style.palette.frame(`${" ".repeat(gutter)} …`));
      }
      previous = place.line;
      for (const snippet of renderSnippet(lineText(source, place.line), place.marks, style)) {
        rows.push(
          ...snippet.map((row, index) =>
            withGutter(row, index === 0 ? place.line : "", gutter, style),
          ),
        );
      }
    }
  }
  return rows;
}

function withGutter(row: string, line: number | "", gutter: number, style: SnippetStyle): string {
  const bar = style.palette.frame(`${String(line).padStart(gutter)} |`);
  return row === "" ? bar : `${bar} ${row}`;
}

function renderLocation(span: Span, sources: Sources): string {
  const file = makeVisible(span.file);
  const source = sources.get(span.file);
  if (source === undefined) return file;
  const { line, column } = toPosition(source, span.start);
  return `${file}:${line}:${column}`;
}

function renderNote(word: string, text: string, palette: Palette): string {
  const lines = text.split("\n").map(makeVisible);
  return `  ${palette.keyword(`${word}:`)} ${lines.join(`\n${" ".repeat(word.length + 4)}`)}`;
}
