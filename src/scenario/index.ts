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
export { applySettings, settingsSource, type Setting } from "./apply-settings.js";
