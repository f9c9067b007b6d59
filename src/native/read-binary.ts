/**
 * The binary solution of Clp and Cbc (`-saveSolution`), in full precision: the numbers of rows and columns as 32-bit
 * integers, the objective, then activity and dual of every row, then value and reduced cost of every column, as doubles
 * in the machine's own order of bytes. It says nothing of the status.
 */
import { readFile } from "node:fs/promises";
import type { FileOrder } from "../lp/index.js";
import { expectNumbers, UnreadableAnswer, type FileVectors } from "./answer.js";

/** What a binary solution holds. */
export interface BinarySolution {
  readonly objective: number;
  readonly primal: FileVectors;
  readonly dual: FileVectors;
}

const headBytes = 16;
const numberBytes = 8;

/** Reads a binary solution of a file with these numbers of rows and columns. */
export async function readBinary(path: string, order: FileOrder): Promise<BinarySolution> {
  const { numFileRows, numFileCols } = order;
  const bytes = await readFile(path).catch(() => undefined);
  if (bytes === undefined) throw new UnreadableAnswer("it wrote no solution");
  const expected = headBytes + 2 * numberBytes * (numFileRows + numFileCols);
  if (bytes.length < headBytes) throw new UnreadableAnswer("its solution is cut short");
  const [rows = -1, cols = -1] = new Int32Array(copyOf(bytes, 0, 8));
  if (rows !== numFileRows || cols !== numFileCols) {
    throw new UnreadableAnswer(
      `its solution is of ${rows} rows and ${cols} columns, not of ${numFileRows} and ${numFileCols}`,
    );
  }
  if (bytes.length !== expected) throw new UnreadableAnswer("its solution is cut short");
  const numbers = new Float64Array(copyOf(bytes, 8, bytes.length));
  let at = 1;
  const take = (count: number): Float64Array => numbers.slice(at, (at += count));
  const [rowValue, rowDual] = [take(numFileRows), take(numFileRows)];
  const [colValue, colDual] = [take(numFileCols), take(numFileCols)];
  const found = {
    objective: numbers[0]!,
    primal: { rows: rowValue, cols: colValue },
    dual: { rows: rowDual, cols: colDual },
  };
  expectNumbers(found.primal);
  expectNumbers(found.dual);
  return found;
}

/** Typed arrays must begin at a multiple of their size, which a copy does. */
function copyOf(bytes: Buffer, from: number, to: number): ArrayBuffer {
  return new Uint8Array(bytes.subarray(from, to)).buffer;
}
