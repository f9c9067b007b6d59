/**
 * Will it fit? The WebAssembly heap ends at 2 GiB, and overrunning it is an abort without a word.
 * The forecast is a plane through measured heaps, each 25 seconds into a solve by simplex:
 * 0.23 GB for 110 thousand columns, 90 thousand rows and 312 thousand entries; four times that for
 * four times the size; 1.5 GB at eight times; and an abort during presolve at sixteen times.
 */

/** What the forecast needs to know of a program. */
export interface ProgramSize {
  readonly numCols: number;
  readonly numRows: number;
  readonly nonzeros: number;
}

/** Expected heap of a solve, in bytes. */
export interface MemoryForecast {
  /** Heap needed to load, presolve and start the solve: below this it surely fails. */
  readonly loadBytes: number;
  /** Heap expected by the end of a solve by the simplex method. */
  readonly solveBytes: number;
  readonly limitBytes: number;
  /** False when even the start cannot fit: the program must not be loaded. */
  readonly canLoad: boolean;
  /** False when the solve is expected to run out before its end. */
  readonly isSafe: boolean;
}

/** Size of the solver's heap at most. */
export const heapLimitBytes = 2 ** 31;

/** Forecasts the heap that a solve takes. */
export function forecastSolverMemory(size: ProgramSize): MemoryForecast {
  const loadBytes = weigh(size, loadWeights);
  const solveBytes = weigh(size, solveWeights);
  return {
    loadBytes,
    solveBytes,
    limitBytes: heapLimitBytes,
    canLoad: loadBytes <= heapLimitBytes,
    isSafe: solveBytes <= heapLimitBytes,
  };
}

/** Says in words why a program cannot be loaded, or gives undefined when it can. */
export function explainMemory(size: ProgramSize): string | undefined {
  const forecast = forecastSolverMemory(size);
  if (forecast.canLoad) return undefined;
  return (
    `the program has ${count(size.numCols)} columns, ${count(size.numRows)} rows and ` +
    `${count(size.nonzeros)} entries, for which the built-in solver needs about ` +
    `${gibibytes(forecast.loadBytes)} of memory, but it can have ${gibibytes(heapLimitBytes)} ` +
    `at most; use a native solver: --solver clp, or cbc where variables are integers`
  );
}

interface Weights {
  readonly base: number;
  readonly perCol: number;
  readonly perRow: number;
  readonly perNonzero: number;
}

const loadWeights: Weights = { base: 20e6, perCol: 500, perRow: 500, perNonzero: 140 };
const solveWeights: Weights = { base: 20e6, perCol: 700, perRow: 700, perNonzero: 220 };

function weigh(size: ProgramSize, weights: Weights): number {
  return (
    weights.base +
    weights.perCol * size.numCols +
    weights.perRow * size.numRows +
    weights.perNonzero * size.nonzeros
  );
}

function count(value: number): string {
  return value.toLocaleString("en-US");
}

function gibibytes(bytes: number): string {
  return `${(bytes / 2 ** 30).toFixed(1)} GiB`;
}
