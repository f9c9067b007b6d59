/**
 * How a step reaches the tuples of its relation: all of them, or by lookup on what is already known. Candidates for a
 * lookup are the step's own keys, equalities between something of this step and something known, and tests of
 * membership (`in`, `defined`, a comparison of a sparse parameter) that name this step's index; the one that leaves the
 * fewest tuples per row wins. Tables are built once and kept with the plan.
 *
 * Whatever is evaluated ahead of its place is only tried: where it meets a fault, the plain walk tests it in its place.
 */
import type { Slot } from "../check/index.js";
import { invariant } from "../diagnostics/index.js";
import { columnAt, createAdjacency, type Adjacency, type Relation } from "../domains/index.js";
import { boundsOf, type Bound } from "./bounds.js";
import type { Core } from "./core.js";
import { equalityKey } from "./equality-key.js";
import type { Frame } from "./frame.js";
import { membershipDriver } from "./membership-driver.js";
import type { Conjunct, ExpansionPlan, Step } from "./plan-expansion.js";
import { forBatches, stepFrame } from "./step-frames.js";

/** A key column for the rows of a frame; a scratch array. */
export type OuterKey = (frame: Frame) => Int32Array;

/** One way to the tuples. Rows are positions in the step's relation, ascending within a group. */
export interface Choice {
  /** Undefined: every row of `rows`, or every tuple when that is undefined too. */
  readonly adjacency: Adjacency | undefined;
  readonly rows: Int32Array | undefined;
  readonly count: number;
  /** Keys that belong to the step, then keys that are only tried. */
  readonly keys: readonly OuterKey[];
  readonly trials: readonly OuterKey[];
  /** Conjuncts that need no test on what this choice gives. */
  readonly consumed: ReadonlySet<Conjunct>;
  /** Tuples per row, on average. */
  readonly fanOut: number;
}

/** The plain walk, and a better one where there is one. */
export interface Access {
  readonly relation: Relation;
  readonly plain: Choice;
  readonly better: Choice | undefined;
  /** Limits on the position in an ordered set, for a plain walk without keys. */
  readonly bounds: readonly Bound[];
}

/** Finds the ways to a step's tuples. */
export function createAccess(core: Core, plan: ExpansionPlan, place: number, step: Step): Access {
  const { source } = step;
  invariant(source.kind === "relation", "only a relation has an access");
  const relation = source.relation();
  const own = new Set(step.binds.map((bind) => bind.slot));
  const open = plan.conjuncts.filter(
    (conjunct) =>
      conjunct.level === place + 1 && !core.isPending(core.facts.ofCondition(conjunct.condition)),
  );
  const consumed = new Set<Conjunct>();
  const rows = prefilter(core, step, relation, own, open, consumed);
  const plain = plainChoice(core, step, relation, rows, consumed);
  const rest = open.filter((conjunct) => !consumed.has(conjunct));
  const candidates = [
    equalityChoice(core, step, relation, own, rest, plain),
    ...(step.keys.length === 0 && relation.bases.length === 1
      ? membershipCandidates(core, plan, place, step, relation, rest, plain)
      : []),
  ].filter((choice) => choice !== undefined);
  let better: Choice | undefined;
  for (const choice of candidates) {
    if (choice.fanOut < (better ?? plain).fanOut) better = choice;
  }
  const bounds =
    step.keys.length === 0 && better === undefined ? boundsOf(core, step, relation, own, rest) : [];
  return { relation, plain, better, bounds };
}

/** Tests once, on the relation alone, the conjuncts that read nothing else. */
function prefilter(
  core: Core,
  step: Step,
  relation: Relation,
  own: ReadonlySet<Slot>,
  open: readonly Conjunct[],
  consumed: Set<Conjunct>,
): Int32Array | undefined {
  let rows: Int32Array | undefined;
  for (const conjunct of open) {
    if (![...conjunct.reads].every((slot) => own.has(slot))) continue;
    const kept: Int32Array[] = [];
    const isClean = core.faults.attempt(() => {
      forBatches(core, relation, rows, (batch) => {
        const mark = core.arena.mark();
        const mask = core.arena.bytes(batch.length);
        core.holds(conjunct.condition, stepFrame(core, step, relation, batch), mask);
        kept.push(batch.filter((_, i) => mask[i] === 1));
        core.arena.reset(mark);
      });
    });
    if (!isClean) continue;
    consumed.add(conjunct);
    rows = concatenate(kept);
  }
  return rows;
}

function plainChoice(
  core: Core,
  step: Step,
  relation: Relation,
  rows: Int32Array | undefined,
  consumed: ReadonlySet<Conjunct>,
): Choice {
  const count = rows?.length ?? relation.size;
  const shared = { rows, count, trials: [], consumed };
  if (step.keys.length === 0) return { ...shared, adjacency: undefined, keys: [], fanOut: count };
  const columns = step.keys.map((key) => key.column);
  const adjacency =
    rows === undefined
      ? core.lookups.indexOn(relation, columns)
      : createAdjacency(
          columns.map((column) => columnAt(relation, column, rows)),
          count,
          rows,
        );
  const keys = step.keys.map(
    ({ column, member }): OuterKey =>
      (frame) =>
        core.positionsIn(member, relation.bases[column] ?? "integer", frame),
  );
  return { ...shared, adjacency, keys, fanOut: count / Math.max(1, adjacency.groups) };
}

function equalityChoice(
  core: Core,
  step: Step,
  relation: Relation,
  own: ReadonlySet<Slot>,
  rest: readonly Conjunct[],
  plain: Choice,
): Choice | undefined {
  if (rest.length === 0) return undefined;
  const rows = plain.rows ?? allRows(relation);
  const columns: Int32Array[] = [];
  const trials: OuterKey[] = [];
  const consumed = new Set(plain.consumed);
  for (const conjunct of rest) {
    const key = equalityKey(core, step, relation, own, conjunct, rows);
    if (key === undefined) continue;
    columns.push(key.column);
    trials.push(key.outer);
    consumed.add(conjunct);
  }
  if (columns.length === 0) return undefined;
  const stepKeys = step.keys.map(({ column }) => columnAt(relation, column, rows));
  const adjacency = createAdjacency([...stepKeys, ...columns], rows.length, rows);
  return {
    adjacency,
    rows: plain.rows,
    count: rows.length,
    keys: plain.keys,
    trials,
    consumed,
    fanOut: rows.length / Math.max(1, adjacency.groups + 1),
  };
}

function membershipCandidates(
  core: Core,
  plan: ExpansionPlan,
  place: number,
  step: Step,
  relation: Relation,
  rest: readonly Conjunct[],
  plain: Choice,
): readonly (Choice | undefined)[] {
  const [bind, ...others] = step.binds;
  if (bind === undefined || others.length > 0) return [];
  const later = plan.conjuncts.filter(
    (conjunct) =>
      conjunct.level > place + 1 &&
      conjunct.reads.has(bind.slot) &&
      !core.isPending(core.facts.ofCondition(conjunct.condition)),
  );
  const known = new Set([...plan.slots].filter((slot) => !isBoundFrom(plan, slot, place)));
  return [...rest, ...later].map((conjunct) =>
    membershipDriver(core, { plan, known, bind, relation, plain, conjunct }),
  );
}

function isBoundFrom(plan: ExpansionPlan, slot: Slot, place: number): boolean {
  return plan.steps.slice(place).some((step) => step.binds.some((bind) => bind.slot === slot));
}

function allRows(relation: Relation): Int32Array {
  const rows = new Int32Array(relation.size);
  for (let i = 0; i < rows.length; i++) rows[i] = i;
  return rows;
}

function concatenate(parts: readonly Int32Array[]): Int32Array {
  const out = new Int32Array(parts.reduce((total, part) => total + part.length, 0));
  let done = 0;
  for (const part of parts) {
    out.set(part, done);
    done += part.length;
  }
  return out;
}
