/**
 * Column headers: `tariff [JPY/kWh]` is the name `tariff` in the unit `JPY/kWh`.
 * Names are compared without case, blanks, `-` and `_`.
 */
import type { Span } from "../text/index.js";
import type { Header } from "./data-table.js";

/** What two names share that are one for the purpose of columns. */
export function headerKey(name: string): string {
  return name
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\s_-]/gu, "");
}

/** Reads a header; `span` is that of the cell. */
export function readHeader(text: string, span: Span): Header {
  const open = text.endsWith("]") ? text.lastIndexOf("[") : -1;
  const name = (open < 0 ? text : text.slice(0, open)).trim().normalize("NFC");
  if (open < 0) return { text, name, key: headerKey(name), unit: undefined, span };
  const unitText = text.slice(open + 1, -1).trim();
  // Where the cell was quoted or escaped its text and its place differ; then the whole cell is shown.
  const isVerbatim = span.end - span.start === text.length;
  const unitSpan = isVerbatim ? { file: span.file, start: span.start + open, end: span.end } : span;
  return { text, name, key: headerKey(name), unit: { text: unitText, span: unitSpan }, span };
}
