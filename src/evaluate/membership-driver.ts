/**
 * Turns a test of membership into the driver of a step: `sum(i in I, j in J where (i, j) in LINK)` walks, for each i, the
 * neighbours of i, and at first only those i that LINK holds at all. The same for `defined(p[i, j])` and for a comparison of
 * a parameter with a number that few cells satisfy, such as `share[i, j] > 0`.
 */
import type { MemberExpression, Slot } from "../check/index.js";
import { columnAt, createAdjacency, createTupleIndex, type Relation } from "../domains/index.js";
import type { Choice, OuterKey } from "./access.js";
import type { Core } from "./core.js";
import type { Conjunct, ExpansionPlan, StepBind } from "./plan-expansion.js";

/** What a driver is asked for: a step over a set of width one, and a conjunct that names its index. */
export interface DriverRequest {
  readonly plan: ExpansionPlan;
  /** Slots of the plan that are bound before the step. */
  readonly known: ReadonlySet<Slot>;
  readonly bind: StepBind;
  readonly relation: Relation;
  readonly plain: Choice;
  readonly conjunct: Conjunct;
}

/** The lookup that the conjunct allows, or undefined when it allows none. */
export function membershipDriver(core: Core, request: DriverRequest): Choice | undefined {
  const tuples = tuplesOf(core, request.conjunct);
  if (tuples === undefined || tuples.relation.dense !== undefined) return undefined;
  const { relation, bind, plain } = request;
  const given = tuples.members.findIndex(
    (member) => member.kind === "slot" && member.slot === bind.slot,
  );
  if (given < 0) return undefined;
  const known = tuples.members.flatMap((member, column) =>
    column !== given && isKnown(core, request, member) ? [{ member, column }] : [],
  );
  const isWhole = known.length === tuples.members.length - 1;
  const base = relation.bases[0] ?? "integer";
  const source = tuples.rows ?? countUp(tuples.relation.size);
  const values = core.lookups.translateColumn(
    columnAt(tuples.relation, given, source),
    tuples.relation.bases[given] ?? "integer",
    base,
    source.length,
    (count) => new Int32Array(count),
  );
  const positions = new Int32Array(source.length);
  relation.findAll([values], source.length, positions);
  keepOnly(positions, plain.rows, relation.size);
  const order = sortedOrder(positions, relation.size);
  const columns = known.map(({ column }) =>
    columnAt(
      tuples.relation,
      column,
      order.map((row) => source[row]!),
    ),
  );
  const places = order.map((row) => positions[row]!);
  const entries = isWhole ? { columns, places } : distinctEntries(columns, places);
  const adjacency = createAdjacency(entries.columns, entries.places.length, entries.places);
  const trials = known.map(
    ({ member, column }): OuterKey =>
      (frame) =>
        core.positionsIn(member, tuples.relation.bases[column] ?? "integer", frame),
  );
  return {
    adjacency,
    rows: plain.rows,
    count: entries.places.length,
    keys: [],
    trials,
    consumed: isWhole ? new Set([...plain.consumed, request.conjunct]) : plain.consumed,
    fanOut: entries.places.length / Math.max(1, adjacency.groups),
  };
}

interface Tuples {
  readonly relation: Relation;
  readonly members: readonly MemberExpression[];
  /** The tuples that satisfy the test; undefined for all. */
  readonly rows: Int32Array | undefined;
}

function tuplesOf(core: Core, conjunct: Conjunct): Tuples | undefined {
  const { condition } = conjunct;
  switch (condition.kind) {
    case "in": {
      const { set } = condition;
      if (set.kind === "named") {
        const relation = core.environment.relation(set.set);
        return { relation, members: [...set.arguments, ...condition.members], rows: undefined };
      }
      if (core.facts.ofSet(set).slots.size > 0 || set.kind === "product") return undefined;
      return {
        relation: core.constantRelation(set),
        members: condition.members,
        rows: undefined,
      };
    }
    case "defined": {
      const { domain, present } = core.param(condition.param);
      if (present === undefined) {
        return { relation: domain, members: condition.arguments, rows: undefined };
      }
      return sparseCells(domain, condition.arguments, (position) => present[position] === 1);
    }
    case "compare": {
      const { left, right, operator } = condition;
      if (left.kind !== "param" || condition.tolerance !== undefined) return undefined;
      const value = core.facts.ofNumber(right).slots.size === 0 ? core.scalar(right) : undefined;
      const { domain, values, present, isOptional } = core.param(left.param);
      if (value === undefined || (isOptional && present?.includes(0) === true)) return undefined;
      const test = comparison(operator, value);
      return sparseCells(domain, left.arguments, (position) => test(values[position]!));
    }
    default:
      return undefined;
  }
}

function comparison(
  operator: "<" | "<=" | "==" | "!=" | ">=" | ">",
  value: number,
): (cell: number) => boolean {
  switch (operator) {
    case "<":
      return (cell) => cell < value;
    case "<=":
      return (cell) => cell <= value;
    case "==":
      return (cell) => cell === value;
    case "!=":
      return (cell) => cell !== value;
    case ">=":
      return (cell) => cell >= value;
    case ">":
      return (cell) => cell > value;
  }
}

/** The cells that satisfy a test, when they are at most a quarter of all. */
function sparseCells(
  domain: Relation,
  members: readonly MemberExpression[],
  test: (position: number) => boolean,
): Tuples | undefined {
  let count = 0;
  const limit = domain.size / 4;
  for (let i = 0; i < domain.size; i++) {
    if (test(i) && ++count > limit) return undefined;
  }
  const rows = new Int32Array(count);
  count = 0;
  for (let i = 0; i < domain.size; i++) if (test(i)) rows[count++] = i;
  const relation = domain.dense === undefined ? domain : { ...domain, dense: undefined };
  return { relation, members, rows };
}

function isKnown(core: Core, request: DriverRequest, member: MemberExpression): boolean {
  for (const slot of core.facts.ofMember(member).slots.keys()) {
    if (request.plan.slots.has(slot) && !request.known.has(slot)) return false;
  }
  return true;
}

/** Drops, by -1, the positions that are not among the rows kept. */
function keepOnly(positions: Int32Array, rows: Int32Array | undefined, size: number): void {
  if (rows === undefined) return;
  const isKept = new Uint8Array(size);
  for (const row of rows) isKept[row] = 1;
  for (let i = 0; i < positions.length; i++) {
    if (positions[i]! >= 0 && isKept[positions[i]!] === 0) positions[i] = -1;
  }
}

/** Entries with a position, by position: a counting sort. */
function sortedOrder(positions: Int32Array, size: number): Int32Array {
  const starts = new Int32Array(size + 1);
  for (const position of positions) if (position >= 0) starts[position + 1]!++;
  for (let i = 0; i < size; i++) starts[i + 1]! += starts[i]!;
  const order = new Int32Array(starts[size]!);
  for (let i = 0; i < positions.length; i++) {
    if (positions[i]! >= 0) order[starts[positions[i]!]!++] = i;
  }
  return order;
}

function distinctEntries(
  columns: readonly Int32Array[],
  places: Int32Array,
): { readonly columns: readonly Int32Array[]; readonly places: Int32Array } {
  const { firstRow } = createTupleIndex([...columns, places], places.length);
  return {
    columns: columns.map((column) => firstRow.map((row) => column[row]!)),
    places: firstRow.map((row) => places[row]!),
  };
}

function countUp(count: number): Int32Array {
  const out = new Int32Array(count);
  for (let i = 0; i < count; i++) out[i] = i;
  return out;
}
