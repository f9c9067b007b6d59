/**
 * One program of several: their columns side by side, save those of shared variables, which are one; their rows below one
 * another; the expected objective. The way back gives each part the solution as if it had been solved alone.
 */
import { findIndex, nameOf, labelsOf, type Block, type BuiltProgram } from "../plan/index.js";
import type { LinearProgram } from "../lp/index.js";
import type { Solution } from "../solve/index.js";

/** A built program with its probability. */
export interface WeightedProgram {
  readonly built: BuiltProgram;
  readonly weight: number;
}

/** The joint program, and each part's columns in it. */
export interface JointProgram {
  readonly program: LinearProgram;
  readonly columns: readonly Int32Array[];
}

/** Joins programs; a text says why they cannot be joined. */
export function mergeOutcomes(
  parts: readonly WeightedProgram[],
  shared: ReadonlySet<string>,
): JointProgram | string {
  const columns = placeColumns(parts, shared);
  if (typeof columns === "string") return columns;
  const senses = new Set(parts.map(({ built }) => built.program.sense));
  const [sense] = senses;
  if (sense === undefined || senses.size > 1) return "the outcomes differ in what they optimise";
  const numCols = 1 + columns.reduce((last, map) => map.reduce((a, b) => Math.max(a, b), last), -1);
  const colCost = new Float64Array(numCols);
  const colLower = new Float64Array(numCols).fill(-Infinity);
  const colUpper = new Float64Array(numCols).fill(Infinity);
  const integrality = new Uint8Array(numCols);
  let offset = 0;
  parts.forEach(({ built: { program }, weight }, k) => {
    offset += weight * program.offset;
    columns[k]?.forEach((to, col) => {
      colCost[to]! += weight * program.colCost[col]!;
      colLower[to] = Math.max(colLower[to]!, program.colLower[col]!);
      colUpper[to] = Math.min(colUpper[to]!, program.colUpper[col]!);
      integrality[to] = Math.max(integrality[to]!, program.integrality?.[col] ?? 0);
    });
  });
  const program: LinearProgram = {
    numCols,
    sense,
    offset,
    colCost,
    colLower,
    colUpper,
    integrality: integrality.includes(1) ? integrality : undefined,
    ...stackRows(parts, columns),
  };
  return { program, columns };
}

/** The solution of one part of a joint solution; duals belong to the whole and are left out. */
export function splitSolution(
  joint: JointProgram,
  parts: readonly WeightedProgram[],
  solution: Solution,
  part: number,
): Solution {
  const columns = joint.columns[part];
  const program = parts[part]?.built.program;
  if (solution.primal === undefined || columns === undefined || program === undefined) {
    return { ...solution, primal: undefined, dual: undefined, objective: undefined };
  }
  const { primal } = solution;
  const colValue = Float64Array.from(columns, (col) => primal.colValue[col]!);
  const first = parts.slice(0, part).reduce((sum, { built }) => sum + built.program.numRows, 0);
  const rowValue = primal.rowValue.slice(first, first + program.numRows);
  const objective = colValue.reduce(
    (sum, value, col) => sum + value * program.colCost[col]!,
    program.offset,
  );
  return {
    ...solution,
    primal: { colValue, rowValue },
    dual: undefined,
    basis: undefined,
    objective,
  };
}

function placeColumns(
  parts: readonly WeightedProgram[],
  shared: ReadonlySet<string>,
): readonly Int32Array[] | string {
  const [first] = parts;
  if (first === undefined) return "there is no outcome";
  const home = new Map(first.built.plan.columns.map((block) => [block.name, block]));
  let next = first.built.program.numCols;
  const maps: Int32Array[] = [];
  for (const { built } of parts) {
    const map = new Int32Array(built.program.numCols);
    for (const block of built.plan.columns) {
      const target = built === first.built ? block : home.get(block.name);
      const isShared = shared.has(block.name) && target !== undefined;
      if (isShared && target.count !== block.count) return differing(block.name);
      for (let i = 0; i < block.count; i++) {
        const own = block.first + i;
        const to = built === first.built ? own : isShared ? findShared(target, block, i) : next++;
        if (to < 0) return differing(nameOf(built.plan.columns, own));
        map[own] = to;
      }
    }
    maps.push(map);
  }
  return maps;
}

function differing(name: string): string {
  return `the shared variable ${name} is not the same in all outcomes`;
}

function findShared(target: Block, block: Block, position: number): number {
  return findIndex(target, labelsOf(block.domain, position));
}

function stackRows(
  parts: readonly WeightedProgram[],
  columns: readonly Int32Array[],
): Pick<LinearProgram, "numRows" | "rowLower" | "rowUpper" | "matrix"> {
  const programs = parts.map(({ built }) => built.program);
  const numRows = programs.reduce((sum, program) => sum + program.numRows, 0);
  const entries = programs.reduce((sum, program) => sum + program.matrix.values.length, 0);
  const rowLower = new Float64Array(numRows);
  const rowUpper = new Float64Array(numRows);
  const starts = new Int32Array(numRows + 1);
  const indices = new Int32Array(entries);
  const values = new Float64Array(entries);
  let row = 0;
  let at = 0;
  programs.forEach(({ matrix, ...program }, k) => {
    rowLower.set(program.rowLower, row);
    rowUpper.set(program.rowUpper, row);
    for (let i = 0; i < program.numRows; i++) {
      const order: { readonly col: number; readonly value: number }[] = [];
      for (let j = matrix.starts[i]!; j < matrix.starts[i + 1]!; j++) {
        order.push({ col: columns[k]?.[matrix.indices[j]!] ?? 0, value: matrix.values[j]! });
      }
      // Shared columns stand before those of the part, so that a row may have to be sorted anew.
      for (const { col, value } of order.sort((a, b) => a.col - b.col)) {
        indices[at] = col;
        values[at++] = value;
      }
      starts[++row] = at;
    }
  });
  return { numRows, rowLower, rowUpper, matrix: { starts, indices, values } };
}
