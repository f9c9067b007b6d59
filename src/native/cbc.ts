/**
 * Cbc, of COIN-OR: branch and cut for programs with integers. Numbers come from its binary solution, since its text has
 * eight digits; the verdict is the first line of that text.
 */
import { bareAnswer, UnreadableAnswer, type AnswerStatus, type NativeAnswer } from "./answer.js";
import { coinWords } from "./coin-options.js";
import { hasIntegers } from "../solve/index.js";
import { readBinary } from "./read-binary.js";
import { readLines } from "./read-lines.js";
import type { Ask, Attempt, NativeTool, ProgressStep } from "./tools.js";

const binaryFile = "solution.bin";
const textFile = "solution.txt";

/** Cbc. */
export const cbc: NativeTool = {
  title: "Cbc",
  command: "cbc",
  install:
    "on Debian and Ubuntu: apt-get install coinor-cbc; with conda: conda install -c conda-forge coin-or-cbc; " +
    "or use the built-in solver: --solver auto",
  takesIntegers: true,
  runsInFolder: true,
  attempts,
  versionIn: (log) => /^Version: (\S+)/mu.exec(log)?.[1],
  progressIn,
  read,
};

function attempts(ask: Ask): readonly Attempt[] {
  return [
    { words: [...coinWords(ask, "-solve"), "-saveSolution", binaryFile, "-solution", textFile] },
  ];
}

function progressIn(line: string): ProgressStep | undefined {
  const nodes = /^Cbc0010I After (\d+) nodes, .*, (\S+) best solution/u.exec(line);
  if (nodes) return step("mip", nodes[1], nodes[2]);
  const found = /^Cbc00\d\dI Integer solution of (\S+) found .*after (\d+) iterations/u.exec(line);
  if (found) return step("mip", found[2], found[1]);
  const total = /^Total iterations:\s+(\d+)/u.exec(line);
  if (total) return step("mip", total[1], undefined);
  const simplex = /^Optimal objective (\S+) - (\d+) iterations/u.exec(line);
  return simplex ? step("simplex", simplex[2], simplex[1]) : undefined;
}

/** Without a solution yet it prints 1e+50 for the objective. */
function step(
  phase: ProgressStep["phase"],
  count: string | undefined,
  value: string | undefined,
): ProgressStep {
  const objective = Number(value);
  const isKnown = Math.abs(objective) < 1e30;
  return { phase, iterations: Number(count), objective: isKnown ? objective : undefined };
}

async function read({ program, order, path }: Ask): Promise<NativeAnswer> {
  const first = await firstLine(path(textFile));
  const status = statusIn(first);
  if (status === undefined) {
    throw new UnreadableAnswer(`its verdict is \`${first.trim().slice(0, 60)}\``);
  }
  // After a limit the file holds the best solution, or the relaxation's where there is none.
  const isPoint = status === "optimal" || (hasIntegers(program) && !/no integer/u.test(first));
  if (!isPoint || status === "infeasible" || status === "unbounded") return bareAnswer(status);
  return { status, ...(await readBinary(path(binaryFile), order)) };
}

async function firstLine(path: string): Promise<string> {
  for await (const line of readLines(path)) return line;
  throw new UnreadableAnswer("its solution is empty");
}

function statusIn(line: string): AnswerStatus | undefined {
  if (line.startsWith("Optimal")) return "optimal";
  if (/^(Infeasible|Integer infeasible)/u.test(line)) return "infeasible";
  if (line.startsWith("Unbounded")) return "unbounded";
  if (line.startsWith("Stopped on time")) return "time-limit";
  return line.startsWith("Stopped on") ? "iteration-limit" : undefined;
}
