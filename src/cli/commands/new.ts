/**
 * `dcm new`: a model of one's own, copied from one that ships with dcm.
 */
import { cpSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { findPackage } from "../../host-node.js";
import { findNearNames } from "../../diagnostics/index.js";
import { exitCodes, UsageError, type ExitCode } from "../exit-codes.js";
import type { Terminal } from "../terminal.js";

/** Options of `dcm new`. */
export interface NewOptions {
  readonly from: string;
}

/** Copies a shipped model into a new folder, whole or not at all. */
export function runNew(folder: string, options: NewOptions, terminal: Terminal): ExitCode {
  const models = join(findPackage(), "models");
  const known = readdirSync(models, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  if (!known.includes(options.from)) {
    const near = findNearNames(options.from, known);
    const help =
      near.length > 0 ? `did you mean ${near.join(", ")}?` : `there are: ${known.join(", ")}`;
    throw new UsageError(`no shipped model is called \`${options.from}\``, help);
  }
  const target = resolve(folder);
  if (existsSync(target))
    throw new UsageError(`${folder} exists already`, "choose a folder that does not exist");
  if (!existsSync(dirname(target)))
    throw new UsageError(`${dirname(folder)} does not exist`, "make it first");
  const staging = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
  try {
    cpSync(join(models, options.from), staging, { recursive: true });
    renameSync(staging, target);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  terminal.out(
    `made ${folder} from ${options.from}\n\nnext:\n  dcm check ${folder}\n  dcm solve ${folder}`,
  );
  return exitCodes.fine;
}
