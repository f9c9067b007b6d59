/**
 * Small programs, each about one part of the language, on which the compiler and the naive evaluator must agree.
 */
import type { Texts } from "./files.js";
import { cornerPrograms } from "./small-programs-corners.js";
import { dataPrograms } from "./small-programs-data.js";
import { filePrograms } from "./small-programs-files.js";
import { formulaPrograms } from "./small-programs-formulas.js";

/** One program: the text after its `model` line, its data files, and the scenarios to be compared, the base by default. */
export interface SmallProgram {
  readonly title: string;
  readonly text: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly scenarios?: readonly string[];
  /** The file to start from, `model.dcm` by default. */
  readonly entry?: string;
}

/** All of them. */
export const smallPrograms: readonly SmallProgram[] = [
  ...dataPrograms,
  ...filePrograms,
  ...formulaPrograms,
  ...cornerPrograms,
];

/** The program's files; the entry is `model.dcm`. */
export function textsOf({ text, files = {} }: SmallProgram): Texts {
  return { "model.dcm": `model small\n${text}\n`, ...files };
}
