/**
 * Clp, of COIN-OR: linear programs by the simplex method or, where they are large, by interior point and crossover.
 * It reads no integers: they would be dropped without a word, so such programs are refused before.
 */
import { bareAnswer, UnreadableAnswer, type AnswerStatus, type NativeAnswer } from "./answer.js";
import { nativeSizes } from "./native-sizes.js";
import { readBinary } from "./read-binary.js";
import { coinOptions, hasCoinAction } from "./coin-options.js";
import type { Ask, Attempt, NativeTool, ProgressStep } from "./tools.js";

const solutionFile = "solution.bin";
const barrier = ["-crossover", "on", "-barrier"];
const simplex = ["-dualsimplex"];

/** Clp. */
export const clp: NativeTool = {
  title: "Clp",
  command: "clp",
  install:
    "on Debian and Ubuntu: apt-get install coinor-clp; with conda: conda install -c conda-forge coin-or-clp; " +
    "or use the built-in solver: --solver auto",
  takesIntegers: false,
  runsInFolder: true,
  attempts,
  versionIn: (log) => /Coin LP version ([\d.]+)/u.exec(log)?.[1],
  progressIn,
  read,
};

/** Its interior point method takes an unbounded program for solved, so the simplex method has the last word. */
function attempts({ program, options, secondsLeft }: Ask): readonly Attempt[] {
  const isLarge = program.matrix.values.length >= nativeSizes.barrierNonzeros;
  const ways = hasCoinAction(options) ? [[]] : isLarge ? [barrier, simplex] : [simplex];
  return ways.map((way) => ({
    words: [
      "program.mps",
      ...(secondsLeft === undefined
        ? []
        : ["-timeMode", "elapsed", "-seconds", String(secondsLeft)]),
      ...coinOptions(options),
      ...way,
      "-saveSolution",
      solutionFile,
    ],
  }));
}

function progressIn(line: string): ProgressStep | undefined {
  const simplexLine = /^(\d+)\s+Obj (\S+)/u.exec(line);
  if (simplexLine) return step("simplex", simplexLine);
  const barrierLine = /^(\d+) Primal (\S+) Dual /u.exec(line);
  return barrierLine ? step("interior-point", barrierLine) : undefined;
}

function step(phase: ProgressStep["phase"], found: RegExpExecArray): ProgressStep {
  const objective = Number(found[2]);
  return {
    phase,
    iterations: Number(found[1]),
    objective: Number.isFinite(objective) ? objective : undefined,
  };
}

async function read({ order, path }: Ask, log: string): Promise<NativeAnswer> {
  const status = statusIn(log);
  if (status === undefined) throw new UnreadableAnswer("it came to no verdict");
  if (status !== "optimal") return bareAnswer(status);
  return { status, ...(await readBinary(path(solutionFile), order)) };
}

/** The verdict is in the last line that names one. */
function statusIn(log: string): AnswerStatus | undefined {
  const verdicts = [
    ...log.matchAll(/^(Optimal|PrimalInfeasible|DualInfeasible|Stopped|Errors) objective /gmu),
  ];
  switch (verdicts.at(-1)?.[1]) {
    case "Optimal":
      return "optimal";
    case "PrimalInfeasible":
      return "infeasible";
    case "DualInfeasible":
      return "unbounded";
    case "Stopped":
      return "time-limit";
    default:
      return undefined;
  }
}
