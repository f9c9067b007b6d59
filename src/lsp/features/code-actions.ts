/**
 * Quick fixes: those that come with diagnostics, and declaring a name that is unknown.
 */
import {
  CodeActionKind,
  type CodeAction,
  type Range,
  type TextEdit,
} from "vscode-languageserver-protocol";
import type { Diagnostic, Fix } from "../../diagnostics/index.js";
import { itemAt } from "../cursor.js";
import { offsetAt, rangeAt } from "../places.js";
import { sourceIn, uriIn, type DocumentInModel, type Workspace } from "../workspace.js";
import { findDiagnostics, toEditor } from "./diagnostics.js";

/** What can be done about the mistakes in a range. */
export function findCodeActions(
  workspace: Workspace,
  document: DocumentInModel,
  range: Range,
): readonly CodeAction[] {
  const { model, path, source } = document;
  const start = offsetAt(source, range.start);
  const end = offsetAt(source, range.end);
  const own = findDiagnostics(model).filter(({ span }) => span.file === path);
  const actions: CodeAction[] = [];
  for (const found of own.filter(({ span }) => span.start <= end && start <= span.end)) {
    const diagnostics = [toEditor(workspace, model, found, source)];
    found.fixes.forEach((fix, i) => {
      const edit = { changes: changesOf(workspace, document, [fix]) };
      const isPreferred = i === 0 && fix.safety === "safe";
      actions.push({
        title: fix.title,
        kind: CodeActionKind.QuickFix,
        diagnostics,
        edit,
        isPreferred,
      });
    });
    const declare = declareName(document, found);
    if (declare !== undefined) {
      const changes = { [uriIn(workspace, model, path)]: [declare.edit] };
      const kind = CodeActionKind.QuickFix;
      actions.push({ title: declare.title, kind, diagnostics, edit: { changes } });
    }
  }
  const safe = own
    .flatMap(({ fixes }) => fixes.slice(0, 1))
    .filter(({ safety }) => safety === "safe");
  if (safe.length > 0) {
    const title = safe.length === 1 ? "Apply the safe fix" : `Apply all ${safe.length} safe fixes`;
    const edit = { changes: changesOf(workspace, document, withoutOverlaps(safe)) };
    actions.push({ title, kind: CodeActionKind.SourceFixAll, edit });
  }
  return actions;
}

function changesOf(
  workspace: Workspace,
  { model }: DocumentInModel,
  fixes: readonly Fix[],
): Record<string, TextEdit[]> {
  const changes = new Map<string, TextEdit[]>();
  for (const { span, text } of fixes.flatMap(({ edits }) => edits)) {
    const source = sourceIn(model, span.file);
    if (source === undefined) continue;
    const uri = uriIn(workspace, model, span.file);
    const edits = changes.get(uri) ?? [];
    edits.push({ range: rangeAt(source, span.start, span.end), newText: text });
    changes.set(uri, edits);
  }
  return Object.fromEntries(changes);
}

/** Fixes that touch the same text cannot be made together: the first one holds. */
function withoutOverlaps(fixes: readonly Fix[]): readonly Fix[] {
  const taken: { readonly file: string; readonly start: number; readonly end: number }[] = [];
  return fixes.filter(({ edits }) => {
    const isFree = edits.every(({ span }) =>
      taken.every(
        (other) => other.file !== span.file || other.end < span.start || span.end < other.start,
      ),
    );
    if (isFree) taken.push(...edits.map(({ span }) => span));
    return isFree;
  });
}

/** `param x = 0` before the declaration that uses `x`. */
function declareName(
  document: DocumentInModel,
  found: Diagnostic,
): { readonly title: string; readonly edit: TextEdit } | undefined {
  if (found.code !== "unknown-name" && found.code !== "unknown-set") return undefined;
  const { source, model } = document;
  const name = source.text.slice(found.span.start, found.span.end);
  if (!/^[\p{L}_][\p{L}\p{N}\p{M}_]*$/u.test(name)) return undefined;
  const item = itemAt(document, found.span.start)?.item;
  if (item === undefined) return undefined;
  const { start } = model.analysis.files.place(item.span);
  const text = found.code === "unknown-set" ? `set ${name} = {}\n` : `param ${name} = 0\n`;
  const range = rangeAt(source, start, start);
  return { title: `declare \`${name}\``, edit: { range, newText: text } };
}
