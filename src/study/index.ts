/**
 * The room of studies: what a study means, its runs, its programs, and what its results say together.
 */
export { checkStudies } from "./check-studies.js";
export { holdShared, type Decided } from "./hold-shared.js";
export { addLimit } from "./limit-row.js";
export {
  mergeOutcomes,
  splitSolution,
  type JointProgram,
  type WeightedProgram,
} from "./merge-outcomes.js";
export { countRuns, planProbes, planRuns } from "./plan-runs.js";
export {
  shownQuantiles,
  summariseSample,
  summariseTornado,
  type SampleStatistics,
  type Tornado,
  type TornadoBar,
} from "./summarise.js";
export { valueOutcomes, type OutcomeValues } from "./value-outcomes.js";
export { tabulateRuns } from "./tabulate-runs.js";
export type * from "./study.js";
