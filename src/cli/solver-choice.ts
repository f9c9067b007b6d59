/**
 * Who solves, as `--solver` and `--solver-cmd` say it; a native solver must be installed.
 */
import {
  checkChoice,
  commandExample,
  isToolName,
  readChoice,
  splitCommand,
} from "../native/index.js";
import type { SolveOptions } from "../solve/index.js";
import { UsageError } from "./exit-codes.js";

/** The options of a solve that say who solves. */
export function readSolver(
  name: string | undefined,
  command: string | undefined,
): Pick<SolveOptions, "solver" | "solverCommand"> {
  const asked = readWords(name ?? "auto", command);
  const choice = readChoice(asked);
  const fault = choice === undefined ? undefined : checkChoice(choice);
  if (fault !== undefined) throw new UsageError(fault.message, fault.help);
  return asked;
}

function readWords(
  solver: string,
  command: string | undefined,
): Pick<SolveOptions, "solver" | "solverCommand"> {
  if (command !== undefined) {
    if (solver !== "auto") {
      throw new UsageError("--solver and --solver-cmd: expected one of the two");
    }
    const words = splitCommand(command);
    if (words === undefined) throw new UsageError("--solver-cmd: a quote is left open");
    if (words.length === 0)
      throw new UsageError("--solver-cmd: the command is empty", commandExample);
    return { solver, solverCommand: words };
  }
  if (solver === "auto" || solver === "simplex" || solver === "ipm" || isToolName(solver)) {
    return { solver };
  }
  throw new UsageError(
    `--solver ${solver}: expected auto, simplex, ipm, clp, cbc, glpk or highs`,
    "for another program, give its command by --solver-cmd",
  );
}
