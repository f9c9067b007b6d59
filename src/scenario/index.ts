/**
 * The room of overlays: what scenarios and settings make of a program.
 */
export {
  applyOverlay,
  applyScenario,
  baseScenario,
  listScenarios,
  type ScenarioSummary,
} from "./apply-scenario.js";
export { applyModelChanges, type ChangedModel } from "./apply-model-changes.js";
export { changeOfModel } from "./change.js";
export { applySettings, settingsSource, type Setting } from "./apply-settings.js";
