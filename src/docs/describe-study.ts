/**
 * A study in words: how it goes about, what it varies and what it reads.
 */
import { assertNever } from "../diagnostics/index.js";
import type { StudyDeclaration, StudyGoal, StudyItem } from "../syntax/index.js";
import { inline, splitNumber, type Entry, type Fact, type Inline } from "./document.js";
import { joined, script, separator, type MathNode } from "./math.js";
import type { MathContext } from "./math-context.js";
import { linkScenario, mathIn, studyAnchor, type Writer } from "./writer.js";
import { writeExpression } from "./write-expression.js";
import { writeName } from "./write-name.js";

/** Describes a study. */
export function describeStudy(study: StudyDeclaration, writer: Writer): Entry {
  const uses = new Set<string>();
  const context = writer.contextIn(writer.input.program.scope, uses);
  const facts: Fact[] = [];
  if (study.scenarios.length > 0) {
    facts.push({
      label: "On",
      content: commas(study.scenarios.map(({ text }) => linkScenario(text, writer))),
    });
  }
  facts.push(...study.items.map((item) => describeItem(item, context, writer)));
  const { number, text } = splitNumber(study.doc?.value ?? "");
  return {
    anchor: studyAnchor(study.name.text),
    name: study.name.text,
    kind: "study",
    symbol: undefined,
    unit: undefined,
    number,
    doc: text,
    formulas: [],
    facts,
    uses: [...uses],
  };
}

function describeItem(item: StudyItem, context: MathContext, writer: Writer): Fact {
  const math = (expression: Parameters<typeof mathIn>[0]): Inline => mathIn(expression, context);
  const text = inline.text;
  switch (item.kind) {
    case "one-at-a-time":
      return { label: "Method", content: [text("one change at a time")] };
    case "grid":
      return { label: "Method", content: [text("all combinations")] };
    case "latin-hypercube":
    case "monte-carlo": {
      const name = item.kind === "monte-carlo" ? "Monte Carlo, " : "Latin hypercube, ";
      const content = [text(name), math(item.size), text(" draws")];
      if (item.seed !== undefined) content.push(text(", seed "), math(item.seed));
      return { label: "Method", content };
    }
    case "front":
      return {
        label: "Front",
        content: [
          ...goalOf(item.main, context),
          text(" against "),
          ...goalOf(item.other, context),
          text(" in "),
          math(item.steps),
          text(" steps"),
        ],
      };
    case "near-optimal":
      return {
        label: "Alternatives",
        content: [
          text("within "),
          math(item.margin),
          text(" of the optimum: "),
          ...item.goals.flatMap((goal, i) => [
            ...(i === 0 ? [] : [text(", ")]),
            ...goalOf(goal, context),
          ]),
        ],
      };
    case "outcomes":
      return {
        label: "Outcomes",
        content: [
          ...item.outcomes.flatMap(({ scenario, weight }, i) => [
            ...(i === 0 ? [] : [text(", ")]),
            linkScenario(scenario.text, writer),
            text(" with weight "),
            math(weight),
          ]),
          ...(item.mean === undefined
            ? []
            : [text("; their mean is "), linkScenario(item.mean.text, writer)]),
        ],
      };
    case "share":
      return {
        label: "Shared",
        content: commas(item.variables.map((path) => inline.math(writeName(path, context)))),
      };
    case "vary": {
      const name = writeName(item.target, context);
      const indices = item.cell?.map((label) => writeExpression(label, context));
      const target: MathNode =
        indices === undefined ? name : script(name, joined(indices, separator(",")), undefined);
      const words = { "=": " over ", "*=": " times ", "+=": " plus " } as const;
      return {
        label: "Varies",
        content: [inline.math(target), text(words[item.operator]), math(item.values)],
      };
    }
    case "measure":
      return { label: "Measures", content: commas(item.measures.map(math)) };
    default:
      return assertNever(item);
  }
}

function goalOf(goal: StudyGoal, context: MathContext): readonly Inline[] {
  const node = mathIn(goal.value, context);
  return goal.sense === undefined ? [node] : [inline.text(`${goal.sense} `), node];
}

function commas(parts: readonly Inline[]): readonly Inline[] {
  return parts.flatMap((part, i) => (i === 0 ? [part] : [inline.text(", "), part]));
}
