/**
 * How closely the columns of a program hang together once its few long rows and columns are set
 * aside: capacities that bound every hour, yearly sums. What is left of an energy program is its
 * operation; there, storage and single balances form chains, while lines and movable work close
 * loops between them. Loops are what fills the simplex method's factors.
 */
import type { LinearProgram } from "../lp/index.js";

/** Rows and columns of more entries than this only link the rest together. */
const linkingEntries = 32;

/**
 * Gives the independent loops of the graph of rows and columns (an edge for each entry), without
 * linking rows and columns and fixed columns, per row of the program: 0 for a forest, about 0.1 for separate storage
 * chains, 0.4 and more for regions that trade in every hour.
 */
export function measureCoupling(program: LinearProgram): number {
  const { numRows, numCols, matrix, colLower, colUpper } = program;
  const { starts, indices } = matrix;
  if (numRows === 0) return 0;
  const colEntries = new Int32Array(numCols);
  for (let k = 0; k < indices.length; k++) colEntries[indices[k]!]!++;
  // Union-find over columns and then rows; a loop closes where an edge joins what is joined.
  const parent = Int32Array.from({ length: numCols + numRows }, (_, node) => node);
  let loops = 0;
  for (let i = 0; i < numRows; i++) {
    const end = starts[i + 1]!;
    if (end - starts[i]! > linkingEntries) continue;
    for (let k = starts[i]!; k < end; k++) {
      const col = indices[k]!;
      if (colEntries[col]! > linkingEntries || colLower[col] === colUpper[col]) continue;
      const a = findRoot(parent, col);
      const b = findRoot(parent, numCols + i);
      if (a === b) loops++;
      else parent[b] = a;
    }
  }
  return loops / numRows;
}

/** Root of a node, halving the path on the way. */
function findRoot(parent: Int32Array, node: number): number {
  let at = node;
  while (parent[at] !== at) {
    const next = parent[parent[at]!]!;
    parent[at] = next;
    at = next;
  }
  return at;
}
