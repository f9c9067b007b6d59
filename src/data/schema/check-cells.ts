/**
 * Validates the cells of data files by their JSON Schema, row by row, for declarations that could not be bound because
 * something they need is faulty: what is wrong with their own cells is then known in the same run.
 * Faults are told in the words of binding, at file, line and column.
 */
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import type { CheckedModel } from "../../check/index.js";
import {
  createReporter,
  dataCatalogue,
  findNearNames,
  withoutRepeats,
  type Diagnostic,
} from "../../diagnostics/index.js";
import type { Host } from "../../project/index.js";
import { shown, shownTuple, type DataReporter } from "../data-reporter.js";
import type { DataTable } from "../data-table.js";
import { hashText } from "../hash-text.js";
import { wholeNumber } from "../label-positions.js";
import { readNumberText } from "../number-text.js";
import { createFileOpener, type DataCache } from "../open-files.js";
import { selectRows } from "../select-rows.js";
import { jsonObject, writeJson } from "./json.js";
import { listColumns, type WantedColumn } from "./list-columns.js";
import { listReaders, type Reader } from "./list-readers.js";
import { labelsAround, listLabels } from "./possible-labels.js";

/** Faults shown of one column. */
const shownFaults = 5;
/** Rows with faults after which a file is bad enough. */
const mostRows = 1000;

/** What is wrong with the files of these declarations, as far as the text of the model tells. */
export function checkCells(
  model: CheckedModel,
  host: Host,
  cache: DataCache,
  owners: ReadonlySet<string>,
): readonly Diagnostic[] {
  const reporter = createReporter(dataCatalogue);
  const opener = createFileOpener(model.tables, host, cache, hashText, reporter);
  for (const reader of listReaders(model)) {
    if (!owners.has(reader.request.owner)) continue;
    const open = opener.open(reader.source);
    if (open === undefined) continue;
    const { columns } = listColumns(model, reader, open, "csv", reporter);
    const rows = selectRows(reader.source, open, reporter);
    if (rows === undefined) continue;
    checkRows(model, reader, open.table, columns, rows, reporter);
  }
  return withoutRepeats(reporter.diagnostics);
}

/** A fault of a cell: where, and what the schema says. */
interface CellFault {
  readonly row: number;
  readonly error: ErrorObject;
}

function checkRows(
  model: CheckedModel,
  reader: Reader,
  table: DataTable,
  wanted: readonly WantedColumn[],
  rows: Int32Array,
  reporter: DataReporter,
): void {
  const columns = wanted.filter(({ column }) => column !== undefined);
  const schema = jsonObject(["prefixItems", columns.map(({ cell }) => cell)]);
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  const accepts = ajv.compile(JSON.parse(writeJson(schema)));
  const faults = columns.map((): CellFault[] => []);
  let faulty = 0;
  for (const row of rows) {
    const cells = columns.map((column) => valueOf(model, table, column, row));
    if (accepts(cells) || table.isBlankRow(row)) continue;
    if (++faulty > mostRows) break;
    const seen = new Set<number>();
    for (const error of accepts.errors ?? []) {
      const k = Number(error.instancePath.split("/")[1]);
      // The alternatives of one cell are one fault.
      if (!seen.has(k)) faults[k]?.push({ row, error });
      seen.add(k);
    }
  }
  for (const [k, column] of columns.entries())
    reportColumn(model, reader, table, columns, column, faults[k] ?? [], reporter);
}

/** A cell as a value of the record that the schema describes. */
function valueOf(
  model: CheckedModel,
  table: DataTable,
  { column = 0, role, set }: WantedColumn,
  row: number,
): string | number | null {
  const text = table.text(row, column);
  if (role === "value") {
    const read = readNumberText(text);
    if (read.kind === "missing") return null;
    if (set === undefined) return read.kind === "number" ? read.value : text;
  }
  const isInteger = set === undefined || model.sets.get(set)?.isInteger === true;
  return (isInteger ? wholeNumber(text) : undefined) ?? text.normalize("NFC");
}

function reportColumn(
  model: CheckedModel,
  reader: Reader,
  table: DataTable,
  columns: readonly WantedColumn[],
  wanted: WantedColumn,
  faults: readonly CellFault[],
  reporter: DataReporter,
): void {
  const { declaration, request } = reader;
  const column = wanted.column ?? 0;
  const related = [
    { span: declaration.model.nameSpan, text: `\`${request.owner}\` is declared here` },
  ];
  const labels = (row: number): string =>
    shownTuple(
      columns.flatMap((one) => (one.role === "index" ? [table.text(row, one.column ?? 0)] : [])),
    );
  for (const [i, { row, error }] of faults.slice(0, shownFaults).entries()) {
    const text = table.text(row, column);
    const span = table.span(row, column);
    const more = i === shownFaults - 1 ? faults.length - shownFaults : 0;
    const read = readNumberText(text);
    const value = { name: request.owner, labels: labels(row), value: shown(text), more };
    if (text === "" && wanted.role !== "value")
      reporter.report("blank-label", { index: wanted.names[0] ?? "", more }, span, { related });
    else if (wanted.set !== undefined) {
      const known = labelsAround(model, wanted.set);
      const near = known === undefined ? [] : findNearNames(text, listLabels(known).map(String));
      const parameters = { label: shown(text), set: wanted.set, near, more };
      reporter.report("unknown-label", parameters, span, { related });
    } else if (read.kind === "fault")
      reporter.report("invalid-number", { text: shown(text), reason: read.reason, more }, span, {
        related,
      });
    else if (read.kind === "missing") {
      const count = faults.length;
      const parameters = {
        name: request.owner,
        count,
        total: table.rowCount,
        labels: [labels(row)],
      };
      reporter.report("missing-values", parameters, span, { related });
      return;
    } else if (error.keyword === "type")
      reporter.report("value-not-whole", value, span, { related });
    else {
      const rule = ruleOf(reader);
      reporter.report("value-outside", { ...value, rule }, span, { related });
    }
  }
}

/** The restrictions as written. */
function ruleOf({ declaration }: Reader): string {
  if (declaration.kind !== "param") return "";
  return declaration.model.restrictions.map(({ text }) => text).join(" ");
}
