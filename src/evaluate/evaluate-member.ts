/**
 * Members as positions in their carrier, column at a time: -1 (or `noInteger`) marks a row whose member does not exist,
 * reported where it arose and silent from there on.
 */
import type { MemberExpression } from "../check/index.js";
import { assertNever, invariant } from "../diagnostics/index.js";
import { noInteger, withCycle, type ColumnBase, type IndexSet } from "../domains/index.js";
import type { Core } from "./core.js";
import { labelAt, placeAt } from "./describe.js";
import { tellAbsent } from "./read-values.js";
import { faultyRows } from "./faults.js";
import type { Frame } from "./frame.js";
import { createChildFrame, rowsWhere } from "./frames.js";
import { markWaiting } from "./recursion.js";

type Node<K extends MemberExpression["kind"]> = MemberExpression & { readonly kind: K };

/** Positions of each row's member in its carrier: the frame's own column or a scratch array. */
export function evaluateMember(core: Core, node: MemberExpression, frame: Frame): Int32Array {
  if (node.kind === "slot") return frame.positions(node.slot);
  const out = core.arena.integers(frame.size);
  if (frame.size === 0) return out;
  const mark = core.arena.mark();
  const base = core.baseOf(node.carrier);
  switch (node.kind) {
    case "constant":
      constantMember(core, node, base, frame, out);
      break;
    case "step":
      stepMember(core, node, base, frame, out);
      break;
    case "end":
      endMember(core, node, frame, out);
      break;
    case "lookup":
      lookupMember(core, node, frame, out);
      break;
    case "from-number":
      memberFromNumber(core, node, base, frame, out);
      break;
    case "if":
      chooseMember(core, node, frame, out);
      break;
    default:
      return assertNever(node);
  }
  core.arena.reset(mark);
  return out;
}

function constantMember(
  core: Core,
  node: Node<"constant">,
  base: ColumnBase,
  frame: Frame,
  out: Int32Array,
): void {
  if (base === "integer") {
    invariant(typeof node.value === "number", "an integer member is a number");
    out.fill(node.value, 0, frame.size);
    return;
  }
  const position = base.positionOf(node.value);
  out.fill(position, 0, frame.size);
  if (position >= 0) return;
  core.faults.tell("outside-set", node, frame, [0], 1, () => ({
    subject: String(node.value),
    detail: base.name,
  }));
}

function stepMember(
  core: Core,
  node: Node<"step">,
  base: ColumnBase,
  frame: Frame,
  out: Int32Array,
): void {
  const from = core.members(node.member, frame);
  const by = core.arena.floats(frame.size);
  core.numbers(node.by, frame, by);
  if (base === "integer") {
    for (let i = 0; i < frame.size; i++) {
      out[i] = from[i] === noInteger || Number.isNaN(by[i]!) ? noInteger : from[i]! + by[i]!;
    }
    return;
  }
  if (node.isCyclic) {
    stepRound(core, node, base, from, by, frame, out);
    return;
  }
  let isOff = false;
  for (let i = 0; i < frame.size; i++) {
    const place = from[i]! + by[i]!;
    const isInside = place >= 0 && place < base.size;
    if (!isInside && from[i]! >= 0) isOff = true;
    out[i] = from[i]! >= 0 && isInside ? place : -1;
  }
  if (!isOff) return;
  const { rows, count } = faultyRows(
    frame.size,
    (row) => from[row]! >= 0 && out[row]! < 0 && !Number.isNaN(by[row]!),
  );
  core.faults.tell("step-off-end", node, frame, rows, count, (row) => ({
    subject: labelAt(core, node.member, frame, row),
    detail: base.name,
  }));
}

function stepRound(
  core: Core,
  node: Node<"step">,
  base: IndexSet,
  from: Int32Array,
  by: Float64Array,
  frame: Frame,
  out: Int32Array,
): void {
  const cycle = cycleOf(core, node.cyclicBy, base);
  for (let i = 0; i < frame.size; i++) {
    let place = from[i]!;
    const count = by[i]!;
    if (place < 0 || Number.isNaN(count)) {
      out[i] = -1;
      continue;
    }
    if (cycle === undefined) {
      out[i] = (((place + count) % base.size) + base.size) % base.size;
      continue;
    }
    const table = count < 0 ? cycle.previous : cycle.next;
    for (let left = Math.abs(count); left > 0 && place >= 0; left--) place = table[place]!;
    out[i] = place;
  }
}

/** Tables of the set's cycle; undefined when it simply wraps as a whole. */
function cycleOf(core: Core, by: string | undefined, base: IndexSet): IndexSet["cycle"] {
  if (by === undefined || base.cycle !== undefined) return base.cycle;
  const groups = core.param(by);
  return withCycle(base, groups.values).cycle;
}

function endMember(core: Core, node: Node<"end">, frame: Frame, out: Int32Array): void {
  const isConstant = core.facts.ofSet(node.set).slots.size === 0;
  const target = core.baseOf(node.carrier);
  const nothing = target === "integer" ? noInteger : -1;
  const count = isConstant ? 1 : frame.size;
  for (let i = 0; i < count; i++) {
    const relation = isConstant
      ? core.constantRelation(node.set)
      : core.relation(node.set, createChildFrame(frame, Int32Array.of(i), new Map()));
    if (relation.size === 0) {
      out[i] = nothing;
      continue;
    }
    const place = node.which === "first" ? 0 : relation.size - 1;
    const own = relation.dense !== undefined ? place : relation.columns()[0]![place]!;
    const base = relation.bases[0] ?? "integer";
    const one = core.lookups.translateColumn(
      Int32Array.of(own),
      base,
      target,
      1,
      core.arena.integers,
    );
    out[i] = one[0]!;
  }
  if (isConstant) out.fill(out[0]!, 0, frame.size);
  const { rows, count: faulty } = faultyRows(frame.size, (row) => out[row] === nothing);
  if (faulty === 0) return;
  core.faults.tell("empty-set-end", node, frame, rows, faulty, (row) => ({
    subject: placeAt(core, core.facts.ofMember(node), frame, row),
    detail: node.which,
  }));
}

function lookupMember(core: Core, node: Node<"lookup">, frame: Frame, out: Int32Array): void {
  const param = core.param(node.param);
  const positions = core.locate(node.param, param.domain, node.arguments, node, frame);
  const pending = core.recursion.pending.get(node.param);
  if (pending !== undefined) markWaiting(core.recursion, pending, positions, frame);
  const nothing = node.carrier.kind === "integer" ? noInteger : -1;
  for (let i = 0; i < frame.size; i++) {
    const value = positions[i]! < 0 ? NaN : param.values[positions[i]!]!;
    out[i] = Number.isNaN(value) ? nothing : value;
  }
  const { present } = param;
  if (present === undefined || !param.isOptional) return;
  const { rows, count } = faultyRows(
    frame.size,
    (row) => positions[row]! >= 0 && present[positions[row]!] === 0,
  );
  if (count > 0) tellAbsent(core, node.param, node.arguments, node, frame, rows, count);
}

function memberFromNumber(
  core: Core,
  node: Node<"from-number">,
  base: ColumnBase,
  frame: Frame,
  out: Int32Array,
): void {
  const size = frame.size;
  const values = core.arena.floats(size);
  core.numbers(node.value, frame, values);
  const nothing = base === "integer" ? noInteger : -1;
  let isOff = false;
  for (let i = 0; i < size; i++) {
    const value = values[i]!;
    out[i] = nothing;
    if (Number.isInteger(value) && Math.abs(value) < -noInteger) {
      if (base === "integer") out[i] = value;
      else if (base.range === undefined) out[i] = base.positionOf(value);
      else {
        const place = (value - base.range.first) / base.range.step;
        if (place >= 0 && place < base.size && Number.isInteger(place)) out[i] = place;
      }
    }
    if (out[i] === nothing && !Number.isNaN(value)) isOff = true;
  }
  // A plain integer is looked up later, and what is not whole is then found nowhere.
  if (!isOff || base === "integer") return;
  const { rows, count } = faultyRows(
    size,
    (row) => out[row] === nothing && !Number.isNaN(values[row]!),
  );
  core.faults.tell("outside-set", node, frame, rows, count, (row) => ({
    subject: String(values[row]),
    detail: base.name,
  }));
}

function chooseMember(core: Core, node: Node<"if">, frame: Frame, out: Int32Array): void {
  const mask = core.arena.bytes(frame.size);
  core.holds(node.condition, frame, mask);
  const target = core.baseOf(node.carrier);
  for (const wanted of [1, 0] as const) {
    const branch = wanted === 1 ? node.then : node.otherwise;
    const rows = rowsWhere(mask, frame.size, wanted);
    if (rows.length === 0) continue;
    const values = core.positionsIn(branch, target, createChildFrame(frame, rows, new Map()));
    for (let i = 0; i < rows.length; i++) out[rows[i]!] = values[i]!;
  }
}
