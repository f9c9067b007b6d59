/**
 * Where output goes and how it looks there: results on stdout, everything else on stderr; colours only on a terminal
 * and never with NO_COLOR.
 */
import picocolors from "picocolors";
import {
  renderDiagnostics,
  toJson,
  type Diagnostic,
  type Palette,
  withoutRepeats,
} from "../diagnostics/index.js";
import type { SourceFile } from "../text/index.js";

/** The streams and settings of one process. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** For what goes to stderr. */
  readonly color: ReturnType<typeof picocolors.createColors>;
  /** For what goes to stdout, which may be a file while stderr is a terminal. */
  readonly outColor: ReturnType<typeof picocolors.createColors>;
  readonly isInteractive: boolean;
  readonly width: number;
}

/** The terminal of this process. */
export function createTerminal(): Terminal {
  const isAllowed = process.env["NO_COLOR"] === undefined;
  const isColored = isAllowed && process.stderr.isTTY === true;
  return {
    out: (text) => void process.stdout.write(text.endsWith("\n") ? text : `${text}\n`),
    err: (text) => void process.stderr.write(text.endsWith("\n") ? text : `${text}\n`),
    color: picocolors.createColors(isColored),
    outColor: picocolors.createColors(isAllowed && process.stdout.isTTY === true),
    isInteractive: process.stderr.isTTY === true && process.env["TERM"] !== "dumb",
    width: process.stdout.columns ?? 100,
  };
}

/** Prints diagnostics for people on stderr. */
export function printDiagnostics(
  terminal: Terminal,
  diagnostics: readonly Diagnostic[],
  sourceOf: (path: string) => SourceFile | undefined,
): void {
  if (diagnostics.length === 0) return;
  const sources = sourcesOf(diagnostics, sourceOf);
  terminal.err(
    renderDiagnostics(diagnostics, sources, {
      palette: paletteOf(terminal.color),
      width: terminal.width,
    }),
  );
}

/** Shows what stops a command: as JSON on stdout when that was asked for, else for people on stderr. */
export function reportFaults(
  terminal: Terminal,
  diagnostics: readonly Diagnostic[],
  sourceOf: (path: string) => SourceFile | undefined,
  isJson: boolean,
): void {
  if (!isJson) {
    printDiagnostics(terminal, diagnostics, sourceOf);
    return;
  }
  const faults = diagnosticsToJson(withoutRepeats(diagnostics), sourceOf);
  terminal.out(JSON.stringify({ diagnostics: faults }, undefined, 2));
}

/** Diagnostics as JSON values. */
export function diagnosticsToJson(
  diagnostics: readonly Diagnostic[],
  sourceOf: (path: string) => SourceFile | undefined,
): readonly unknown[] {
  const sources = sourcesOf(diagnostics, sourceOf);
  return diagnostics.map((diagnostic) => toJson(diagnostic, sources));
}

function paletteOf(color: Terminal["color"]): Palette {
  return {
    error: (text) => color.bold(color.red(text)),
    warning: (text) => color.bold(color.yellow(text)),
    message: color.bold,
    frame: color.blue,
    related: color.cyan,
    keyword: color.green,
  };
}

function sourcesOf(
  diagnostics: readonly Diagnostic[],
  sourceOf: (path: string) => SourceFile | undefined,
): ReadonlyMap<string, SourceFile> {
  const sources = new Map<string, SourceFile>();
  const add = (file: string): void => {
    const source = sourceOf(file);
    if (source !== undefined) sources.set(file, source);
  };
  for (const diagnostic of diagnostics) {
    add(diagnostic.span.file);
    diagnostic.related.forEach((label) => add(label.span.file));
  }
  return sources;
}
