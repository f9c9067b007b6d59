/**
 * The native solvers that are known by name, and the command of the user's own: how each is called, what it prints, and
 * how its answer is read. Files have fixed names in the folder of the run, which is the working directory of a known tool,
 * so that no path needs quoting.
 */
import type { FileOrder, LinearProgram } from "../lp/index.js";
import type { NativeSolverName, SolveOptions, SolveProgress } from "../solve/index.js";
import type { NativeAnswer } from "./answer.js";
import { cbc } from "./cbc.js";
import { clp } from "./clp.js";
import { findCommand } from "./find-command.js";
import { glpk } from "./glpk.js";
import { highs } from "./highs.js";

/** A native solver that the user chose. */
export type NativeChoice =
  | { readonly kind: "tool"; readonly name: NativeSolverName }
  /** A command with `{mps}`, `{solution}` and perhaps `{time_limit}` in its words. */
  | { readonly kind: "command"; readonly words: readonly string[] };

/** What an attempt is made for. */
export interface Ask {
  readonly program: LinearProgram;
  readonly order: FileOrder;
  readonly options: SolveOptions;
  /** Seconds left; undefined without a limit. */
  readonly secondsLeft: number | undefined;
  /** Finds the path of a file in the run's folder. */
  readonly path: (file: string) => string;
}

/** One way of calling a tool. */
export interface Attempt {
  readonly words: readonly string[];
  /** Small files to write before, by name: options, say. */
  readonly files?: ReadonlyMap<string, string>;
}

/** A known native solver. */
export interface NativeTool {
  readonly title: string;
  readonly command: string;
  /** What to do where it is not installed. */
  readonly install: string;
  readonly takesIntegers: boolean;
  /** True when the folder of the run is its working directory. */
  readonly runsInFolder: boolean;
  /** Ways of calling it; the next one is tried where the last came to no verdict. */
  readonly attempts: (ask: Ask) => readonly Attempt[];
  readonly versionIn: (log: string) => string | undefined;
  /** What a printed line says of the solve. */
  readonly progressIn: (line: string) => ProgressStep | undefined;
  /** Reads the answer, given the beginning and the end of what was printed; throws `UnreadableAnswer`. */
  readonly read: (ask: Ask, log: string) => Promise<NativeAnswer>;
}

/** Progress without the time, which the caller knows. */
export type ProgressStep = Omit<SolveProgress, "seconds">;

/** The known tools by name. */
export const nativeTools: Readonly<Record<NativeSolverName, NativeTool>> = {
  clp,
  cbc,
  glpk,
  highs,
};

/** True for the name of a known tool. */
export function isToolName(text: string): text is NativeSolverName {
  return Object.hasOwn(nativeTools, text);
}

/** What keeps a choice from being used, in words; undefined when nothing does. */
export function checkChoice(
  choice: NativeChoice,
): { readonly message: string; readonly help: string } | undefined {
  if (choice.kind === "tool") {
    const { command, install } = nativeTools[choice.name];
    if (findCommand(command) !== undefined) return undefined;
    return { message: `\`${command}\` is not installed`, help: install };
  }
  const [command = "", ...rest] = choice.words;
  for (const needed of ["{mps}", "{solution}"]) {
    if (rest.some((word) => word.includes(needed))) continue;
    return { message: `--solver-cmd: the command has no ${needed}`, help: commandExample };
  }
  if (findCommand(command) !== undefined) return undefined;
  return {
    message: `--solver-cmd: there is no program \`${command}\``,
    help: "the first word names a program in PATH, or its file; no shell reads the command",
  };
}

/** A command as it may be given. */
export const commandExample = "for example: --solver-cmd 'highs {mps} --solution_file {solution}'";
