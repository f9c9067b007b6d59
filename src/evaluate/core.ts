/**
 * What the parts of the evaluator share: the environment, scratch arrays, caches, faults, and each other.
 * Every kind of expression has one function here, so that the files of this room need not import one another in circles.
 */
import type {
  BinderModel,
  Carrier,
  Condition,
  MemberExpression,
  NumberExpression,
  SetExpression,
} from "../check/index.js";
import type { ColumnBase, Lookups, Relation } from "../domains/index.js";
import type { Arena } from "./arena.js";
import type { Environment, ParamValues } from "./environment.js";
import type { FactFinder, Facts } from "./facts.js";
import type { Faults } from "./faults.js";
import type { ChildFrame, Frame } from "./frame.js";
import type { ExpansionPlans } from "./plan-expansion.js";
import type { Recursion } from "./recursion.js";
import type { Run } from "./run.js";
import type { SparseConditions } from "./sparse-factor.js";

/** Bounds on work; plain numbers so that tests can make them small. */
export interface EvaluatorOptions {
  /** Rows per batch of an expansion. */
  readonly batchSize: number;
  /** Most numbers (rows × columns) that a set of tuples may hold when it is written out. */
  readonly maxElements: number;
}

/** Counts of work done, for tests and for people who wonder where time goes. */
export interface EvaluatorStatistics {
  /** Rows that expansions produced, before their conditions were tested. */
  rowsVisited: number;
}

/** The evaluator's inside. `numbers` and `holds` write the first frame.size entries of `out`. */
export interface Core {
  readonly environment: Environment;
  readonly options: EvaluatorOptions;
  readonly statistics: EvaluatorStatistics;
  readonly arena: Arena;
  readonly lookups: Lookups;
  readonly facts: FactFinder;
  readonly faults: Faults;
  readonly recursion: Recursion;
  readonly plans: ExpansionPlans;

  readonly numbers: (node: NumberExpression, frame: Frame, out: Float64Array) => void;
  /** The one value of an expression that reads no slot; undefined for others. */
  readonly scalar: (node: NumberExpression) => number | undefined;
  /** Positions in the node's carrier; the frame's own column or a scratch array. */
  readonly members: (node: MemberExpression, frame: Frame) => Int32Array;
  /** The same counted in another base, -1 where the member is not there. */
  readonly positionsIn: (node: MemberExpression, base: ColumnBase, frame: Frame) => Int32Array;
  readonly holds: (node: Condition, frame: Frame, out: Uint8Array) => void;
  /** The tuples of a set for the one row of the frame, counted in the carriers of its columns. */
  readonly relation: (node: SetExpression, frame: Frame) => Relation;
  /** The tuples of a set that reads no slot. */
  readonly constantRelation: (node: SetExpression) => Relation;
  readonly expand: (
    frame: Frame,
    binders: readonly BinderModel[],
    condition: Condition | undefined,
    consume: (child: ChildFrame) => void,
    isDone?: () => boolean,
  ) => void;
  /** The condition of a sum, extended by those of its data factors that are mostly zero. */
  readonly sparseCondition: SparseConditions;
  /** Positions of argument tuples in a relation; a scratch array. Outside is reported under this name unless it is undefined. */
  readonly locate: (
    name: string | undefined,
    relation: Relation,
    members: readonly MemberExpression[],
    node: NumberExpression | MemberExpression | Condition | undefined,
    frame: Frame,
  ) => Int32Array;
  /** The same as a run, where that is plain to see and every tuple is inside. */
  readonly locateRun: (
    relation: Relation,
    members: readonly MemberExpression[],
    frame: Frame,
  ) => Run | undefined;
  readonly param: (name: string) => ParamValues;
  readonly baseOf: (carrier: Carrier) => ColumnBase;
  /** Values of a define over its whole domain. */
  readonly defineValues: (name: string) => Float64Array;
  /** True when the node reads, directly or through defines, a parameter that is being computed. */
  readonly isPending: (facts: Facts) => boolean;
  /** The frame of one row with nothing bound. */
  readonly unit: Frame;
}
