/**
 * HiGHS as a program of the machine: the built-in solver's own code, but with all of the memory and, for integers and
 * interior point, with threads.
 */
import { readHighsText } from "./read-highs-text.js";
import { readLines } from "./read-lines.js";
import type { Ask, Attempt, NativeTool, ProgressStep } from "./tools.js";

const solutionFile = "solution.txt";
const optionsFile = "options.txt";

/** HiGHS. */
export const highs: NativeTool = {
  title: "HiGHS",
  command: "highs",
  install:
    "with conda: conda install -c conda-forge highs; or download it from highs.dev; " +
    "the built-in HiGHS is --solver auto, simplex or ipm",
  takesIntegers: true,
  runsInFolder: true,
  attempts,
  versionIn: (log) => /HiGHS (?:version )?v?(\d[\d.]*)/u.exec(log)?.[1],
  progressIn,
  read: ({ order, path }) => readHighsText(readLines(path(solutionFile)), order),
};

function attempts({ options, secondsLeft }: Ask): readonly Attempt[] {
  const lines = Object.entries(options.highsOptions ?? {}).map(
    ([name, value]) => `${name} = ${String(value)}\n`,
  );
  return [
    {
      words: [
        "program.mps",
        "--options_file",
        optionsFile,
        "--solution_file",
        solutionFile,
        ...(secondsLeft === undefined ? [] : ["--time_limit", String(secondsLeft)]),
      ],
      files: new Map([[optionsFile, lines.join("")]]),
    },
  ];
}

function progressIn(line: string): ProgressStep | undefined {
  const [, iterations, objective] = /^\s*(\d+)\s+(\S+)\s+Pr:/u.exec(line) ?? [];
  if (iterations === undefined) return undefined;
  const value = Number(objective);
  return {
    phase: "simplex",
    iterations: Number(iterations),
    objective: Number.isFinite(value) ? value : undefined,
  };
}
