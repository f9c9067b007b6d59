/**
 * Numbers, column at a time: one closed switch over the kinds of numeric expression, one tight loop per arm.
 * Expressions without slots are evaluated once; faulty rows become NaN and NaN travels on without a second fault.
 */
import type { MemberExpression, NumberExpression } from "../check/index.js";
import { assertNever, invariant } from "../diagnostics/index.js";
import { labelOf, noInteger } from "../domains/index.js";
import { applyArithmetic, applyCall } from "./arithmetic.js";
import type { Core } from "./core.js";
import type { Frame } from "./frame.js";
import { createChildFrame, createLocalFrame, createSelection, rowsWhere } from "./frames.js";
import { memberRun } from "./locate-run.js";
import { readArray, readDefine, readParam } from "./read-values.js";
import { reduceRows } from "./reduce.js";

type Node<K extends NumberExpression["kind"]> = NumberExpression & { readonly kind: K };

/** Writes the value of each row into out. */
export function evaluateNumber(
  core: Core,
  node: NumberExpression,
  frame: Frame,
  out: Float64Array,
): void {
  if (frame.size === 0) return;
  if (node.kind !== "constant") {
    const value = core.scalar(node);
    if (value !== undefined) {
      out.fill(value, 0, frame.size);
      return;
    }
  }
  const mark = core.arena.mark();
  evaluateKind(core, node, frame, out);
  core.arena.reset(mark);
}

/** The value of an expression that reads no slot. */
export function evaluateOnce(core: Core, node: NumberExpression): number {
  const mark = core.arena.mark();
  const out = core.arena.floats(1);
  evaluateKind(core, node, core.unit, out);
  const value = out[0]!;
  core.arena.reset(mark);
  return value;
}

function evaluateKind(core: Core, node: NumberExpression, frame: Frame, out: Float64Array): void {
  const size = frame.size;
  switch (node.kind) {
    case "constant":
      out.fill(node.value, 0, size);
      return;
    case "param":
      return readParam(core, node, frame, out);
    case "member-number":
      return memberNumbers(core, node.member, frame, out);
    case "ord": {
      const positions = core.members(node.member, frame);
      for (let i = 0; i < size; i++) out[i] = positions[i]! < 0 ? NaN : positions[i]! + 1;
      return;
    }
    case "card":
      return cardinality(core, node, frame, out);
    case "local": {
      const values = frame.locals(node.slot);
      for (let i = 0; i < size; i++) out[i] = values[i]!;
      return;
    }
    case "variable":
      return readArray(core, node.variable, node, frame, out, () =>
        core.environment.results?.variable(node.variable),
      );
    case "piecewise":
      return readArray(core, node.piecewise, node, frame, out, () =>
        core.environment.results?.variable(node.piecewise),
      );
    case "result":
      return readArray(core, node.of, node, frame, out, () =>
        core.environment.results?.result(node.what, node.of),
      );
    case "define":
      return readDefine(core, node, frame, out);
    case "scenario-value":
      return scenarioValues(core, node, frame, out);
    case "negate":
      core.numbers(node.operand, frame, out);
      for (let i = 0; i < size; i++) out[i] = -out[i]!;
      return;
    case "scale":
      core.numbers(node.operand, frame, out);
      for (let i = 0; i < size; i++) out[i] = out[i]! * node.factor;
      return;
    case "arithmetic":
      return applyArithmetic(core, node, frame, out);
    case "call":
      return applyCall(core, node, frame, out);
    case "reduce":
      return reduceRows(core, node, frame, out);
    case "if":
      return choose(core, node, frame, out);
    case "let": {
      let inner = frame;
      for (const binding of node.bindings) {
        const values = new Float64Array(size);
        core.numbers(binding.value, inner, values);
        inner = createLocalFrame(inner, binding.slot, values);
      }
      return core.numbers(node.body, inner, out);
    }
    default:
      return assertNever(node);
  }
}

function memberNumbers(
  core: Core,
  member: MemberExpression,
  frame: Frame,
  out: Float64Array,
): void {
  const run = memberRun(core, member, "integer", frame);
  if (run !== undefined) {
    for (let i = 0; i < frame.size; i++) out[i] = run.first + run.step * i;
    return;
  }
  const positions = core.members(member, frame);
  const base = core.baseOf(member.carrier);
  if (base === "integer") {
    for (let i = 0; i < frame.size; i++) {
      out[i] = positions[i] === noInteger ? NaN : positions[i]!;
    }
    return;
  }
  if (base.range !== undefined) {
    const { first, step } = base.range;
    for (let i = 0; i < frame.size; i++) {
      out[i] = positions[i]! < 0 ? NaN : first + step * positions[i]!;
    }
    return;
  }
  const values = core.lookups.values(base);
  invariant(values !== undefined, `members of ${base.name} are not numbers`);
  for (let i = 0; i < frame.size; i++) out[i] = positions[i]! < 0 ? NaN : values[positions[i]!]!;
}

function cardinality(core: Core, node: Node<"card">, frame: Frame, out: Float64Array): void {
  for (let i = 0; i < frame.size; i++) {
    const one = createChildFrame(frame, Int32Array.of(i), new Map());
    out[i] = core.relation(node.set, one).size;
  }
}

function scenarioValues(
  core: Core,
  node: Node<"scenario-value">,
  frame: Frame,
  out: Float64Array,
): void {
  const { results } = core.environment;
  invariant(results !== undefined, `${node.of} is read before a solve`);
  const columns = node.arguments.map((argument) => ({
    base: core.baseOf(argument.carrier),
    positions: core.members(argument, frame),
  }));
  for (let i = 0; i < frame.size; i++) {
    const hasAll = columns.every(({ base, positions }) => base === "integer" || positions[i]! >= 0);
    out[i] = hasAll
      ? results.scenarioValue(
          node.scenario,
          node.of,
          columns.map(({ base, positions }) => labelOf(base, positions[i]!)),
        )
      : NaN;
  }
}

/** Evaluates each branch on its own rows only, so that the other need not exist there. */
function choose(core: Core, node: Node<"if">, frame: Frame, out: Float64Array): void {
  const mask = core.arena.bytes(frame.size);
  core.holds(node.condition, frame, mask);
  for (const wanted of [1, 0] as const) {
    const branch = wanted === 1 ? node.then : node.otherwise;
    const rows = rowsWhere(mask, frame.size, wanted);
    if (rows.length === 0) continue;
    if (rows.length === frame.size) return core.numbers(branch, frame, out);
    const values = core.arena.floats(rows.length);
    core.numbers(branch, createSelection(frame, rows), values);
    for (let i = 0; i < rows.length; i++) out[rows[i]!] = values[i]!;
  }
}
