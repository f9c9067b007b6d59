/**
 * The plan and the built program: which columns and rows there are, family by family, and the way back from a number
 * to a name. Column number = block.first + position in the variable's domain; rows likewise, less those skipped.
 */
import type { Relation } from "../domains/index.js";
import type { Environment, Evaluator } from "../evaluate/index.js";
import type { LinearProgram } from "../lp/index.js";
import type { PiecewiseLayout } from "./piecewise-layout.js";

/** A family of columns or rows: one declared variable, one constraint (or one side of a two-sided one), or what a piecewise term adds. */
export interface Block {
  /** As shown to a person: `grid`, `co2_cap`, `band.lower`. */
  readonly name: string;
  /** The declaration it comes from. */
  readonly declaration: string;
  readonly domain: Relation;
  readonly first: number;
  /** Columns: domain.size. Rows: those built. */
  readonly count: number;
  /** Rows only: number within the block of each domain position, -1 where the row was skipped; undefined when none was. */
  readonly rowOfPosition: Int32Array | undefined;
  /** Inverse of rowOfPosition. */
  readonly positionOfRow: Int32Array | undefined;
}

/** What every build can print of a constraint family. */
export interface RowAccount {
  readonly constraint: string;
  /** Tuples of the domain, its `where` applied. */
  readonly declared: number;
  readonly built: number;
  /** Rows without variables, which hold whatever the variables are. */
  readonly skipped: number;
}

/** Sizes known before any matrix is allocated. */
export interface SizeForecast {
  readonly rows: number;
  readonly columns: number;
  /** Entries, from the sizes of the sets summed over; conditions can only make it fewer. */
  readonly nonzeros: number;
  /** True when only zero coefficients can make it fewer. */
  readonly isExact: boolean;
  /** Of the final arrays. */
  readonly bytes: number;
}

/** Columns laid out, nothing built yet. */
export interface Plan {
  readonly environment: Environment;
  readonly evaluator: Evaluator;
  readonly columns: readonly Block[];
  readonly piecewise: ReadonlyMap<string, PiecewiseLayout>;
  readonly numCols: number;
  readonly forecast: SizeForecast;
}

/** The program with its way back to names. */
export interface BuiltProgram {
  readonly plan: Plan;
  readonly program: LinearProgram;
  readonly rows: readonly Block[];
  readonly accounts: readonly RowAccount[];
  /** For each cost in the objective: its coefficient there, by position in the cost's domain. */
  readonly costWeights: ReadonlyMap<string, Float64Array>;
}

/** What a build may grow to before it is refused. */
export interface BuildLimits {
  readonly maxRows: number;
  readonly maxCols: number;
  readonly maxNonzeros: number;
}

/** Limits that keep the final arrays under about three gigabytes. */
export const defaultBuildLimits: BuildLimits = {
  maxRows: 40_000_000,
  maxCols: 40_000_000,
  maxNonzeros: 150_000_000,
};
