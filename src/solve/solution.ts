/**
 * What a solver gives back, in the program's own order: one entry per column and per row.
 * Signs follow HiGHS: a row dual is the change of the objective per unit of the row's bound;
 * a reduced cost is the same for a column's bound; both for the sense as stated in the program.
 */
import type { LinearProgram } from "../lp/index.js";

/** How a solve ended. A limit or an interrupt may still carry a feasible point. */
export type SolveStatus =
  | "optimal"
  | "infeasible"
  | "unbounded"
  | "infeasible-or-unbounded"
  | "time-limit"
  | "iteration-limit"
  | "interrupted"
  | "fault";

/** The outcome of one solve. */
export interface Solution {
  readonly status: SolveStatus;
  /** Present when the solver holds a primal point (always when optimal). */
  readonly primal: { readonly colValue: Float64Array; readonly rowValue: Float64Array } | undefined;
  /** Present when duals exist: never with integer columns, never without an optimal basis or point. */
  readonly dual: { readonly colDual: Float64Array; readonly rowDual: Float64Array } | undefined;
  /** Objective in the program's sense, offset included; undefined without a primal point. */
  readonly objective: number | undefined;
  readonly iterations: number;
  readonly seconds: number;
  readonly solver: SolverIdentity;
  /** Final basis for a warm start of a program of the same shape, if there is one. */
  readonly basis: Basis | undefined;
  /** For a fault: what the solver said. */
  readonly message: string | undefined;
}

/** Basis status per column and row, in HiGHS's coding. */
export interface Basis {
  readonly colStatus: Uint8Array;
  readonly rowStatus: Uint8Array;
}

/** Who solved, and how: recorded beside every result. */
export interface SolverIdentity {
  readonly name: string;
  readonly version: string;
  readonly options: Readonly<Record<string, string | number | boolean>>;
}

/** One message of a running solve, at most a few per second. */
export interface SolveProgress {
  readonly phase: "loading" | "simplex" | "interior-point" | "mip";
  readonly iterations: number;
  readonly objective: number | undefined;
  readonly seconds: number;
}

/** Programs of the machine that solve, by the names that users give them. */
export type NativeSolverName = "clp" | "cbc" | "glpk" | "highs";

/** What a caller may ask of a solve. */
export interface SolveOptions {
  readonly timeLimitSeconds?: number;
  /** A method of the built-in solver, or a native one; `auto` chooses by the program. */
  readonly solver?: "auto" | "simplex" | "ipm" | NativeSolverName;
  /** The words of a native solver's command, in place of `solver`. */
  readonly solverCommand?: readonly string[];
  /** Raw options of the solver, by its own names, laid over the policy's. */
  readonly highsOptions?: Readonly<Record<string, string | number | boolean>>;
  readonly warmStart?: Basis;
  readonly onProgress?: (progress: SolveProgress) => void;
  readonly signal?: AbortSignal;
}

/** Anything that solves programs; closed when no longer needed. */
export interface Solver {
  readonly solve: (program: LinearProgram, options?: SolveOptions) => Promise<Solution>;
  readonly close: () => Promise<void>;
}

/** A solution that carries a status and nothing else. */
export function emptySolution(
  status: SolveStatus,
  solver: SolverIdentity,
  seconds: number,
  message?: string,
): Solution {
  return {
    status,
    primal: undefined,
    dual: undefined,
    objective: undefined,
    iterations: 0,
    seconds,
    solver,
    basis: undefined,
    message,
  };
}
