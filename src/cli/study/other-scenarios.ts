/**
 * Measures that read another scenario, as `value(npv, CCN)` does: that scenario under the same changes as the run.
 */
import type { BuiltProgram } from "../../plan/index.js";
import type { ScenarioDeclaration } from "../../syntax/index.js";

/** The scenarios that a run's reports name. */
export function findOthers({ plan }: BuiltProgram): ReadonlySet<string> {
  const { reports } = plan.environment.model;
  return new Set([...reports.values()].flatMap(({ scenarios }) => scenarios));
}

/** The overlay of a run laid on another scenario; undefined for the scenario of the run itself. */
export function overlayOn(
  overlay: ScenarioDeclaration,
  scenario: string,
): ScenarioDeclaration | undefined {
  const [own] = overlay.parents;
  if ((own?.text ?? "base") === scenario) return undefined;
  const parent = { text: scenario, span: own?.span ?? overlay.span };
  // A scenario cannot have the name of its own parent.
  const name = { ...overlay.name, text: `${scenario} beside ${overlay.name.text}` };
  return { ...overlay, name, parents: scenario === "base" ? [] : [parent] };
}
