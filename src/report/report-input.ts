/**
 * What reports are made of: solved scenarios or a finished study, with all that the command line knows about them. Nothing
 * is read here, and nothing depends on the clock: the day and every text come from the caller.
 */
import type { DataSet } from "../data/index.js";
import type { DrawnFigures } from "../figures/index.js";
import type { Results } from "../results/index.js";
import type { FinishedRun, Study } from "../study/index.js";

/** A file by its text's SHA-256. */
export interface FingerprintedFile {
  readonly path: string;
  readonly sha256: string;
}

/** A text worth reading beside the data, such as `data/SOURCES.md`. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

/** What was run, when and by what. */
export interface ReportOrigin {
  readonly model: string;
  readonly doc: string | undefined;
  /** Instead of the model's doc string. */
  readonly title: string | undefined;
  /** As it is to be shown. */
  readonly date: string;
  /** `dcm`, `node`, `solver`. */
  readonly versions: Readonly<Record<string, string>>;
  readonly modelFiles: readonly FingerprintedFile[];
  readonly dataFiles: readonly FingerprintedFile[];
  readonly sources: readonly SourceText[];
}

/** One solved scenario. */
export interface ReportRun {
  readonly results: Results;
  /** Undefined when nothing was read. */
  readonly data: DataSet | undefined;
  readonly doc: string | undefined;
  /** Scenarios that it builds on, and its own changes as written. */
  readonly parents: readonly string[];
  readonly changes: readonly string[];
  /** The content of its `run.json`. */
  readonly manifest: string;
}

/** Something found while the model was compiled or its results were read. */
export interface Finding {
  readonly message: string;
  /** `file:line`. */
  readonly place: string;
}

/** A study that has a page of its own. */
export interface StudyLink {
  readonly name: string;
  readonly doc: string | undefined;
  readonly path: string;
  readonly runs: number;
}

/** A report on solved scenarios. */
export interface ScenariosInput {
  readonly origin: ReportOrigin;
  readonly runs: readonly ReportRun[];
  readonly settings: readonly { readonly name: string; readonly text: string }[];
  readonly figures: DrawnFigures;
  readonly findings: readonly Finding[];
  readonly studies: readonly StudyLink[];
}

/** A report on one study. */
export interface StudyInput {
  readonly origin: ReportOrigin;
  readonly study: Study;
  readonly finished: readonly FinishedRun[];
  readonly figures: DrawnFigures;
  /** The content of its `study.json`. */
  readonly manifest: string;
}
