/**
 * The page on one study: how it asks, what its runs gave together, and every run.
 */
import { assertNever } from "../diagnostics/index.js";
import type { FinishedRun, Study } from "../study/index.js";
import { count } from "./number-text.js";
import type { Block, Page, Section } from "./page.js";
import type { StudyInput } from "./report-input.js";
import { leadOf, titleOf } from "./scenarios-page.js";
import { dataSection } from "./section-data.js";
import { figureBlocks, figuresFolder } from "./section-figures.js";
import { frontBlocks } from "./section-front.js";
import { gridBlocks } from "./section-grid.js";
import { outcomesBlocks } from "./section-outcomes.js";
import { failuresSection, runsSection } from "./section-runs.js";
import { sampleBlocks } from "./section-sample.js";
import { questionSection } from "./section-study.js";
import { tornadoBlocks } from "./section-tornado.js";
import { manifestSection } from "./section-verification.js";

/** The page. */
export function studyPage({ origin, study, finished, figures, manifest }: StudyInput): Page {
  const blocks = [
    ...figureBlocks(figures, figuresFolder),
    ...answerBlocks(study, finished, figures.charts.length > 0),
  ];
  const answer: Section | undefined =
    blocks.length === 0 ? undefined : { anchor: "answer", title: "The answer", blocks };
  const sections: readonly (Section | undefined)[] = [
    questionSection(study, finished),
    answer,
    failuresSection(finished),
    runsSection(study, finished),
    dataSection(origin, []),
    manifestSection([{ title: study.name, text: manifest }]),
  ];
  return {
    title: origin.title ?? study.doc ?? `${titleOf(origin)}: ${study.name}`,
    name: study.name,
    lead: leadOf(origin, `study ${study.name}, ${count(finished.length, "run")}`),
    sections: sections.filter((section) => section !== undefined),
  };
}

/**
 * What the runs say together; what the model draws itself is not drawn again. Near-optimal alternatives speak for themselves
 * in the table of runs.
 */
function answerBlocks(
  study: Study,
  finished: readonly FinishedRun[],
  hasFigures: boolean,
): readonly Block[] {
  const { method } = study;
  switch (method.kind) {
    case "one-at-a-time":
      return tornadoBlocks(study, finished, hasFigures);
    case "grid":
      return hasFigures ? [] : gridBlocks(study, finished);
    case "latin-hypercube":
    case "monte-carlo":
      return sampleBlocks(finished);
    case "front":
      return hasFigures ? [] : frontBlocks(study, method, finished);
    case "outcomes":
      return outcomesBlocks(study, finished);
    case "near-optimal":
      return [];
    default:
      return assertNever(method);
  }
}
