/**
 * Which columns a reader wants of its table, under the headers that the table has now; where there is no table yet, under
 * the names that are looked for first.
 */
import type { CheckedModel, ParamModel } from "../../check/index.js";
import { conversionFactor, isSameDimension } from "../../units/index.js";
import type { DataReporter } from "../data-reporter.js";
import { findColumns, type FoundColumns } from "../find-columns.js";
import { readHeader } from "../header.js";
import { wholeNumber } from "../label-positions.js";
import type { OpenTable } from "../open-files.js";
import { hasOption } from "../select-rows.js";
import {
  constantOf,
  inColumn,
  labelCell,
  memberCell,
  valueCell,
  type DataForm,
} from "./cell-schema.js";
import type { JsonObject } from "./json.js";
import { labelsOfSet, listLabels } from "./possible-labels.js";
import type { Reader } from "./list-readers.js";

/** A column that a declaration wants. */
export interface WantedColumn {
  readonly owner: string;
  readonly role: "member" | "index" | "value" | "only";
  /** The header as it stands in the file, else the first of the accepted names. */
  readonly header: string;
  /** Position in the table; undefined when there is no such column. */
  readonly column: number | undefined;
  /** Names by which the column is found, the best first; headers are compared without case, blanks, `-` and `_`. */
  readonly names: readonly string[];
  readonly cell: JsonObject;
  /** The unit of the column's numbers; undefined for labels. */
  readonly unit: string | undefined;
  /** The set that labels come from. */
  readonly set: string | undefined;
  readonly doc: string | undefined;
  readonly mayBeMissing: boolean;
  /** What stands in for a missing value, in words, and as a number where it is one. */
  readonly note: string | undefined;
  readonly fallback: number | undefined;
}

/** A reader with its columns, and the rows that count: `only column = text`. */
export interface WantedColumns {
  readonly reader: Reader;
  readonly columns: readonly WantedColumn[];
  readonly only: readonly { readonly header: string; readonly texts: readonly string[] }[];
  /** The index whose members are headers, with `wide`. */
  readonly wide: string | undefined;
}

/** Where a column stands, or would. */
interface Place {
  /** Undefined where nothing is called so, as in JSON keyed by labels. */
  readonly header: string | undefined;
  readonly column: number | undefined;
}

/** Lists the columns; `table` is undefined where the file cannot be read. */
export function listColumns(
  model: CheckedModel,
  reader: Reader,
  table: OpenTable | undefined,
  form: DataForm,
  reporter: DataReporter,
): WantedColumns {
  const { request, source } = reader;
  const found = table && findColumns(request, table, reporter);
  const wide = request.indices.findIndex(({ name, set }) =>
    source.options.some(
      (option) => option.kind === "wide" && [name, set].includes(option.index.text),
    ),
  );
  const indices = request.indices.flatMap((_, k) =>
    k === wide ? [] : [indexColumn(model, reader, k, placeOf(table, found?.indices[k]), form)],
  );
  return {
    reader,
    columns: [...indices, ...valueColumns(model, reader, table, found, wide, form)],
    only: source.options.flatMap((option) => {
      if (option.kind !== "only") return [];
      const { key } = readHeader(option.column.value.trim(), option.column.span);
      const column = table?.table.headers.findIndex((header) => header.key === key);
      const header = placeOf(table, column)?.header ?? option.column.value;
      return [{ header, texts: option.equals.map(({ value }) => value.trim()) }];
    }),
    wide: request.indices[wide]?.name,
  };
}

function placeOf(table: OpenTable | undefined, column: number | undefined): Place | undefined {
  if (column === undefined || column < 0 || table === undefined) return undefined;
  return { header: table.table.headers[column]?.text, column };
}

/** The column that `(NAME = column)` chooses for one of these names. */
function chosenFor(reader: Reader, names: readonly (string | undefined)[]): string | undefined {
  for (const option of reader.source.options)
    if (option.kind === "column" && names.includes(option.what.text)) return option.column.value;
  return undefined;
}

function indexColumn(
  model: CheckedModel,
  reader: Reader,
  k: number,
  place: Place | undefined,
  form: DataForm,
): WantedColumn {
  const { request, source, carriers } = reader;
  const { name, set } = request.indices[k] ?? { name: request.owner, set: undefined };
  const isShared = request.indices.filter((other) => other.set === set).length > 1;
  const known = set === undefined || isShared ? [name] : [...new Set([name, set])];
  const chosen = chosenFor(reader, known);
  const names = chosen === undefined ? known : [chosen];
  const carrier = carriers[k];
  return {
    owner: request.owner,
    role: carrier === undefined ? "member" : "index",
    header: place?.header ?? names[0] ?? name,
    column: place?.column,
    names,
    cell:
      carrier === undefined
        ? memberCell(model, request.owner, form)
        : labelCell(model, carrier, hasOption(source, "subset"), form),
    unit: undefined,
    set,
    doc: set === undefined ? undefined : model.sets.get(set)?.doc,
    mayBeMissing: false,
    note: undefined,
    fallback: undefined,
  };
}

function valueColumns(
  model: CheckedModel,
  reader: Reader,
  table: OpenTable | undefined,
  found: FoundColumns | undefined,
  wide: number,
  form: DataForm,
): readonly WantedColumn[] {
  const { declaration, request } = reader;
  if (declaration.kind !== "param") return [];
  const known = [...request.valueNames, "value"];
  const chosen = chosenFor(reader, known);
  const names = chosen === undefined ? known : [chosen];
  const expected = { header: undefined, column: undefined };
  const places =
    wide < 0
      ? [placeOf(table, found?.value) ?? expected]
      : wideColumns(model, request.indices[wide]?.set, found?.wideColumns ?? [], table);
  const namesOf = ({ header }: Place): readonly string[] =>
    wide < 0 || header === undefined ? names : [header];
  return places.map((place) =>
    valueColumn(model, declaration.model, reader, { names: namesOf(place), ...place }, table, form),
  );
}

function valueColumn(
  model: CheckedModel,
  param: ParamModel,
  reader: Reader,
  place: Place & { readonly names: readonly string[] },
  table: OpenTable | undefined,
  form: DataForm,
): WantedColumn {
  const unitText =
    place.column === undefined ? undefined : table?.table.headers[place.column]?.unit?.text;
  const unit = unitText === undefined ? param.unit : (model.units.read(unitText) ?? param.unit);
  const factor = isSameDimension(unit, param.unit) ? conversionFactor(unit, param.unit) : 1;
  const mayBeMissing = canBeMissing(model, param, reader);
  return {
    owner: param.name,
    role: "value",
    header: place.header ?? place.names[0] ?? param.name,
    column: place.column,
    names: place.names,
    cell: valueCell(model, param, factor, mayBeMissing, form),
    unit: param.memberOf === undefined ? (unitText ?? param.unit.text) : undefined,
    set: param.memberOf,
    doc: param.doc,
    mayBeMissing,
    note: noteOf(param),
    fallback: fallbackOf(param, factor),
  };
}

function noteOf(param: ParamModel): string | undefined {
  const notes = [
    ...(param.interpolate === "no" ? [] : ["gaps are filled on a straight line"]),
    ...(param.isOptional ? ["may be absent"] : []),
    ...(param.fallback === undefined ? [] : ["a missing value is the default"]),
  ];
  return notes.length === 0 ? undefined : notes.join("; ");
}

function fallbackOf({ fallback }: ParamModel, factor: number): number | undefined {
  const value = fallback?.kind === "number" ? constantOf(fallback.expression) : undefined;
  return value === undefined || !Number.isFinite(value) ? undefined : inColumn(value, factor);
}

/** True when an empty cell may be in order: another value steps in, or the row may be about nothing. */
function canBeMissing(model: CheckedModel, param: ParamModel, { source }: Reader): boolean {
  if (param.isOptional || param.fallback !== undefined || param.interpolate !== "no") return true;
  if (hasOption(source, "subset") || hasOption(source, "distinct")) return true;
  if (param.domain.condition !== undefined) return true;
  if (param.adjustments.some(({ operator, key }) => operator === "=" && key !== undefined))
    return true;
  return param.domain.binders.some(({ set }) => {
    const isWhole = set.kind === "named" && set.arguments.length === 0;
    return !isWhole || model.sets.get(set.set)?.within !== undefined;
  });
}

/** Headers that name members of the index of `wide`: those that are there, else those that the text knows of. */
function wideColumns(
  model: CheckedModel,
  set: string | undefined,
  columns: readonly number[],
  table: OpenTable | undefined,
): readonly Place[] {
  const labels = set === undefined ? undefined : labelsOfSet(model, set);
  const members = new Set(labels === undefined ? [] : listLabels(labels).map(String));
  const isInteger = set !== undefined && model.sets.get(set)?.isInteger === true;
  const isWanted = (name: string): boolean =>
    labels === undefined ? isInteger && wholeNumber(name) !== undefined : members.has(name);
  const found = columns.flatMap((column) => {
    const header = table?.table.headers[column];
    return header !== undefined && isWanted(header.name) ? [{ header: header.text, column }] : [];
  });
  if (found.length > 0) return found;
  return [...members].map((header) => ({ header, column: undefined }));
}
