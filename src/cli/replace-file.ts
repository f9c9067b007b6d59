/**
 * Replaces a file as a whole: the new text goes to a file beside it, which then takes its place.
 */
import { chmodSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** Writes a text over an existing file, keeping who may read it; a link stays a link. */
export function replaceFile(path: string, text: string): void {
  const target = realpathSync(path);
  const staging = join(dirname(target), `.${basename(target)}.${process.pid}`);
  try {
    writeFileSync(staging, text, { flag: "wx" });
    chmodSync(staging, statSync(target).mode);
    renameSync(staging, target);
  } finally {
    rmSync(staging, { force: true });
  }
}
