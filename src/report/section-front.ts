/**
 * A front: one goal against the other, a line for each scenario.
 */
import { createChart } from "../figures/index.js";
import type { FinishedRun, Method, Study } from "../study/index.js";
import { chartBlocks } from "./chart-block.js";
import { paragraph, say, type Block } from "./page.js";
import { listMeasures } from "./study-series.js";

/** The curve. */
export function frontBlocks(
  study: Study,
  { main, other }: Extract<Method, { readonly kind: "front" }>,
  finished: readonly FinishedRun[],
): readonly Block[] {
  const measures = listMeasures(finished);
  const mainSeries = measures.find(({ measure }) => measure === main.text);
  const otherSeries = measures.find(({ measure }) => measure === other.text);
  if (mainSeries === undefined || otherSeries === undefined) return [];
  const rows = finished
    .map((one) => [one.run.scenario, otherSeries.valueOf(one), mainSeries.valueOf(one)] as const)
    .filter(([, x, y]) => x !== undefined && y !== undefined)
    .toSorted(
      (a, b) =>
        study.scenarios.indexOf(a[0]) - study.scenarios.indexOf(b[0]) || (a[1] ?? 0) - (b[1] ?? 0),
    );
  if (rows.length < 2)
    return [paragraph(...say("The two goals do not conflict: one run is best in both."))];
  const chart = createChart({
    name: "front",
    title: `${main.text} against ${other.text}`,
    mark: "line",
    unit: mainSeries.unit,
    channels: {
      x: "other",
      y: "main",
      ...(study.scenarios.length > 1 ? { color: "scenario" } : {}),
    },
    table: {
      columns: [
        { name: "scenario", title: "Scenario", unit: undefined, kind: "label" },
        { name: "other", title: other.text, unit: otherSeries.unit, kind: "number" },
        { name: "main", title: main.text, unit: mainSeries.unit, kind: "number" },
      ],
      rows,
    },
  });
  return chartBlocks(chart, undefined);
}
