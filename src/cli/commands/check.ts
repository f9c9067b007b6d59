/**
 * `dcm check`: syntax, names, units and degrees of the model and of each scenario; then the data and rules of the base,
 * and those of the scenarios that are asked for. Texts are quick to check, data need not be: hence the difference.
 */
import {
  bindScenario,
  checkScenario,
  checkSessionStudies,
  type Compiled,
  type Session,
} from "../../compile.js";
import { hasErrors, type Diagnostic, withoutRepeats } from "../../diagnostics/index.js";
import { checkIamc } from "../../exchange/index.js";
import { listScenarios } from "../../scenario/index.js";
import { exitCodes, type ExitCode } from "../exit-codes.js";
import { chooseScenarios, openModel, parseSetting } from "../model-options.js";
import { reportFaults, type Terminal } from "../terminal.js";

/** Options of `dcm check`. */
export interface CheckOptions {
  readonly set: readonly string[];
  readonly scenario: readonly string[];
  readonly all?: boolean;
  readonly data: boolean;
  readonly json?: boolean;
}

/** Checks a model; 0 when it has no error. */
export function runCheck(path: string, options: CheckOptions, terminal: Terminal): ExitCode {
  const session = openModel(path);
  const settings = options.set.map(parseSetting);
  const found: Diagnostic[] = [];
  const named = listScenarios(session.resolved).map((scenario) => scenario.name);
  const scenarios = ["base", ...named.filter((name) => name !== "base")];
  const asked = hasErrors(session.diagnostics) ? [] : chooseScenarios(session, options);
  let isBaseBound = false;
  for (const scenario of scenarios) {
    // Where the base cannot be bound for itself, its scenarios show what is wrong with the data.
    const isBound =
      options.data && (scenario === "base" || asked.includes(scenario) || !isBaseBound);
    const checked: Compiled = (isBound ? bindScenario : checkScenario)(session, {
      scenario,
      settings,
    });
    const { dataSet } = checked;
    const tables = dataSet === undefined ? [] : checkIamc(dataSet.environment);
    const diagnostics = [...checked.diagnostics, ...tables];
    if (scenario === "base") isBaseBound = checked.dataSet !== undefined;
    // Each scenario chooses among several objectives; the base then need not.
    const isChosenLater = scenario === "base" && scenarios.length > 1;
    found.push(...diagnostics.filter(({ code }) => !isChosenLater || code !== "open-objective"));
    if (scenario === "base" && hasErrors(found)) break;
  }
  if (!hasErrors(found)) found.push(...checkSessionStudies(session).diagnostics);
  const diagnostics = withoutRepeats(found);
  reportFaults(terminal, diagnostics, session.sourceOf, options.json === true);
  if (options.json !== true && !hasErrors(diagnostics)) terminal.out(summarise(session, path));
  return hasErrors(diagnostics) ? exitCodes.model : exitCodes.fine;
}

function summarise(session: Session, path: string): string {
  const files = [...session.program.files.keys()].filter((file) => !file.startsWith("std/"));
  const declarations = session.resolved.declarations.size;
  const scenarios = listScenarios(session.resolved).filter(
    (scenario) => scenario.name !== "base",
  ).length;
  const parts = [count(files.length, "file"), count(declarations, "declaration")];
  if (scenarios > 0) parts.push(count(scenarios, "scenario"));
  const { size } = session.resolved.studies;
  if (size > 0) parts.push(size === 1 ? "1 study" : `${size} studies`);
  return `${path}: ${parts.join(", ")}, no errors`;
}

function count(value: number, noun: string): string {
  return `${value} ${noun}${value === 1 ? "" : "s"}`;
}
