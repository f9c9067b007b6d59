/**
 * The numbers of a study by measure: which measures its runs gave, and the value of one in a run.
 */
import type { FinishedRun } from "../study/index.js";

/** A measure, of one outcome where runs have several. */
export interface MeasureSeries {
  readonly measure: string;
  readonly outcome: string;
  readonly unit: string;
  readonly valueOf: (finished: FinishedRun) => number | undefined;
}

/** Measures in the order in which runs first give them. */
export function listMeasures(finished: readonly FinishedRun[]): readonly MeasureSeries[] {
  const found = new Map<string, MeasureSeries>();
  for (const { result } of finished) {
    for (const { measure, outcome, unit } of result.values) {
      const key = JSON.stringify([outcome, measure]);
      if (found.has(key)) continue;
      const valueOf = (one: FinishedRun): number | undefined =>
        one.result.values.find((each) => each.measure === measure && each.outcome === outcome)
          ?.value;
      found.set(key, { measure, outcome, unit, valueOf });
    }
  }
  return [...found.values()];
}

/** `npv`, or `npv under LOW`. */
export function seriesTitle({ measure, outcome }: MeasureSeries): string {
  return outcome === "" ? measure : `${measure} (${outcome})`;
}
