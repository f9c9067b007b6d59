/**
 * One model, read and checked as the editor's buffers have it. Small programs are checked whole at every keystroke; of a
 * large one only what changed and what refers to it, the rest being known from before (and checked again when idle).
 */
import { checkModel, type CheckedModel } from "../check/index.js";
import { withoutRepeats, type Diagnostic } from "../diagnostics/index.js";
import { loadProgram, type Host, type Program } from "../project/index.js";
import { resolveProgram, type ResolvedProgram } from "../resolve/index.js";
import { applyModelChanges } from "../scenario/index.js";
import type { SourceFile, Span } from "../text/index.js";
import { mergeModels } from "./merge-models.js";
import type { ParsedFiles } from "./parsed-files.js";
import { createSymbolTable, type SymbolTable } from "./symbols/symbol-table.js";

/** Programs with more declarations than this are checked piecemeal. */
const largeProgram = 40;

/** Files and pieces checked at one keystroke at most. */
const maxChecked = 150;

/** What is known of one model. Spans may lie in pieces of files: `files.place` leads to the files. */
export interface Analysis {
  readonly entry: string;
  readonly files: ParsedFiles;
  readonly program: Program;
  readonly resolved: ResolvedProgram;
  /** Of all declarations, those with errors too. */
  readonly model: CheckedModel;
  /** Of reading files and resolving names. */
  readonly textDiagnostics: readonly Diagnostic[];
  readonly checkDiagnostics: readonly Diagnostic[];
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
  const names = resolveProgram(loaded.value);
  const changed = applyModelChanges(names.value);
  const resolved = { ...changed.value.program, sources: allSources(loaded.value, files) };
  const common = {
    entry,
    files,
    program: loaded.value,
    resolved,
    textDiagnostics: [...loaded.diagnostics, ...names.diagnostics, ...changed.diagnostics],
    symbols: createSymbolTable(loaded.value),
  };
  const stale = previous === undefined ? undefined : findStale(resolved, previous);
  if (previous === undefined || stale === undefined) {
    const checked = checkModel(resolved);
    const checkDiagnostics = checked.diagnostics.filter((found) => isMeant(found, resolved));
    return { ...common, model: checked.value, checkDiagnostics, isComplete: true };
  }
  const checked = checkModel(resolved, ({ declaration }) => stale.has(declaration.span.file));
  const isKept = ({ file }: Span): boolean => resolved.sources.has(file) && !stale.has(file);
  const found = [
    ...previous.checkDiagnostics.filter(({ span }) => isKept(span)),
    ...checked.diagnostics.filter((fresh) => isMeant(fresh, resolved)),
  ];
  return {
    ...common,
    model: mergeModels(previous.model, checked.value, resolved, isKept),
    checkDiagnostics: withoutRepeats(found),
    isComplete: false,
  };
}

/** With scenarios to choose among objectives, the base need not. */
function isMeant({ code }: Diagnostic, resolved: ResolvedProgram): boolean {
  return code !== "open-objective" || resolved.scenarios.size === 0;
}

/** Files by path and pieces by name. */
function allSources(program: Program, files: ParsedFiles): ReadonlyMap<string, SourceFile> {
  const sources = new Map<string, SourceFile>();
  for (const [path, file] of program.files) {
    sources.set(path, file.source);
    for (const { piece } of files.pieces(path)) sources.set(piece.source.path, piece.source);
  }
  return sources;
}

/** Files and pieces whose declarations must be checked; undefined when that is all of them. */
function findStale(resolved: ResolvedProgram, previous: Analysis): ReadonlySet<string> | undefined {
  const { declarations } = resolved;
  const former = previous.resolved.declarations;
  if (declarations.size < largeProgram) return undefined;
  const stale = new Set<string>();
  const changed = new Set<string>();
  for (const [name, { declaration }] of declarations) {
    if (former.get(name)?.declaration === declaration) continue;
    changed.add(name);
    stale.add(declaration.span.file);
  }
  for (const name of former.keys()) if (!declarations.has(name)) changed.add(name);
  for (const { span, target } of previous.model.references) {
    if (stale.size >= maxChecked) break;
    if (changed.has(target) && resolved.sources.has(span.file)) stale.add(span.file);
  }
  // A name that was unknown may be known now.
  for (const { code, span } of previous.checkDiagnostics) {
    if (stale.size >= maxChecked) break;
    if (code === "unknown-name" && resolved.sources.has(span.file)) stale.add(span.file);
  }
  return stale;
}
