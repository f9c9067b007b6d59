/**
 * Small programs, each about one part of the language, on which the compiler and the naive evaluator must agree.
 */
import { dataPrograms } from "./small-programs-data.js";
import { formulaPrograms } from "./small-programs-formulas.js";

/** One program: the text after its `model` line, its data files, and the scenarios to be compared besides the base. */
export interface SmallProgram {
  readonly title: string;
  readonly text: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly scenarios?: readonly string[];
}

/** All of them. */
export const smallPrograms: readonly SmallProgram[] = [...dataPrograms, ...formulaPrograms];

/** The program's files; the entry is `model.dcm`. */
export function textsOf({ text, files = {} }: SmallProgram): ReadonlyMap<string, string> {
  return new Map([["model.dcm", `model small\n${text}\n`], ...Object.entries(files)]);
}
