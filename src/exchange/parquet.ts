/**
 * Result tables as Parquet: index columns as texts or whole numbers, measures as doubles, null where a value is absent.
 * Parquet has no place for units, so they stand in the file's own key-value data, under the key `dcm`.
 */
import { jsonObject, writeJson } from "../data/index.js";
import { labelOf } from "../domains/index.js";
import type { Results, ResultTable } from "../results/index.js";
import { isIntegerBase } from "./result-files.js";

/** Writes one table of a run. */
export type ParquetWriter = (results: Results, table: ResultTable) => Uint8Array;

/** A column of numbers. */
export interface MeasureColumn {
  readonly name: string;
  readonly measure: string;
  readonly unit: string;
  readonly values: Float64Array;
}

/** The measures of a table under names that no index has. */
export function columnsOf(table: ResultTable): readonly MeasureColumn[] {
  return table.measures.map(({ name, unit, values }) => ({
    name: table.indices.includes(name) ? `${name} [${unit}]` : name,
    measure: name,
    unit,
    values,
  }));
}

/** Loads the library that writes Parquet, which nothing else needs. */
export async function loadParquetWriter(): Promise<ParquetWriter> {
  const { parquetWriteBuffer } = await import("hyparquet-writer");
  return (results, table) => {
    const measures = columnsOf(table);
    const positions =
      table.positions ?? Int32Array.from({ length: table.domain.size }, (_, i) => i);
    const columnData = [
      ...table.indices.map((name, k) => labelColumn(table, name, k, positions)),
      ...measures.map(({ name, values }) => ({
        name,
        data: Array.from(positions, (position) => numberOrNull(values[position]!)),
        type: "DOUBLE" as const,
        nullable: true,
      })),
    ];
    const kvMetadata = [{ key: "dcm", value: describeTable(results, table, measures) }];
    return new Uint8Array(parquetWriteBuffer({ columnData, kvMetadata, createdBy: "dcm" }));
  };
}

function labelColumn(table: ResultTable, name: string, k: number, positions: Int32Array) {
  const base = table.domain.bases[k] ?? "integer";
  const column = table.domain.columns()[k] ?? new Int32Array(0);
  return {
    name,
    data: Array.from(positions, (position) => labelOf(base, column[position]!)),
    type: isIntegerBase(base) ? ("INT32" as const) : ("STRING" as const),
    nullable: false,
  };
}

/** The null of Parquet stands for an absent value; infinite bounds stay what they are. */
function numberOrNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

function describeTable(
  results: Results,
  table: ResultTable,
  measures: readonly MeasureColumn[],
): string {
  return writeJson(
    jsonObject(
      ["model", results.built.plan.environment.model.name],
      ["scenario", results.scenario],
      ["table", table.name],
      ["kind", table.kind],
      ["description", table.doc],
      ["units", new Map(measures.map(({ name, unit }) => [name, unit]))],
    ),
  );
}
