/**
 * Arithmetic and function calls on columns. One side that is a single number is not written out.
 * Division by zero and results that are not finite are faults; a NaN operand was reported where it arose.
 */
import type { NumberExpression } from "../check/index.js";
import { assertNever } from "../diagnostics/index.js";
import { itemAt } from "../domains/index.js";
import type { Core } from "./core.js";
import { placeAt } from "./describe.js";
import { faultyRows, type RowFault } from "./faults.js";
import type { Frame } from "./frame.js";

type Arithmetic = NumberExpression & { readonly kind: "arithmetic" };
type Call = NumberExpression & { readonly kind: "call" };

/** Writes left operator right into out; a chain such as `a + b - c` from its innermost side, without recursion. */
export function applyArithmetic(
  core: Core,
  node: Arithmetic,
  frame: Frame,
  out: Float64Array,
): void {
  let innermost = node;
  const outer: Arithmetic[] = [];
  for (;;) {
    const { left } = innermost;
    if (left.kind !== "arithmetic" || core.scalar(left) !== undefined) break;
    outer.push(innermost);
    innermost = left;
  }
  applyBoth(core, innermost, frame, out);
  for (const next of outer.reverse()) {
    const mark = core.arena.mark();
    applyRight(core, next, core.scalar(next.right), frame, out);
    core.arena.reset(mark);
  }
}

function applyBoth(core: Core, node: Arithmetic, frame: Frame, out: Float64Array): void {
  const size = frame.size;
  const one = core.scalar(node.right);
  const other = one === undefined ? core.scalar(node.left) : undefined;
  if (other !== undefined && isFaultless(node.operator)) {
    core.numbers(node.right, frame, out);
    return applyFirst(node.operator, other, out, size);
  }
  core.numbers(node.left, frame, out);
  applyRight(core, node, one, frame, out);
}

/** Applies the operator and the right side to the left side, which is in out. */
function applyRight(
  core: Core,
  node: Arithmetic,
  one: number | undefined,
  frame: Frame,
  out: Float64Array,
): void {
  const size = frame.size;
  if (one !== undefined && applyScalar(node.operator, out, one, size)) return;
  const right = core.arena.floats(size);
  if (one === undefined) core.numbers(node.right, frame, right);
  else right.fill(one, 0, size);
  switch (node.operator) {
    case "+":
      for (let i = 0; i < size; i++) out[i] = out[i]! + right[i]!;
      return;
    case "-":
      for (let i = 0; i < size; i++) out[i] = out[i]! - right[i]!;
      return;
    case "*":
      for (let i = 0; i < size; i++) out[i] = out[i]! * right[i]!;
      return;
    case "/": {
      let zeros = 0;
      for (let i = 0; i < size; i++) {
        if (right[i] === 0) zeros++;
        out[i] = right[i] === 0 ? NaN : out[i]! / right[i]!;
      }
      if (zeros > 0) tellRows(core, "division-by-zero", node, frame, (row) => right[row] === 0);
      return;
    }
    case "mod": {
      let zeros = 0;
      for (let i = 0; i < size; i++) {
        if (right[i] === 0) zeros++;
        const quotient = Math.floor(out[i]! / right[i]!);
        out[i] = right[i] === 0 ? NaN : out[i]! - right[i]! * quotient;
      }
      if (zeros > 0) tellRows(core, "division-by-zero", node, frame, (row) => right[row] === 0);
      return;
    }
    case "^": {
      const left = core.arena.floats(size);
      left.set(out.subarray(0, size));
      if (one === 2) for (let i = 0; i < size; i++) out[i] = left[i]! * left[i]!;
      else for (let i = 0; i < size; i++) out[i] = Math.pow(left[i]!, right[i]!);
      return tellInfinite(core, node, frame, out, [left, right]);
    }
    default:
      return assertNever(node.operator);
  }
}

/** Writes the function's value into out. */
export function applyCall(core: Core, node: Call, frame: Frame, out: Float64Array): void {
  const size = frame.size;
  const [first, ...others] = node.arguments;
  if (first === undefined) return;
  core.numbers(first, frame, out);
  if (node.function === "min" || node.function === "max") {
    const next = core.arena.floats(size);
    for (const other of others) {
      core.numbers(other, frame, next);
      if (node.function === "min") {
        for (let i = 0; i < size; i++) out[i] = Math.min(out[i]!, next[i]!);
      } else {
        for (let i = 0; i < size; i++) out[i] = Math.max(out[i]!, next[i]!);
      }
    }
    return;
  }
  const operand = core.arena.floats(size);
  operand.set(out.subarray(0, size));
  const apply = functions[node.function];
  for (let i = 0; i < size; i++) out[i] = apply(operand[i]!);
  tellInfinite(core, node, frame, out, [operand]);
}

const functions = {
  abs: Math.abs,
  exp: Math.exp,
  log: Math.log,
  sqrt: Math.sqrt,
  floor: Math.floor,
  ceil: Math.ceil,
  /** Halves go away from zero. */
  round: (value: number) => Math.sign(value) * Math.floor(Math.abs(value) + 0.5),
} as const;

/** The common cases with one number on the right; false where the general loop must look for faults. */
function applyScalar(
  operator: Arithmetic["operator"],
  out: Float64Array,
  value: number,
  size: number,
): boolean {
  switch (operator) {
    case "+":
      for (let i = 0; i < size; i++) out[i] = out[i]! + value;
      return true;
    case "-":
      for (let i = 0; i < size; i++) out[i] = out[i]! - value;
      return true;
    case "*":
      for (let i = 0; i < size; i++) out[i] = out[i]! * value;
      return true;
    case "/":
      if (value === 0) return false;
      for (let i = 0; i < size; i++) out[i] = out[i]! / value;
      return true;
    case "mod":
      if (value === 0) return false;
      for (let i = 0; i < size; i++) out[i] = out[i]! - value * Math.floor(out[i]! / value);
      return true;
    case "^":
      return false;
    default:
      return assertNever(operator);
  }
}

type Faultless = "+" | "-" | "*";

function isFaultless(operator: Arithmetic["operator"]): operator is Faultless {
  return operator === "+" || operator === "-" || operator === "*";
}

/** The common cases with one number on the left. */
function applyFirst(operator: Faultless, value: number, out: Float64Array, size: number): void {
  switch (operator) {
    case "+":
      for (let i = 0; i < size; i++) out[i] = value + out[i]!;
      return;
    case "-":
      for (let i = 0; i < size; i++) out[i] = value - out[i]!;
      return;
    case "*":
      for (let i = 0; i < size; i++) out[i] = value * out[i]!;
      return;
    default:
      assertNever(operator);
  }
}

function tellInfinite(
  core: Core,
  node: Arithmetic | Call,
  frame: Frame,
  out: Float64Array,
  operands: readonly Float64Array[],
): void {
  const isFaulty = (row: number): boolean =>
    !Number.isFinite(out[row]) && operands.every((operand) => Number.isFinite(operand[row]));
  for (let i = 0; i < frame.size; i++) {
    if (Number.isFinite(out[i]) || !isFaulty(i)) continue;
    tellRows(core, "not-finite", node, frame, isFaulty);
    for (let j = i; j < frame.size; j++) if (isFaulty(j)) out[j] = NaN;
    return;
  }
}

function tellRows(
  core: Core,
  code: RowFault,
  node: Arithmetic | Call,
  frame: Frame,
  isFaulty: (row: number) => boolean,
): void {
  const { rows, count } = faultyRows(frame.size, isFaulty);
  core.faults.tell(code, node, frame, rows, count, (row) => ({
    subject: placeAt(core, core.facts.ofNumber(node), frame, row),
    detail: describeOperands(core, node, frame, row),
  }));
}

function describeOperands(core: Core, node: Arithmetic | Call, frame: Frame, row: number): string {
  const values = node.kind === "call" ? node.arguments : [node.left, node.right];
  const shown = values.map((value) => {
    const column = new Float64Array(frame.size);
    core.numbers(value, frame, column);
    return String(column[row]);
  });
  if (node.kind === "call") return `${node.function}(${shown.join(", ")})`;
  return `${itemAt(shown, 0)} ${node.operator} ${itemAt(shown, 1)}`;
}
