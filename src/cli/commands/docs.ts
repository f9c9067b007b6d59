/**
 * `dcm docs`: the model as a document with typeset equations, made from its source.
 */
import { existsSync, writeFileSync } from "node:fs";
import { bindScenario, checkScenario, type Compiled, type Session } from "../../compile.js";
import { hasErrors } from "../../diagnostics/index.js";
import { buildDocument, renderHtml, renderLatex } from "../../docs/index.js";
import { exitCodes, UsageError, type ExitCode } from "../exit-codes.js";
import { chooseScenarios, openModel, reportOpening } from "../model-options.js";
import { replaceFile } from "../replace-file.js";
import { printDiagnostics, type Terminal } from "../terminal.js";

/** Options of `dcm docs`. */
export interface DocsOptions {
  readonly format: string;
  readonly out?: string;
  /** Which scenarios are described; all when none is named. */
  readonly scenario: readonly string[];
}

/** Writes the document to a file or to stdout. */
export function runDocs(path: string, options: DocsOptions, terminal: Terminal): ExitCode {
  const { format, out } = options;
  if (format !== "html" && format !== "latex") {
    throw new UsageError(`--format ${format}: expected html or latex`);
  }
  const session = openModel(path);
  const opening = reportOpening(session, terminal, false);
  if (opening !== undefined) return opening;
  const scenarios = options.scenario.length === 0 ? undefined : chooseScenarios(session, options);
  const compiled = bindBase(session);
  if (compiled.model === undefined) {
    printDiagnostics(terminal, compiled.diagnostics, session.sourceOf);
    return exitCodes.model;
  }
  if (compiled.dataSet === undefined) {
    printDiagnostics(terminal, compiled.diagnostics, session.sourceOf);
    terminal.err("the data could not be read: the document is made without them");
  }
  const document = buildDocument({
    program: session.resolved,
    model: compiled.model,
    environment: compiled.dataSet?.environment,
    scenarios,
  });
  const text = format === "html" ? renderHtml(document) : renderLatex(document);
  if (out === undefined) terminal.out(text.trimEnd());
  else {
    writeDocument(out, text);
    terminal.err(`wrote ${out}`);
  }
  return exitCodes.fine;
}

/** The base with its data. Which of several objectives counts does not matter to a document: it shows them all. */
function bindBase(session: Session): Compiled {
  const { diagnostics } = checkScenario(session);
  const isOpen =
    hasErrors(diagnostics) && diagnostics.some(({ code }) => code === "open-objective");
  if (!isOpen) return bindScenario(session);
  const objectives = [...session.resolved.declarations.values()].filter(
    ({ declaration }) => declaration.kind === "minimize" || declaration.kind === "maximize",
  );
  const [first] = objectives;
  return bindScenario(session, first === undefined ? {} : { objective: first.name });
}

function writeDocument(out: string, text: string): void {
  try {
    if (existsSync(out)) replaceFile(out, text);
    else writeFileSync(out, text, { flag: "wx" });
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault);
    throw new UsageError(`cannot write ${out}: ${reason}`, "choose another file by --out");
  }
}
