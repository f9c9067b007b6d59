/**
 * Hostile inputs through the whole front: text and files in, diagnostics out, and what must hold of every one of them.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { compile, openSession, type CompileRequest, type Compiled } from "../../src/compile.js";
import { renderDiagnostics, toJson, type Diagnostic } from "../../src/diagnostics/index.js";
import { listScenarios } from "../../src/scenario/index.js";
import type { SourceFile } from "../../src/text/index.js";
import { createMemoryHost } from "../support/memory-host.js";

/** Files of a model by path. */
export type Files = Readonly<Record<string, string | undefined>>;

/** What came of a model. */
export interface Outcome {
  readonly compiled: Compiled;
  readonly diagnostics: readonly Diagnostic[];
  /** `code at "text under the span"` of each diagnostic. */
  readonly said: readonly string[];
  readonly milliseconds: number;
}

/** Compiles `model.dcm` up to the built program; a single text is that file, under the header `model m`. */
export function build(files: Files | string, request: CompileRequest = {}): Outcome {
  const all = typeof files === "string" ? { "model.dcm": `model m\n${files}` } : files;
  const started = performance.now();
  const session = openSession(createMemoryHost(all), "model.dcm");
  const compiled = compile(session, request);
  const milliseconds = performance.now() - started;
  expectSound(compiled.diagnostics, session.sourceOf);
  const said = compiled.diagnostics.map(({ code, span }) => {
    const text = session.sourceOf(span.file)?.text.slice(span.start, span.end) ?? "";
    return `${code} at ${JSON.stringify(text)}`;
  });
  return { compiled, diagnostics: compiled.diagnostics, said, milliseconds };
}

/** Compiles the base and every scenario, for their diagnostics alone. */
export function buildAll(files: Files): void {
  const session = openSession(createMemoryHost(files), "model.dcm");
  const scenarios = listScenarios(session.resolved).map(({ name }) => name);
  for (const scenario of scenarios.length === 0 ? ["base"] : scenarios) {
    expectSound(compile(session, { scenario }).diagnostics, session.sourceOf);
  }
}

/** Every span lies in its file, and every diagnostic can be shown to a person and to a program. */
export function expectSound(
  diagnostics: readonly Diagnostic[],
  sourceOf: (path: string) => SourceFile | undefined,
): void {
  const sources = new Map<string, SourceFile>();
  for (const { span, related, fixes } of diagnostics) {
    const spans = [
      span,
      ...related.map((label) => label.span),
      ...fixes.flatMap((fix) => fix.edits.map((edit) => edit.span)),
    ];
    for (const { file, start, end } of spans) {
      const source = sourceOf(file);
      if (source === undefined) continue;
      sources.set(file, source);
      const isInside = start >= 0 && start <= end && end <= source.text.length;
      expect(isInside, `${file} ${start}..${end} of ${source.text.length}`).toBe(true);
    }
  }
  if (diagnostics.length === 0) return;
  const text = renderDiagnostics(diagnostics, sources);
  expect(text).not.toMatch(/\[object|undefined is not|Cannot read|CstNode/u);
  for (const diagnostic of diagnostics) JSON.stringify(toJson(diagnostic, sources));
}

/** The models that ship with the repository: files by path, the entry as `model.dcm`. */
export function readModels(): ReadonlyMap<string, Files> {
  const folder = fileURLToPath(new URL("../../models", import.meta.url));
  const models = new Map<string, Files>();
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  for (const { name } of folders.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const files = new Map<string, string>();
    for (const entry of readdirSync(join(folder, name), { recursive: true, withFileTypes: true })) {
      const path = relative(join(folder, name), join(entry.parentPath, entry.name));
      if (entry.isFile() && /\.(dcm|csv|json)$/u.test(path))
        files.set(path.replaceAll("\\", "/"), readFileSync(join(folder, name, path), "utf8"));
    }
    const entry = [...files.keys()].find((path) => path.endsWith(`${name}.dcm`));
    if (entry === undefined) continue;
    files.set("model.dcm", files.get(entry) ?? "");
    files.delete(entry);
    models.set(name, Object.fromEntries(files));
  }
  return models;
}
