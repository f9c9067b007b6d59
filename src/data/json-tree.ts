/**
 * JSON with the place of every value, which `JSON.parse` does not give: data faults must be shown at their line and column.
 * Objects keep their keys as a list, so that repeated keys and names such as `__proto__` survive.
 */

/** One value and its place in the text. */
export type JsonNode = { readonly start: number; readonly end: number } & (
  | { readonly kind: "object"; readonly entries: readonly JsonEntry[] }
  | { readonly kind: "array"; readonly items: readonly JsonNode[] }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "number" }
  | { readonly kind: "word"; readonly value: "true" | "false" | "null" }
);

/** A key of an object with its value. */
export interface JsonEntry {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: JsonNode;
}

/** Where a text stops being JSON, and what was wanted there. */
export interface JsonFault {
  readonly kind: "json-fault";
  readonly offset: number;
  readonly wanted: string;
}

/** Deepest nesting that is read. */
export const deepestJson = 64;

const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/uy;
const blankPattern = /[ \t\r\n]*/uy;
const wordPattern = /true|false|null/uy;

/** Reads a JSON text as a tree, or says where it breaks. */
export function readJsonTree(text: string): JsonNode | JsonFault {
  const state = { text, position: 0 };
  const node = readValue(state, 0);
  if (node.kind === "json-fault") return node;
  skipBlanks(state);
  if (state.position < text.length) return fault(state, "the end of the file");
  return node;
}

interface ReadState {
  readonly text: string;
  position: number;
}

function readValue(state: ReadState, depth: number): JsonNode | JsonFault {
  if (depth > deepestJson) return fault(state, `at most ${deepestJson} levels`);
  skipBlanks(state);
  const start = state.position;
  const first = state.text[start];
  if (first === "{") return readObject(state, depth);
  if (first === "[") return readArray(state, depth);
  if (first === '"') {
    const value = readText(state);
    if (typeof value !== "string") return value;
    return { kind: "text", value, start, end: state.position };
  }
  if (take(state, numberPattern) !== "") return { kind: "number", start, end: state.position };
  const word = take(state, wordPattern);
  if (word === "true" || word === "false" || word === "null")
    return { kind: "word", value: word, start, end: state.position };
  return fault(state, "a value");
}

function readObject(state: ReadState, depth: number): JsonNode | JsonFault {
  const start = state.position++;
  const entries: JsonEntry[] = [];
  skipBlanks(state);
  while (state.text[state.position] !== "}") {
    if (entries.length > 0 && !takeMark(state, ",")) return fault(state, "`,` or `}`");
    skipBlanks(state);
    const keyStart = state.position;
    if (state.text[keyStart] !== '"') return fault(state, "a key in quotation marks");
    const key = readText(state);
    if (typeof key !== "string") return key;
    const keyEnd = state.position;
    skipBlanks(state);
    if (!takeMark(state, ":")) return fault(state, "`:`");
    const value = readValue(state, depth + 1);
    if (value.kind === "json-fault") return value;
    entries.push({ key, keyStart, keyEnd, value });
    skipBlanks(state);
  }
  state.position++;
  return { kind: "object", entries, start, end: state.position };
}

function readArray(state: ReadState, depth: number): JsonNode | JsonFault {
  const start = state.position++;
  const items: JsonNode[] = [];
  skipBlanks(state);
  while (state.text[state.position] !== "]") {
    if (items.length > 0 && !takeMark(state, ",")) return fault(state, "`,` or `]`");
    const item = readValue(state, depth + 1);
    if (item.kind === "json-fault") return item;
    items.push(item);
    skipBlanks(state);
  }
  state.position++;
  return { kind: "array", items, start, end: state.position };
}

function readText(state: ReadState): string | JsonFault {
  const start = state.position;
  let end = start + 1;
  while (end < state.text.length && state.text[end] !== '"' && state.text[end] !== "\n")
    end += state.text[end] === "\\" ? 2 : 1;
  if (state.text[end] !== '"')
    return { kind: "json-fault", offset: start, wanted: 'a closing `"`' };
  state.position = end + 1;
  try {
    const value: unknown = JSON.parse(state.text.slice(start, end + 1));
    return typeof value === "string" ? value : "";
  } catch {
    return { kind: "json-fault", offset: start, wanted: "a text with valid escapes" };
  }
}

function skipBlanks(state: ReadState): void {
  take(state, blankPattern);
}

function takeMark(state: ReadState, mark: string): boolean {
  if (state.text[state.position] !== mark) return false;
  state.position++;
  return true;
}

function take(state: ReadState, pattern: RegExp): string {
  pattern.lastIndex = state.position;
  const found = pattern.exec(state.text)?.[0] ?? "";
  state.position += found.length;
  return found;
}

function fault(state: ReadState, wanted: string): JsonFault {
  return { kind: "json-fault", offset: state.position, wanted };
}
