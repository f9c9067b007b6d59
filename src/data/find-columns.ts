/**
 * Which column of a table is which: by the options of `from`, else by the index's name, else its set's; values by the
 * parameter's name or `value`. With `wide`, the headers that name members of an index are the value columns.
 */
import type { SourceModel } from "../check/index.js";
import type { SourceOption, Text } from "../syntax/index.js";
import { findNearNames, type ReportExtra } from "../diagnostics/index.js";
import type { Header } from "./data-table.js";
import type { DataReporter } from "./data-reporter.js";
import { headerKey, readHeader } from "./header.js";
import type { OpenTable } from "./open-files.js";

/** An index that needs a column: its name, and the set it runs over where that has a name. */
export interface WantedIndex {
  readonly name: string;
  readonly set: string | undefined;
}

/** What a declaration wants of a table. */
export interface ColumnRequest {
  readonly owner: string;
  readonly source: SourceModel;
  readonly indices: readonly WantedIndex[];
  /** Names a value column may have, best first; none when only labels are read. */
  readonly valueNames: readonly string[];
}

/** The columns of a request. */
export interface FoundColumns {
  /** Column per index; -1 for the one that runs over headers. */
  readonly indices: readonly number[];
  /** The column of values, or undefined with `wide` or without value names. */
  readonly value: number | undefined;
  /** Position in `indices` of the index that runs over headers. */
  readonly wide: number | undefined;
  /** Headers that may name members of the wide index. */
  readonly wideColumns: readonly number[];
}

/** Finds the columns; undefined after a fault, which is reported. */
export function findColumns(
  request: ColumnRequest,
  open: OpenTable,
  reporter: DataReporter,
): FoundColumns | undefined {
  if (open.table.keyDepth !== undefined)
    return keyedColumns(request, open, open.table.keyDepth, reporter);
  const search = new ColumnSearch(request, open, reporter);
  return search.run();
}

/** The column that an option names; reported when the table has none. */
export function findNamedColumn(
  column: Text,
  open: OpenTable,
  reporter: DataReporter,
): number | undefined {
  const wanted = readHeader(column.value.trim(), column.span);
  const found = columnOfKey(wanted.key, open, reporter);
  if (found !== "none") return found === "faulty" ? undefined : found;
  const near = findNearNames(wanted.name, namesOf(open.table.headers));
  const parameters = { column: wanted.name, title: open.table.title, near };
  reporter.report("unknown-column", parameters, column.span, {
    related: [{ span: open.table.headerSpan, text: "the headers" }],
  });
  return undefined;
}

function namesOf(headers: readonly Header[]): readonly string[] {
  return headers.map((header) => header.name).filter((name) => name !== "");
}

function columnOfKey(
  key: string,
  open: OpenTable,
  reporter: DataReporter,
): number | "none" | "faulty" {
  if (key === "") return "none";
  const { headers, title } = open.table;
  const column = headers.findIndex((header) => header.key === key);
  const first = headers[column];
  if (first === undefined) return "none";
  open.usedColumns.add(column);
  const second = headers.find((header, other) => other > column && header.key === key);
  if (second === undefined) return column;
  reporter.report("duplicate-header", { column: second.name, title }, second.span, {
    related: [{ span: first.span, text: "the first of them" }],
  });
  return "faulty";
}

/** An object keyed by labels has no names: levels are the indices in order, the innermost values are the values. */
function keyedColumns(
  request: ColumnRequest,
  open: OpenTable,
  depth: number,
  reporter: DataReporter,
): FoundColumns | undefined {
  const wanted = request.indices.length;
  if (depth !== wanted) {
    const parameters = { name: request.owner, title: open.table.title, found: depth, wanted };
    reporter.report("wrong-key-depth", parameters, request.source.file.span, {
      related: [{ span: open.table.headerSpan, text: "the outermost keys" }],
    });
    return undefined;
  }
  const indices = request.indices.map((_, k) => k);
  return { indices, value: depth, wide: undefined, wideColumns: [] };
}

/** One search; it has the life of one request. */
class ColumnSearch {
  private readonly chosen = new Map<number, Text>();
  private chosenValue: Text | undefined;
  private wide: number | undefined;
  private isFaulty = false;

  constructor(
    private readonly request: ColumnRequest,
    private readonly open: OpenTable,
    private readonly reporter: DataReporter,
  ) {}

  run(): FoundColumns | undefined {
    for (const option of this.request.source.options) this.readOption(option);
    if (this.isFaulty) return undefined;
    const indices = this.request.indices.map((index, k) => this.findIndex(index, k));
    const hasValue = this.request.valueNames.length > 0 && this.wide === undefined;
    const value = hasValue ? this.findValue() : undefined;
    if (this.isFaulty) return undefined;
    const wideColumns: number[] = [];
    if (this.wide !== undefined)
      for (const [column, header] of this.open.table.headers.entries())
        if (!indices.includes(column) && header.key !== "") wideColumns.push(column);
    return { indices, value, wide: this.wide, wideColumns };
  }

  private readOption(option: SourceOption): void {
    if (option.kind === "column") {
      const name = option.what.text;
      const index = this.indexCalled(name, (k) => !this.chosen.has(k));
      if (index >= 0) this.chosen.set(index, option.column);
      else if (this.isValueName(name)) this.chosenValue = option.column;
      else this.reportChoice(option.what);
    } else if (option.kind === "wide") {
      const index = this.indexCalled(option.index.text, (k) => !this.chosen.has(k));
      if (index >= 0) this.wide = index;
      else this.reportChoice(option.index);
    }
  }

  /** The free index of this name, else the first free one over the set of this name. */
  private indexCalled(name: string, isFree: (k: number) => boolean): number {
    const { indices } = this.request;
    const named = indices.findIndex((index, k) => index.name === name && isFree(k));
    return named >= 0 ? named : indices.findIndex((index, k) => index.set === name && isFree(k));
  }

  private isValueName(name: string): boolean {
    const { valueNames } = this.request;
    return valueNames.length > 0 && (name === "value" || valueNames.includes(name));
  }

  private reportChoice(name: { readonly text: string; readonly span: Text["span"] }): void {
    this.isFaulty = true;
    const { indices, valueNames, owner } = this.request;
    const known = indices.map((index) => index.name);
    if (valueNames.length > 0) known.push("value");
    const near = findNearNames(name.text, known);
    const parameters = { name: name.text, owner, known, near };
    this.reporter.report("unknown-column-choice", parameters, name.span);
  }

  private findIndex(index: WantedIndex, k: number): number {
    if (k === this.wide) return -1;
    const chosen = this.chosen.get(k);
    if (chosen !== undefined) return this.findChosen(chosen);
    const { indices } = this.request;
    const sharing = indices.filter((other) => other.set === index.set && other.set !== undefined);
    const names = [index.name];
    if (index.set !== undefined && sharing.length === 1) names.push(index.set);
    const found = this.findByNames(names);
    if (found !== undefined) return found;
    if (sharing.length > 1 && index.set !== undefined) {
      this.isFaulty = true;
      const parameters = { set: index.set, names: sharing.map((other) => other.name) };
      const { file } = this.request.source;
      this.reporter.report("indices-need-names", parameters, file.span, this.beside());
    } else this.reportMissing(`index \`${index.name}\``, index.name, names);
    return -1;
  }

  private findValue(): number {
    if (this.chosenValue !== undefined) return this.findChosen(this.chosenValue);
    const { valueNames, owner } = this.request;
    const found = this.findByNames([...valueNames, "value"]);
    if (found !== undefined) return found;
    this.reportMissing(`the values of \`${owner}\``, "value", valueNames);
    return -1;
  }

  private findChosen(column: Text): number {
    const found = findNamedColumn(column, this.open, this.reporter);
    if (found === undefined) this.isFaulty = true;
    return found ?? -1;
  }

  private findByNames(names: readonly string[]): number | undefined {
    for (const name of names) {
      const found = columnOfKey(headerKey(name), this.open, this.reporter);
      if (found === "faulty") {
        this.isFaulty = true;
        return -1;
      }
      if (found !== "none") return found;
      if (name !== "value") this.open.wantedNames.add(name);
    }
    return undefined;
  }

  private reportMissing(what: string, choice: string, names: readonly string[]): void {
    const { title, headers } = this.open.table;
    const all = namesOf(headers);
    const near = [...new Set(names.flatMap((name) => findNearNames(name, all)))].slice(0, 3);
    const parameters = { what, choice, title, near, headers: all.slice(0, 8) };
    this.isFaulty = true;
    const { file } = this.request.source;
    this.reporter.report("missing-column", parameters, file.span, this.beside());
    // A near header that a fault already names is not worth a second message.
    for (const [column, header] of headers.entries())
      if (near.includes(header.name)) this.open.usedColumns.add(column);
  }

  private beside(): ReportExtra {
    return { related: [{ span: this.open.table.headerSpan, text: "the headers" }] };
  }
}
