/**
 * What deciding for all outcomes at once is worth: the value of the stochastic solution and of perfect information
 * (Birge and Louveaux, Introduction to Stochastic Programming, chapter 4).
 */
import { outcomePurposes } from "./draft-run.js";
import type { FinishedRun, Study } from "./study.js";

/** Expected objectives of a two-stage study under one scenario, and their differences, in the objective's unit. */
export interface OutcomeValues {
  readonly scenario: string;
  readonly objective: string;
  readonly unit: string;
  /** Shared variables decided once, for all outcomes. */
  readonly hereAndNow: number | undefined;
  /** Every outcome known before anything is decided. */
  readonly waitAndSee: number | undefined;
  /** Shared variables decided for the mean; undefined when some outcome then has no solution. */
  readonly meanFirst: number | undefined;
  /** What knowing the outcome would be worth; never negative. */
  readonly perfectInformation: number | undefined;
  /** What deciding for all outcomes is worth against deciding for their mean; never negative. */
  readonly stochasticSolution: number | undefined;
}

/** One entry per scenario; none when the study names no mean. */
export function valueOutcomes(
  study: Study,
  finished: readonly FinishedRun[],
): readonly OutcomeValues[] {
  const { method } = study;
  if (method.kind !== "outcomes" || method.mean === undefined) return [];
  return study.scenarios.flatMap((scenario) => {
    const objective = study.objectives.get(scenario);
    if (objective === undefined) return [];
    const valueOf = (purpose: string): number | undefined =>
      finished.find(({ run }) => run.scenario === scenario && run.purpose === purpose)?.result
        .objective;
    const [hereAndNow, waitAndSee, meanFirst] = [
      valueOf(outcomePurposes.hereAndNow),
      valueOf(outcomePurposes.waitAndSee),
      valueOf(outcomePurposes.meanFirst),
    ];
    const sign = objective.sense === "minimize" ? 1 : -1;
    const gain = (better: number | undefined, worse: number | undefined): number | undefined =>
      better === undefined || worse === undefined ? undefined : sign * (worse - better);
    const unit = finished
      .flatMap(({ result }) => result.values)
      .find(({ outcome, measure }) => outcome === "expected" && measure === objective.name)?.unit;
    return [
      {
        scenario,
        objective: objective.name,
        unit: unit ?? "1",
        hereAndNow,
        waitAndSee,
        meanFirst,
        perfectInformation: gain(waitAndSee, hereAndNow),
        stochasticSolution: gain(hereAndNow, meanFirst),
      },
    ];
  });
}
