/**
 * Items of studies as s-expressions.
 */
import { assertNever } from "../diagnostics/index.js";
import type { StudyGoal, StudyItem } from "./ast.js";
import { expression, labelled, list, printExpression } from "./print-expression.js";

/** One item of a study. */
export function printStudyItem(item: StudyItem): string {
  switch (item.kind) {
    case "one-at-a-time":
    case "grid":
      return list(item.kind);
    case "latin-hypercube":
    case "monte-carlo":
      return list(item.kind, expression(item.size), labelled("seed", expression(item.seed)));
    case "front":
      return list(item.kind, goal(item.main), goal(item.other), expression(item.steps));
    case "near-optimal":
      return list(item.kind, expression(item.margin), ...item.goals.map(goal));
    case "outcomes":
      return list(
        item.kind,
        ...item.outcomes.map(({ scenario, weight }) => list(scenario.text, expression(weight))),
        labelled("mean", item.mean?.text),
      );
    case "share":
      return list(item.kind, ...item.variables.map((path) => path.text));
    case "vary": {
      const { target, cell, operator, values } = item;
      const key = cell === undefined ? undefined : list("cell", ...cell.map(printExpression));
      return list(item.kind, target.text, key, labelled(operator, expression(values)));
    }
    case "measure":
      return list(item.kind, ...item.measures.map(printExpression));
    default:
      return assertNever(item);
  }
}

function goal({ sense, value }: StudyGoal): string {
  return list(sense ?? "goal", printExpression(value));
}
