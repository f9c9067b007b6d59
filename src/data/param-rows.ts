/**
 * Values of a parameter from a file or table: finds each row's element, converts units, reads numbers or members.
 * Repeated elements, texts that are no numbers and labels that do not belong together are reported at their cells.
 */
import type { ParamModel, SourceModel } from "../check/index.js";
import { findNearNames } from "../diagnostics/index.js";
import { conversionFactor, isSameDimension } from "../units/index.js";
import type { BindContext } from "./bind-context.js";
import { shown, shownTuple } from "./data-reporter.js";
import type { DataTable } from "./data-table.js";
import { isOutsideAllowed, labelsOfTuple } from "./tuple-outside.js";
import { blankLabel, labelPositions, memberTexts } from "./label-positions.js";
import { readNumberText, type NumberFault, type NumberText } from "./number-text.js";
import { labelsOf, type ParamDraft } from "./param-draft.js";
import { readRows, type ReadRows } from "./read-rows.js";
import { hasOption } from "./select-rows.js";

const shownFaults = 5;
const keptBlanks = 1000;

/** Fills a draft from a source; false after a fault, which is reported. */
export function fillFromSource(
  context: BindContext,
  param: ParamModel,
  source: SourceModel,
  draft: ParamDraft,
): boolean {
  const indices = param.domain.columns.map(({ name, carrier }, k) => ({
    name,
    carrier,
    base: draft.domain.bases[k] ?? ("integer" as const),
  }));
  const local = param.name.slice(param.name.lastIndexOf(".") + 1);
  const rows = readRows(context, param.name, source, indices, [param.name, local]);
  if (rows === undefined) return false;
  draft.expected = rows.table.headerSpan;
  const places = new Int32Array(rows.row.length);
  draft.domain.findAll(rows.positions, rows.row.length, places);
  const before = context.reporter.diagnostics.length;
  reportOutside(context, param, rows, places, draft);
  const readValue =
    param.memberOf === undefined
      ? numberReader(context, param, rows)
      : memberReader(context, param.memberOf, rows);
  if (readValue !== undefined) {
    fill(context, param, source, rows, places, draft, readValue);
    readValue.report();
  }
  return context.reporter.diagnostics.length === before;
}

/** Reads the value of an element: NaN when the cell is empty or faulty; faults are noted and reported at the end. */
interface ValueReader {
  /** The table's column of numbers and their factor, where all values are in one. */
  readonly column: { readonly numbers: Float64Array; readonly factor: number } | undefined;
  readonly read: (element: number) => number;
  readonly isBlank: (element: number) => boolean;
  readonly report: () => void;
}

function columnOf(rows: ReadRows, element: number): number {
  const { valueColumn } = rows;
  if (typeof valueColumn === "number") return valueColumn;
  return valueColumn?.[element] ?? 0;
}

function fill(
  context: BindContext,
  param: ParamModel,
  source: SourceModel,
  rows: ReadRows,
  places: Int32Array,
  draft: ParamDraft,
  reader: ValueReader,
): void {
  const elementOf = new Int32Array(draft.domain.size).fill(-1);
  const isDistinct = hasOption(source, "distinct");
  const repeats: { readonly place: number; readonly first: number; readonly second: number }[] = [];
  let repeatCount = 0;
  const spanOf = (element: number): ReturnType<DataTable["span"]> =>
    rows.table.span(rows.row[element]!, columnOf(rows, element));
  draft.origins.push((place) => (elementOf[place]! < 0 ? undefined : spanOf(elementOf[place]!)));
  const done = fillClean(rows, places, draft, reader, elementOf);
  for (let element = done; element < places.length; element++) {
    const place = places[element]!;
    if (place < 0) continue;
    const value = reader.read(element);
    if (Number.isNaN(value)) {
      if (draft.blanks.size < keptBlanks && reader.isBlank(element))
        draft.blanks.set(place, spanOf(element));
      continue;
    }
    const first = elementOf[place]!;
    if (first >= 0) {
      if (isDistinct && draft.values[place] === value) continue;
      if (repeatCount++ < shownFaults) repeats.push({ place, first, second: element });
      continue;
    }
    elementOf[place] = element;
    draft.values[place] = value;
    draft.present[place] = 1;
  }
  for (const [i, { place, first, second }] of repeats.entries()) {
    const labels = shownTuple(labelsOf(draft, place));
    const isEqual = draft.values[place] === reader.read(second);
    const more = i === shownFaults - 1 ? repeatCount - shownFaults : 0;
    const parameters = { name: param.name, labels, isEqual, more };
    context.reporter.report("duplicate-value", parameters, spanOf(second), {
      related: [{ span: spanOf(first), text: "the first value" }],
    });
  }
}

/** Writes the values of elements up to the first that is missing or repeated; gives its number. */
function fillClean(
  rows: ReadRows,
  places: Int32Array,
  draft: ParamDraft,
  { column }: ValueReader,
  elementOf: Int32Array,
): number {
  if (column === undefined) return 0;
  const { numbers, factor } = column;
  const { values, present } = draft;
  for (let element = 0; element < places.length; element++) {
    const place = places[element]!;
    const written = numbers[rows.row[element]!]!;
    const value = written * factor;
    const isSound = Number.isFinite(value) && (value !== 0 || written === 0);
    if (place < 0 || !isSound || elementOf[place]! >= 0) return element;
    elementOf[place] = element;
    values[place] = value;
    present[place] = 1;
  }
  return places.length;
}

function numberReader(
  context: BindContext,
  param: ParamModel,
  rows: ReadRows,
): ValueReader | undefined {
  const { table } = rows;
  const read = new Map<number, { readonly numbers: Float64Array; readonly factor: number }>();
  const columns =
    typeof rows.valueColumn === "number" ? [rows.valueColumn] : [...new Set(rows.valueColumn)];
  for (const column of columns) {
    const factor = headerFactor(context, param, table, column);
    if (factor === undefined) return undefined;
    read.set(column, { numbers: table.numbers(column), factor });
  }
  const faults: {
    readonly row: number;
    readonly column: number;
    readonly reason: NumberFault;
  }[] = [];
  let faultCount = 0;
  const only = columns.length === 1 ? read.get(columns[0] ?? 0) : undefined;
  const textOf = (element: number): string =>
    table.text(rows.row[element]!, columnOf(rows, element));
  return {
    column: only,
    read: (element) => {
      const column = only ?? read.get(columnOf(rows, element));
      if (column === undefined) return NaN;
      const written = column.numbers[rows.row[element]!]!;
      const value = written * column.factor;
      const reason = faultIn(written, value, () => readNumberText(textOf(element)));
      if (reason === undefined) return value;
      if (faultCount++ < shownFaults)
        faults.push({ row: rows.row[element]!, column: columnOf(rows, element), reason });
      return NaN;
    },
    isBlank: (element) => readNumberText(textOf(element)).kind === "missing",
    report: () => {
      for (const [i, { row, column, reason }] of faults.entries()) {
        const more = i === shownFaults - 1 ? faultCount - shownFaults : 0;
        const parameters = { text: shown(table.text(row, column)), reason, more };
        context.reporter.report("invalid-number", parameters, table.span(row, column), {
          related: [{ span: param.nameSpan, text: `values of \`${param.name}\`` }],
        });
      }
    },
  };
}

/** What is wrong with a cell, or with its value once the unit is converted; undefined for a value or a missing one. */
function faultIn(written: number, value: number, cell: () => NumberText): NumberFault | undefined {
  if (Number.isNaN(written)) {
    const found = cell();
    return found.kind === "fault" ? found.reason : undefined;
  }
  if (!Number.isFinite(value)) return "too-large";
  return value === 0 && written !== 0 ? "too-small" : undefined;
}

/** What turns the column's unit into the parameter's; undefined after a fault, which is reported. */
function headerFactor(
  context: BindContext,
  param: ParamModel,
  table: DataTable,
  column: number,
): number | undefined {
  const header = table.headers[column];
  if (header?.unit === undefined) return 1;
  const { units } = context.model;
  const related = [{ span: param.nameSpan, text: `\`${param.name}\` is declared here` }];
  const unit = units.read(header.unit.text);
  if (unit === undefined) {
    const parameters = { unit: shown(header.unit.text), wanted: param.unit.text };
    context.reporter.report("unknown-unit-in-header", parameters, header.unit.span, { related });
    return undefined;
  }
  if (isSameDimension(unit, param.unit)) return conversionFactor(unit, param.unit);
  const parameters = {
    name: param.name,
    found: units.describe(unit),
    wanted: units.describe(param.unit),
  };
  context.reporter.report("unit-mismatch-in-header", parameters, header.unit.span, { related });
  return undefined;
}

function memberReader(context: BindContext, set: string, rows: ReadRows): ValueReader {
  const { table } = rows;
  const base = context.environment.set(set);
  const kept = new Map<number, { readonly codes: Int32Array; readonly places: Int32Array }>();
  const placesOf = (column: number): { codes: Int32Array; places: Int32Array } => {
    const found = kept.get(column);
    if (found !== undefined) return found;
    const { codes, texts } = table.labels(column);
    const made = { codes, places: labelPositions(texts, base) };
    kept.set(column, made);
    return made;
  };
  const faults = new Map<string, { readonly row: number; readonly column: number }>();
  const isMissing = (text: string): boolean => text === "" || text === ".";
  return {
    column: undefined,
    read: (element) => {
      const row = rows.row[element]!;
      const column = columnOf(rows, element);
      const { codes, places } = placesOf(column);
      const place = places[codes[row]!]!;
      if (place > blankLabel) return place;
      const text = table.text(row, column);
      if (!isMissing(text) && !faults.has(text)) faults.set(text, { row, column });
      return NaN;
    },
    isBlank: (element) => isMissing(table.text(rows.row[element]!, columnOf(rows, element))),
    report: () => {
      const members = faults.size === 0 ? [] : memberTexts(base);
      let i = 0;
      for (const [text, { row, column }] of faults) {
        if (i++ >= shownFaults) break;
        const near = text.length > 200 ? [] : findNearNames(text, members);
        const more = i === shownFaults ? faults.size - shownFaults : 0;
        const parameters = { label: shown(text), set, near, more };
        context.reporter.report("unknown-label", parameters, table.span(row, column), {
          help: near.length > 0 ? `write \`${near[0] ?? ""}\`` : `write a member of \`${set}\``,
        });
      }
    },
  };
}

/** Rows whose labels are known but not together: skipped and counted where they may be, else reported. */
function reportOutside(
  context: BindContext,
  param: ParamModel,
  rows: ReadRows,
  places: Int32Array,
  draft: ParamDraft,
): void {
  if (draft.domain.dense !== undefined) return;
  const labels = new Set<string>();
  let skipped = 0;
  let first: number | undefined;
  let faultCount = 0;
  for (let element = 0; element < places.length; element++) {
    if (places[element]! >= 0) continue;
    const tuple = rows.positions.map((column) => column[element]!);
    if (rows.isSubset || isOutsideAllowed(context, param.domain, draft.domain, tuple)) {
      skipped++;
      if (labels.size < shownFaults) labels.add(shownTuple(labelsOfTuple(draft.domain, tuple)));
    } else {
      first ??= element;
      faultCount++;
    }
  }
  rows.skip(skipped, [...labels]);
  if (first === undefined) return;
  const at = first;
  const tuple = rows.positions.map((column) => column[at]!);
  const parameters = {
    labels: shownTuple(labelsOfTuple(draft.domain, tuple)),
    owner: param.name,
    more: faultCount - 1,
  };
  context.reporter.report(
    "tuple-outside",
    parameters,
    rows.table.span(rows.row[at]!, columnOf(rows, at)),
    { related: [{ span: param.domain.span, text: `where \`${param.name}\` is defined` }] },
  );
}
