/**
 * A command of the user's own as a tool: it is given the paths of the program and of the solution it must write, in the
 * format of HiGHS or of GLPK, which the first line tells apart.
 */
import { UnreadableAnswer, type NativeAnswer } from "./answer.js";
import type { FileOrder } from "../lp/index.js";
import { readGlpkText } from "./read-glpk-text.js";
import { highsFirstLine, readHighsText } from "./read-highs-text.js";
import { readLines } from "./read-lines.js";
import { fillPlaceholders } from "./split-command.js";
import type { NativeTool } from "./tools.js";

const solutionFile = "solution.txt";
/** Stands for no limit: eleven days, in seconds that also fit the milliseconds of other programs. */
const longTime = 1_000_000;

/** The tool that a command's words make. */
export function createCommandTool([command = "", ...rest]: readonly string[]): NativeTool {
  return {
    title: command,
    command,
    install: "",
    takesIntegers: true,
    // Paths in its words are the user's, from where the user stands.
    runsInFolder: false,
    attempts: ({ path, secondsLeft }) => [
      {
        words: fillPlaceholders(rest, {
          mps: path("program.mps"),
          solution: path(solutionFile),
          time_limit: String(secondsLeft === undefined ? longTime : Math.ceil(secondsLeft)),
        }),
      },
    ],
    versionIn: () => undefined,
    progressIn: () => undefined,
    read: ({ order, path }) => readAny(readLines(path(solutionFile)), order),
  };
}

/** Reads a solution in either format. */
async function readAny(lines: AsyncGenerator<string>, order: FileOrder): Promise<NativeAnswer> {
  const first = await lines.next();
  const line = first.done === true ? "" : first.value;
  if (line.trim() === highsFirstLine) return readHighsText(resume(line, lines), order);
  if (/^[cs] /u.test(line)) return readGlpkText(resume(line, lines), order);
  throw new UnreadableAnswer(
    `its solution begins with \`${line.slice(0, 40)}\`, in neither the format of HiGHS nor that of GLPK`,
  );
}

async function* resume(first: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}
