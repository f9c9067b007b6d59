/**
 * Conditions as masks, column at a time. `and`, `or` and `if` evaluate a later part only on the rows that still need it,
 * so a guard makes what follows it safe: `y > first(YEAR) and p[prev(y)] > 0`.
 */
import type { Condition, MemberExpression } from "../check/index.js";
import { assertNever } from "../diagnostics/index.js";
import { noInteger } from "../domains/index.js";
import { containsRows } from "./contains.js";
import type { Core } from "./core.js";
import { labelAt } from "./describe.js";
import { faultyRows } from "./faults.js";
import type { Frame } from "./frame.js";
import { createSelection, rowsWhere } from "./frames.js";
import { memberRun } from "./locate-run.js";
import { markWaiting } from "./recursion.js";
import { distinctRows } from "./reduce.js";
import type { Run } from "./run.js";

type Node<K extends Condition["kind"]> = Condition & { readonly kind: K };
type Operator = "<" | "<=" | "==" | "!=" | ">=" | ">";

/** Writes 1 where the condition holds, else 0. */
export function evaluateCondition(
  core: Core,
  node: Condition,
  frame: Frame,
  out: Uint8Array,
): void {
  const size = frame.size;
  if (size === 0) return;
  const mark = core.arena.mark();
  switch (node.kind) {
    case "constant":
      out.fill(node.value ? 1 : 0, 0, size);
      break;
    case "compare":
      compareNumbers(core, node, frame, out);
      break;
    case "compare-members":
      compareMembers(core, node, frame, out);
      break;
    case "in":
      containsRows(core, node, frame, out);
      break;
    case "defined":
      definedRows(core, node, frame, out);
      break;
    case "and":
      connect(core, node.operands, frame, out, 1);
      break;
    case "or":
      connect(core, node.operands, frame, out, 0);
      break;
    case "not":
      core.holds(node.operand, frame, out);
      for (let i = 0; i < size; i++) out[i] = 1 - out[i]!;
      break;
    case "exists":
    case "forall":
      quantify(core, node, frame, out);
      break;
    default:
      assertNever(node);
  }
  core.arena.reset(mark);
}

/** Evaluates operands in turn on the rows whose value is still `open`. */
function connect(
  core: Core,
  operands: readonly Condition[],
  frame: Frame,
  out: Uint8Array,
  open: 0 | 1,
): void {
  out.fill(open, 0, frame.size);
  for (const operand of operands) {
    const rows = rowsWhere(out, frame.size, open);
    if (rows.length === 0) return;
    if (rows.length === frame.size) {
      core.holds(operand, frame, out);
      continue;
    }
    const mark = core.arena.mark();
    const mask = core.arena.bytes(rows.length);
    core.holds(operand, createSelection(frame, rows), mask);
    for (let i = 0; i < rows.length; i++) out[rows[i]!] = mask[i]!;
    core.arena.reset(mark);
  }
}

function compareNumbers(core: Core, node: Node<"compare">, frame: Frame, out: Uint8Array): void {
  const size = frame.size;
  const left = core.arena.floats(size);
  core.numbers(node.left, frame, left);
  const right = core.arena.floats(size);
  core.numbers(node.right, frame, right);
  if (node.tolerance === undefined) {
    compareColumns(node.operator, left, right, size, out);
    return;
  }
  const slack = core.arena.floats(size);
  core.numbers(node.tolerance, frame, slack);
  for (let i = 0; i < size; i++) {
    out[i] = holdsWithin(node.operator, left[i]! - right[i]!, slack[i]!) ? 1 : 0;
  }
}

function holdsWithin(operator: Operator, gap: number, slack: number): boolean {
  switch (operator) {
    case "==":
      return Math.abs(gap) <= slack;
    case "!=":
      return Math.abs(gap) > slack;
    case "<=":
      return gap <= slack;
    case "<":
      return gap < slack;
    case ">=":
      return gap >= -slack;
    case ">":
      return gap > -slack;
  }
}

function compareColumns(
  operator: Operator,
  left: Float64Array | Int32Array,
  right: Float64Array | Int32Array,
  size: number,
  out: Uint8Array,
): void {
  switch (operator) {
    case "<":
      for (let i = 0; i < size; i++) out[i] = left[i]! < right[i]! ? 1 : 0;
      return;
    case "<=":
      for (let i = 0; i < size; i++) out[i] = left[i]! <= right[i]! ? 1 : 0;
      return;
    case "==":
      for (let i = 0; i < size; i++) out[i] = left[i] === right[i] ? 1 : 0;
      return;
    case "!=":
      for (let i = 0; i < size; i++) out[i] = left[i] !== right[i] ? 1 : 0;
      return;
    case ">=":
      for (let i = 0; i < size; i++) out[i] = left[i]! >= right[i]! ? 1 : 0;
      return;
    case ">":
      for (let i = 0; i < size; i++) out[i] = left[i]! > right[i]! ? 1 : 0;
  }
}

/** Equality is by label. Order is by value among numbers, else by the order of the left side's carrier. */
function compareMembers(
  core: Core,
  node: Node<"compare-members">,
  frame: Frame,
  out: Uint8Array,
): void {
  const size = frame.size;
  const base = core.baseOf(node.left.carrier);
  const isEquality = node.operator === "==" || node.operator === "!=";
  if (compareRuns(core, node, frame, out)) return;
  if (!isEquality && isNumeric(core, node.left) && isNumeric(core, node.right)) {
    const left = core.positionsIn(node.left, "integer", frame);
    const right = core.positionsIn(node.right, "integer", frame);
    compareColumns(node.operator, left, right, size, out);
    clearMissing(out, left, right, noInteger, size);
    return;
  }
  const left = core.members(node.left, frame);
  const right = core.positionsIn(node.right, base, frame);
  compareColumns(node.operator, left, right, size, out);
  if (base === "integer") return;
  if (isEquality) {
    if (node.operator === "==") clearMissing(out, left, right, -1, size);
    return;
  }
  clearMissing(out, left, right, -1, size);
  tellUncomparable(core, node, base.name, left, right, frame);
}

/** Two runs whose order is the same at both ends have it in between: true when that settled all rows. */
function compareRuns(
  core: Core,
  node: Node<"compare-members">,
  frame: Frame,
  out: Uint8Array,
): boolean {
  const areNumbers = isNumeric(core, node.left) && isNumeric(core, node.right);
  const base = areNumbers ? "integer" : core.baseOf(node.left.carrier);
  const left = memberRun(core, node.left, base, frame);
  const right = left === undefined ? undefined : memberRun(core, node.right, base, frame);
  if (left === undefined || right === undefined) return false;
  const gapAt = (row: number): number => at(left, row) - at(right, row);
  const first = Math.sign(gapAt(0));
  if (first !== Math.sign(gapAt(frame.size - 1))) return false;
  if (first === 0 && left.step !== right.step) return false;
  compareColumns(node.operator, Int32Array.of(first), Int32Array.of(0), 1, out);
  out.fill(out[0]!, 0, frame.size);
  return true;
}

function at(run: Run, row: number): number {
  return run.first + run.step * row;
}

function clearMissing(
  out: Uint8Array,
  left: Int32Array,
  right: Int32Array,
  nothing: number,
  size: number,
): void {
  for (let i = 0; i < size; i++) if (left[i] === nothing || right[i] === nothing) out[i] = 0;
}

function tellUncomparable(
  core: Core,
  node: Node<"compare-members">,
  set: string,
  left: Int32Array,
  right: Int32Array,
  frame: Frame,
): void {
  let all = 0;
  for (let i = 0; i < frame.size; i++) all |= right[i]!;
  if (all >= 0) return;
  const own = core.members(node.right, frame);
  const { rows, count } = faultyRows(
    frame.size,
    (row) => left[row]! >= 0 && right[row]! < 0 && own[row]! >= 0,
  );
  if (count === 0) return;
  core.faults.tell("outside-set", node.right, frame, rows, count, (row) => ({
    subject: labelAt(core, node.right, frame, row),
    detail: set,
  }));
}

function isNumeric(core: Core, node: MemberExpression): boolean {
  const base = core.baseOf(node.carrier);
  if (base === "integer" || base.range !== undefined) return true;
  return core.lookups.values(base) !== undefined;
}

function definedRows(core: Core, node: Node<"defined">, frame: Frame, out: Uint8Array): void {
  const param = core.param(node.param);
  const positions = core.locate(undefined, param.domain, node.arguments, undefined, frame);
  const { present } = param;
  for (let i = 0; i < frame.size; i++) {
    const position = positions[i]!;
    out[i] = position >= 0 && (present === undefined || present[position] === 1) ? 1 : 0;
  }
  const pending = core.recursion.pending.get(node.param);
  if (pending !== undefined) markWaiting(core.recursion, pending, positions, frame);
}

function quantify(
  core: Core,
  node: Node<"exists"> | Node<"forall">,
  frame: Frame,
  out: Uint8Array,
): void {
  const distinct = distinctRows(core, core.facts.ofCondition(node), frame);
  if (distinct !== undefined) {
    const mask = core.arena.bytes(distinct.frame.size);
    quantifyRows(core, node, distinct.frame, mask);
    for (let i = 0; i < frame.size; i++) out[i] = mask[distinct.numberOfRow[i]!]!;
    return;
  }
  quantifyRows(core, node, frame, out);
}

function quantifyRows(
  core: Core,
  node: Node<"exists"> | Node<"forall">,
  frame: Frame,
  out: Uint8Array,
): void {
  const start = node.kind === "exists" ? 0 : 1;
  out.fill(start, 0, frame.size);
  core.expand(frame, node.binders, node.condition, (child) => {
    const mark = core.arena.mark();
    const mask = core.arena.bytes(child.size);
    core.holds(node.body, child, mask);
    for (let i = 0; i < child.size; i++) {
      if (mask[i] !== start) out[child.parentRow[i]!] = 1 - start;
    }
    core.arena.reset(mark);
  });
}
