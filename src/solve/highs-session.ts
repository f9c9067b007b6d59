/**
 * One solve on a loaded HiGHS instance: program in, solution out, as a plain synchronous function.
 * Worker and in-process solver share it; it knows neither threads nor messages.
 * Every solve has a model of its own, so nothing but the heap outlives it. An exception of the
 * WebAssembly machine leaves the instance unfit for use, which the reply says.
 */
import type { CallbackEvent, Highs, HighsCallbackMap, Model } from "highs";
import { withWholeBounds, type LinearProgram } from "../lp/index.js";
import { chooseOptions, hasIntegers } from "./choose-options.js";
import type { HighsOptionValues } from "./choose-options.js";
import { readSolution } from "./read-solution.js";
import { solveWithoutColumns } from "./solve-without-columns.js";
import { emptySolution } from "./solution.js";
import type { Basis, Solution, SolveOptions, SolveProgress } from "./solution.js";

/** The part of the options that can be sent to a worker. */
export type SessionOptions = Omit<SolveOptions, "onProgress" | "signal">;

/** How a running solve talks to its surroundings. */
export interface SessionHooks {
  /** Read now and then; true ends the solve. */
  readonly isInterrupted: () => boolean;
  readonly report: (progress: SolveProgress) => void;
  /**
   * True to be asked at every iteration of the simplex method too, which can cost half as much again
   * as the solve itself. Otherwise that method is heard of by its log only, and ends by itself only.
   */
  readonly isAskedBySimplex: boolean;
}

/** A loaded solver, and what it has printed since the last solve began. */
export interface HighsInstance {
  readonly highs: Highs;
  readonly lines: string[];
}

/** What a session gives back. */
export interface SessionReply {
  readonly solution: Solution;
  /** True when the instance must not be used again. */
  readonly isBroken: boolean;
}

/** Progress is reported at most once in this many milliseconds. */
const progressInterval = 200;
/** A line of the simplex method's log, every few seconds: iterations, objective, infeasibilities. */
const simplexLine = /^\s*(\d+)\s+(\S+)\s+Pr:/;
const optimalStatus = 7;
const undecidedStatus = 9;
const unknownStatus = 15;

/** Solves one program; never throws for what the program holds. */
export function runHighsSession(
  instance: HighsInstance,
  program: LinearProgram,
  options: SessionOptions,
  hooks?: SessionHooks,
): SessionReply {
  const { highs, lines } = instance;
  lines.length = 0;
  const begin = performance.now();
  const chosen = chooseOptions(program, options);
  const solver = { name: "HiGHS", version: highs.version.string, options: chosen };
  const seconds = (): number => (performance.now() - begin) / 1000;
  if (program.numCols === 0) {
    return { solution: solveWithoutColumns(program, solver), isBroken: false };
  }
  hooks?.report({ phase: "loading", iterations: 0, objective: undefined, seconds: 0 });
  let model: Model | undefined;
  try {
    model = highs.createModel();
    applyOptions(model, chosen);
    model.passModel(modelData(highs, program));
    // Silence begins only here: what the solver finds wrong with its input is worth hearing.
    // Without output there would be no log for the callback either.
    model.options.set(hooks ? "log_to_console" : "output_flag", false);
    if (options.warmStart) applyBasis(model, options.warmStart);
    const callbacks = hooks && callbackMap(highs, hooks, seconds);
    const modelStatus = runToVerdict(model, chosen, callbacks, hooks, seconds);
    const solution = readSolution(model, program, modelStatus, {
      seconds: seconds(),
      solver,
      words: wordsOf(lines),
    });
    model.dispose();
    return { solution, isBroken: false };
  } catch (error) {
    const isBroken = !isRefusal(error) && !(error instanceof OptionError);
    if (!isBroken) model?.dispose();
    const message = isBroken ? brokenMessage(error) : refusalMessage(error, lines);
    return { solution: emptySolution("fault", solver, seconds(), message), isBroken };
  }
}

/**
 * Runs, and runs again where the first answer is no answer: without presolve when HiGHS says
 * "infeasible or unbounded", by the simplex method when an interior point run ends in doubt.
 */
function runToVerdict(
  model: Model,
  chosen: HighsOptionValues,
  callbacks: HighsCallbackMap | undefined,
  hooks: SessionHooks | undefined,
  seconds: () => number,
): number {
  const first = model.run(callbacks).modelStatus;
  if (first !== undecidedStatus && first !== unknownStatus) return first;
  if (hooks?.isInterrupted() === true) return first;
  const limit = chosen["time_limit"];
  const left = typeof limit === "number" ? limit - seconds() : Infinity;
  if (left <= 0) return first;
  model.clearSolver();
  model.zeroAllClocks();
  if (Number.isFinite(left)) model.options.set("time_limit", left);
  if (first === undecidedStatus) model.options.set("presolve", "off");
  else model.options.set("solver", "simplex");
  const second = model.run(callbacks).modelStatus;
  return second === optimalStatus || second !== unknownStatus ? second : first;
}

/** Sets options one by one, so that a refusal names the one at fault. */
function applyOptions(model: Model, chosen: HighsOptionValues): void {
  for (const [name, value] of Object.entries(chosen)) {
    try {
      model.options.set(name, value);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      throw new OptionError(`the solver does not take ${String(value)} for the option ${name}`);
    }
  }
}

class OptionError extends Error {
  override readonly name = "OptionError";
}

function modelData(highs: Highs, given: LinearProgram) {
  const program = withWholeBounds(given);
  const { numCols, numRows, matrix } = program;
  const { minimize, maximize } = highs.constants.objectiveSense;
  return {
    numCols,
    numRows,
    sense: program.sense === "maximize" ? maximize : minimize,
    offset: program.offset,
    colCost: program.colCost,
    colLower: program.colLower,
    colUpper: program.colUpper,
    rowLower: program.rowLower,
    rowUpper: program.rowUpper,
    matrix: { format: "csr" as const, numRows, numCols, ...matrix },
    ...(program.integrality && hasIntegers(program)
      ? { integrality: Int32Array.from(program.integrality) }
      : {}),
  };
}

/** A basis that does not fit is only a lost head start: the solve then begins cold. */
function applyBasis(model: Model, basis: Basis): void {
  try {
    model.setBasis({
      colStatus: Int32Array.from(basis.colStatus),
      rowStatus: Int32Array.from(basis.rowStatus),
    });
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
}

function callbackMap(highs: Highs, hooks: SessionHooks, seconds: () => number): HighsCallbackMap {
  let nextReport = performance.now() + progressInterval;
  const watch =
    (phase: SolveProgress["phase"]) =>
    (event: CallbackEvent): undefined => {
      if ("interrupt" in event && hooks.isInterrupted()) event.interrupt();
      const now = performance.now();
      if (now < nextReport) return;
      nextReport = now + progressInterval;
      hooks.report(progressOf(phase, event, seconds()));
    };
  const listen = (line: string): undefined => {
    const [, iterations, objective] = simplexLine.exec(line) ?? [];
    if (iterations === undefined) return;
    const value = Number(objective);
    hooks.report({
      phase: "simplex",
      iterations: Number(iterations),
      objective: Number.isFinite(value) ? value : undefined,
      seconds: seconds(),
    });
  };
  const type = highs.constants.callbackType;
  return {
    ...(hooks.isAskedBySimplex
      ? { [type.simplexInterrupt]: watch("simplex") }
      : { [type.logging]: (event: CallbackEvent) => listen(event.message) }),
    [type.ipmInterrupt]: watch("interior-point"),
    [type.mipInterrupt]: watch("mip"),
  };
}

function progressOf(
  phase: SolveProgress["phase"],
  event: CallbackEvent,
  seconds: number,
): SolveProgress {
  const { data } = event;
  const iterations =
    phase === "mip"
      ? Number(data.mip_total_lp_iterations ?? 0)
      : phase === "simplex"
        ? (data.simplex_iteration_count ?? 0)
        : (data.ipm_iteration_count ?? 0);
  const objective = phase === "mip" ? data.mip_primal_bound : data.objective_function_value;
  const isKnown = objective !== undefined && Math.abs(objective) < 1e30;
  return { phase, iterations, objective: isKnown ? objective : undefined, seconds };
}

/** True for the wrapper's own errors, after which the instance is as good as before. */
function isRefusal(error: unknown): error is Error {
  return error instanceof Error && "operation" in error && error.name.startsWith("Highs");
}

function refusalMessage(error: unknown, lines: readonly string[]): string {
  if (error instanceof OptionError) return error.message;
  const words = wordsOf(lines);
  if (words !== undefined) return words;
  return error instanceof Error ? error.message : String(error);
}

function brokenMessage(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const isMemory = /memory|out of bounds|Aborted/i.test(text);
  return isMemory ? "the solver ran out of memory" : `the solver failed: ${text}`;
}

/** The solver's own complaints, without its marks. */
function wordsOf(lines: readonly string[]): string | undefined {
  const found = lines.filter((line) => line.startsWith("ERROR:"));
  const texts = found.map((line) => line.slice("ERROR:".length).replace(/\s+/g, " ").trim());
  return texts.length > 0 ? texts.slice(0, 3).join("; ") : undefined;
}
