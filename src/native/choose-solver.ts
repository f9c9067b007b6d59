/**
 * Who solves when nobody was named: the built-in solver, unless the program is beyond its reach and a native one is
 * installed. The choice depends on the program and on what is installed, never on time.
 */
import type { LinearProgram } from "../lp/index.js";
import { forecastSolverMemory, hasIntegers, type NativeSolverName } from "../solve/index.js";
import { findCommand } from "./find-command.js";
import { nativeSizes } from "./native-sizes.js";
import { nativeTools } from "./tools.js";

/** Who solves, and what the user should know of it. */
export interface SolverPick {
  /** The native solver to use; undefined for the built-in one. */
  readonly tool: NativeSolverName | undefined;
  /** One line for the user, if there is something to say. */
  readonly remark: string | undefined;
}

/** Chooses for one program; `isInstalled` tells what there is to choose from. */
export function chooseSolver(
  program: LinearProgram,
  isInstalled: (tool: NativeSolverName) => boolean = isToolInstalled,
): SolverPick {
  const { numCols, numRows, matrix } = program;
  const nonzeros = matrix.values.length;
  const { isSafe } = forecastSolverMemory({ numCols, numRows, nonzeros });
  if (isSafe && nonzeros < nativeSizes.nativeNonzeros)
    return { tool: undefined, remark: undefined };
  const isInteger = hasIntegers(program);
  const fitting = isInteger ? (["highs", "cbc"] as const) : (["clp", "highs"] as const);
  const tool = fitting.find(isInstalled);
  const size = `${count(numRows)} rows, ${count(numCols)} columns and ${count(nonzeros)} entries`;
  if (tool !== undefined) {
    const { title } = nativeTools[tool];
    return {
      tool,
      remark: `${size}: solving with ${title}; --solver simplex stays with the built-in solver`,
    };
  }
  const { title, install } = nativeTools[isInteger ? "cbc" : "clp"];
  return {
    tool: undefined,
    remark: `${size}: ${expectationOf(isSafe, title)}; ${firstWay(install)}`,
  };
}

/** What the user gains by a native solver. */
function expectationOf(isSafe: boolean, title: string): string {
  if (!isSafe) return `the built-in solver may run out of memory, which ${title} will not`;
  return `at this size ${title} needs half the memory, and half the time for hard programs`;
}

/** True when the program of a tool is in PATH. */
export function isToolInstalled(tool: NativeSolverName): boolean {
  return findCommand(nativeTools[tool].command) !== undefined;
}

function firstWay(install: string): string {
  return install.split("; ")[0] ?? install;
}

function count(value: number): string {
  return value.toLocaleString("en-US");
}
