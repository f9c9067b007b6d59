/**
 * What a chain of extending models makes of the innermost: each `change` in turn, before any scenario.
 */
import { createReporter, resolveCatalogue, type Outcome } from "../diagnostics/index.js";
import type { ModelChanges, ResolvedProgram } from "../resolve/index.js";
import type { OverlayItem } from "../syntax/index.js";
import { applyChanges } from "./apply-changes.js";
import { changeOfModel } from "./change.js";
import { splitItems } from "./split-items.js";

/** A program in which every `change` has been applied. */
export interface ChangedModel {
  readonly program: ResolvedProgram;
  /** The program before each model's changes, the innermost first; empty when nothing is changed. */
  readonly before: readonly ResolvedProgram[];
}

/** Applies the changes of extending models; `base`, scenarios and studies start from what this gives. */
export function applyModelChanges(program: ResolvedProgram): Outcome<ChangedModel> {
  const reporter = createReporter(resolveCatalogue);
  const before: ResolvedProgram[] = [];
  const layers: ModelChanges[] = [];
  let changed = program;
  for (const layer of program.changes) {
    before.push(changed);
    layers.push({ ...layer, scope: changed.scope });
    const { program: rest, others } = dropOutputs(changed, layer.items);
    const { changes, objective } = splitItems(others, changeOfModel, reporter);
    changed = applyChanges(rest, changes, objective, reporter);
  }
  if (layers.length > 0) changed = { ...changed, changes: layers };
  return { value: { program: changed, before }, diagnostics: reporter.diagnostics };
}

/** `without` may also speak of figures, studies and scenarios of the extended model, which are in no table. */
function dropOutputs(
  program: ResolvedProgram,
  items: readonly OverlayItem[],
): { readonly program: ResolvedProgram; readonly others: readonly OverlayItem[] } {
  const figures = new Map(program.figures);
  const studies = new Map(program.studies);
  const scenarios = new Map(program.scenarios);
  const others = items.filter(({ kind, ...item }) => {
    const name = kind === "without" && "target" in item ? item.target.text : undefined;
    return (
      name === undefined ||
      !(figures.delete(name) || studies.delete(name) || scenarios.delete(name))
    );
  });
  return { program: { ...program, figures, studies, scenarios }, others };
}
