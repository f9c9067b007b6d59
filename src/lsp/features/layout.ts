/**
 * How a document looks: folding, hints between the lines, lenses above them, and its canonical form.
 */
import {
  FoldingRangeKind,
  InlayHintKind,
  type CodeLens,
  type FoldingRange,
  type InlayHint,
  type Range,
  type TextEdit,
} from "vscode-languageserver-protocol";
import { formatText } from "../../format/index.js";
import { hasErrors } from "../../diagnostics/index.js";
import { itemsOf } from "../cursor.js";
import { findChecked } from "../describe-symbol.js";
import { positionAt, rangeAt } from "../places.js";
import { lineText } from "../../text/index.js";
import type { DocumentInModel } from "../workspace.js";

const section = /^# -{2,}/u;

/** Declarations over several lines, sections under `# ----` headings, and runs of comments. */
export function findFolds(document: DocumentInModel): readonly FoldingRange[] {
  const { source, model } = document;
  const folds: FoldingRange[] = [];
  for (const { item } of itemsOf(document)) {
    const { start, end } = model.analysis.files.place(item.span);
    const first = positionAt(source, start).line;
    const last = positionAt(source, end).line;
    if (last > first) folds.push({ startLine: first, endLine: last });
  }
  let opened: number | undefined;
  let comments: number | undefined;
  const lines = source.lineStarts.length;
  for (let line = 0; line <= lines; line++) {
    const text = line < lines ? lineText(source, line + 1) : "";
    const isSection = section.test(text) || line === lines;
    if (isSection) {
      if (opened !== undefined && line - 1 > opened) {
        folds.push({ startLine: opened, endLine: line - 1, kind: FoldingRangeKind.Region });
      }
      opened = line;
    }
    if (text.startsWith("#") && !isSection) comments ??= line;
    else {
      if (comments !== undefined && line - 1 > comments) {
        folds.push({ startLine: comments, endLine: line - 1, kind: FoldingRangeKind.Comment });
      }
      comments = undefined;
    }
  }
  return folds;
}

/** After the names of sets and constraints: members, rows. */
export function findInlayHints(document: DocumentInModel, range: Range): readonly InlayHint[] {
  const { model, source } = document;
  return itemsOf(document).flatMap(({ item, file }): InlayHint[] => {
    if (item.kind !== "constraint" && item.kind !== "set") return [];
    if (file.scope !== "model") return [];
    const { facts, domain } = findChecked(model, item.name.text);
    if (facts === undefined || (item.kind === "set" && item.domain !== undefined)) return [];
    const span = item.domain?.span ?? item.name.span;
    const position = positionAt(source, model.analysis.files.place(span).end);
    if (position.line < range.start.line || position.line > range.end.line) return [];
    const rows = facts.rows?.built ?? (domain === undefined ? 0 : facts.size);
    const label =
      item.kind === "set"
        ? ` ${show(facts.size)} members`
        : ` ${show(rows)} ${rows === 1 ? "row" : "rows"}`;
    const skipped = facts.rows === undefined ? 0 : facts.rows.declared - facts.rows.built;
    const tooltip =
      skipped > 0 ? { tooltip: `${show(skipped)} more hold whatever the variables are` } : {};
    return [
      { position, label: label.trim(), kind: InlayHintKind.Type, paddingLeft: true, ...tooltip },
    ];
  });
}

/** Above a model's header: check and solve; above a scenario: solve it. */
export function findLenses(document: DocumentInModel, uri: string): readonly CodeLens[] {
  const { model, source, path } = document;
  const lenses: CodeLens[] = [];
  const { header } = model.analysis.program.files.get(path)?.tree ?? {};
  const lens = (range: Range, title: string, command: string, scenario?: string): void => {
    const argument = scenario === undefined ? [uri] : [uri, scenario];
    lenses.push({ range, command: { title, command, arguments: argument } });
  };
  if (header?.kind === "model") {
    const { start, end } = model.analysis.files.place(header.span);
    const range = rangeAt(source, start, end);
    lens(range, "Check", "dcm.check");
    lens(range, "Solve", "dcm.solve");
    if (model.analysis.resolved.scenarios.size > 0)
      lens(range, "Solve all scenarios", "dcm.solveAll");
  }
  for (const { item } of itemsOf(document)) {
    if (item.kind !== "scenario" || item.name.text === "") continue;
    const { start, end } = model.analysis.files.place(item.name.span);
    lens(rangeAt(source, start, end), `Solve ${item.name.text}`, "dcm.solve", item.name.text);
  }
  return lenses;
}

/** The smallest edit that puts the document into its canonical form; none for a text with errors. */
export function findFormatEdits({ source }: DocumentInModel): readonly TextEdit[] {
  const { value, diagnostics } = formatText(source);
  if (hasErrors(diagnostics)) return [];
  const { text } = source;
  const formatted = text.includes("\r\n") ? value.replaceAll("\n", "\r\n") : value;
  if (formatted === text) return [];
  const limit = Math.min(text.length, formatted.length);
  let head = 0;
  while (head < limit && text.charCodeAt(head) === formatted.charCodeAt(head)) head++;
  head = Math.max(text.lastIndexOf("\n", head - 1) + 1, 0);
  let tail = 0;
  while (
    tail < limit - head &&
    text.charCodeAt(text.length - 1 - tail) === formatted.charCodeAt(formatted.length - 1 - tail)
  ) {
    tail++;
  }
  const range = rangeAt(source, head, text.length - tail);
  return [{ range, newText: formatted.slice(head, formatted.length - tail) }];
}

function show(value: number): string {
  return value.toLocaleString("en");
}
