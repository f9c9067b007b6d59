/**
 * What a walk over linear expressions hands its terms to, and what it needs to know of the plan.
 */
import type { Environment, Evaluator, Integers } from "../evaluate/index.js";
import type { CostHolders } from "./hold-costs.js";
import type { Plan } from "./plan.js";
import type { Scale } from "./scale.js";

/** Where terms go. Arrays may be kept until the batch is done, and are never written. */
export interface TermSink {
  /** count entries: row of the batch, column (-1 for none), coefficient. */
  readonly addTerms: (rowOf: Integers, cols: Integers, scale: Scale, count: number) => void;
  /** count constants, each times its scale. */
  readonly addConstants: (
    rowOf: Integers,
    values: number | Float64Array,
    scale: Scale,
    count: number,
  ) => void;
  /** Called at each outermost cost with its positions and its scale; undefined outside the objective. */
  readonly meetCost:
    ((cost: string, positions: Integers, scale: Scale, count: number) => void) | undefined;
  /** Called at each piecewise term: the sign of its scale decides which curvature it needs. */
  readonly meetPiecewise: (
    name: string,
    positions: Int32Array,
    rowOf: Int32Array,
    scale: Scale,
    count: number,
  ) => void;
}

/** What the walk needs to know of the plan. */
export interface AffineContext {
  readonly environment: Environment;
  readonly evaluator: Evaluator;
  /** First column of each variable's block. */
  readonly firstColumn: ReadonlyMap<string, number>;
  readonly costHolders: CostHolders;
  /** True to walk terms whose coefficient is zero, too: for who asks what vanished. */
  readonly isComplete: boolean;
}

/** The context of a plan's columns. */
export function createAffineContext(
  plan: Pick<Plan, "environment" | "evaluator" | "columns">,
  isComplete = false,
): AffineContext {
  return {
    environment: plan.environment,
    evaluator: plan.evaluator,
    firstColumn: new Map(plan.columns.map((block) => [block.name, block.first])),
    costHolders: new WeakMap(),
    isComplete,
  };
}
