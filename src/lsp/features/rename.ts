/**
 * Renames a name in all files of all models that know it. Where a column of a data file was found by the old name, the
 * declaration says so from then on. The result is checked before it is offered: a rename never breaks a model.
 */
import type { Range, TextEdit, WorkspaceEdit } from "vscode-languageserver-protocol";
import { loadProgram } from "../../project/index.js";
import { checkModel } from "../../check/index.js";
import { resolveProgram } from "../../resolve/index.js";
import { applyModelChanges } from "../../scenario/index.js";
import { reservedWords } from "../../syntax/index.js";
import { nameAt, type NameAtCursor } from "../cursor.js";
import type { Model } from "../model.js";
import { pathInModel, pathOfUri, rangeAt } from "../places.js";
import { sourceIn, type DocumentInModel, type Workspace } from "../workspace.js";
import { findNamePlaces } from "./references.js";
import { keepColumns, type TextChange } from "./rename-columns.js";

/** Why a name cannot be renamed so; shown to the user. */
export class RenameRefused extends Error {
  override readonly name = "RenameRefused";
}

/** The range of the name under the cursor, or why it cannot be renamed. */
export function prepareRename(
  document: DocumentInModel,
  offset: number,
): { readonly range: Range; readonly placeholder: string } | undefined {
  const at = nameAt(document, offset);
  if (at === undefined) return undefined;
  expectRenamable(at);
  const prefix = prefixLength(at);
  const { start, end } = document.model.analysis.files.place(at.occurrence.span);
  const placeholder = at.occurrence.text.slice(prefix);
  return { range: rangeAt(document.source, start + prefix, end), placeholder };
}

/** The edits of a rename. */
export function rename(
  workspace: Workspace,
  document: DocumentInModel,
  offset: number,
  newName: string,
): WorkspaceEdit | undefined {
  const at = nameAt(document, offset);
  if (at === undefined) return undefined;
  expectRenamable(at);
  const name = newName.normalize("NFC");
  if (!/^[\p{L}_][\p{L}\p{N}\p{M}_]*$/u.test(name)) {
    throw new RenameRefused(`\`${newName}\` is not a name: letters, digits and _, a letter first`);
  }
  if (reservedWords.has(name)) throw new RenameRefused(`\`${name}\` is a word of the language`);
  const prefix = prefixLength(at);
  const places = findNamePlaces(workspace, document, at);
  const changes = new Map<string, TextChange>();
  for (const { uri, span, occurrence, model } of places) {
    const own = occurrence.text.length - (at.occurrence.text.length - prefix);
    const start = span.start + (at.meaning.kind === "unit" ? own : 0);
    changes.set(`${uri} ${start}`, {
      model,
      uri,
      file: span.file,
      start,
      end: span.end,
      text: name,
    });
  }
  const models = new Set([document.model, ...places.map(({ model }) => model)]);
  for (const model of models) {
    for (const change of keepColumns(workspace, model, at, name)) {
      changes.set(`${change.uri} ${change.start} ${change.text}`, change);
    }
  }
  const all = [...changes.values()];
  for (const model of models) expectNoHarm(workspace, model, all);
  return { changes: toEdits(all) };
}

function expectRenamable({ meaning, occurrence }: NameAtCursor): void {
  if (meaning.kind === "unknown") {
    throw new RenameRefused(
      `\`${occurrence.text}\` is no declared name; members are renamed in their data`,
    );
  }
  if (meaning.kind === "local") return;
  if (meaning.symbol.nameSpan.file.startsWith("std/")) {
    throw new RenameRefused(`\`${meaning.symbol.name}\` belongs to the standard library`);
  }
}

function prefixLength({ meaning }: NameAtCursor): number {
  return meaning.kind === "unit" ? meaning.prefixLength : 0;
}

/** Checks the model as it would be; a mistake it does not have now refuses the rename. */
function expectNoHarm(workspace: Workspace, model: Model, changes: readonly TextChange[]): void {
  const texts = workspace.texts();
  const changed = new Map<string, string>();
  for (const uri of new Set(changes.map((change) => change.uri))) {
    const absolute = pathOfUri(uri);
    const path = pathInModel(model.root, absolute);
    const read = path === undefined ? undefined : model.host.read(path);
    if (path === undefined || read?.kind !== "text") continue;
    changed.set(
      path,
      applyChanges(
        texts.get(absolute) ?? read.text,
        changes.filter((change) => change.uri === uri),
      ),
    );
  }
  const loaded = loadProgram(
    {
      read: (path) => {
        const text = changed.get(path);
        return text === undefined ? model.host.read(path) : { kind: "text", text };
      },
    },
    model.entry,
  );
  const resolved = resolveProgram(loaded.value);
  const renamed = applyModelChanges(resolved.value);
  const checked = checkModel(renamed.value.program);
  const { textDiagnostics, checkDiagnostics } = model.analysis;
  const before = new Map<string, number>();
  for (const { code } of [...textDiagnostics, ...checkDiagnostics]) {
    before.set(code, (before.get(code) ?? 0) + 1);
  }
  const passes = [loaded, resolved, renamed, checked];
  for (const found of passes.flatMap(({ diagnostics }) => diagnostics)) {
    if (found.severity !== "error" || found.code === "open-objective") continue;
    const left = before.get(found.code) ?? 0;
    if (left === 0) throw new RenameRefused(`the new name would not do: ${found.message}`);
    before.set(found.code, left - 1);
  }
}

function applyChanges(text: string, changes: readonly TextChange[]): string {
  let result = text.startsWith("\ufeff") ? text.slice(1) : text;
  for (const { start, end, text: own } of changes.toSorted((a, b) => b.start - a.start)) {
    result = result.slice(0, start) + own + result.slice(end);
  }
  return result;
}

function toEdits(changes: readonly TextChange[]): Record<string, TextEdit[]> {
  const edits = new Map<string, TextEdit[]>();
  for (const { model, uri, file, start, end, text } of changes) {
    const source = sourceIn(model, file);
    if (source === undefined) continue;
    const list = edits.get(uri) ?? [];
    list.push({ range: rangeAt(source, start, end), newText: text });
    edits.set(uri, list);
  }
  return Object.fromEntries(edits);
}
