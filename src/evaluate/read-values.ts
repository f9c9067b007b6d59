/**
 * What references read: values of parameters, of named formulas and of a solved run at the positions of their arguments.
 * Where the positions follow one another the values are taken as they stand.
 */
import type { MemberExpression, NumberExpression } from "../check/index.js";
import { invariant } from "../diagnostics/index.js";
import type { Core } from "./core.js";
import { referenceAt } from "./describe.js";
import { faultyRows } from "./faults.js";
import type { Frame } from "./frame.js";
import { createChildFrame, rowsWhere } from "./frames.js";
import { markWaiting } from "./recursion.js";
import type { Run } from "./run.js";

type Node<K extends NumberExpression["kind"]> = NumberExpression & { readonly kind: K };

/** Values of a parameter at its arguments. */
export function readParam(core: Core, node: Node<"param">, frame: Frame, out: Float64Array): void {
  const param = core.param(node.param);
  const run = readableRun(core, node, frame);
  if (run !== undefined) return readRun(param.values, run, frame.size, out);
  const positions = core.locate(node.param, param.domain, node.arguments, node, frame);
  const { values, present } = param;
  const size = frame.size;
  for (let i = 0; i < size; i++) out[i] = positions[i]! < 0 ? NaN : values[positions[i]!]!;
  const pending = core.recursion.pending.get(node.param);
  if (pending !== undefined) markWaiting(core.recursion, pending, positions, frame);
  if (present === undefined || !param.isOptional) return;
  const { rows, count } = faultyRows(
    size,
    (row) => positions[row]! >= 0 && present[positions[row]!] === 0,
  );
  if (count > 0) tellAbsent(core, node.param, node.arguments, node, frame, rows, count);
}

/** The run of values that a reference reads, where none of them can be absent or be waited for. */
function readableRun(core: Core, node: Node<"param">, frame: Frame): Run | undefined {
  const { domain, present, isOptional } = core.param(node.param);
  if ((present !== undefined && isOptional) || core.recursion.pending.has(node.param)) {
    return undefined;
  }
  return core.locateRun(domain, node.arguments, frame);
}

/** The values that a reference reads as they stand in its parameter; undefined where they are not side by side. */
export function viewOf(core: Core, node: NumberExpression, frame: Frame): Float64Array | undefined {
  if (node.kind !== "param") return undefined;
  const run = readableRun(core, node, frame);
  if (run?.step !== 1) return undefined;
  return core.param(node.param).values.subarray(run.first, run.first + frame.size);
}

function readRun(values: Float64Array, run: Run, size: number, out: Float64Array): void {
  const { first, step } = run;
  if (step === 0) out.fill(values[first]!, 0, size);
  else if (step === 1) out.set(values.subarray(first, first + size));
  else for (let i = 0; i < size; i++) out[i] = values[first + step * i]!;
}

/** Reports reads of values that an optional parameter does not have. */
export function tellAbsent(
  core: Core,
  name: string,
  members: readonly MemberExpression[],
  node: NumberExpression | MemberExpression,
  frame: Frame,
  rows: readonly number[],
  count: number,
): void {
  core.faults.tell("absent-value", node, frame, rows, count, (row) => ({
    subject: referenceAt(core, name, members, frame, row),
    detail: name,
  }));
}

/** Values of a solved run at the arguments; NaN where there are none. */
export function readArray(
  core: Core,
  name: string,
  node: NumberExpression & { readonly arguments: readonly MemberExpression[] },
  frame: Frame,
  out: Float64Array,
  find: () => Float64Array | undefined,
): void {
  const relation = core.environment.domain(name);
  invariant(core.environment.results !== undefined, `${name} is read before a solve`);
  const values = find();
  const run = core.locateRun(relation, node.arguments, frame);
  if (run !== undefined && values !== undefined) return readRun(values, run, frame.size, out);
  const positions = core.locate(name, relation, node.arguments, node, frame);
  for (let i = 0; i < frame.size; i++) {
    out[i] = values === undefined || positions[i]! < 0 ? NaN : values[positions[i]!]!;
  }
}

/** Values of a named formula at its arguments, from its values over its whole domain. */
export function readDefine(
  core: Core,
  node: Node<"define">,
  frame: Frame,
  out: Float64Array,
): void {
  const relation = core.environment.domain(node.define);
  const isPending = core.isPending(core.facts.ofNumber(node));
  const run = isPending ? undefined : core.locateRun(relation, node.arguments, frame);
  if (run !== undefined) return readRun(core.defineValues(node.define), run, frame.size, out);
  const positions = core.locate(node.define, relation, node.arguments, node, frame);
  if (isPending) {
    substituteDefine(core, node, frame, positions, out);
    return;
  }
  const values = core.defineValues(node.define);
  for (let i = 0; i < frame.size; i++) {
    out[i] = positions[i]! < 0 ? NaN : values[positions[i]!]!;
  }
}

/** Evaluates the formula itself for these rows: its values over the whole domain are not there yet. */
function substituteDefine(
  core: Core,
  node: Node<"define">,
  frame: Frame,
  positions: Int32Array,
  out: Float64Array,
): void {
  const define = core.environment.model.defines.get(node.define);
  invariant(define !== undefined, `no define ${node.define}`);
  const inside = core.arena.bytes(frame.size);
  for (let i = 0; i < frame.size; i++) inside[i] = positions[i]! < 0 ? 0 : 1;
  const rows = rowsWhere(inside, frame.size, 1);
  const kept = createChildFrame(frame, rows, new Map());
  const bound = createChildFrame(
    kept,
    Int32Array.from(rows, (_, i) => i),
    new Map(
      define.domain.columns.map((column, k) => {
        const argument = node.arguments[k];
        invariant(argument !== undefined, `too few arguments of ${node.define}`);
        const base = core.baseOf(column.carrier);
        return [
          column.slot,
          () => core.positionsIn(argument, base, kept).slice(0, rows.length),
        ] as const;
      }),
    ),
  );
  const values = core.arena.floats(rows.length);
  core.numbers(define.value, bound, values);
  out.fill(NaN, 0, frame.size);
  for (const [i, row] of rows.entries()) out[row] = values[i]!;
}
