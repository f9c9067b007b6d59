/**
 * What a native solver said, as it counts rows and columns and in the sense of its file, and how that becomes a solution
 * of the program: signs turned where the program maximises, rows that the file left out put back.
 */
import type { FileOrder, LinearProgram } from "../lp/index.js";
import {
  emptySolution,
  hasIntegers,
  type Solution,
  type SolveStatus,
  type SolverIdentity,
} from "../solve/index.js";

/** How a run of a native solver ended; `undecided` asks for another attempt. */
export type AnswerStatus = Exclude<SolveStatus, "fault"> | "undecided";

/** Numbers of all columns and all rows of the file. */
export interface FileVectors {
  readonly cols: Float64Array;
  readonly rows: Float64Array;
}

/** What was read from a solver's output. */
export interface NativeAnswer {
  readonly status: AnswerStatus;
  /** Present when the solver calls the point feasible. */
  readonly primal: FileVectors | undefined;
  /** Present when the solver holds duals of that point. */
  readonly dual: FileVectors | undefined;
  /** Objective of the file, which minimises; undefined when it is not stated in full precision. */
  readonly objective: number | undefined;
}

/** An answer that is a status and nothing else. */
export function bareAnswer(status: AnswerStatus): NativeAnswer {
  return { status, primal: undefined, dual: undefined, objective: undefined };
}

/** Output that cannot be what it should be; the message says why and is shown to the user. */
export class UnreadableAnswer extends Error {
  override readonly name = "UnreadableAnswer";
}

/** Vectors of the file's size, of numbers yet to be read. */
export function emptyVectors(order: FileOrder): FileVectors {
  return {
    cols: new Float64Array(order.numFileCols).fill(NaN),
    rows: new Float64Array(order.numFileRows).fill(NaN),
  };
}

/** Refuses vectors with numbers that are missing or are none. */
export function expectNumbers({ cols, rows }: FileVectors): void {
  for (const vector of [cols, rows]) {
    if (!vector.every(Number.isFinite)) {
      throw new UnreadableAnswer("its solution is incomplete or holds values that are no numbers");
    }
  }
}

/** What is known of a run beside its answer. */
export interface AnswerFacts {
  readonly solver: SolverIdentity;
  readonly seconds: number;
  readonly iterations: number;
}

/** The answer in the program's own order and sense. */
export function toSolution(
  answer: NativeAnswer,
  program: LinearProgram,
  order: FileOrder,
  facts: AnswerFacts,
): Solution {
  const status = answer.status === "undecided" ? "infeasible-or-unbounded" : answer.status;
  const base = {
    ...emptySolution(status, facts.solver, facts.seconds),
    iterations: facts.iterations,
  };
  const { primal, dual } = answer;
  if (primal === undefined || !canHavePoint(status)) return base;
  const colValue = primal.cols.slice(0, program.numCols);
  const rowValue = activities(program, colValue);
  order.rows.forEach((row, i) => void (rowValue[row] = primal.rows[i]!));
  const hasDuals = dual !== undefined && status === "optimal" && !hasIntegers(program);
  return {
    ...base,
    primal: { colValue, rowValue },
    dual: hasDuals ? turnDuals(dual, program, order) : undefined,
    objective:
      answer.objective === undefined
        ? objectiveOf(program, colValue)
        : withoutNegativeZero(order.costSign * answer.objective),
  };
}

function canHavePoint(status: SolveStatus): boolean {
  return status === "optimal" || status === "time-limit" || status === "iteration-limit";
}

/** Row values as our own sums: what a solver says of a row it has read takes their place. */
function activities(program: LinearProgram, colValue: Float64Array): Float64Array {
  const { starts, indices, values } = program.matrix;
  return Float64Array.from({ length: program.numRows }, (_, i) => {
    let sum = 0;
    for (let k = starts[i]!; k < starts[i + 1]!; k++) sum += values[k]! * colValue[indices[k]!]!;
    return sum;
  });
}

/** A row that is not in the file binds nothing: its dual is zero. */
function turnDuals(
  dual: FileVectors,
  program: LinearProgram,
  { costSign, rows }: FileOrder,
): NonNullable<Solution["dual"]> {
  const rowDual = new Float64Array(program.numRows);
  rows.forEach((row, i) => void (rowDual[row] = withoutNegativeZero(costSign * dual.rows[i]!)));
  const colDual = dual.cols
    .subarray(0, program.numCols)
    .map((value) => withoutNegativeZero(costSign * value));
  return { colDual, rowDual };
}

function objectiveOf(program: LinearProgram, colValue: Float64Array): number {
  return colValue.reduce((sum, value, j) => sum + program.colCost[j]! * value, program.offset);
}

function withoutNegativeZero(value: number): number {
  return value === 0 ? 0 : value;
}
