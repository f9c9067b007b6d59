/**
 * What a study asks: its method in words, what it varies, what it measures, and how its runs ended.
 */
import { assertNever } from "../diagnostics/index.js";
import type { FinishedRun, Study, Varied } from "../study/index.js";
import { count, showNumber } from "./number-text.js";
import { inline, paragraph, say, words, type Block, type Section } from "./page.js";
import { tableOf } from "./page-tables.js";

/** The question. */
export function questionSection(study: Study, finished: readonly FinishedRun[]): Section {
  const { scenarios, varied, measures } = study;
  const named = scenarios.map((name) => `\`${name}\``).join(", ");
  const measured = measures.map(({ text }) => `\`${text}\``).join(", ");
  const blocks: Block[] = [
    paragraph(...say(`${describeMethod(study)} On ${named}. Measured: ${measured}.`)),
  ];
  if (varied.length > 0) {
    const table = tableOf(
      [inline.text("What varies")],
      [
        {
          kind: "words",
          title: "Parameter",
          cells: varied.map(({ text }) => words(inline.code(text))),
        },
        { kind: "words", title: "Values", cells: varied.map(describeValues) },
      ],
    );
    blocks.push({ kind: "table", table });
  }
  blocks.push({
    kind: "facts",
    facts: countStatuses(finished).map(([status, number]) => ({
      label: status,
      content: [inline.text(count(number, "run"))],
    })),
  });
  return { anchor: "question", title: "The question", blocks };
}

/** How many runs ended in which way, the commonest first. */
function countStatuses(finished: readonly FinishedRun[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { result } of finished)
    counts.set(result.status, (counts.get(result.status) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a);
}

function describeMethod({ method }: Study): string {
  switch (method.kind) {
    case "one-at-a-time":
      return "One parameter at a time takes each of its values, while all others stay as they are.";
    case "grid":
      return "Every combination of the values is solved.";
    case "latin-hypercube":
      return `Each scenario is run ${count(method.size, "time")} with values drawn by Latin hypercube, seed ${method.seed}: every parameter is spread evenly over its distribution.`;
    case "monte-carlo":
      return `Each scenario is run ${count(method.size, "time")} with values drawn independently from their distributions, seed ${method.seed}.`;
    case "front":
      return `How much of one goal the other costs: to ${method.main.sense} \`${method.main.text}\` under ${count(method.steps, "step")} of a bound on \`${method.other.text}\`, which is to ${method.other.sense}.`;
    case "near-optimal":
      return `What else is nearly as good: within ${showNumber(method.margin * 100)} % of the optimum, ${method.goals.map(({ sense, text }) => `${sense} \`${text}\``).join(", ")}.`;
    case "outcomes":
      return `${count(method.outcomes.length, "outcome")} (${method.outcomes.map(({ scenario, weight }) => `\`${scenario}\` ${showNumber(weight * 100)} %`).join(", ")}) are solved as one program that decides ${method.shared.map((name) => `\`${name}\``).join(", ")} once for all of them.`;
    default:
      return assertNever(method);
  }
}

function describeValues({ values }: Varied): string {
  if (values.kind === "list") return values.values.map(({ text }) => text).join(", ");
  const { kind, parameters, unitText } = values.distribution;
  const unit = unitText === "" ? "" : ` ${unitText}`;
  return `${kind}(${parameters.map((value) => showNumber(value)).join(", ")})${unit}`;
}
