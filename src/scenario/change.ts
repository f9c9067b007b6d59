/**
 * Changes by target. One overlay changes a target once; for a parameter that may be one change of the whole
 * and one of each cell. The order in which changes are written means nothing, so they are put in one here.
 */
import { isUnnamedCheck, type ResolveReporter } from "../resolve/index.js";
import type { Expression, OverlayItem } from "../syntax/index.js";
import type { Span } from "../text/index.js";

/** An overlay item that changes a declaration; choosing the objective changes none. */
export type ChangeItem = Exclude<OverlayItem, { readonly kind: "choose-objective" }>;

/** One change with the scenario that states it. */
export interface Change {
  readonly item: ChangeItem;
  readonly scenario: string;
}

/** Changes of each target, by its full name, in the order in which they act. */
export type Changes = ReadonlyMap<string, readonly Change[]>;

/** How a change relates to what was there: makes it, sets it anew, acts on its value, or sets one cell. */
export type Reach = "new" | "whole" | "scale" | "cell";

/** The reach of a change. */
export function reachOf(item: ChangeItem): Reach {
  if (item.kind === "add") return "new";
  if (item.kind !== "set-param") return "whole";
  if (item.cell !== undefined) return "cell";
  return item.operator === "=" ? "whole" : "scale";
}

/** The name of what an item changes, and where it is written. */
export function targetOf(item: ChangeItem): { readonly name: string; readonly span: Span } {
  const named =
    item.kind === "replace" || item.kind === "add" ? item.declaration.name : item.target;
  return { name: named.text, span: named.span };
}

/** Stands for a scenario in what the `change` of an extending model does; no scenario can bear this name. */
export const changeOfModel = "change";

/** What holds an overlay, for messages. */
export function placeOf(scenario: string): "scenario" | "model" {
  return scenario === changeOfModel ? "model" : "scenario";
}

/** Groups the items of one overlay by target; a second change of one target is reported and left out. */
export function groupChanges(
  items: readonly ChangeItem[],
  scenario: string,
  reporter: ResolveReporter,
): Changes {
  const groups = new Map<string, Change[]>();
  items.forEach((item, i) => {
    const { name, span } = targetOf(item);
    // A check with neither name nor text is reported by the syntax; each is a target of its own.
    const isUnnamed = item.kind === "add" && isUnnamedCheck(item.declaration);
    const key = isUnnamed ? `check of ${scenario} ${i}` : name;
    const group = groups.get(key) ?? [];
    const rival = group.find((other) => !canStandTogether(other.item, item));
    if (rival === undefined) groups.set(key, [...group, { item, scenario }]);
    else {
      const first = targetOf(rival.item).span;
      reporter.report("duplicate-change", { name, place: placeOf(scenario) }, span, {
        related: [{ span: first, text: "changed here first" }],
      });
    }
  });
  const order: readonly Reach[] = ["new", "whole", "cell", "scale"];
  for (const [key, group] of groups) {
    const rank = ({ item }: Change): number => order.indexOf(reachOf(item));
    groups.set(
      key,
      group.toSorted((a, b) => rank(a) - rank(b)),
    );
  }
  return groups;
}

/** True when two changes of one target do not depend on their order: different cells, or a cell and the whole. */
export function canStandTogether(first: ChangeItem, second: ChangeItem): boolean {
  if (first.kind !== "set-param" || second.kind !== "set-param") return false;
  if (first.cell === undefined || second.cell === undefined) return first.cell !== second.cell;
  return cellKey(first.cell) !== cellKey(second.cell);
}

/** The same text for two subscripts that name the same cell: quotes do not count. */
function cellKey(cell: readonly Expression[]): string {
  return JSON.stringify(
    cell.map((expression) => {
      if (expression.kind === "name") return expression.path.text;
      if (expression.kind === "text") return expression.value;
      if (expression.kind === "number") return String(expression.value);
      return expression;
    }),
    (key, value: unknown) => (key === "span" || key === "operatorSpan" ? undefined : value),
  );
}
