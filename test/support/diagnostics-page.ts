/**
 * Pages of diagnostics: Markdown in, examples out, and what the compiler says about each.
 * An example is the blocks up to a `text` block, which shows the diagnostics; the files of a page add up, a block
 * of the same name replaces the file. Words after `text` are options, as on the command line.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import {
  checkSessionStudies,
  compile,
  openSession,
  type CompileRequest,
} from "../../src/compile.js";
import {
  hasErrors,
  renderDiagnostics,
  sortDiagnostics,
  type Diagnostic,
} from "../../src/diagnostics/index.js";
import { lintSession } from "../../src/cli/lint-session.js";
import { checkIamc, checkParts, tabulateIamc } from "../../src/exchange/index.js";
import { locateModel } from "../../src/host-node.js";
import { listScenarios } from "../../src/scenario/index.js";
import { createInlineSolver } from "../../src/solve/index.js";
import { solveModel } from "../../src/solve-model.js";
import type { SourceFile } from "../../src/text/index.js";
import { createMemoryHost } from "./memory-host.js";

/** Files by path; `undefined` stands for a link out of the model's folder. */
export type ExampleFiles = Readonly<Record<string, string | undefined>>;

/** One example of a page, with the lines of the page that its text block takes. */
export interface Example {
  readonly files: ExampleFiles;
  readonly options: string;
  readonly text: string;
  /** First and last line of the text inside the block, from 0; the last is one past. */
  readonly from: number;
  readonly to: number;
}

/** What was said about an example. */
export interface Said {
  readonly diagnostics: readonly Diagnostic[];
  readonly text: string;
}

/** Examples of a page in order. */
export function readExamples(page: string): readonly Example[] {
  const lines = page.split("\n");
  const examples: Example[] = [];
  let files: Record<string, string | undefined> = {};
  for (let i = 0; i < lines.length; i++) {
    const fence = /^```(dcm|csv|json|link|text)\s*(.*)$/u.exec(lines[i] ?? "");
    if (fence === null) continue;
    const [, language = "", words = ""] = fence;
    const from = i + 1;
    while (i + 1 < lines.length && lines[i + 1] !== "```") i++;
    const to = ++i;
    const text = lines.slice(from, to).join("\n");
    if (language === "text") examples.push({ files, options: words.trim(), text, from, to });
    else {
      const name = words.trim() === "" ? "model.dcm" : words.trim();
      if (name === "model.dcm") files = {};
      files = { ...files, [name]: language === "link" ? undefined : `${text}\n` };
    }
  }
  return examples;
}

/** The page with other texts in the blocks of its examples. */
export function replaceTexts(
  page: string,
  examples: readonly Example[],
  texts: readonly string[],
): string {
  const lines = page.split("\n");
  for (let i = examples.length - 1; i >= 0; i--) {
    const example = examples[i];
    if (example !== undefined)
      lines.splice(
        example.from,
        example.to - example.from,
        ...(texts[i] ?? "").trimEnd().split("\n"),
      );
  }
  return lines.join("\n");
}

/** Compiles an example as `dcm check` would, and builds it too: the base, then each scenario if the base is sound. */
export function runExample({ files, options }: Pick<Example, "files" | "options">): Said {
  if (options === "folder") return runFolder(files);
  const host = createMemoryHost(files);
  const session = openSession(host, "model.dcm");
  const request = readRequest(options);
  const base = compile(session, request);
  const found: Diagnostic[] = [...base.diagnostics];
  if (base.built !== undefined) found.push(...checkIamc(base.built.plan.environment));
  for (const { name } of listScenarios(session.resolved)) {
    if (hasErrors(found)) break;
    if (name !== "base" && request.scenario === undefined)
      found.push(...compile(session, { ...request, scenario: name }).diagnostics);
  }
  if (!hasErrors(found)) found.push(...checkSessionStudies(session).diagnostics);
  if (options === "lint" && !hasErrors(found)) found.push(...lintSession(session).diagnostics);
  return say(found, session.sourceOf);
}

/** Solves the base of an example, and looks at the tables that other programs read. */
export async function solveExample({ files }: Pick<Example, "files">): Promise<Said> {
  const session = openSession(createMemoryHost(files), "model.dcm");
  const compiled = compile(session);
  const run = await solveModel(compiled, await createInlineSolver());
  const rows = run === undefined ? [] : tabulateIamc([run.results]);
  return say([...compiled.diagnostics, ...checkParts(rows)], session.sourceOf);
}

/** Looks for the model in a folder on disk, called `my-model`. */
function runFolder(files: ExampleFiles): Said {
  const folder = mkdtempSync(join(tmpdir(), "dcm-"));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text ?? "");
    }
    const { diagnostics } = locateModel(folder);
    const rename = (text: string): string => text.replaceAll(folder, "my-model");
    const renamed = diagnostics.map((diagnostic) => ({
      ...diagnostic,
      message: rename(diagnostic.message),
      span: { ...diagnostic.span, file: rename(diagnostic.span.file) },
    }));
    return say(renamed, () => undefined);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function say(
  diagnostics: readonly Diagnostic[],
  sourceOf: (path: string) => SourceFile | undefined,
): Said {
  const sources = new Map<string, SourceFile>();
  for (const { span, related } of diagnostics) {
    for (const { file } of [span, ...related.map((label) => label.span)]) {
      const source = sourceOf(file);
      if (source !== undefined) sources.set(file, source);
    }
  }
  const sorted = sortDiagnostics(diagnostics);
  const text = renderDiagnostics(sorted, sources).replace(
    /\n\n\d+ (errors?|warnings?)[^\n]*\n$/u,
    "\n",
  );
  return { diagnostics: sorted, text: text === "" ? "no errors" : text.trimEnd() };
}

function readRequest(options: string): CompileRequest {
  const settings: { name: string; text: string }[] = [];
  let request: CompileRequest = {};
  for (const [, option = "", value = ""] of options.matchAll(/--([a-z-]+) (\S+)/gu)) {
    if (option === "set") {
      const at = value.indexOf("=");
      settings.push({ name: value.slice(0, at), text: value.slice(at + 1) });
    } else if (option === "objective") request = { ...request, objective: value };
    else if (option === "scenario") request = { ...request, scenario: value };
    else if (option === "max-size") {
      const limit = Number(value);
      request = { ...request, limits: { maxRows: limit, maxCols: limit, maxNonzeros: limit } };
    }
  }
  return { ...request, settings };
}
