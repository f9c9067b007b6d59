/**
 * Small models that use the standard library, held in memory and solved through the public API.
 */
import { readFileSync } from "node:fs";
import type { Host, Results } from "../../src/index.js";
import {
  compile,
  createInlineSolver,
  hasErrors,
  openSession,
  renderDiagnostics,
  solveModel,
} from "../../src/index.js";

const folder = new URL("../../stdlib/", import.meta.url);

/** A host of one model file, with the real standard library below `std/`. */
export function hostOf(text: string): Host {
  return {
    read: (path) => {
      if (path === "model.dcm") return { kind: "text", text };
      if (!path.startsWith("std/")) return { kind: "missing", near: [] };
      const content = readFileSync(new URL(path.slice("std/".length), folder), "utf8");
      return { kind: "text", text: content };
    },
  };
}

/** Solves a model and gives its results; the test fails with the rendered diagnostics when there are errors. */
export async function solve(text: string): Promise<Results> {
  const session = openSession(hostOf(text), "model.dcm");
  const compiled = compile(session);
  const files = new Set(
    compiled.diagnostics
      .flatMap((item) => [item.span, ...item.related.map((r) => r.span)])
      .map((span) => span.file),
  );
  const sources = new Map(
    [...files].flatMap((file) => {
      const source = session.sourceOf(file);
      return source === undefined ? [] : [[file, source] as const];
    }),
  );
  if (hasErrors(compiled.diagnostics))
    throw new Error(renderDiagnostics(compiled.diagnostics, sources));
  const solved = await solveModel(compiled, await createInlineSolver());
  if (solved === undefined) throw new Error("nothing was built");
  return solved.results;
}
