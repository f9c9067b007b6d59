/**
 * The rows of a source as positions: one column per index, rows with labels that may be skipped left out and counted.
 * Everything that is wrong with a label is reported here, at its cell.
 */
import type { Carrier, SourceModel } from "../check/index.js";
import type { ColumnBase } from "../domains/index.js";
import { findNearNames } from "../diagnostics/index.js";
import { mayBeSkipped, type BindContext } from "./bind-context.js";
import { shown } from "./data-reporter.js";
import type { DataTable } from "./data-table.js";
import {
  blankLabel,
  countedPositions,
  labelPosition,
  labelPositions,
  memberTexts,
} from "./label-positions.js";
import { findColumns, type FoundColumns } from "./find-columns.js";
import { markRows, type OpenTable } from "./open-files.js";
import { hasOption, selectRows } from "./select-rows.js";

/** An index to be read: its name and what its labels are positions in. */
export interface RowIndex {
  readonly name: string;
  readonly carrier: Carrier;
  readonly base: ColumnBase;
}

/** Rows that survived, column by column; `row[i]` is the table's row of element i. */
export interface ReadRows {
  readonly table: DataTable;
  readonly row: Int32Array;
  readonly positions: readonly Int32Array[];
  readonly valueColumn: Int32Array | number | undefined;
  readonly isSubset: boolean;
  /** Elements read before any was skipped. */
  readonly skip: (count: number, labels: readonly string[]) => void;
}

const shownLabels = 5;

/** Reads the labels of a source; undefined after a fault, which is reported. */
export function readRows(
  context: BindContext,
  owner: string,
  source: SourceModel,
  indices: readonly RowIndex[],
  valueNames: readonly string[],
): ReadRows | undefined {
  const { reporter, opener } = context;
  const open = opener.open(source);
  if (open === undefined) return undefined;
  const wanted = indices.map(({ name, carrier }) => ({
    name,
    set: carrier.kind === "set" ? carrier.set : undefined,
  }));
  const request = { owner, source, indices: wanted, valueNames };
  const found = findColumns(request, open, reporter);
  const rows = selectRows(source, open, reporter);
  if (found === undefined || rows === undefined) return undefined;
  const before = reporter.diagnostics.length;
  const isSubset = hasOption(source, "subset");
  const skipped = new Map<string, number>();
  const kept = keepRows(context, open, found, indices, rows, isSubset, skipped);
  if (reporter.diagnostics.length > before) return undefined;
  markRows(open, kept.row);
  const wide =
    found.wide === undefined
      ? undefined
      : spreadOverHeaders(context, found, indices, open, kept, source);
  if (found.wide !== undefined && wide === undefined) return undefined;
  const title = open.table.title;
  const skip = (count: number, labels: readonly string[]): void => {
    if (count > 0) context.skipped.push({ declaration: owner, source: title, rows: count, labels });
  };
  const total = [...skipped.values()].reduce((sum, count) => sum + count, 0);
  skip(total, [...skipped.keys()].slice(0, shownLabels));
  return {
    table: open.table,
    row: wide?.row ?? kept.row,
    positions: wide?.positions ?? kept.positions,
    valueColumn: wide?.column ?? found.value,
    isSubset,
    skip,
  };
}

interface KeptRows {
  readonly row: Int32Array;
  /** Undefined for the index that runs over headers. */
  readonly positions: readonly Int32Array[];
}

function keepRows(
  context: BindContext,
  open: OpenTable,
  found: FoundColumns,
  indices: readonly RowIndex[],
  rows: Int32Array,
  isSubset: boolean,
  skipped: Map<string, number>,
): KeptRows {
  const { table } = open;
  const counted = countRows(table, found, indices, rows);
  if (counted !== undefined) return { row: rows, positions: counted };
  const read = indices.flatMap((index, k) => {
    const column = found.indices[k] ?? -1;
    if (column < 0) return [];
    const { codes, texts } = table.labels(column);
    const faults = new LabelFaults(context, index, table, column, isSubset);
    return [{ k, codes, texts, places: labelPositions(texts, index.base), faults }];
  });
  const row = new Int32Array(rows.length);
  const positions = indices.map(() => new Int32Array(rows.length));
  let count = 0;
  for (const at of rows) {
    let isKept = true;
    for (const { k, codes, texts, places, faults } of read) {
      const code = codes[at]!;
      const place = places[code]!;
      positions[k]![count] = place;
      if (place > blankLabel) continue;
      if (place === blankLabel && table.isBlankRow(at)) {
        isKept = false;
        break;
      }
      if (faults.isSkipped(code, texts[code] ?? "", at) && isKept) {
        const label = shown(texts[code] ?? "");
        skipped.set(label, (skipped.get(label) ?? 0) + 1);
      }
      isKept = false;
    }
    if (isKept) row[count++] = at;
  }
  for (const { faults } of read) faults.report();
  return {
    row: row.subarray(0, count),
    positions: positions.map((column) => column.subarray(0, count)),
  };
}

/** Positions in ranges, when that is what all indices are and every label is there: no label is then looked up as a text. */
function countRows(
  table: DataTable,
  found: FoundColumns,
  indices: readonly RowIndex[],
  rows: Int32Array,
): readonly Int32Array[] | undefined {
  const columns: Int32Array[] = [];
  for (const [k, { base }] of indices.entries()) {
    const column = found.indices[k] ?? -1;
    const positions = column < 0 ? undefined : countedPositions(table, column, base);
    if (positions === undefined) return undefined;
    columns.push(rows.length === table.rowCount ? positions : rows.map((row) => positions[row]!));
  }
  return columns;
}

/** Labels of one column that are not in its set: the first row of each that may not be skipped. */
class LabelFaults {
  private readonly firstRow = new Map<number, { readonly label: string; readonly row: number }>();
  private readonly allowed = new Map<number, boolean>();
  private blankRow: number | undefined;
  private blanks = 0;

  constructor(
    private readonly context: BindContext,
    private readonly index: RowIndex,
    private readonly table: DataTable,
    private readonly column: number,
    private readonly isSubset: boolean,
  ) {}

  /** True when a row with this label is left out; otherwise the label is noted as a fault. */
  isSkipped(code: number, label: string, row: number): boolean {
    if (label === "") {
      this.blankRow ??= row;
      this.blanks++;
      return false;
    }
    let isAllowed = this.allowed.get(code);
    if (isAllowed === undefined) {
      const { base } = this.index;
      isAllowed = this.isSubset || (base !== "integer" && mayBeSkipped(this.context, base, label));
      this.allowed.set(code, isAllowed);
      if (!isAllowed) this.firstRow.set(code, { label, row });
    }
    return isAllowed;
  }

  report(): void {
    const { reporter } = this.context;
    if (this.blankRow !== undefined) {
      const span = this.table.span(this.blankRow, this.column);
      reporter.report("blank-label", { index: this.index.name, more: this.blanks - 1 }, span);
    }
    reportUnknownLabels(this.context, [...this.firstRow.values()], this.index, (row) =>
      this.table.span(row, this.column),
    );
  }
}

function reportUnknownLabels(
  context: BindContext,
  faults: readonly { readonly label: string; readonly row: number }[],
  index: RowIndex,
  spanOf: (row: number) => ReturnType<DataTable["span"]>,
): void {
  const members = faults.length === 0 ? [] : memberTexts(index.base);
  const set = index.base === "integer" ? index.name : index.base.name;
  const declared = context.model.sets.get(set);
  for (const [i, { label, row }] of faults.slice(0, shownLabels).entries()) {
    const near = label.length > 200 ? [] : findNearNames(label, members);
    const isLast = i === shownLabels - 1;
    const parameters = {
      label: shown(label),
      set,
      near,
      more: isLast ? faults.length - shownLabels : 0,
    };
    context.reporter.report("unknown-label", parameters, spanOf(row), {
      related:
        declared === undefined
          ? []
          : [{ span: declared.nameSpan, text: "the set is declared here" }],
    });
  }
}

interface SpreadRows extends KeptRows {
  readonly column: Int32Array;
}

/** With `wide`, each row stands for as many elements as there are headers that name members of the index. */
function spreadOverHeaders(
  context: BindContext,
  found: FoundColumns,
  indices: readonly RowIndex[],
  open: OpenTable,
  kept: KeptRows,
  source: SourceModel,
): SpreadRows | undefined {
  const wide = found.wide ?? 0;
  const index = indices[wide];
  const base = index?.base ?? "integer";
  const columns: { readonly column: number; readonly place: number }[] = [];
  for (const column of found.wideColumns) {
    const header = open.table.headers[column];
    const place = labelPosition(header?.name ?? "", base);
    if (place <= blankLabel) continue;
    open.usedColumns.add(column);
    columns.push({ column, place });
  }
  if (columns.length === 0) {
    const { title, headerSpan, headers } = open.table;
    const parameters = {
      what: `any member of \`${index?.name ?? ""}\``,
      choice: index?.name ?? "",
      title,
      near: [],
      headers: headers.slice(0, 8).map((header) => header.name),
    };
    context.reporter.report("missing-column", parameters, source.file.span, {
      related: [{ span: headerSpan, text: "the headers" }],
      help: "with `wide`, the headers of the value columns are members of the index",
    });
    return undefined;
  }
  const matched = new Set(columns.map(({ place }) => place));
  for (const [place, member] of memberTexts(base).entries())
    if (!matched.has(place)) open.wantedNames.add(member);
  const total = kept.row.length * columns.length;
  const row = new Int32Array(total);
  const positions = indices.map(() => new Int32Array(total));
  const valueColumn = new Int32Array(total);
  for (const [at, { column, place }] of columns.entries()) {
    const first = at * kept.row.length;
    row.set(kept.row, first);
    valueColumn.fill(column, first, first + kept.row.length);
    for (const [k, out] of positions.entries()) {
      if (k === wide) out.fill(place, first, first + kept.row.length);
      else out.set(kept.positions[k] ?? new Int32Array(0), first);
    }
  }
  return { row, positions, column: valueColumn };
}
