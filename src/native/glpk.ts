/**
 * GLPK's glpsol: small linear programs and small programs with integers. Its presolver gives no verdict on programs
 * without an optimum, so these are solved again without it.
 */
import { bareAnswer, type AnswerStatus, type NativeAnswer } from "./answer.js";
import type { SolveOptions } from "../solve/index.js";
import { readGlpkText } from "./read-glpk-text.js";
import { readLines } from "./read-lines.js";
import type { Ask, Attempt, NativeTool, ProgressStep } from "./tools.js";

const solutionFile = "solution.txt";

/** GLPK. */
export const glpk: NativeTool = {
  title: "GLPK",
  command: "glpsol",
  install:
    "on Debian and Ubuntu: apt-get install glpk-utils; with conda: conda install -c conda-forge glpk; " +
    "or use the built-in solver: --solver auto",
  takesIntegers: true,
  runsInFolder: true,
  attempts,
  versionIn: (log) => /GLPSOL.*? v?(\d[\d.]*)/u.exec(log)?.[1],
  progressIn,
  read,
};

function attempts({ options, secondsLeft }: Ask): readonly Attempt[] {
  return [[], ["--nopresol"]].map((way) => ({
    words: [
      "--freemps",
      "program.mps",
      ...(secondsLeft === undefined ? [] : ["--tmlim", String(Math.ceil(secondsLeft))]),
      ...longOptions(options),
      ...way,
      "--write",
      solutionFile,
    ],
  }));
}

function longOptions({ highsOptions }: SolveOptions): readonly string[] {
  return Object.entries(highsOptions ?? {})
    .filter(([, value]) => value !== false)
    .flatMap(([name, value]) => (value === true ? [`--${name}`] : [`--${name}`, String(value)]));
}

function progressIn(line: string): ProgressStep | undefined {
  const found = /^[*#]?\s*(\d+): obj =\s*(\S+)/u.exec(line);
  if (found) return { phase: "simplex", iterations: Number(found[1]), objective: Number(found[2]) };
  const mip = /^\+\s*(\d+): mip =\s*(\S+)/u.exec(line);
  if (!mip) return undefined;
  const objective = Number(mip[2]);
  return {
    phase: "mip",
    iterations: Number(mip[1]),
    objective: Number.isFinite(objective) ? objective : undefined,
  };
}

async function read({ order, path }: Ask, log: string): Promise<NativeAnswer> {
  const answer = await readGlpkText(readLines(path(solutionFile)), order);
  return answer.status === "undecided" ? bareAnswer(statusIn(log)) : answer;
}

/** What it prints where the file says "undefined". */
function statusIn(log: string): AnswerStatus {
  if (/TIME LIMIT EXCEEDED/u.test(log)) return "time-limit";
  if (/HAS NO (PRIMAL )?FEASIBLE/u.test(log)) return "infeasible";
  if (/UNBOUNDED PRIMAL/u.test(log)) return "unbounded";
  return "undecided";
}
