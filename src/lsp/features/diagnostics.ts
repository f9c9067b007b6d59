/**
 * Our diagnostics as the editor shows them: of the text at once, of data and scenarios when they have been looked at.
 * What was found in an older text is moved with the text, and left out where the text itself has changed.
 */
import {
  DiagnosticSeverity,
  type Diagnostic as EditorDiagnostic,
  type DiagnosticRelatedInformation,
} from "vscode-languageserver-protocol";
import { withoutRepeats, type Diagnostic } from "../../diagnostics/index.js";
import type { SourceFile, Span } from "../../text/index.js";
import { standIn, type Model } from "../model.js";
import { rangeAt } from "../places.js";
import { sourceIn, uriIn, type Workspace } from "../workspace.js";

/** Everything found in a model, with spans in its files as they are now. */
export function findDiagnostics(model: Model): readonly Diagnostic[] {
  const { analysis, facts } = model;
  const isFresh = facts !== undefined && facts.revision === model.revision;
  const text = isFresh
    ? facts.found.text
    : [...analysis.textDiagnostics, ...analysis.checkDiagnostics].map((found) =>
        moveDiagnostic(found, (span) => analysis.files.place(span)),
      );
  const deeper = (facts?.found.diagnostics ?? []).flatMap((found) => {
    if (isFresh || facts === undefined) return [found];
    const span = moveSpan(found.span, facts.texts, model);
    if (span === undefined) return [];
    const related = found.related.flatMap((label) => {
      const moved = moveSpan(label.span, facts.texts, model);
      return moved === undefined ? [] : [{ ...label, span: moved }];
    });
    return [{ ...found, span, related, fixes: [] }];
  });
  return withoutRepeats([...text, ...deeper]).filter(({ span }) => span.file !== standIn);
}

/** Diagnostics by URI; every file of the model has an entry. */
export function diagnosticsByUri(
  workspace: Workspace,
  model: Model,
): ReadonlyMap<string, readonly EditorDiagnostic[]> {
  const byFile = new Map<string, EditorDiagnostic[]>();
  for (const path of model.analysis.program.files.keys()) {
    if (path !== standIn) byFile.set(path, []);
  }
  for (const found of findDiagnostics(model)) {
    const source = sourceIn(model, found.span.file);
    if (source === undefined) continue;
    const list = byFile.get(found.span.file) ?? [];
    list.push(toEditor(workspace, model, found, source));
    byFile.set(found.span.file, list);
  }
  return new Map([...byFile].map(([path, list]) => [uriIn(workspace, model, path), list]));
}

/** One diagnostic in the editor's words. */
export function toEditor(
  workspace: Workspace,
  model: Model,
  found: Diagnostic,
  source: SourceFile,
): EditorDiagnostic {
  const lines = [found.label === undefined ? found.message : `${found.message}\n${found.label}`];
  if (found.why !== undefined) lines.push(`why: ${found.why}`);
  if (found.help !== undefined) lines.push(`help: ${found.help}`);
  const related = found.related.flatMap(({ span, text }): DiagnosticRelatedInformation[] => {
    const other = sourceIn(model, span.file);
    if (other === undefined) return [];
    const range = rangeAt(other, span.start, span.end);
    return [{ location: { uri: uriIn(workspace, model, span.file), range }, message: text }];
  });
  return {
    range: rangeAt(source, found.span.start, found.span.end),
    severity: found.severity === "error" ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    code: found.code,
    source: "dcm",
    message: lines.join("\n"),
    ...(related.length === 0 ? {} : { relatedInformation: related }),
  };
}

function moveDiagnostic(found: Diagnostic, move: (span: Span) => Span): Diagnostic {
  return {
    ...found,
    span: move(found.span),
    related: found.related.map((label) => ({ ...label, span: move(label.span) })),
    fixes: found.fixes.map((fix) => ({
      ...fix,
      edits: fix.edits.map((edit) => ({ ...edit, span: move(edit.span) })),
    })),
  };
}

/** A span of an older text in the text of now: undefined where the text between has changed. */
function moveSpan(span: Span, texts: ReadonlyMap<string, string>, model: Model): Span | undefined {
  const before = texts.get(span.file);
  const now = model.analysis.program.files.get(span.file)?.source.text;
  if (before === undefined || now === undefined || before === now) return span;
  const limit = Math.min(before.length, now.length);
  let head = 0;
  while (head < limit && before.charCodeAt(head) === now.charCodeAt(head)) head++;
  if (span.end <= head) return span;
  let tail = 0;
  while (
    tail < limit - head &&
    before.charCodeAt(before.length - 1 - tail) === now.charCodeAt(now.length - 1 - tail)
  ) {
    tail++;
  }
  if (span.start < before.length - tail) return undefined;
  const shift = now.length - before.length;
  return { ...span, start: span.start + shift, end: span.end + shift };
}
