/**
 * Scenarios of a program: their list, and the program that each one makes of it.
 */
import {
  createReporter,
  findNearNames,
  resolveCatalogue,
  type Outcome,
} from "../diagnostics/index.js";
import type { ResolvedProgram } from "../resolve/index.js";
import type { ScenarioDeclaration } from "../syntax/index.js";
import { applyChanges } from "./apply-changes.js";
import { collectOverlay } from "./inherit.js";

/** The model before any scenario. */
export const baseScenario = "base";

/** A scenario as a caller may choose it. */
export interface ScenarioSummary {
  readonly name: string;
  readonly doc: string | undefined;
}

/** The scenarios in the order in which they are declared; `base` alone when there are none. */
export function listScenarios(program: ResolvedProgram): readonly ScenarioSummary[] {
  const scenarios = [...program.scenarios].map(([name, { doc }]) => ({ name, doc: doc?.value }));
  return scenarios.length > 0 ? scenarios : [{ name: baseScenario, doc: program.doc }];
}

/**
 * The program under a scenario; `base` gives it unchanged. Changes that are at fault are reported and left out.
 * A name that is not a scenario is reported at the top of the entry, since no text states it.
 */
export function applyScenario(
  program: ResolvedProgram,
  scenario: string,
): Outcome<ResolvedProgram> {
  if (scenario === baseScenario) return { value: program, diagnostics: [] };
  const reporter = createReporter(resolveCatalogue);
  const declaration = program.scenarios.get(scenario);
  if (declaration === undefined) {
    const near = findNearNames(scenario, [...program.scenarios.keys(), baseScenario]);
    const top = { file: program.entry, start: 0, end: 0 };
    reporter.report("unknown-scenario", { name: scenario, near }, top);
    return { value: program, diagnostics: reporter.diagnostics };
  }
  return applyOverlay(program, declaration);
}

/** The program under a scenario that need not be declared in it, such as one run of a study. */
export function applyOverlay(
  program: ResolvedProgram,
  declaration: ScenarioDeclaration,
): Outcome<ResolvedProgram> {
  const reporter = createReporter(resolveCatalogue);
  const { changes, objective } = collectOverlay(program, declaration, reporter);
  const value = applyChanges(program, changes, objective, reporter);
  return {
    value: { ...value, scenario: declaration.name.text },
    diagnostics: reporter.diagnostics,
  };
}
