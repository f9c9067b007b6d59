/**
 * Walks a linear expression over a frame and hands on its terms: coefficient × column for each row, and constants.
 * The scale, a data factor gathered on the way down, is one number or one per frame row; sums expand the frame by joins,
 * conditions split it, defines re-bind it. Nothing is substituted symbolically and no object is made per term.
 *
 * index convention: frame row i belongs to batch row rowOf[i].
 */
import type { BinderModel, Condition, NumberExpression, Slot } from "../check/index.js";
import { assertNever, invariant } from "../diagnostics/index.js";
import type { Environment, Evaluator, Frame } from "../evaluate/index.js";
import { rebind, withLocals } from "./rebind.js";
import { gatherRows, gatherScale, scaleBy, type Scale } from "./scale.js";

/** Where terms go. Arrays are read before the call returns and then reused. */
export interface TermSink {
  /** count entries: row of the batch, column (-1 entries are already left out), coefficient. */
  readonly addTerms: (rowOf: Int32Array, cols: Int32Array, scale: Scale, count: number) => void;
  readonly addConstants: (
    rowOf: Int32Array,
    values: Float64Array,
    scale: Scale,
    count: number,
  ) => void;
  /** Called at each outermost cost with its positions and its scale; undefined outside the objective. */
  readonly meetCost:
    ((cost: string, positions: Int32Array, scale: Scale, count: number) => void) | undefined;
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
  /** Memory of which expressions hold a cost. */
  readonly costHolders: WeakMap<NumberExpression, boolean>;
}

/** Hands every term of the expression to the sink. */
export function walkAffine(
  expression: NumberExpression,
  frame: Frame,
  rowOf: Int32Array,
  scale: Scale,
  sink: TermSink,
  context: AffineContext,
): void {
  if (frame.size === 0) return;
  if (expression.degree === 0 && !(sink.meetCost !== undefined && holdsCost(expression, context))) {
    sink.addConstants(rowOf, context.evaluator.numbers(expression, frame), scale, frame.size);
    return;
  }
  const walk = (node: NumberExpression, nodeScale: Scale): void =>
    walkAffine(node, frame, rowOf, nodeScale, sink, context);
  switch (expression.kind) {
    case "variable":
      return walkVariable(expression, frame, rowOf, scale, sink, context);
    case "define":
      return walkDefine(expression, frame, rowOf, scale, sink, context);
    case "piecewise": {
      const positions = context.evaluator.locate(expression.piecewise, expression.arguments, frame);
      return sink.meetPiecewise(expression.piecewise, positions, rowOf, scale, frame.size);
    }
    case "negate":
      return walk(expression.operand, scaleBy(scale, -1, frame.size));
    case "scale":
      return walk(expression.operand, scaleBy(scale, expression.factor, frame.size));
    case "arithmetic":
      return walkArithmetic(expression, frame, rowOf, scale, sink, context);
    case "reduce":
      invariant(expression.operator === "sum", "a linear reduction is a sum");
      return walkSum(
        expression.binders,
        expression.condition,
        expression.body,
        frame,
        rowOf,
        scale,
        sink,
        context,
      );
    case "if":
      return walkIf(expression, frame, rowOf, scale, sink, context);
    case "let": {
      const values = new Map<Slot, Float64Array>();
      let inner: Frame = frame;
      for (const binding of expression.bindings) {
        values.set(
          binding.slot,
          context.evaluator.numbers(binding.value, inner).slice(0, frame.size),
        );
        inner = withLocals(frame, values);
      }
      return walkAffine(expression.body, inner, rowOf, scale, sink, context);
    }
    case "constant":
    case "param":
    case "member-number":
    case "ord":
    case "card":
    case "local":
    case "call":
    case "result":
    case "scenario-value":
      // Data only: met here only on the way to a cost, and then without one below.
      sink.addConstants(rowOf, context.evaluator.numbers(expression, frame), scale, frame.size);
      return;
    default:
      return assertNever(expression);
  }
}

function walkVariable(
  expression: NumberExpression & { readonly kind: "variable" },
  frame: Frame,
  rowOf: Int32Array,
  scale: Scale,
  sink: TermSink,
  context: AffineContext,
): void {
  const first = context.firstColumn.get(expression.variable);
  invariant(first !== undefined, `no columns for ${expression.variable}`);
  const positions = context.evaluator.locate(expression.variable, expression.arguments, frame);
  const cols = new Int32Array(frame.size);
  for (let i = 0; i < frame.size; i++) cols[i] = positions[i]! < 0 ? -1 : first + positions[i]!;
  sink.addTerms(rowOf, cols, scale, frame.size);
}

/** A define's body is walked over a frame of its own slots, bound to the arguments. */
function walkDefine(
  expression: NumberExpression & { readonly kind: "define" },
  frame: Frame,
  rowOf: Int32Array,
  scale: Scale,
  sink: TermSink,
  context: AffineContext,
): void {
  const define = context.environment.model.defines.get(expression.define);
  invariant(define !== undefined, `no define ${expression.define}`);
  const relation = context.environment.domain(expression.define);
  const positions = context.evaluator.locate(expression.define, expression.arguments, frame);
  let innerSink = sink;
  if (define.kind === "cost" && sink.meetCost !== undefined) {
    sink.meetCost(expression.define, positions, scale, frame.size);
    innerSink = { ...sink, meetCost: undefined };
  }
  const rows = rowsInside(positions, frame.size);
  const bound = rebind(
    define.domain,
    relation,
    rows.map((row) => positions[row]!),
  );
  if (rows.length === frame.size) {
    walkAffine(define.value, bound, rowOf, scale, innerSink, context);
    return;
  }
  const innerRows = gatherRows(rowOf, rows, rows.length);
  walkAffine(
    define.value,
    bound,
    innerRows,
    gatherScale(scale, rows, rows.length),
    innerSink,
    context,
  );
}

/** The frame rows whose position is inside the domain. */
function rowsInside(positions: Int32Array, size: number): Int32Array {
  let count = 0;
  for (let i = 0; i < size; i++) if (positions[i]! >= 0) count++;
  const rows = new Int32Array(count);
  for (let i = 0, k = 0; i < size; i++) if (positions[i]! >= 0) rows[k++] = i;
  return rows;
}

function walkArithmetic(
  expression: NumberExpression & { readonly kind: "arithmetic" },
  frame: Frame,
  rowOf: Int32Array,
  scale: Scale,
  sink: TermSink,
  context: AffineContext,
): void {
  const { left, right, operator } = expression;
  if (operator === "+" || operator === "-") {
    walkSumOperands(expression, frame, rowOf, scale, sink, context);
    return;
  }
  if (operator === "*") {
    // In the objective a data-only cost may stand on either side; the other one is the factor.
    const isLeftWalked = left.degree === 1 || (right.degree === 0 && holdsCost(left, context));
    const [walked, factor] = isLeftWalked ? [left, right] : [right, left];
    const factors = context.evaluator.numbers(factor, frame);
    walkAffine(walked, frame, rowOf, scaleBy(scale, factors, frame.size), sink, context);
    return;
  }
  if (operator === "/") {
    const divisors = context.evaluator.numbers(right, frame);
    const inverse = new Float64Array(frame.size);
    for (let i = 0; i < frame.size; i++) inverse[i] = 1 / divisors[i]!;
    walkAffine(left, frame, rowOf, scaleBy(scale, inverse, frame.size), sink, context);
    return;
  }
  sink.addConstants(rowOf, context.evaluator.numbers(expression, frame), scale, frame.size);
}

/** A chain of additions is walked without recursion on its left spine: sums of thousands of terms are legal. */
function walkSumOperands(
  expression: NumberExpression & { readonly kind: "arithmetic" },
  frame: Frame,
  rowOf: Int32Array,
  scale: Scale,
  sink: TermSink,
  context: AffineContext,
): void {
  const pending: { readonly node: NumberExpression; readonly isNegative: boolean }[] = [];
  let node: NumberExpression = expression;
  while (node.kind === "arithmetic" && (node.operator === "+" || node.operator === "-")) {
    pending.push({ node: node.right, isNegative: node.operator === "-" });
    node = node.left;
  }
  pending.push({ node, isNegative: false });
  const negated = scaleBy(scale, -1, frame.size);
  for (let i = pending.length - 1; i >= 0; i--) {
    const operand = pending[i];
    if (operand === undefined) continue;
    walkAffine(operand.node, frame, rowOf, operand.isNegative ? negated : scale, sink, context);
  }
}

function walkSum(
  binders: readonly BinderModel[],
  condition: Condition | undefined,
  body: NumberExpression,
  frame: Frame,
  rowOf: Int32Array,
  scale: Scale,
  sink: TermSink,
  context: AffineContext,
): void {
  context.evaluator.expand(frame, binders, condition, (child) => {
    walkAffine(
      body,
      child,
      gatherRows(rowOf, child.parentRow, child.size),
      gatherScale(scale, child.parentRow, child.size),
      sink,
      context,
    );
  });
}

function walkIf(
  expression: NumberExpression & { readonly kind: "if" },
  frame: Frame,
  rowOf: Int32Array,
  scale: Scale,
  sink: TermSink,
  context: AffineContext,
): void {
  const mask = context.evaluator.holds(expression.condition, frame).slice(0, frame.size);
  const branches = [
    { mask, body: expression.then },
    { mask: mask.map((bit) => 1 - bit), body: expression.otherwise },
  ];
  for (const branch of branches) {
    const child = context.evaluator.keep(frame, branch.mask);
    walkAffine(
      branch.body,
      child,
      gatherRows(rowOf, child.parentRow, child.size),
      gatherScale(scale, child.parentRow, child.size),
      sink,
      context,
    );
  }
}

/** True when a cost is referred to somewhere below: such data-only parts of an objective are walked, not folded. */
function holdsCost(expression: NumberExpression, context: AffineContext): boolean {
  const known = context.costHolders.get(expression);
  if (known !== undefined) return known;
  const answer = findCost(expression, context);
  context.costHolders.set(expression, answer);
  return answer;
}

function findCost(expression: NumberExpression, context: AffineContext): boolean {
  switch (expression.kind) {
    case "define": {
      const define = context.environment.model.defines.get(expression.define);
      return define !== undefined && (define.kind === "cost" || holdsCost(define.value, context));
    }
    case "negate":
    case "scale":
      return holdsCost(expression.operand, context);
    case "arithmetic":
      return holdsCost(expression.left, context) || holdsCost(expression.right, context);
    case "reduce":
      return expression.operator === "sum" && holdsCost(expression.body, context);
    case "if":
      return holdsCost(expression.then, context) || holdsCost(expression.otherwise, context);
    case "let":
      return holdsCost(expression.body, context);
    default:
      return false;
  }
}
