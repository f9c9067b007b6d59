/**
 * What a scenario changes in all: its parents' changes merged, its own on top. Parents that disagree are reported,
 * unless the scenario states the target again.
 */
import { findNearNames } from "../diagnostics/index.js";
import type { ResolvedProgram, ResolveReporter } from "../resolve/index.js";
import type { Name, ScenarioDeclaration } from "../syntax/index.js";
import { canStandTogether, reachOf, targetOf, type Change, type Changes } from "./change.js";
import { splitItems, type Choice, type Overlay } from "./split-items.js";

const emptyOverlay: Overlay = { changes: new Map(), objective: undefined };

/** Collects what a scenario does, its parents' part included. */
export function collectOverlay(
  program: ResolvedProgram,
  scenario: ScenarioDeclaration,
  reporter: ResolveReporter,
): Overlay {
  const known = new Map<string, Overlay>();
  const open: string[] = [];

  const visit = (declaration: ScenarioDeclaration): Overlay => {
    const name = declaration.name.text;
    const made = known.get(name);
    if (made !== undefined) return made;
    open.push(name);
    const parents: Parent[] = [];
    for (const parent of declaration.parents) {
      if (parents.some((other) => other.name.text === parent.text)) {
        reporter.report("repeated-parent", { name: parent.text }, parent.span);
        continue;
      }
      const overlay = visitParent(parent);
      if (overlay !== undefined) parents.push({ name: parent, overlay });
    }
    open.pop();
    const overlay = addOwn(declaration, parents, reporter);
    known.set(name, overlay);
    return overlay;
  };

  const visitParent = (parent: Name): Overlay | undefined => {
    const { text: name, span } = parent;
    if (name === "base" || name === "") return emptyOverlay;
    const declaration = program.scenarios.get(name);
    if (declaration === undefined) {
      const near = findNearNames(name, program.scenarios.keys());
      reporter.report("unknown-scenario", { name, near }, span);
      return undefined;
    }
    const start = open.indexOf(name);
    if (start >= 0) {
      reporter.report("scenario-cycle", { chain: [...open.slice(start), name] }, span);
      return undefined;
    }
    return visit(declaration);
  };

  return visit(scenario);
}

interface Parent {
  readonly name: Name;
  readonly overlay: Overlay;
}

function addOwn(
  declaration: ScenarioDeclaration,
  parents: readonly Parent[],
  reporter: ResolveReporter,
): Overlay {
  const scenario = declaration.name.text;
  const { changes: own, objective } = splitItems(declaration.items, scenario, reporter);
  const changes = mergeParents(parents, own, reporter);
  for (const [target, mine] of own) changes.set(target, combine(changes.get(target) ?? [], mine));
  return { changes, objective: objective ?? mergeObjectives(parents, reporter) };
}

/** The parents' changes of each target; where they part ways without a word of the child, the first parent's stay. */
function mergeParents(
  parents: readonly Parent[],
  own: Changes,
  reporter: ResolveReporter,
): Map<string, readonly Change[]> {
  const merged = new Map<string, readonly Change[]>();
  const owners = new Map<string, Name>();
  for (const { name, overlay } of parents) {
    for (const [target, changes] of overlay.changes) {
      const present = merged.get(target);
      const together = present === undefined ? changes : mergeChanges(present, changes);
      if (together !== undefined) {
        merged.set(target, together);
        if (!owners.has(target)) owners.set(target, name);
        continue;
      }
      const settles = own.get(target)?.some(({ item }) => {
        const reach = reachOf(item);
        return reach === "whole" || reach === "new";
      });
      if (settles === true) continue;
      const first = owners.get(target)?.text ?? "";
      reporter.report(
        "conflicting-parents",
        { name: target, first, second: name.text },
        name.span,
        {
          related: [
            ...lastOf(present ?? []).map((span) => ({ span, text: `changed by \`${first}\`` })),
            ...lastOf(changes).map((span) => ({ span, text: `changed by \`${name.text}\`` })),
          ],
        },
      );
    }
  }
  return merged;
}

function lastOf(changes: readonly Change[]): readonly Change["item"]["span"][] {
  const last = changes.at(-1);
  return last === undefined ? [] : [targetOf(last.item).span];
}

/**
 * Two parents' changes of one target: what they share by a common parent counts once; beyond it only one may
 * go on, or both with cells that differ. Undefined when they disagree.
 */
function mergeChanges(
  first: readonly Change[],
  second: readonly Change[],
): readonly Change[] | undefined {
  let shared = 0;
  while (shared < first.length && first[shared]?.item === second[shared]?.item) shared++;
  const mine = first.slice(shared);
  const theirs = second.slice(shared);
  const isCells = [...mine, ...theirs].every(({ item }) => reachOf(item) === "cell");
  const isApart = mine.every((a) => theirs.every((b) => canStandTogether(a.item, b.item)));
  if (mine.length > 0 && theirs.length > 0 && !(isCells && isApart)) return undefined;
  return [...first, ...theirs];
}

/** The child's changes on what it inherits: a new definition ends all before it, save that the thing was added. */
function combine(inherited: readonly Change[], own: readonly Change[]): readonly Change[] {
  const first = own[0];
  if (first === undefined) return inherited;
  switch (reachOf(first.item)) {
    case "cell":
    case "scale":
      return [...inherited, ...own];
    case "whole": {
      const [start] = inherited;
      return start?.item.kind === "add" ? [start, ...own] : own;
    }
    case "new":
      return inherited.at(-1)?.item.kind === "without" ? [...inherited, ...own] : own;
  }
}

function mergeObjectives(
  parents: readonly Parent[],
  reporter: ResolveReporter,
): Choice | undefined {
  let chosen: { readonly choice: Choice; readonly by: string } | undefined;
  for (const { name, overlay } of parents) {
    const choice = overlay.objective;
    if (choice === undefined) continue;
    if (chosen === undefined) chosen = { choice, by: name.text };
    else if (chosen.choice.target.text !== choice.target.text) {
      const parameters = { name: "the objective", first: chosen.by, second: name.text };
      reporter.report("conflicting-parents", parameters, name.span, {
        help: "choose the objective again in this scenario",
      });
    }
  }
  return chosen?.choice;
}
