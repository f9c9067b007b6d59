/**
 * A two-stage study: what deciding once for all outcomes costs, and what knowing more would be worth.
 */
import { valueOutcomes, type FinishedRun, type Study } from "../study/index.js";
import { formatFor } from "./number-text.js";
import { inline, paragraph, say, words, type Block } from "./page.js";
import { tableOf } from "./page-tables.js";

const lines = [
  ["hereAndNow", "Decided once, for all outcomes"],
  ["waitAndSee", "Every outcome known before anything is decided"],
  ["meanFirst", "Decided for the mean"],
  ["perfectInformation", "Worth of knowing the outcome"],
  ["stochasticSolution", "Worth of deciding for all outcomes, not for their mean"],
] as const;

/** Expected objectives and their differences; nothing when the study names no mean. */
export function outcomesBlocks(study: Study, finished: readonly FinishedRun[]): readonly Block[] {
  return valueOutcomes(study, finished).flatMap((values): readonly Block[] => {
    const numbers = lines.map(([key]) => values[key]);
    const { show } = formatFor(numbers);
    const table = tableOf(say(`Expected \`${values.objective}\` on ${values.scenario}`), [
      { kind: "words", title: "What", cells: lines.map(([, text]) => words(inline.text(text))) },
      { kind: "numbers", title: values.objective, unit: values.unit, values: numbers, show },
    ]);
    const isHopeless = values.meanFirst === undefined && values.hereAndNow !== undefined;
    const note = isHopeless
      ? [
          paragraph(
            ...say(
              "What is best for the mean has no solution in some outcome, so its worth has no number.",
            ),
          ),
        ]
      : [];
    return [{ kind: "table", table }, ...note];
  });
}
