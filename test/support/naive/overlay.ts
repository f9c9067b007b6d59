/**
 * The changes of models, then a scenario, change the freshly loaded program in place, its parents first.
 */
import type { OverlayItem } from "../../../src/syntax/index.js";
import { declare, type DeclaredEntity, type NaiveProgram } from "./program.js";
import { fail } from "./value.js";

/** Name of the objective that the scenario chose, if it chose one. */
export function overlay(program: NaiveProgram, scenario: string): string | undefined {
  let objective: string | undefined;
  for (const { item, folder } of [...program.changes, ...itemsOf(program, scenario)])
    objective = change(program, item, folder) ?? objective;
  return objective;
}

interface Placed {
  readonly item: OverlayItem;
  readonly folder: string;
}

/** The items of the parents, each once, then the scenario's own. */
function itemsOf(program: NaiveProgram, scenario: string): readonly Placed[] {
  if (scenario === "base") return [];
  const found = program.scenarios.get(scenario);
  if (found === undefined) return fail(`no scenario \`${scenario}\``);
  const items = new Map<OverlayItem, Placed>();
  for (const parent of found.declaration.parents)
    for (const placed of itemsOf(program, parent.text)) items.set(placed.item, placed);
  for (const item of found.declaration.items) items.set(item, { item, folder: found.folder });
  return [...items.values()];
}

function change(program: NaiveProgram, item: OverlayItem, folder: string): string | undefined {
  const { scope } = program;
  const target = (path: string): DeclaredEntity => {
    const entity = scope.entities.get(path);
    return entity?.kind === "declared" ? entity : fail(`nothing to change: \`${path}\``);
  };
  switch (item.kind) {
    case "set-set": {
      const entity = target(item.target.text);
      if (entity.declaration.kind !== "set") return fail(`\`${entity.name}\` is no set`);
      entity.declaration = { ...entity.declaration, value: item.value, from: item.from };
      entity.valueScope = scope;
      entity.folder = folder;
      return undefined;
    }
    case "set-param": {
      const entity = target(item.target.text);
      if (entity.declaration.kind !== "param") return fail(`\`${entity.name}\` is no parameter`);
      if (item.operator !== "=" || item.cell !== undefined) {
        entity.adjustments.push({ item, folder, scope });
        return undefined;
      }
      entity.declaration = { ...entity.declaration, value: item.value, from: item.from };
      entity.valueScope = scope;
      entity.folder = folder;
      entity.adjustments.length = 0;
      return undefined;
    }
    case "set-var": {
      const entity = target(item.target.text);
      if (entity.declaration.kind !== "var") return fail(`\`${entity.name}\` is no variable`);
      entity.declaration = { ...entity.declaration, restrictions: item.restrictions };
      entity.valueScope = scope;
      return undefined;
    }
    case "without":
      scope.entities.delete(item.target.text);
      return undefined;
    case "replace":
    case "add":
      declare(item.declaration, folder, scope, scope, "");
      return undefined;
    case "choose-objective":
      return item.target.text;
  }
}
