/**
 * Colours by meaning, over those of the TextMate grammar: sets, parameters, variables, indices, units, scenarios.
 */
import type { SemanticTokens } from "vscode-languageserver-protocol";
import { itemsOf } from "../cursor.js";
import { positionAt } from "../places.js";
import { builtIns } from "../built-ins.js";
import { collectNames } from "../symbols/collect-names.js";
import type { Meaning } from "../symbols/symbol-table.js";
import type { DocumentInModel } from "../workspace.js";

/** Types in the order in which their numbers count. */
export const tokenTypes = [
  "enum",
  "parameter",
  "variable",
  "property",
  "function",
  "class",
  "type",
  "enumMember",
  "event",
  "namespace",
  "macro",
] as const;

/** Modifiers, one bit each. */
export const tokenModifiers = ["declaration", "readonly", "defaultLibrary"] as const;

/** All tokens of a document, as differences. */
export function findSemanticTokens(document: DocumentInModel): SemanticTokens {
  const { model, source, path } = document;
  const { symbols, files } = model.analysis;
  const found: {
    readonly start: number;
    readonly end: number;
    readonly type: number;
    readonly bits: number;
  }[] = [];
  for (const { item, file } of itemsOf(document)) {
    for (const occurrence of collectNames(item).occurrences) {
      const meaning = symbols.meaningOf(occurrence, file.scope);
      const [type, isReadonly] = classify(meaning, occurrence.text);
      const span = files.place(occurrence.span);
      if (type === undefined || span.file !== path) continue;
      const isLibrary = "symbol" in meaning && meaning.symbol.space.startsWith("std/");
      const bits = Number(occurrence.isDefinition) + (isReadonly ? 2 : 0) + (isLibrary ? 4 : 0);
      found.push({ start: span.start, end: span.end, type: tokenTypes.indexOf(type), bits });
    }
  }
  found.sort((a, b) => a.start - b.start);
  const data: number[] = [];
  let line = 0;
  let character = 0;
  let end = -1;
  for (const token of found) {
    if (token.start < end) continue;
    end = token.end;
    const at = positionAt(source, token.start);
    const isSameLine = at.line === line;
    const ahead = isSameLine ? at.character - character : at.character;
    data.push(at.line - line, ahead, token.end - token.start, token.type, token.bits);
    ({ line, character } = at);
  }
  return { data };
}

type TokenType = (typeof tokenTypes)[number];

function classify(meaning: Meaning, text: string): readonly [TokenType | undefined, boolean] {
  if (meaning.kind === "unit") return ["type", true];
  if (meaning.kind === "local") return ["parameter", false];
  if (meaning.kind === "unknown") {
    return builtIns.has(text) ? ["function", true] : ["enumMember", true];
  }
  const symbol = meaning.symbol.of ?? meaning.symbol;
  switch (symbol.kind) {
    case "set":
    case "place":
    case "step":
      return ["enum", true];
    case "param":
    case "table":
    case "given":
      return ["variable", true];
    case "var":
      return ["variable", false];
    case "function":
      return ["function", false];
    case "component":
      return ["class", false];
    case "use":
      return ["namespace", false];
    case "scenario":
      return ["event", false];
    case "constraint":
    case "check":
      return ["macro", false];
    default:
      return ["property", false];
  }
}
