/**
 * Clp, of COIN-OR: linear programs by the dual simplex method. It drops integers without a word, so programs that have
 * them are refused before. Measured with Clp 1.17.6 of Debian on DC-DECOM, scenario RCN; CPU seconds:
 *
 *                                     5 regions   47 prefectures   47 prefectures
 *                                     17 years    8 years          17 years
 *   entries of the matrix             197,660     851,749          1.86 million
 *     dual simplex                    2.1         21               152
 *     primal simplex                  2.9         52
 *     primal simplex, sprint          2.9         25
 *     primal simplex, idiot           5.3
 *     barrier and crossover           22          156              510
 *     dual simplex without presolve   2.4
 *
 * Options of the user's own may say otherwise; barrier takes an unbounded program for solved, which our check finds.
 */
import { bareAnswer, UnreadableAnswer, type AnswerStatus, type NativeAnswer } from "./answer.js";
import { readBinary } from "./read-binary.js";
import { coinWords } from "./coin-options.js";
import type { Ask, Attempt, NativeTool, ProgressStep } from "./tools.js";

const solutionFile = "solution.bin";

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

function attempts(ask: Ask): readonly Attempt[] {
  return [{ words: [...coinWords(ask, "-dualsimplex"), "-saveSolution", solutionFile] }];
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
