/**
 * A case of a comparison: Markdown with files `dcm before`, `dcm after` (or `csv …`, and the file's name unless it is
 * model.dcm), and the page that is expected in a `text` block. Files named `both` are on both sides.
 */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compile, openSession, type Compiled, type Session } from "../../src/compile.js";
import { diffData, diffPrograms, diffRows, type ModelDiff } from "../../src/diff/index.js";
import { createMemoryHost } from "../support/memory-host.js";

/** Folder of the cases. */
export const caseFolder = fileURLToPath(new URL("cases", import.meta.url));

/** Files of both sides, and the page's text. */
export interface DiffCase {
  readonly name: string;
  readonly page: string;
  readonly before: Readonly<Record<string, string>>;
  readonly after: Readonly<Record<string, string>>;
  readonly text: string;
}

/** All cases by name. */
export function readCases(): readonly DiffCase[] {
  return readdirSync(caseFolder)
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => readCase(name, readFileSync(`${caseFolder}/${name}`, "utf8")));
}

function readCase(name: string, page: string): DiffCase {
  const before: Record<string, string> = {};
  const after: Record<string, string> = {};
  let text = "";
  const fence = /^```(dcm|csv|text) ?(before|after|both)? ?(\S*)\n([\s\S]*?)^```$/gmu;
  for (const [, language, side, file, content = ""] of page.matchAll(fence)) {
    const path = file === undefined || file === "" ? "model.dcm" : file;
    if (language === "text") text = content;
    if (side === "before" || side === "both") before[path] = content;
    if (side === "after" || side === "both") after[path] = content;
  }
  return { name: name.replace(/\.md$/u, ""), page, before, after, text };
}

/** A model in memory, compiled. */
export function open(files: Readonly<Record<string, string>>): {
  readonly session: Session;
  readonly compiled: Compiled;
} {
  const session = openSession(createMemoryHost(files), "model.dcm");
  return { session, compiled: compile(session) };
}

/** Compares two models in memory on the first three layers. */
export function diffFiles(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): ModelDiff {
  const [old, fresh] = [open(before), open(after)];
  const faults = [...old.compiled.diagnostics, ...fresh.compiled.diagnostics]
    .filter(({ severity }) => severity === "error")
    .map(({ code, message }) => `${code}: ${message}`);
  const declarations = diffPrograms(old.session.resolved, fresh.session.resolved);
  const { renames } = declarations;
  const data = [old.compiled.dataSet, fresh.compiled.dataSet] as const;
  const built = [old.compiled.built, fresh.compiled.built] as const;
  return {
    before: "before",
    after: "after",
    scenario: "base",
    declarations,
    data:
      data[0] === undefined || data[1] === undefined
        ? undefined
        : diffData(data[0], data[1], renames),
    rows:
      built[0] === undefined || built[1] === undefined
        ? undefined
        : diffRows(built[0], built[1], renames),
    results: undefined,
    notes: faults,
  };
}
