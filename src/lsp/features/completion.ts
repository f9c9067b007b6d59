/**
 * What may stand at the cursor: members where a subscript or a comparison wants them, units where a unit stands, words that
 * begin declarations at the beginning of a line, else names in scope, functions and words.
 */
import {
  CompletionItemKind,
  InsertTextFormat,
  type CompletionItem,
  type CompletionList,
} from "vscode-languageserver-protocol";
import { contextualWords, operatorWords, starterWords } from "../../syntax/index.js";
import { builtIns } from "../built-ins.js";
import { describeKind } from "../../resolve/index.js";
import { inPiece, itemAt } from "../cursor.js";
import { columnSets, findChecked, knownMembers } from "../describe-symbol.js";
import { splitText } from "../split-text.js";
import { collectNames } from "../symbols/collect-names.js";
import { readContext, type TextContext } from "../text-context.js";
import type { DocumentInModel } from "../workspace.js";
import { completeFigure, completeTemplate } from "./complete-output.js";
import { completePath } from "./complete-path.js";
import { templates } from "./templates.js";

const maxMembers = 300;

/** More than this many are narrowed by what is typed already. */
const maxItems = 800;

/** Where the cursor is, read from the text. */
export interface CursorContext extends TextContext {
  /** Text of the item up to the cursor. */
  readonly text: string;
  /** Names bound in the item so far, with the sets they walk. */
  readonly indices: ReadonlyMap<string, string>;
  readonly space: string;
  readonly container: string | undefined;
}

/** Completions at an offset. In a long list only what fits the letters typed, to be asked for again with the next. */
export function findCompletions(document: DocumentInModel, offset: number): CompletionList {
  const context = readCursor(document, offset);
  const items = findItems(document, context);
  if (items.length <= maxItems) return { isIncomplete: false, items: [...items] };
  const word = context.word.slice(context.word.lastIndexOf(".") + 1).toLowerCase();
  const fitting = items
    .filter(({ label }) => label.toLowerCase().startsWith(word))
    .sort((a, b) => ((a.sortText ?? "") < (b.sortText ?? "") ? -1 : 1));
  return { isIncomplete: true, items: fitting.slice(0, maxItems) };
}

function findItems(document: DocumentInModel, context: CursorContext): readonly CompletionItem[] {
  if (context.isInComment) return [];
  if (context.isInText) {
    return completeTemplate(context) ?? completePath(document, context.text);
  }
  const line = context.before.slice(context.before.search(/[^\n\r]*$/u));
  const imported = completeImport(document, context);
  if (imported !== undefined) return imported;
  if (context.word.includes(".")) return completeDotted(document, context);
  if (line.trim() === "" && context.brackets.length === 0 && isFresh(context)) {
    return [...completeStarters(), ...completeWords(contextualWords)];
  }
  if (wantsUnit(context)) return completeUnits(document);
  const figure = completeFigure(document, context);
  if (figure !== undefined) return figure;
  return [...completeMembers(document, context), ...completeNames(document, context)];
}

/** Reads what the cursor stands in. */
export function readCursor(document: DocumentInModel, offset: number): CursorContext {
  const at = inPiece(document, offset);
  const { files, program } = document.model.analysis;
  const piece = files.pieceAt(document.path, offset)?.piece.source.text ?? document.source.text;
  const upTo = piece.slice(0, at.start);
  const text = upTo.slice(splitText(upTo).at(-1) ?? 0);
  const context = readContext(text);
  const item = itemAt(document, offset)?.item;
  const indices = new Map<string, string>();
  for (const [, name, set] of text.matchAll(
    /([\p{L}_][\p{L}\p{N}_]*)\s+in\s+([\p{L}_][\p{L}\p{N}_.]*)/gu,
  )) {
    if (name !== undefined && set !== undefined) indices.set(name, set);
  }
  for (const { name, scope } of item === undefined ? [] : collectNames(item).locals) {
    const isHere = scope.file === at.file && scope.start <= at.start && at.start <= scope.end;
    if (isHere && !indices.has(name.text)) indices.set(name.text, "");
  }
  const space = program.files.get(document.path)?.scope ?? "model";
  const container = item?.kind === "component" ? item.name.text : undefined;
  return { ...context, text, indices, space, container };
}

/** The set whose members are wanted at the cursor. */
export function wantedSet(document: DocumentInModel, context: CursorContext): string | undefined {
  const { model } = document;
  const [inner] = context.brackets;
  const compared = /([\p{L}_][\p{L}\p{N}_]*)\s*(?:==|!=)\s*$/u.exec(context.before)?.[1];
  if (compared !== undefined) {
    const set = context.indices.get(compared);
    return set ?? model.analysis.model.params.get(compared)?.memberOf;
  }
  if (inner?.bracket === "[" && /[[,]\s*$/u.test(context.before)) {
    const { domain } = findChecked(model, inner.name);
    return domain === undefined ? undefined : columnSets(domain)[inner.argument];
  }
  if (inner?.bracket === "{" && /[{,]\s*$/u.test(context.before)) {
    const within = /\bset\s+[^\s[]+\s+within\s+([\p{L}_][\p{L}\p{N}_]*)/u.exec(context.text)?.[1];
    const own =
      /\bparam\s+[^\s[]+\[\s*(?:[\p{L}_][\p{L}\p{N}_]*\s+in\s+)?([\p{L}_][\p{L}\p{N}_]*)\s*\]/u;
    return within ?? own.exec(context.text)?.[1];
  }
  return undefined;
}

/** True after nothing but the words of this line: a new declaration may begin. */
function isFresh({ before }: CursorContext): boolean {
  const lines = before.split(/\r\n?|\n/u);
  const last = lines.findLast((line, i) => i < lines.length - 1 && line.trim() !== "") ?? "";
  return !/[=:,+\-*/([{<>]\s*$/u.test(last.replace(/#.*$/u, ""));
}

function wantsUnit({ before, brackets, text, word }: CursorContext): boolean {
  if (brackets.some(({ bracket }) => bracket === "[")) return false;
  if (/\d [\p{L}%\d^*/]*$/u.test(before) && !/\.\.\s*\d+ $/u.test(before)) return true;
  // In parentheses a figure's colons stand before what its channels show.
  if (text.startsWith("figure") && brackets.length > 0) return false;
  const header = text.slice(0, text.length - word.length);
  if (
    !/^(?:param|var|define|total|cost|term|minimize|maximize|report|function|unit|figure|claim|iamc)\b/u.test(
      text,
    )
  ) {
    return false;
  }
  return /:\s*[\p{L}%\d^*/]*$/u.test(header) && !/(?<![<>=!*+])=(?!=)/u.test(header);
}

function completeUnits(document: DocumentInModel): readonly CompletionItem[] {
  const { units } = document.model.analysis.model;
  return units.names.map((name) => {
    const unit = units.find(name);
    const detail = unit === undefined ? "unit" : units.dimensionName(unit);
    // Units of the model's own and short names first.
    return item(name, CompletionItemKind.Unit, detail, `0${String(name.length).padStart(2, "0")}`);
  });
}

function completeMembers(
  document: DocumentInModel,
  context: CursorContext,
): readonly CompletionItem[] {
  const set = wantedSet(document, context);
  if (set === undefined) return [];
  const members = knownMembers(document.model, set).slice(0, maxMembers);
  return members.map((member, i) => {
    const text = String(member);
    const isName = typeof member === "number" || /^[\p{L}_][\p{L}\p{N}\p{M}_]*$/u.test(text);
    const order = `1${String(i).padStart(4, "0")}`;
    const made = item(text, CompletionItemKind.EnumMember, `member of ${set}`, order);
    return isName ? made : { ...made, insertText: JSON.stringify(text), filterText: text };
  });
}

function completeNames(
  document: DocumentInModel,
  context: CursorContext,
): readonly CompletionItem[] {
  const { symbols } = document.model.analysis;
  const found: CompletionItem[] = [];
  const set = wantedSet(document, context);
  for (const [name, over] of context.indices) {
    const isWanted = set !== undefined && over === set && !/[=!]=\s*$/u.test(context.before);
    const order = isWanted ? "00" : "20";
    const detail = over === "" ? "index" : `index over ${over}`;
    found.push(item(name, CompletionItemKind.Variable, detail, order));
  }
  const isAfterIn = /\b(?:in|within|over|stepping)\s+$/u.test(context.before);
  for (const [name, symbol] of symbols.visible(context.space, context.container)) {
    const { kind } = symbol.of ?? symbol;
    const isSet = kind === "set" || kind === "place" || kind === "step";
    const word = kind in words ? describeKind(kindWord(kind)) : kind;
    const doc = symbol.declaration?.doc?.value;
    const detail = doc === undefined ? word : `${word}: ${doc}`;
    found.push(item(name, kindOf(kind), detail, isAfterIn && isSet ? "00" : "30"));
  }
  for (const [name, { signature, doc }] of builtIns) {
    const made = item(name, CompletionItemKind.Function, signature, "40");
    found.push({ ...made, documentation: doc });
  }
  return [...found, ...completeWords(operatorWords), ...completeWords(contextualWords)];
}

function completeDotted(
  document: DocumentInModel,
  context: CursorContext,
): readonly CompletionItem[] {
  const { symbols } = document.model.analysis;
  const prefix = context.word.slice(0, context.word.lastIndexOf(".") + 1);
  return [...symbols.visible(context.space, context.container)].flatMap(([name, symbol]) => {
    if (!name.startsWith(prefix)) return [];
    const doc = symbol.declaration?.doc?.value ?? symbol.kind;
    return [item(name.slice(prefix.length), kindOf(symbol.kind), doc, "10")];
  });
}

/** Modules after `import`, and what they have in the brackets. */
function completeImport(
  document: DocumentInModel,
  { text }: CursorContext,
): readonly CompletionItem[] | undefined {
  if (!text.startsWith("import")) return undefined;
  const module = /^import\s+(?:std\.([\p{L}_][\p{L}\p{N}_]*)|"([^"]*)")\s*\([^)]*$/u.exec(text);
  if (module !== null) {
    const path = module[1] === undefined ? (module[2] ?? "") : `std/${module[1]}.dcm`;
    const read = document.model.host.read(path);
    if (read.kind !== "text") return [];
    const declared = read.text.matchAll(
      /^(function|component|unit)\s+([\p{L}_][\p{L}\p{N}_]*)[^"\n]*(?:"([^"\n]*)")?/gmu,
    );
    return [...declared].map(([, kind = "", name = "", doc]) =>
      item(name, CompletionItemKind.Function, doc ?? kind, "10"),
    );
  }
  if (!/^import\s+[\p{L}.]*$/u.test(text)) return undefined;
  const names = [
    "adoption",
    "capacity",
    "cooling",
    "emissions",
    "finance",
    "interpolation",
    "storage",
    "units",
  ];
  const isDotted = text.includes(".");
  return names
    .filter((name) => document.model.host.read(`std/${name}.dcm`).kind === "text")
    .map((name) =>
      item(isDotted ? name : `std.${name}`, CompletionItemKind.Module, "standard library", "10"),
    );
}

function completeStarters(): readonly CompletionItem[] {
  const words = starterWords.map((word) =>
    item(word, CompletionItemKind.Keyword, "declaration", "20"),
  );
  const snippets = templates.map(({ prefix, title, body }) => ({
    ...item(prefix, CompletionItemKind.Snippet, title, "10"),
    insertText: body,
    insertTextFormat: InsertTextFormat.Snippet,
  }));
  return [...snippets, ...words];
}

function completeWords(words: readonly string[]): readonly CompletionItem[] {
  return words.map((word) => item(word, CompletionItemKind.Keyword, "word", "50"));
}

function item(
  label: string,
  kind: CompletionItemKind,
  detail: string,
  order: string,
): CompletionItem {
  return { label, kind, detail, sortText: `${order} ${label}` };
}

const words = {
  set: CompletionItemKind.Enum,
  param: CompletionItemKind.Constant,
  table: CompletionItemKind.Constant,
  var: CompletionItemKind.Variable,
  define: CompletionItemKind.Property,
  total: CompletionItemKind.Property,
  cost: CompletionItemKind.Property,
  term: CompletionItemKind.Property,
  report: CompletionItemKind.Property,
  minimize: CompletionItemKind.Property,
  maximize: CompletionItemKind.Property,
  constraint: CompletionItemKind.Interface,
  check: CompletionItemKind.Interface,
  function: CompletionItemKind.Function,
  component: CompletionItemKind.Class,
  use: CompletionItemKind.Module,
  scenario: CompletionItemKind.Event,
  study: CompletionItemKind.Event,
  figure: CompletionItemKind.File,
  claim: CompletionItemKind.Interface,
  iamc: CompletionItemKind.Property,
} as const;

function isKnownKind(kind: string): kind is keyof typeof words {
  return kind in words;
}

function kindWord(kind: string): keyof typeof words {
  return isKnownKind(kind) ? kind : "param";
}

function kindOf(kind: string): CompletionItemKind {
  return isKnownKind(kind) ? words[kind] : CompletionItemKind.Field;
}
