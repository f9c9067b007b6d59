/**
 * From texts to a resolved program, with diagnostics as `code at "text under the span"`.
 */
import type { Diagnostic } from "../../src/diagnostics/index.js";
import { loadProgram, type Program } from "../../src/project/index.js";
import { resolveProgram, type ResolvedProgram } from "../../src/resolve/index.js";
import type { SourceFile } from "../../src/text/index.js";
import { createMemoryHost } from "./memory-host.js";

/** A program made of texts, and what was said on the way. */
export interface ResolvedText {
  readonly program: ResolvedProgram;
  /** `code at "text"` of each diagnostic, in order. */
  readonly said: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Loads `main.dcm` of these files; a single text gets the header `model m`. */
export function resolveText(
  files: string | Readonly<Record<string, string | undefined>>,
): ResolvedText {
  const all = typeof files === "string" ? { "main.dcm": `model m\n${files}` } : files;
  const loaded = loadProgram(createMemoryHost(all), "main.dcm");
  const resolved = resolveProgram(loaded.value);
  const diagnostics = [...loaded.diagnostics, ...resolved.diagnostics];
  return {
    program: resolved.value,
    diagnostics,
    said: saidAbout(resolved.value.sources, diagnostics),
  };
}

/** Loads `main.dcm` of these files. */
export function loadText(files: Readonly<Record<string, string | undefined>>): {
  readonly program: Program;
  readonly said: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const { value, diagnostics } = loadProgram(createMemoryHost(files), "main.dcm");
  const sources = new Map([...value.files].map(([path, file]) => [path, file.source]));
  return { program: value, diagnostics, said: saidAbout(sources, diagnostics) };
}

/** `code at "text under the span"` of each diagnostic. */
export function saidAbout(
  sources: ReadonlyMap<string, SourceFile>,
  diagnostics: readonly Diagnostic[],
): readonly string[] {
  return diagnostics.map(({ code, span }) => {
    const text = sources.get(span.file)?.text.slice(span.start, span.end) ?? "";
    return `${code} at ${JSON.stringify(text)}`;
  });
}

/** The text that a span covers. */
export function textOf(
  program: ResolvedProgram,
  span: { readonly file: string; readonly start: number; readonly end: number },
): string {
  return program.sources.get(span.file)?.text.slice(span.start, span.end) ?? "";
}
