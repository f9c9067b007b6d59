/**
 * What every step of binding needs: the model, what is bound so far, where to report and what to count.
 */
import type { CheckedModel, SetModel } from "../check/index.js";
import type { ColumnBase, IndexSet, Member } from "../domains/index.js";
import type { BindingEnvironment, BindingEvaluator } from "../evaluate/index.js";
import type { ParamCoverage } from "./coverage.js";
import type { DataReporter } from "./data-reporter.js";
import { labelPosition } from "./label-positions.js";
import type { FileOpener } from "./open-files.js";

/** Rows of a source that were left out because a label lies outside its set, and may. */
export interface SkippedRows {
  readonly declaration: string;
  readonly source: string;
  readonly rows: number;
  /** The first few labels. */
  readonly labels: readonly string[];
}

/** The state of one binding. */
export interface BindContext {
  readonly model: CheckedModel;
  readonly environment: BindingEnvironment;
  readonly evaluator: BindingEvaluator;
  readonly reporter: DataReporter;
  readonly opener: FileOpener;
  /** Members that sets had before a scenario changed them. */
  readonly formerMembers: ReadonlyMap<string, ReadonlySet<Member>>;
  readonly skipped: SkippedRows[];
  /** Where every value came from; undefined when nobody asked. */
  readonly coverage: ParamCoverage[] | undefined;
}

/** True when a label outside a set may be skipped: it is in a set that this one is `within`, or was in it before a scenario. */
export function mayBeSkipped(context: BindContext, set: IndexSet, label: string): boolean {
  const former = context.formerMembers.get(set.name);
  if (former !== undefined && hasLabel(former, label)) return true;
  const model = context.model.sets.get(set.name);
  if (model?.within === undefined) return false;
  const outer = context.evaluator.setOf(model.within);
  const base = outer.bases[0];
  if (base === undefined || outer.bases.length !== 1) return false;
  const position = labelPosition(label, base);
  if (outer.find([position]) >= 0) return true;
  return outerSets(model).some((outerSet) =>
    mayBeSkipped(context, context.environment.set(outerSet), label),
  );
}

function hasLabel(members: ReadonlySet<Member>, label: string): boolean {
  return members.has(label) || members.has(Number(label));
}

function outerSets(model: SetModel): readonly string[] {
  const { within } = model;
  return within?.kind === "named" && within.arguments.length === 0 && within.set !== model.name
    ? [within.set]
    : [];
}

/** The name that a base is known by. */
export function baseName(base: ColumnBase): string {
  return base === "integer" ? "integers" : base.name;
}
