/**
 * Walks a linear expression over a frame and hands on its terms: coefficient × column for each row, and constants.
 * The scale, a data factor gathered on the way down, is one number or one per frame row; sums expand the frame by joins,
 * conditions split it, defines re-bind it. Nothing is substituted symbolically and no object is made per term; over whole
 * sets rows and columns stay runs, so that a term costs nothing per row before it is written into the matrix.
 *
 * index convention: frame row i belongs to batch row rowOf[i].
 */
import type { BinderModel, Condition, NumberExpression, Slot } from "../check/index.js";
import { assertNever, invariant } from "../diagnostics/index.js";
import { pick, toArray, type Frame, type Integers } from "../evaluate/index.js";
import { holdsCost } from "./hold-costs.js";
import { rebind, withLocals } from "./rebind.js";
import { gatherRows, gatherScale, scaleBy, type Scale } from "./scale.js";
import type { AffineContext, TermSink } from "./term-sink.js";

/** Hands every term of the expression to the sink. */
export function walkAffine(
  expression: NumberExpression,
  frame: Frame,
  rowOf: Integers,
  scale: Scale,
  sink: TermSink,
  context: AffineContext,
): void {
  if (frame.size === 0) return;
  if (expression.degree === 0 && (sink.meetCost === undefined || !isCostBelow(expression, context)))
    return sink.addConstants(rowOf, context.evaluator.column(expression, frame), scale, frame.size);
  const walk = (node: NumberExpression, nodeScale: Scale): void =>
    walkAffine(node, frame, rowOf, nodeScale, sink, context);
  switch (expression.kind) {
    case "variable":
      return walkVariable(expression, frame, rowOf, scale, sink, context);
    case "define":
      return walkDefine(expression, frame, rowOf, scale, sink, context);
    case "piecewise": {
      const { piecewise, arguments: members } = expression;
      const positions = toArray(context.evaluator.locate(piecewise, members, frame), frame.size);
      return sink.meetPiecewise(
        piecewise,
        positions,
        toArray(rowOf, frame.size),
        scale,
        frame.size,
      );
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
        values.set(binding.slot, context.evaluator.numbers(binding.value, inner));
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
      return sink.addConstants(
        rowOf,
        context.evaluator.column(expression, frame),
        scale,
        frame.size,
      );
    default:
      return assertNever(expression);
  }
}

function walkVariable(
  expression: NumberExpression & { readonly kind: "variable" },
  frame: Frame,
  rowOf: Integers,
  scale: Scale,
  sink: TermSink,
  context: AffineContext,
): void {
  const first = context.firstColumn.get(expression.variable);
  invariant(first !== undefined, `no columns for ${expression.variable}`);
  const positions = context.evaluator.locate(expression.variable, expression.arguments, frame);
  if (!(positions instanceof Int32Array)) {
    const cols = { first: first + positions.first, step: positions.step };
    return sink.addTerms(rowOf, cols, scale, frame.size);
  }
  const cols = new Int32Array(frame.size);
  for (let i = 0; i < frame.size; i++) cols[i] = positions[i]! < 0 ? -1 : first + positions[i]!;
  sink.addTerms(rowOf, cols, scale, frame.size);
}

/** A define's body is walked over a frame of its own slots, bound to the arguments. */
function walkDefine(
  expression: NumberExpression & { readonly kind: "define" },
  frame: Frame,
  rowOf: Integers,
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
  const { evaluator } = context;
  const inside = insideOf(positions, frame);
  const at = inside === undefined ? positions : pick(positions, inside, inside.length);
  const size = inside?.length ?? frame.size;
  const bound = rebind(evaluator, define.domain, relation, at, size);
  if (inside === undefined)
    return walkAffine(define.value, bound, rowOf, scale, innerSink, context);
  const kept = { parentRow: inside, parentRun: undefined, size };
  const innerRows = gatherRows(rowOf, kept);
  walkAffine(define.value, bound, innerRows, gatherScale(scale, kept), innerSink, context);
}

/** The frame rows whose position is inside the domain; undefined when all are. */
function insideOf(positions: Integers, frame: Frame): Int32Array | undefined {
  if (!(positions instanceof Int32Array)) return undefined;
  const inside: number[] = [];
  for (let i = 0; i < frame.size; i++) if (positions[i]! >= 0) inside.push(i);
  return inside.length === frame.size ? undefined : Int32Array.from(inside);
}

function walkArithmetic(
  expression: NumberExpression & { readonly kind: "arithmetic" },
  frame: Frame,
  rowOf: Integers,
  scale: Scale,
  sink: TermSink,
  context: AffineContext,
): void {
  const { left, right, operator } = expression;
  if (operator === "+" || operator === "-") {
    walkSumOperands(expression, frame, rowOf, scale, sink, context);
    return;
  }
  const { evaluator } = context;
  if (operator === "*") {
    // In the objective a data-only cost may stand on either side; the other one is the factor.
    const isLeftWalked = left.degree === 1 || (right.degree === 0 && isCostBelow(left, context));
    const [walked, factor] = isLeftWalked ? [left, right] : [right, left];
    const factors = evaluator.column(factor, frame);
    walkAffine(walked, frame, rowOf, scaleBy(scale, factors, frame.size), sink, context);
    return;
  }
  if (operator === "/") {
    const inverse = invert(evaluator.column(right, frame), frame.size);
    walkAffine(left, frame, rowOf, scaleBy(scale, inverse, frame.size), sink, context);
    return;
  }
  sink.addConstants(rowOf, evaluator.column(expression, frame), scale, frame.size);
}

function invert(divisors: Scale, size: number): Scale {
  if (typeof divisors === "number") return 1 / divisors;
  const inverse = new Float64Array(size);
  for (let i = 0; i < size; i++) inverse[i] = 1 / divisors[i]!;
  return inverse;
}

/** A chain of additions is walked without recursion on its left spine: sums of thousands of terms are legal. */
function walkSumOperands(
  expression: NumberExpression & { readonly kind: "arithmetic" },
  frame: Frame,
  rowOf: Integers,
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
  rowOf: Integers,
  scale: Scale,
  sink: TermSink,
  context: AffineContext,
): void {
  const { evaluator, isComplete } = context;
  const walked = isComplete ? condition : evaluator.sparseCondition(body, condition);
  evaluator.expand(frame, binders, walked, (child) => {
    walkAffine(body, child, gatherRows(rowOf, child), gatherScale(scale, child), sink, context);
  });
}

function walkIf(
  expression: NumberExpression & { readonly kind: "if" },
  frame: Frame,
  rowOf: Integers,
  scale: Scale,
  sink: TermSink,
  context: AffineContext,
): void {
  const { evaluator } = context;
  const mask = evaluator.holds(expression.condition, frame);
  const held = mask.reduce((sum, bit) => sum + bit, 0);
  if (held === frame.size || held === 0) {
    const body = held === 0 ? expression.otherwise : expression.then;
    return walkAffine(body, frame, rowOf, scale, sink, context);
  }
  const branches = [
    { mask, body: expression.then },
    { mask: mask.map((bit) => 1 - bit), body: expression.otherwise },
  ];
  for (const branch of branches) {
    const child = evaluator.keep(frame, branch.mask);
    const rows = gatherRows(rowOf, child);
    walkAffine(branch.body, child, rows, gatherScale(scale, child), sink, context);
  }
}

function isCostBelow(expression: NumberExpression, context: AffineContext): boolean {
  return holdsCost(expression, context.environment.model, context.costHolders);
}
