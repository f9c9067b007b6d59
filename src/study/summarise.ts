/**
 * What the runs of a study say together: swings of a tornado, statistics of a sample.
 */
import type { FinishedRun, Study } from "./study.js";

/** One measure under one scenario, with a bar for each parameter, the longest first. */
export interface Tornado {
  readonly scenario: string;
  readonly measure: string;
  readonly unit: string;
  readonly base: number | undefined;
  readonly bars: readonly TornadoBar[];
}

/** How far one parameter moves a measure. */
export interface TornadoBar {
  readonly varied: string;
  /** In the order of the values; a value is undefined where the run had none. */
  readonly ends: readonly { readonly text: string; readonly value: number | undefined }[];
  /** Largest less smallest, the base among them; undefined when no run had a value. */
  readonly swing: number | undefined;
}

/** Statistics of one measure over a sample. */
export interface SampleStatistics {
  readonly scenario: string;
  readonly measure: string;
  readonly unit: string;
  /** Runs with a value. */
  readonly count: number;
  /** Runs without one. */
  readonly absent: number;
  readonly mean: number | undefined;
  /** With n - 1; undefined for fewer than two values. */
  readonly deviation: number | undefined;
  /** At 0, 5, 25, 50, 75, 95 and 100 %, interpolated linearly; empty without values. */
  readonly quantiles: readonly number[];
}

/** The probabilities of `SampleStatistics.quantiles`. */
export const shownQuantiles: readonly number[] = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1];

interface Series {
  readonly scenario: string;
  readonly measure: string;
  readonly unit: string;
  readonly runs: readonly FinishedRun[];
  readonly valueOf: (finished: FinishedRun) => number | undefined;
}

/** Bars of a one-at-a-time study. */
export function summariseTornado(
  study: Study,
  finished: readonly FinishedRun[],
): readonly Tornado[] {
  return listSeries(finished).map(({ runs, valueOf, ...names }) => {
    const baseRun = runs.find(({ run }) => run.values.every((value) => value === undefined));
    const base = baseRun && valueOf(baseRun);
    const bars = study.varied.map(({ text }, i): TornadoBar => {
      const own = runs.filter(({ run }) => run.values[i] !== undefined);
      const ends = own.map((each) => ({
        text: each.run.values[i]?.text ?? "",
        value: valueOf(each),
      }));
      const known = [base, ...ends.map(({ value }) => value)].filter(
        (value) => value !== undefined,
      );
      const hasEnd = ends.some(({ value }) => value !== undefined);
      const swing = hasEnd ? Math.max(...known) - Math.min(...known) : undefined;
      return { varied: text, ends, swing };
    });
    return { ...names, base, bars: bars.toSorted((a, b) => (b.swing ?? -1) - (a.swing ?? -1)) };
  });
}

/** Statistics of a sampled study. */
export function summariseSample(finished: readonly FinishedRun[]): readonly SampleStatistics[] {
  return listSeries(finished).map(({ runs, valueOf, ...names }) => {
    const values = runs
      .map(valueOf)
      .filter((value) => value !== undefined)
      .toSorted((a, b) => a - b);
    const count = values.length;
    const mean = count === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / count;
    const spread =
      mean === undefined ? 0 : values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    return {
      ...names,
      count,
      absent: runs.length - count,
      mean,
      deviation: count < 2 ? undefined : Math.sqrt(spread / (count - 1)),
      quantiles: count === 0 ? [] : shownQuantiles.map((p) => quantile(values, p)),
    };
  });
}

/** Every measure under every scenario, in the order in which they first appear. */
function listSeries(finished: readonly FinishedRun[]): readonly Series[] {
  const found = new Map<string, Series>();
  for (const { run, result } of finished) {
    for (const { measure, outcome, unit } of result.values) {
      const key = JSON.stringify([run.scenario, outcome, measure]);
      if (found.has(key)) continue;
      const runs = finished.filter((other) => other.run.scenario === run.scenario);
      const values = new Map(
        runs.map((each) => [
          each.run.number,
          each.result.values.find((one) => one.measure === measure && one.outcome === outcome)
            ?.value,
        ]),
      );
      const valueOf = (each: FinishedRun): number | undefined => values.get(each.run.number);
      found.set(key, { scenario: run.scenario, measure, unit, runs, valueOf });
    }
  }
  return [...found.values()];
}

/** The quantile of sorted values, linear between neighbours. */
function quantile(sorted: readonly number[], probability: number): number {
  const at = probability * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? NaN;
  const high = sorted[Math.ceil(at)] ?? NaN;
  return low + (high - low) * (at - Math.floor(at));
}
