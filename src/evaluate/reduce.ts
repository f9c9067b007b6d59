/**
 * Reductions over an index: the frame is joined with the binders batch by batch and folded back by parent row.
 * Rows that agree in all that the reduction reads are folded once: a sum over k inside a row over (k', y, h) costs what
 * its own indices cost.
 *
 * formula: out[i] = op over child rows c with parentRow[c] = i of body[c]
 */
import type { NumberExpression } from "../check/index.js";
import { createTupleIndex } from "../domains/index.js";
import type { Core } from "./core.js";
import { placeAt } from "./describe.js";
import type { Facts } from "./facts.js";
import { faultyRows } from "./faults.js";
import type { Frame } from "./frame.js";
import { createChildFrame } from "./frames.js";

type Reduce = NumberExpression & { readonly kind: "reduce" };

/** Writes the reduction of each row into out. */
export function reduceRows(core: Core, node: Reduce, frame: Frame, out: Float64Array): void {
  const distinct = distinctRows(core, core.facts.ofNumber(node), frame);
  if (distinct === undefined) {
    fold(core, node, frame, out);
    return;
  }
  const values = core.arena.floats(distinct.frame.size);
  fold(core, node, distinct.frame, values);
  for (let i = 0; i < frame.size; i++) out[i] = values[distinct.numberOfRow[i]!]!;
}

/** One row for each distinct binding of the slots read; undefined when there would be more than half as many. */
export function distinctRows(
  core: Core,
  facts: Facts,
  frame: Frame,
): { readonly frame: Frame; readonly numberOfRow: Int32Array } | undefined {
  if (frame.size < 8 || core.isPending(facts)) return undefined;
  const columns: Int32Array[] = [];
  let product = 1;
  for (const [slot, carrier] of facts.slots) {
    if (carrier === "local") return undefined;
    const column = frame.positions(slot);
    let minimum = column[0]!;
    let maximum = minimum;
    for (let i = 1; i < frame.size; i++) {
      if (column[i]! < minimum) minimum = column[i]!;
      else if (column[i]! > maximum) maximum = column[i]!;
    }
    product *= maximum - minimum + 1;
    if (product > frame.size / 2) return undefined;
    columns.push(column);
  }
  if (columns.length === 0) return undefined;
  const index = createTupleIndex(columns, frame.size);
  return {
    frame: createChildFrame(frame, index.firstRow, new Map()),
    numberOfRow: index.numberOfRow,
  };
}

const neutral = { sum: 0, count: 0, product: 1, min: Infinity, max: -Infinity } as const;

function fold(core: Core, node: Reduce, frame: Frame, out: Float64Array): void {
  out.fill(neutral[node.operator], 0, frame.size);
  const isExtreme = node.operator === "min" || node.operator === "max";
  const hasAny = isExtreme ? core.arena.bytes(frame.size).fill(0, 0, frame.size) : undefined;
  const condition =
    node.operator === "sum" ? core.sparseCondition(node.body, node.condition) : node.condition;
  core.expand(frame, node.binders, condition, (child) => {
    const { parentRow, size } = child;
    if (node.operator === "count") {
      for (let i = 0; i < size; i++) out[parentRow[i]!]!++;
      return;
    }
    const mark = core.arena.mark();
    const body = core.arena.floats(size);
    core.numbers(node.body, child, body);
    foldBatch(node.operator, parentRow, body, size, out);
    if (hasAny !== undefined) for (let i = 0; i < size; i++) hasAny[parentRow[i]!] = 1;
    core.arena.reset(mark);
  });
  if (hasAny === undefined) return;
  const { rows, count } = faultyRows(frame.size, (row) => hasAny[row] === 0);
  if (count === 0) return;
  for (let i = 0; i < frame.size; i++) if (hasAny[i] === 0) out[i] = NaN;
  core.faults.tell("empty-reduction", node, frame, rows, count, (row) => ({
    subject: placeAt(core, core.facts.ofNumber(node), frame, row),
    detail: node.operator,
  }));
}

function foldBatch(
  operator: "sum" | "product" | "min" | "max",
  parentRow: Int32Array,
  body: Float64Array,
  size: number,
  out: Float64Array,
): void {
  switch (operator) {
    case "sum":
      for (let i = 0; i < size; i++) out[parentRow[i]!]! += body[i]!;
      return;
    case "product":
      for (let i = 0; i < size; i++) out[parentRow[i]!]! *= body[i]!;
      return;
    case "min":
      for (let i = 0; i < size; i++) {
        out[parentRow[i]!] = Math.min(out[parentRow[i]!]!, body[i]!);
      }
      return;
    case "max":
      for (let i = 0; i < size; i++) {
        out[parentRow[i]!] = Math.max(out[parentRow[i]!]!, body[i]!);
      }
  }
}
