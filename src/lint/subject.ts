/**
 * What the rules look at, and the bag they report into.
 */
import type { CheckedModel } from "../check/index.js";
import type { DataSet } from "../data/index.js";
import type { lintCatalogue, Reporter } from "../diagnostics/index.js";
import type { BuiltProgram } from "../plan/index.js";
import type { Program } from "../project/index.js";
import type { ResolvedProgram } from "../resolve/index.js";

/** The codes of the rules. */
export type LintCode = keyof typeof lintCatalogue;

/** Where rules report. */
export type LintReporter = Reporter<typeof lintCatalogue>;

/** A checked program: all that the rules of the text need. */
export interface TextSubject {
  readonly program: Program;
  readonly resolved: ResolvedProgram;
  readonly model: CheckedModel;
  /** Text of a data file, for the units in its header; undefined when it cannot be read. */
  readonly readData: (path: string) => string | undefined;
}

/** A scenario bound and built: what the rules of data and rows need. */
export interface RowSubject {
  readonly model: CheckedModel;
  readonly dataSet: DataSet;
  readonly built: BuiltProgram;
}

/** Rules that need data and rows, so that their silences can be judged only when these are there. */
export const rowRules: ReadonlySet<string> = new Set<LintCode>([
  "never-binds",
  "never-covered",
  "wide-coefficients",
]);

/** True for files of the standard library. */
export function isOfLibrary(path: string): boolean {
  return path.startsWith("std/");
}
