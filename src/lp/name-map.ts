/**
 * The key to an LP or MPS file: which name stands behind c0, r0 and so on, and what was changed.
 * Written as JSON beside the file, for people and tools that read another solver's results.
 */
import { colId, constantColumn, fileFormOf, inChunks, rowId } from "./file-form.js";
import type { WriteOptions } from "./file-form.js";
import type { LinearProgram } from "./linear-program.js";

/**
 * Gives the name map as JSON text in chunks: `{ title, sense, isObjectiveNegated, constantColumn,
 * columns, rows }`, where `columns[5]` is the name of c5 and `rows[7]` that of r7.
 */
export function writeNameMap(program: LinearProgram, options: WriteOptions): Iterable<string> {
  return inChunks(nameMapLines(program, options));
}

function* nameMapLines(program: LinearProgram, options: WriteOptions): Generator<string> {
  const form = fileFormOf(program);
  yield "{\n";
  if (options.title !== undefined) yield `  "title": ${JSON.stringify(options.title)},\n`;
  yield `  "sense": "${program.sense}",\n`;
  yield `  "isObjectiveNegated": ${form.costSign === -1},\n`;
  if (form.hasConstantColumn) yield `  "constantColumn": "${constantColumn}",\n`;
  yield '  "columns": [';
  yield* names(program.numCols, options.colName ?? colId);
  yield '],\n  "rows": [';
  yield* names(program.numRows, options.rowName ?? rowId);
  yield "]\n}\n";
}

function* names(count: number, name: (position: number) => string): Generator<string> {
  for (let k = 0; k < count; k++) {
    yield `${k === 0 ? "" : ","}\n    ${JSON.stringify(name(k))}`;
  }
  if (count > 0) yield "\n  ";
}
