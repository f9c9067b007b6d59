/**
 * Measures that read another scenario, as `value(npv, CCN)` does: that scenario under the same changes as the run.
 */
import { findReport } from "../../check/index.js";
import type { BuiltProgram } from "../../plan/index.js";
import { findReadings } from "../../results/index.js";
import type { TaskMeasure } from "../../study/index.js";
import type { ScenarioDeclaration } from "../../syntax/index.js";

/** The scenarios that measures read. */
export function findOthers(
  { plan }: BuiltProgram,
  measures: readonly TaskMeasure[],
): readonly string[] {
  const { model } = plan.environment;
  const values = measures.map(({ name }) => findReport(model, name)?.value);
  return [...findReadings(model, values).keys()];
}

/** The overlay of a run laid on another scenario. */
export function overlayOn(overlay: ScenarioDeclaration, scenario: string): ScenarioDeclaration {
  const span = overlay.parents[0]?.span ?? overlay.span;
  // A scenario cannot have the name of its own parent.
  const name = { ...overlay.name, text: `${scenario} beside ${overlay.name.text}` };
  return { ...overlay, name, parents: scenario === "base" ? [] : [{ text: scenario, span }] };
}
