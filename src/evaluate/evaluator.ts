/**
 * The evaluator's promise: numbers, members, conditions and sets over frames. Faults met on the way (a member outside a
 * set, an absent optional value, a division by zero, a step off the end) are reported once per expression with the labels
 * of the first few rows; evaluation goes on with NaN or -1.
 */
import type {
  BinderModel,
  Condition,
  DomainModel,
  MemberExpression,
  NumberExpression,
  SetExpression,
} from "../check/index.js";
import type { Relation } from "../domains/index.js";
import type { ChildFrame, Frame } from "./frame.js";
import type { WholeRange } from "./range-set.js";
import type { Integers } from "./run.js";

export interface Evaluator {
  /** Values of a data expression (or of any expression once results are in the environment). Valid until the next call with the same expression. */
  readonly numbers: (expression: NumberExpression, frame: Frame) => Float64Array;
  /** The same, written into the first frame.size places of `out`. */
  readonly numbersInto: (expression: NumberExpression, frame: Frame, out: Float64Array) => void;
  /** The one value of an expression that reads no index and nothing under way; undefined for others. */
  readonly scalar: (expression: NumberExpression) => number | undefined;
  /** The values as one number where they are all one by the text, else as an array that may be a parameter's own: not to be written. */
  readonly column: (expression: NumberExpression, frame: Frame) => number | Float64Array;
  /** Positions in the expression's own carrier (integers as they are). */
  readonly members: (expression: MemberExpression, frame: Frame) => Int32Array;
  /** Positions translated into a set's (or relation column's) own numbering, -1 where it is not a member. */
  readonly memberPositions: (
    expression: MemberExpression,
    target: string,
    frame: Frame,
  ) => Int32Array;
  /** 1 where the condition holds. */
  readonly holds: (condition: Condition, frame: Frame) => Uint8Array;
  /** The rows of the frame where mask is 1. */
  readonly keep: (frame: Frame, mask: Uint8Array) => ChildFrame;
  /**
   * Joins the frame with binders under a condition and hands on the surviving rows batch by batch, in order of the parent's rows.
   * Conditions are tested at the outermost binder they allow; tuple sets, families, equalities with bound members and membership
   * tests are joined by lookup, never by scanning the product.
   */
  readonly expand: (
    frame: Frame,
    binders: readonly BinderModel[],
    condition: Condition | undefined,
    consume: (child: ChildFrame) => void,
  ) => void;
  /**
   * The condition of `sum(binders where condition) body`, extended so that only cells where every mostly-zero parameter
   * among the body's factors is not zero are walked. The sum is the same, except that a zero term may be left out.
   */
  readonly sparseCondition: (
    body: NumberExpression,
    condition: Condition | undefined,
  ) => Condition | undefined;
  /** Position of each row in a declaration's domain, -1 (reported, unless `isSilent`) where it lies outside; a run is inside. */
  readonly locate: (
    declaration: string,
    members: readonly MemberExpression[],
    frame: Frame,
    isSilent?: boolean,
  ) => Integers;
  /** The tuples of a domain in order, materialised. */
  readonly domain: (domain: DomainModel) => Relation;
  readonly setOf: (set: SetExpression) => Relation;
  /** The numbers of a set that is a rising range of whole numbers, without writing them out; undefined for any other. */
  readonly rangeOf: (set: SetExpression) => WholeRange | undefined;
  /** A frame of the tuples first .. first + count - 1 of a declaration's domain, its slots bound. */
  readonly frameOf: (
    domain: DomainModel,
    relation: Relation,
    first: number,
    count: number,
  ) => Frame;
  /** A frame of one row with nothing bound. */
  readonly unitFrame: () => Frame;
}
