/**
 * A one-at-a-time study: for each measure under each scenario a tornado, the parameter that moves it most on top.
 */
import { createChart, type Chart } from "../figures/index.js";
import { summariseTornado, type FinishedRun, type Study, type Tornado } from "../study/index.js";
import { chartBlocks } from "./chart-block.js";
import { formatFor, showQuantity, unitText } from "./number-text.js";
import { inline, paragraph, say, words, type Block, type Table } from "./page.js";
import { tableOf, type ColumnInput } from "./page-tables.js";

/** Most measures that get a chart. */
const mostCharts = 12;

/** Charts and tables of a tornado; `hasFigure` when the model draws its own. */
export function tornadoBlocks(
  study: Study,
  finished: readonly FinishedRun[],
  hasFigure: boolean,
): readonly Block[] {
  return summariseTornado(study, finished).flatMap((tornado, i): readonly Block[] => {
    const { scenario, measure, unit, base, bars } = tornado;
    const [first] = bars;
    const most =
      first?.swing === undefined
        ? ""
        : ` \`${first.varied}\` moves it most, by ${showQuantity(first.swing, unit)} from end to end.`;
    const lead = `\`${measure}\` on \`${scenario}\` is ${showQuantity(base, unit)} as it is.${most}`;
    const isDrawn =
      !hasFigure && i < mostCharts && base !== undefined && first?.swing !== undefined;
    return [
      paragraph(...say(lead)),
      ...(isDrawn ? chartBlocks(tornadoChart(tornado, i), undefined).map(withoutTable) : []),
      { kind: "table", table: tornadoTable(tornado) },
    ];
  });
}

function withoutTable(block: Block): Block {
  return block.kind === "chart"
    ? { kind: "chart", chart: { ...block.chart, table: undefined } }
    : block;
}

function tornadoChart({ scenario, measure, unit, base, bars }: Tornado, place: number): Chart {
  return createChart({
    name: `tornado-${place + 1}`,
    title: `What moves ${measure} on ${scenario}`,
    mark: "tornado",
    unit,
    channels: { x: "parameter", y: "value", color: "setting", base: "base" },
    table: {
      columns: [
        { name: "parameter", title: "Parameter", unit: undefined, kind: "label" },
        { name: "setting", title: "Value", unit: undefined, kind: "label" },
        { name: "value", title: measure, unit, kind: "number" },
        { name: "base", title: "As it is", unit, kind: "number" },
      ],
      rows: bars.flatMap(({ varied, ends }) =>
        ends.map(({ text, value }) => [varied, text, value, base]),
      ),
    },
  });
}

function tornadoTable({ scenario, measure, unit, base, bars }: Tornado): Table {
  const width = Math.max(0, ...bars.map(({ ends }) => ends.length));
  const values = bars.flatMap(({ ends, swing }) => [...ends.map(({ value }) => value), swing]);
  const { show } = formatFor([base, ...values]);
  const ends = Array.from({ length: width }, (_, k): readonly ColumnInput[] => [
    {
      kind: "words",
      title: width === 2 ? (k === 0 ? "First value" : "Second value") : `Value ${k + 1}`,
      cells: bars.map(({ ends: own }) => own[k]?.text ?? ""),
    },
    {
      kind: "numbers",
      title: measure,
      unit,
      values: bars.map(({ ends: own }) => own[k]?.value),
      show,
    },
  ]).flat();
  return tableOf(say(`\`${measure}\` on ${scenario}${unitText(unit) === "" ? "" : `, ${unit}`}`), [
    {
      kind: "words",
      title: "Parameter",
      cells: bars.map(({ varied }) => words(inline.code(varied))),
    },
    ...ends,
    { kind: "numbers", title: "Swing", unit, values: bars.map(({ swing }) => swing), show },
  ]);
}
