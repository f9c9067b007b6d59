/**
 * Applies changes to a program's table and gives another program; the one before stays as it is.
 */
import { findNearNames } from "../diagnostics/index.js";
import {
  expectData,
  expectUnitFreeSets,
  type ResolvedDeclaration,
  type ResolvedProgram,
  type ResolveReporter,
} from "../resolve/index.js";
import { addDeclaration } from "./add-declaration.js";
import { changeDeclaration, replaceDeclaration } from "./change-declaration.js";
import { targetOf, type Change, type Changes } from "./change.js";
import type { Draft } from "./draft.js";
import { createScopeOverlay } from "./overlay-scope.js";
import type { Choice } from "./split-items.js";
import { expectTarget, reportWrongTarget } from "./targets.js";

/** The program with these changes and, when one is chosen, this objective. */
export function applyChanges(
  program: ResolvedProgram,
  changes: Changes,
  choice: Choice | undefined,
  reporter: ResolveReporter,
): ResolvedProgram {
  const final = new Map<string, ResolvedDeclaration>();
  const draft: Draft = {
    program,
    declarations: new Map(program.declarations),
    removed: new Map(program.removed),
    added: [],
    pending: [],
    lookUp: (name) => final.get(name),
    reporter,
  };
  for (const group of changes.values()) {
    for (const change of group) {
      // After a change that is itself at fault the rest of its group would only repeat it.
      if (!applyChange(draft, change)) break;
    }
  }
  const overlay = createScopeOverlay(final, (name) => draft.removed.has(name), program.scope);
  for (const [name, resolved] of draft.declarations) final.set(name, overlay.carry(resolved));
  expectUnitFreeSets(draft.added, program.units, reporter);
  expectData(
    draft.pending.map((given) => ({ ...given, scope: overlay.scopeOf(given.scope) })),
    reporter,
  );
  return {
    ...program,
    declarations: final,
    scope: overlay.scopeOf(program.scope),
    removed: draft.removed,
    objective: (choice && chooseObjective(draft, choice)) ?? program.objective,
    standsFor: choice?.standsFor ?? program.standsFor,
  };
}

/** Applies one change; false after a report. */
function applyChange(draft: Draft, change: Change): boolean {
  const { item } = change;
  switch (item.kind) {
    case "add":
      return addDeclaration(draft, item.declaration);
    case "without":
      return removeDeclaration(draft, change);
    case "replace":
      return replaceDeclaration(draft, item);
    default:
      return changeDeclaration(draft, item);
  }
}

const removable = new Set([
  "constraint",
  "check",
  "report",
  "claim",
  "iamc",
  "cost",
  "term",
  "define",
]);

function removeDeclaration(draft: Draft, { item, scenario }: Change): boolean {
  const target = targetOf(item);
  const resolved = expectTarget(draft, target);
  if (resolved === undefined) return false;
  if (!removable.has(resolved.declaration.kind)) {
    reportWrongTarget(draft, "cannot-remove", resolved, target.span);
    return false;
  }
  draft.declarations.delete(target.name);
  draft.removed.set(target.name, { span: item.span, scenario });
  return true;
}

function chooseObjective(draft: Draft, choice: Choice): ResolvedProgram["objective"] {
  const { text: name, span } = choice.target;
  const objectives = [...draft.declarations.values()].filter(
    ({ declaration }) => declaration.kind === "minimize" || declaration.kind === "maximize",
  );
  const near = findNearNames(
    name,
    objectives.map((objective) => objective.name),
  );
  const resolved = expectTarget(draft, { name, span }, near);
  if (resolved === undefined) return undefined;
  if (resolved.declaration.kind === choice.sense) return { text: name, span };
  reportWrongTarget(draft, "wrong-target", resolved, span, {
    wanted: `objective to ${choice.sense}`,
    help: objectives.some((objective) => objective.name === name)
      ? `write \`${resolved.declaration.kind} ${name}\``
      : "name a declared objective",
  });
  return undefined;
}
