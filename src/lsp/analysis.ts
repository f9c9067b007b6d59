/**
 * One model, read and checked as the editor's buffers have it. Small programs are checked whole at every keystroke; of a
 * large one only what changed and what refers to it, the rest being known from before (and checked again when idle).
 */
import { checkModel, type CheckedModel } from "../check/index.js";
import type { Diagnostic } from "../diagnostics/index.js";
import { loadProgram, type Host, type Program } from "../project/index.js";
import { resolveProgram, type ResolvedProgram } from "../resolve/index.js";
import type { SourceFile, Span } from "../text/index.js";
import { ParsedFiles } from "./parsed-files.js";
import { createSymbolTable, type SymbolTable } from "./symbols/symbol-table.js";

/** Programs with more declarations than this are checked piecemeal. */
const largeProgram = 600;

/** Pieces checked at one keystroke at most. */
const maxChecked = 150;

/** What is known of one model. Spans may lie in pieces of files: `files.place` leads to the files. */
export interface Analysis {
  readonly entry: string;
  readonly files: ParsedFiles;
  readonly program: Program;
  readonly resolved: ResolvedProgram;
  /** Of all declarations, those with errors too. */
  readonly model: CheckedModel;
  readonly diagnostics: readonly Diagnostic[];
  readonly symbols: SymbolTable;
  /** False when some declarations were not checked again. */
  readonly isComplete: boolean;
}

/** Reads and checks a model; `previous` is what was known of it before the last edits. */
export function analyse(
  host: Host,
  entry: string,
  files: ParsedFiles,
  previous: Analysis | undefined,
): Analysis {
  const loaded = loadProgram(host, entry, (source) => files.parse(source));
  const { value: resolvedOnly, diagnostics: ofNames } = resolveProgram(loaded.value);
  const resolved = { ...resolvedOnly, sources: allSources(loaded.value, files) };
  const text = [...loaded.diagnostics, ...ofNames];
  const symbols = createSymbolTable(loaded.value);
  const common = { entry, files, program: loaded.value, resolved, symbols };
  const stale = previous === undefined ? undefined : findStale(resolved, previous);
  if (stale === undefined || previous === undefined) {
    const checked = checkModel(resolved);
    const diagnostics = [...text, ...withoutOpenObjective(checked.diagnostics, resolved)];
    return { ...common, model: checked.value, diagnostics, isComplete: true };
  }
  const checked = checkModel(resolved, ({ declaration }) => stale.has(declaration.span.file));
  const known = new Set(resolved.sources.keys());
  const isKept = (span: Span): boolean => known.has(span.file) && !stale.has(span.file);
  const former = new Set(previous.checkDiagnostics);
  const kept = [...former].filter(({ span }) => isKept(span));
  const fresh = withoutRepeats([
    ...kept,
    ...withoutOpenObjective(checked.diagnostics, resolved),
  ]);
  return {
    ...common,
    model: mergeModels(previous.model, checked.value, resolved, isKept),
    diagnostics: [...text, ...fresh],
    isComplete: false,
  };
}
