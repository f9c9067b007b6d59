/**
 * Runs the built command line in a process of its own.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The built command line. */
export const entry = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

/** Folder of the shipped models. */
export const models = fileURLToPath(new URL("../../models", import.meta.url));

/** What a command printed and how it ended. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `dcm` with these words, without colours. */
export function runDcm(words: readonly string[], cwd?: string): Ran {
  const ran = spawnSync(process.execPath, [entry, ...words], {
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
    ...(cwd === undefined ? {} : { cwd }),
  });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

/** A new empty folder. */
export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), "dcm-test-"));
}
