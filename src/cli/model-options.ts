/**
 * What several commands share: finding the model, its scenarios and its settings from the command line.
 */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { openSession, type Session } from "../compile.js";
import { findNearNames, hasErrors } from "../diagnostics/index.js";
import { createNodeHost, locateModel } from "../host-node.js";
import type { Host } from "../project/index.js";
import { listScenarios, type Setting } from "../scenario/index.js";
import { exitCodes, UsageError, type ExitCode } from "./exit-codes.js";
import { reportFaults, type Terminal } from "./terminal.js";

/** Opens the model at a path: a folder, or its entry file. All reading goes through `around` the host of its files. */
export function openModel(path: string, around = (host: Host): Host => host): Session {
  if (!existsSync(path)) {
    throw new UsageError(
      `there is no file or folder \`${path}\``,
      "give the folder of a model, or its .dcm file",
    );
  }
  const located = locateModel(path);
  const [fault] = located.diagnostics;
  if (located.value === undefined)
    throw new UsageError(fault?.message ?? `no model at ${path}`, fault?.help);
  return openSession(around(createNodeHost(located.value.root)), located.value.entry);
}

/** `name=value` of --set, kept as text for the parser. */
export function parseSetting(text: string): Setting {
  const at = text.indexOf("=");
  if (at <= 0) {
    throw new UsageError(
      `--set ${text}: expected name=value`,
      "for example: --set discount_rate='4 %'",
    );
  }
  return { name: text.slice(0, at).trim(), text: text.slice(at + 1).trim() };
}

/** Scenario names asked for: a list, all of them, or `base`. */
export function chooseScenarios(
  session: Session,
  options: { readonly scenario: readonly string[]; readonly all?: boolean | undefined },
): readonly string[] {
  const known = listScenarios(session.resolved).map((scenario) => scenario.name);
  if (options.all === true)
    return known.length > 1 ? known.filter((name) => name !== "base") : known;
  if (options.scenario.length === 0) return ["base"];
  const names = options.scenario
    .join(",")
    .split(",")
    .map((name) => name.trim().normalize("NFC"));
  const chosen = [...new Set(names)].filter((name) => name !== "");
  for (const name of chosen) {
    if (name === "base" || known.includes(name)) continue;
    const near = findNearNames(name, known);
    const help =
      near.length > 0 ? `did you mean ${near.join(", ")}?` : `it has: ${known.join(", ")}`;
    throw new UsageError(`the model has no scenario \`${name}\``, help);
  }
  if (chosen.length === 0)
    throw new UsageError("--scenario names no scenario", `it has: ${known.join(", ")}`);
  return chosen;
}

/** Reports what opening found; true when the model cannot be used. */
export function reportOpening(
  session: Session,
  terminal: Terminal,
  isJson: boolean,
): ExitCode | undefined {
  if (!hasErrors(session.diagnostics)) return undefined;
  reportFaults(terminal, session.diagnostics, session.sourceOf, isJson);
  return exitCodes.model;
}

/** Hash by which runs name the files they were made from, and packages those they hold. */
export function hashText(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
