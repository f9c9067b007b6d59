/**
 * What may stand in a figure (its mark, its channels, its scenarios) and in the names of an IAMC variable.
 */
import { CompletionItemKind, type CompletionItem } from "vscode-languageserver-protocol";
import { channelsOf, figureMarks } from "../../check/index.js";
import type { DocumentInModel } from "../workspace.js";
import type { CursorContext } from "./completion.js";

/** Marks, channels or scenarios where these are wanted; undefined where an expression stands. */
export function completeFigure(
  document: DocumentInModel,
  { text, before, brackets }: CursorContext,
): readonly CompletionItem[] | undefined {
  if (!/^figure\s+\S/u.test(text)) return undefined;
  const [inner, outer] = brackets;
  if (inner === undefined) {
    if (/\)\s*for\s+(?:[^(]*,\s*)?$/u.test(before)) return completeScenarios(document);
    const isHeader = !figureMarks.some((mark) => new RegExp(`\\b${mark}\\s*\\(`, "u").test(before));
    return isHeader && /\s$/u.test(before)
      ? figureMarks.map((mark) => item(mark, "mark of a figure", CompletionItemKind.Keyword))
      : undefined;
  }
  const mark = figureMarks.find((known) => known === inner.name);
  if (mark === undefined || outer !== undefined || !/[(,]\s*$/u.test(before)) return undefined;
  const channels = new Set<string>([...channelsOf(mark), "y", "study"]);
  return [...channels]
    .filter((name) => !new RegExp(`[(,]\\s*${name}\\s*:`, "u").test(before))
    .map((name) => ({
      ...item(name, `channel of \`${mark}\``, CompletionItemKind.Field),
      insertText: `${name}: `,
    }));
}

/** Indices after `{` in a name of an IAMC variable. */
export function completeTemplate({
  text,
  indices,
}: CursorContext): readonly CompletionItem[] | undefined {
  if (!text.startsWith("iamc") || !/\{[^{}"]*$/u.test(text)) return undefined;
  return [...indices].map(([name, set]) =>
    item(name, set === "" ? "index" : `index over ${set}`, CompletionItemKind.Variable),
  );
}

function completeScenarios({ model }: DocumentInModel): readonly CompletionItem[] {
  return [...model.analysis.resolved.scenarios.values(), undefined].map((scenario) => {
    const detail = scenario === undefined ? "the model before its scenarios" : scenario.doc?.value;
    const name = scenario?.name.text ?? "base";
    return item(name, detail ?? "scenario", CompletionItemKind.Event);
  });
}

function item(label: string, detail: string, kind: CompletionItemKind): CompletionItem {
  return { label, kind, detail, sortText: `00 ${label}` };
}
