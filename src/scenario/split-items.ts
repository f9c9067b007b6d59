/**
 * One overlay taken apart: changes by their targets, and the choice of the objective.
 */
import type { ResolveReporter } from "../resolve/index.js";
import type { OverlayItem } from "../syntax/index.js";
import { groupChanges, placeOf, type ChangeItem, type Changes } from "./change.js";

/** Choice of the objective. */
export type Choice = Extract<OverlayItem, { readonly kind: "choose-objective" }>;

/** All that an overlay does to the model. */
export interface Overlay {
  readonly changes: Changes;
  readonly objective: Choice | undefined;
}

/** Groups the items of one overlay; what is changed twice is reported and left out. */
export function splitItems(
  written: readonly OverlayItem[],
  scenario: string,
  reporter: ResolveReporter,
): Overlay {
  const items: ChangeItem[] = [];
  const choices: Choice[] = [];
  for (const item of written) {
    if (item.kind === "choose-objective") choices.push(item);
    else items.push(item);
  }
  const [objective, second] = choices;
  if (objective !== undefined && second !== undefined) {
    const parameters = { name: "the objective", place: placeOf(scenario) };
    reporter.report("duplicate-change", parameters, second.span, {
      related: [{ span: objective.span, text: "chosen here first" }],
    });
  }
  return { changes: groupChanges(items, scenario, reporter), objective };
}
