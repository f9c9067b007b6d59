/**
 * `dcm new`: a model of one's own, copied from one that ships with dcm.
 */
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { bindScenario, openSession } from "../../compile.js";
import { createNodeHost, findPackage, locateModel } from "../../host-node.js";
import { settingsFile, type ReadResult } from "../../project/index.js";
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
    copyModel(join(models, options.from), staging);
    renameSync(staging, target);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  terminal.out(
    `made ${folder} from ${options.from}\n\nnext:\n  dcm check ${folder}\n  dcm solve ${folder}`,
  );
  return exitCodes.fine;
}

/** Copies a model's folder; of one whose root lies above, the folders that its files are in, side by side. */
function copyModel(model: string, target: string): void {
  const place = locateModel(model).value;
  if (place === undefined || place.root === model) {
    cpSync(model, target, { recursive: true });
    return;
  }
  const host = createNodeHost(place.root);
  const used = new Set<string>();
  const read = (path: string): ReadResult => {
    used.add(path);
    return host.read(path);
  };
  bindScenario(openSession({ read }, place.entry));
  const paths = [...used].filter((path) => !path.startsWith("std/"));
  for (const folder of new Set(paths.map((path) => path.split("/")[0] ?? ""))) {
    cpSync(join(place.root, folder), join(target, folder), { recursive: true });
  }
  writeFileSync(join(target, settingsFile), `{ "entry": ${JSON.stringify(place.entry)} }\n`);
}
