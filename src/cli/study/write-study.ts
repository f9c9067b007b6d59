/**
 * Files of a study: runs.csv, study.json, timings.csv. The first two depend on the model and the study alone, byte for byte,
 * whatever the number of workers and however often the study was interrupted.
 */
import { renderRows } from "../../results/index.js";
import type { Setting } from "../../scenario/index.js";
import {
  summariseSample,
  summariseTornado,
  tabulateRuns,
  valueOutcomes,
  type FinishedRun,
  type Study,
} from "../../study/index.js";
import type { HashedFile } from "./keys.js";
import type { OutputFolder } from "../write-output.js";

/** What a study was made from. */
export interface StudyOrigin {
  readonly model: string;
  readonly files: { readonly model: readonly HashedFile[]; readonly data: readonly HashedFile[] };
  readonly versions: Readonly<Record<string, string>>;
  readonly options: unknown;
  readonly settings: readonly Setting[];
}

/** A finished run with its key. */
export interface KeyedRun extends FinishedRun {
  readonly key: string;
}

/** The folder of a study. */
export function studyFolder(
  study: Study,
  finished: readonly KeyedRun[],
  origin: StudyOrigin,
): OutputFolder {
  const timings = finished.map(({ run, key, result }) => [run.number, key, result.seconds]);
  return {
    name: study.name,
    files: new Map([
      ["runs.csv", () => renderRows(tabulateRuns(study, finished))],
      [
        "study.json",
        () => `${JSON.stringify(describeStudy(study, finished, origin), undefined, 2)}\n`,
      ],
      ["timings.csv", () => renderRows([["run", "key", "seconds [second]"], ...timings])],
    ]),
  };
}

/** What was run, from what, and what it says in all. */
export function describeStudy(
  study: Study,
  finished: readonly KeyedRun[],
  origin: StudyOrigin,
): Record<string, unknown> {
  const { method } = study;
  return {
    study: study.name,
    doc: study.doc,
    model: origin.model,
    scenarios: study.scenarios,
    method: describeMethod(study),
    varied: study.varied.map(({ text, values }) =>
      values.kind === "list"
        ? { parameter: text, values: values.values.map((value) => value.text) }
        : {
            parameter: text,
            distribution: values.distribution.kind,
            parameters: values.distribution.parameters,
            unit: values.distribution.unitText,
          },
    ),
    measures: study.measures.map(({ text }) => text),
    files: origin.files,
    versions: origin.versions,
    options: origin.options,
    settings: origin.settings.map(({ name, text }) => `${name}=${text}`),
    runs: finished.map(({ run, key, result }) => ({
      run: run.number,
      scenario: run.scenario,
      ...(run.purpose === "" ? {} : { purpose: run.purpose }),
      status: result.status,
      ...(result.message === undefined ? {} : { message: result.message }),
      residual: result.residual ?? null,
      key,
    })),
    ...(method.kind === "one-at-a-time" ? { tornado: summariseTornado(study, finished) } : {}),
    ...(method.kind === "latin-hypercube" || method.kind === "monte-carlo"
      ? { statistics: summariseSample(finished) }
      : {}),
    ...(method.kind === "outcomes" && method.mean !== undefined
      ? { values: valueOutcomes(study, finished) }
      : {}),
  };
}

function describeMethod({ method }: Study): Record<string, unknown> {
  const kind = method.kind.replaceAll("-", "_");
  switch (method.kind) {
    case "front":
      return { kind, main: method.main.text, other: method.other.text, steps: method.steps };
    case "near-optimal": {
      const goals = method.goals.map(({ sense, text }) => `${sense} ${text}`);
      return { kind, margin: method.margin, goals };
    }
    default:
      return { ...method, kind };
  }
}
