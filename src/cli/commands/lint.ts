/**
 * `dcm lint`: what is allowed but seldom meant; with `--fix` the safe repairs are made.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Session } from "../../compile.js";
import { hasErrors, sortDiagnostics, type Fix } from "../../diagnostics/index.js";
import { locateModel } from "../../host-node.js";
import { exitCodes, UsageError, type ExitCode } from "../exit-codes.js";
import { lintSession, type Linted } from "../lint-session.js";
import { chooseScenarios, openModel } from "../model-options.js";
import { diagnosticsToJson, printDiagnostics, type Terminal } from "../terminal.js";

/** Options of `dcm lint`. */
export interface LintCommandOptions {
  readonly scenario: readonly string[];
  readonly fix?: boolean;
  readonly json?: boolean;
}

/** A repair may show the next one; this many rounds at most. */
const maxRounds = 10;

/** Lints a model; 0 when nothing is found. */
export function runLint(path: string, options: LintCommandOptions, terminal: Terminal): ExitCode {
  let session = openModel(path);
  let linted = lintOnce(session, options);
  let fixed = 0;
  for (let round = 0; options.fix === true && round < maxRounds; round++) {
    const done = repair(path, session, linted);
    if (done === 0) break;
    fixed += done;
    session = openModel(path);
    linted = lintOnce(session, options);
  }
  const diagnostics = sortDiagnostics(linted.diagnostics);
  const { notes } = linted;
  if (options.json === true) {
    const shown = diagnosticsToJson(diagnostics, session.sourceOf);
    terminal.out(JSON.stringify({ diagnostics: shown, notes, fixed }, undefined, 2));
  } else {
    printDiagnostics(terminal, diagnostics, session.sourceOf);
    for (const note of notes) terminal.err(`note: ${note}`);
    if (fixed > 0) terminal.out(`${path}: ${fixed} ${fixed === 1 ? "repair" : "repairs"} made`);
    if (diagnostics.length === 0) terminal.out(`${path}: nothing found`);
  }
  return diagnostics.length === 0 ? exitCodes.fine : exitCodes.model;
}

function lintOnce(session: Session, options: LintCommandOptions): Linted {
  if (hasErrors(session.diagnostics)) return { diagnostics: session.diagnostics, notes: [] };
  if (options.scenario.length === 0) return lintSession(session);
  const [scenario = "base", ...more] = chooseScenarios(session, options);
  if (more.length > 0)
    throw new UsageError("--scenario takes one scenario here", "lint them one by one");
  return lintSession(session, { scenario });
}

/** Makes the safe repairs in the model's own files; how many. */
function repair(path: string, session: Session, { diagnostics }: Linted): number {
  const root = locateModel(path).value?.root;
  if (root === undefined || hasErrors(diagnostics)) return 0;
  const edits = new Map<string, Fix["edits"][number][]>();
  let count = 0;
  for (const { fixes } of diagnostics) {
    const safe = fixes.find(({ safety }) => safety === "safe");
    if (safe === undefined) continue;
    count++;
    for (const edit of safe.edits) {
      const list = edits.get(edit.span.file) ?? [];
      list.push(edit);
      edits.set(edit.span.file, list);
    }
  }
  for (const [file, list] of edits) {
    if (!session.program.files.has(file)) continue;
    const name = join(root, file);
    let text = readFileSync(name, "utf8");
    // Offsets are those of the text without a byte-order mark.
    const shift = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    for (const edit of list.toSorted((a, b) => b.span.start - a.span.start)) {
      const { start, end } = edit.span;
      text = text.slice(0, start + shift) + edit.text + text.slice(end + shift);
    }
    writeFileSync(name, text);
  }
  return count;
}
