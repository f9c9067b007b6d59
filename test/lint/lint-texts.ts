/**
 * Lints texts held in memory.
 */
import { openSession } from "../../src/compile.js";
import { lintSession, type Linted } from "../../src/cli/lint-session.js";
import { createMemoryHost } from "../support/memory-host.js";

/** Lints the model of these files. */
export function lintTexts(files: Readonly<Record<string, string>>, withLibrary = false): Linted {
  return lintSession(openSession(createMemoryHost(files), "model.dcm"), { withLibrary });
}

/** Codes of what is found, in order, and `skipped` when rules on rows could not run. */
export function codesOf(files: Readonly<Record<string, string>>): readonly string[] {
  const { diagnostics, notes } = lintTexts(files);
  return [...diagnostics.map(({ code }) => code), ...notes.map(() => "skipped")];
}
