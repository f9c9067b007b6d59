/**
 * All layers of one comparison, as far as they could be made.
 */
import type { DataDiff } from "./diff-data.js";
import type { ProgramDiff } from "./diff-programs.js";
import type { ResultDiff } from "./diff-results.js";
import type { RowDiff } from "./diff-rows.js";

/** The layers, first to last. */
export const diffLayers = ["declarations", "data", "rows", "results"] as const;

/** One layer's name. */
export type DiffLayer = (typeof diffLayers)[number];

/** A comparison of two models; a layer that was not asked for or cannot be made is undefined. */
export interface ModelDiff {
  /** How the two sides are called. */
  readonly before: string;
  readonly after: string;
  readonly scenario: string;
  readonly declarations: ProgramDiff | undefined;
  readonly data: DataDiff | undefined;
  readonly rows: RowDiff | undefined;
  readonly results: ResultDiff | undefined;
  /** Why a layer is missing, and the like. */
  readonly notes: readonly string[];
}

/** True when some layer found a difference. */
export function isDifferentModel(diff: ModelDiff): boolean {
  return (
    (diff.declarations !== undefined && !isEmptyProgramDiff(diff.declarations)) ||
    (diff.data !== undefined && diff.data.sets.length + diff.data.params.length > 0) ||
    (diff.rows !== undefined && !isEmptyRowDiff(diff.rows)) ||
    (diff.results !== undefined && !isEmptyResultDiff(diff.results))
  );
}

/** True when no declaration differs. */
export function isEmptyProgramDiff(diff: ProgramDiff): boolean {
  const { added, removed, renamed, changed } = diff;
  return added.length + removed.length + renamed.length + changed.length === 0;
}

/** True when the two programs are one. */
export function isEmptyRowDiff({ rowFamilies, columnFamilies, objective }: RowDiff): boolean {
  const { coefficients, offset, sense } = objective;
  const parts = rowFamilies.length + columnFamilies.length + coefficients.length;
  return parts === 0 && offset === undefined && sense === undefined;
}

/** True when objective, costs, variables and prices are the same. */
export function isEmptyResultDiff({
  status,
  objective,
  costs,
  variables,
  prices,
}: ResultDiff): boolean {
  const isMoved =
    objective !== undefined && !isClose(objective.before ?? NaN, objective.after ?? NaN);
  return (
    status.before === status.after &&
    !isMoved &&
    costs.length + variables.length + prices.length === 0
  );
}

function isClose(before: number, after: number): boolean {
  if (Number.isNaN(before) && Number.isNaN(after)) return true;
  return Math.abs(before - after) <= 1e-9 * Math.max(Math.abs(before), Math.abs(after));
}
