/**
 * The runs of a study as a table: what each run varied and measured, or the bars of a tornado.
 */
import type { FigureChannelName, FigureModel, StudyContent } from "../check/index.js";
import {
  summariseTornado,
  type FinishedRun,
  type Study,
  type Tornado,
  type Varied,
} from "../study/index.js";
import type { FigureColumn } from "./chart.js";
import type { Draft } from "./draw-figures.js";
import { namedChannels, omit, readName } from "./draw-series.js";
import { createPalette } from "./palette.js";

/** A study and its runs. */
export interface StudyRuns {
  readonly study: Study;
  readonly finished: readonly FinishedRun[];
}

type Shown = StudyContent["channels"] extends ReadonlyMap<FigureChannelName, infer S> ? S : never;

/** The table of a figure that shows a study, or why it cannot be drawn. */
export function drawStudy(
  figure: FigureModel,
  content: StudyContent,
  runs: StudyRuns | undefined,
): Draft {
  if (runs === undefined || runs.finished.length === 0) {
    return omit(`the study \`${content.study}\` was not run`);
  }
  const { scenarios } = figure;
  const finished = runs.finished.filter(
    ({ run }) => scenarios.length === 0 || scenarios.includes(run.scenario),
  );
  const outcomes = new Set(
    finished.flatMap(({ result }) => result.values.map((one) => one.outcome)),
  );
  if (outcomes.size > 1) return omit("the outcomes of a two-stage study are not drawn");
  const measure = content.measure ?? finished.flatMap(({ result }) => result.values)[0]?.measure;
  if (measure === undefined) return omit("none of its runs has a value");
  return figure.mark === "tornado"
    ? drawTornado(figure, content, measure, { ...runs, finished })
    : drawRuns(figure, content, measure, { ...runs, finished });
}

// ---- Runs -------------------------------------------------------------------------------------

const order: readonly FigureChannelName[] = ["column", "row", "color", "x"];

function drawRuns(
  figure: FigureModel,
  content: StudyContent,
  measure: string,
  { study, finished }: StudyRuns,
): Draft {
  const channels = addScenarios(content.channels, finished);
  const used = order.filter((channel) => channels.has(channel));
  const readers = used.map((channel) => createReader(channels.get(channel), study, finished));
  const isAlone = study.method.kind === "one-at-a-time";
  const rows: (string | number | undefined)[][] = [];
  let ownUnit: string | undefined;
  for (const each of finished) {
    const found = each.result.values.find((one) => one.measure === measure);
    const cells = readers.map(({ read }) => read(each));
    // The base of a study that varies one at a time, and what other parameters' runs gave, have no place on this axis.
    const isElsewhere = readers.some(({ isVaried }, i) => isVaried && cells[i] === undefined);
    if (isElsewhere && (isAlone || found === undefined)) continue;
    ownUnit ??= found?.unit;
    const value = found?.value;
    rows.push([...cells, value === undefined ? undefined : value * content.factor]);
  }
  const unit = content.unit?.text ?? ownUnit ?? "1";
  const columns = used.map((channel, i): FigureColumn => {
    const reader = readers[i];
    // Only the horizontal axis measures; elsewhere a number is a name.
    const kind = channel === "x" && reader?.isNumeric === true ? "number" : "label";
    return { name: channel, title: reader?.title ?? "", unit: reader?.unit, kind };
  });
  return {
    kind: "chart",
    input: {
      name: figure.name,
      title: figure.doc ?? readName(figure.name),
      doc: study.doc,
      mark: figure.mark,
      unit,
      channels: { ...namedChannels(used), y: "y" },
      table: {
        columns: [...columns, { name: "y", title: readName(measure), unit, kind: "number" }],
        rows,
      },
      palette:
        channels.get("color")?.kind === "scenario" ? createPalette(study.scenarios) : undefined,
    },
  };
}

interface Reader {
  readonly title: string;
  readonly unit: string | undefined;
  readonly isNumeric: boolean;
  readonly isVaried: boolean;
  readonly read: (finished: FinishedRun) => string | number | undefined;
}

function createReader(
  shown: Shown | undefined,
  study: Study,
  finished: readonly FinishedRun[],
): Reader {
  if (shown === undefined || shown.kind === "scenario") {
    const plain = { unit: undefined, isNumeric: false, isVaried: false };
    return { ...plain, title: "Scenario", read: ({ run }) => run.scenario };
  }
  const { text } = shown;
  if (shown.kind === "measure") {
    const find = ({ result }: FinishedRun): FinishedRun["result"]["values"][number] | undefined =>
      result.values.find((one) => one.measure === text);
    const unit = finished.map(find).find((one) => one !== undefined)?.unit;
    const read = (each: FinishedRun): number | undefined => find(each)?.value;
    return { title: readName(text), unit, isNumeric: true, isVaried: false, read };
  }
  const position = study.varied.findIndex((each) => plainText(each) === text);
  const values = finished.map(({ run }) => run.values[position]).filter((one) => one !== undefined);
  const units = new Set(values.map((value) => unitIn(value.text)));
  const isNumeric = units.size === 1 && values.every(({ number }) => number !== undefined);
  const [only] = units;
  const operator = study.varied[position]?.operator;
  const title = operator === "*=" ? `factor on ${readName(text)}` : readName(text);
  return {
    title: operator === "+=" ? `change of ${title}` : title,
    unit: operator === "*=" || !isNumeric ? undefined : only,
    isNumeric,
    isVaried: true,
    read: ({ run }) => {
      const value = run.values[position];
      return isNumeric ? value?.number : value?.text;
    },
  };
}

/** What was varied, without the sign of a factor or an addition. */
function plainText({ text }: Varied): string {
  return text.replace(/ [*+]$/u, "");
}

function unitIn(text: string): string {
  return /^-?\s*\d[\d_,.]*(?:e[+-]?\d+)?\s*(.*)$/iu.exec(text)?.[1]?.trim() ?? "";
}

function addScenarios(
  channels: StudyContent["channels"],
  finished: readonly FinishedRun[],
): ReadonlyMap<FigureChannelName, Shown> {
  const scenarios = new Set(finished.map(({ run }) => run.scenario));
  const isShown = [...channels.values()].some(({ kind }) => kind === "scenario");
  if (scenarios.size < 2 || isShown) return channels;
  const free = (["column", "row", "color"] as const).find((name) => !channels.has(name));
  if (free === undefined) return channels;
  return new Map<FigureChannelName, Shown>([...channels, [free, { kind: "scenario" }]]);
}

// ---- Tornado ----------------------------------------------------------------------------------

function drawTornado(
  figure: FigureModel,
  content: StudyContent,
  measure: string,
  { study, finished }: StudyRuns,
): Draft {
  const tornados = summariseTornado(study, finished).filter((each) => each.measure === measure);
  const [first] = tornados;
  if (first === undefined) return omit(`none of its runs has a value of \`${measure}\``);
  if (tornados.some(({ base }) => base === undefined))
    return omit("the run of its base has no value");
  const hasPanels = tornados.length > 1;
  const unit = content.unit?.text ?? first.unit;
  const rows = tornados.flatMap((tornado) =>
    rowsOf(tornado, study, content.factor).map((row) =>
      hasPanels ? [tornado.scenario, ...row] : row,
    ),
  );
  const label = { unit: undefined, kind: "label" } as const;
  return {
    kind: "chart",
    input: {
      name: figure.name,
      title: figure.doc ?? readName(figure.name),
      doc: study.doc,
      mark: "tornado",
      unit,
      channels: {
        ...(hasPanels ? { column: "column" } : {}),
        x: "x",
        color: "color",
        y: "y",
        base: "base",
      },
      table: {
        columns: [
          ...(hasPanels ? [{ ...label, name: "column", title: "Scenario" }] : []),
          { ...label, name: "x", title: "Parameter" },
          { ...label, name: "color", title: "Set to" },
          { name: "y", title: readName(measure), unit, kind: "number" },
          { name: "base", title: `${readName(measure)} of the base`, unit, kind: "number" },
        ],
        rows,
      },
    },
  };
}

function rowsOf(
  { base, bars }: Tornado,
  study: Study,
  factor: number,
): readonly (readonly (string | number | undefined)[])[] {
  const scaled = (value: number | undefined): number | undefined => value && value * factor;
  return bars.flatMap(({ varied, ends }) => {
    const source = study.varied.find(({ text }) => text === varied);
    const sign = source?.operator === "*=" ? "× " : source?.operator === "+=" ? "+ " : "";
    const name = readName(source === undefined ? varied : plainText(source));
    return ends.map(({ text, value }) => [name, `${sign}${text}`, scaled(value), scaled(base)]);
  });
}
