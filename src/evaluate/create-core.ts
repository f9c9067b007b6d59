/**
 * The evaluator's inside: how its parts reach one another, and what is remembered until something is bound again.
 */
import type {
  Carrier,
  DomainModel,
  NumberExpression,
  SetExpression,
  Slot,
} from "../check/index.js";
import { invariant } from "../diagnostics/index.js";
import {
  createLookups,
  denseRun,
  fillDenseColumn,
  itemAt,
  type ColumnBase,
  type Relation,
} from "../domains/index.js";
import { createArena } from "./arena.js";
import type { Core, EvaluatorOptions } from "./core.js";
import type { BindingEnvironment } from "./create-environment.js";
import type { Environment } from "./environment.js";
import { evaluateCondition } from "./evaluate-condition.js";
import { evaluateMember } from "./evaluate-member.js";
import { evaluateNumber, evaluateOnce } from "./evaluate-number.js";
import { evaluateSet } from "./evaluate-set.js";
import { expandFrame, type AccessMemory } from "./expand.js";
import { createFactFinder, type Facts } from "./facts.js";
import { createFaults, type BuildReport } from "./faults.js";
import type { Frame } from "./frame.js";
import { createRootFrame } from "./frames.js";
import { locateRun } from "./locate-run.js";
import { locateRows } from "./locate.js";
import { createExpansionPlans } from "./plan-expansion.js";
import { createRecursion, isWaiting } from "./recursion.js";
import { createSparseConditions, type SparseConditions } from "./sparse-factor.js";

/** What is derived from the environment. */
interface Derived {
  readonly scalars: WeakMap<NumberExpression, number>;
  readonly relations: WeakMap<SetExpression, Relation>;
  readonly defines: Map<string, Float64Array | "in progress">;
  readonly plans: Core["plans"];
  readonly accesses: AccessMemory;
  readonly sparseCondition: SparseConditions;
}

/** Makes the inside of an evaluator. */
export function createCore(
  environment: Environment,
  report: BuildReport,
  options: EvaluatorOptions,
): Core {
  const recursion = createRecursion();
  const unit = createRootFrame(1, new Map());
  const facts = createFactFinder();
  const fresh = (): Derived => ({
    scalars: new WeakMap(),
    relations: new WeakMap(),
    defines: new Map(),
    plans: createExpansionPlans({
      environment,
      facts,
      constantRelation: (set) => core.constantRelation(set),
    }),
    accesses: new WeakMap(),
    sparseCondition: createSparseConditions(() => core),
  });
  let derived: Derived | undefined;
  let revision = 0;
  /** What was derived, made anew once something was bound again. */
  const current = (): Derived => {
    const now = isBinding(environment) ? environment.revision() : 0;
    if (derived === undefined || now !== revision) derived = fresh();
    revision = now;
    return derived;
  };
  const core: Core = {
    environment,
    options,
    statistics: { rowsVisited: 0 },
    arena: createArena(),
    lookups: createLookups(),
    facts,
    faults: createFaults(report, (frame, row) => isWaiting(recursion, frame, row)),
    recursion,
    get plans() {
      return current().plans;
    },
    unit,
    numbers: (node, frame, out) => evaluateNumber(core, node, frame, out),
    scalar: (node) => scalarOf(core, current().scalars, node),
    members: (node, frame) => evaluateMember(core, node, frame),
    positionsIn: (node, base, frame) =>
      core.lookups.translateColumn(
        core.members(node, frame),
        core.baseOf(node.carrier),
        base,
        frame.size,
        core.arena.integers,
      ),
    holds: (node, frame, out) => evaluateCondition(core, node, frame, out),
    relation: (node, frame) =>
      core.facts.ofSet(node).slots.size === 0
        ? core.constantRelation(node)
        : evaluateSet(core, node, frame),
    constantRelation: (node) => {
      const { relations } = current();
      const known = relations.get(node);
      if (known !== undefined) return known;
      let relation: Relation | undefined;
      const isSettled = core.faults.settle(() => {
        relation = evaluateSet(core, node, unit);
      });
      invariant(relation !== undefined, "a set was evaluated");
      if (isSettled && !core.isPending(core.facts.ofSet(node))) relations.set(node, relation);
      return relation;
    },
    expand: (frame, binders, condition, consume, isDone) =>
      expandFrame(core, current().accesses, frame, binders, condition, consume, isDone),
    sparseCondition: (body, condition) => current().sparseCondition(body, condition),
    locate: (name, relation, members, node, frame) =>
      locateRows(core, name, relation, members, node, frame),
    locateRun: (relation, members, frame) => locateRun(core, relation, members, frame),
    param: (name) => {
      const pending = recursion.pending.get(name);
      if (pending === undefined) return environment.param(name);
      const { domain, values } = pending;
      return { domain, values, present: undefined, isOptional: false };
    },
    baseOf: (carrier: Carrier): ColumnBase =>
      carrier.kind === "integer" ? "integer" : environment.set(carrier.set),
    defineValues: (name) => defineValues(core, current().defines, name),
    isPending: (found) => isPending(core, found),
  };
  return core;
}

/** Evaluates a slotless expression once; while a parameter it reads is being computed, each time. */
function scalarOf(
  core: Core,
  scalars: WeakMap<NumberExpression, number>,
  node: NumberExpression,
): number | undefined {
  if (node.kind === "constant") return node.value;
  const facts = core.facts.ofNumber(node);
  if (facts.slots.size > 0 || core.isPending(facts)) return undefined;
  const known = scalars.get(node);
  if (known !== undefined) return known;
  // The left sides of a long chain first, from the innermost, so that each finds its own left side known.
  const chain: NumberExpression[] = [];
  for (
    let left: NumberExpression = node;
    left.kind === "arithmetic" && !scalars.has(left);
    left = left.left
  )
    chain.push(left);
  for (const part of chain.reverse()) {
    if (settleScalar(core, scalars, part) === undefined) break;
  }
  return scalars.get(node) ?? settleScalar(core, scalars, node) ?? NaN;
}

/** Evaluates and remembers; undefined when a trial swallowed a fault, which must come up again. */
function settleScalar(
  core: Core,
  scalars: WeakMap<NumberExpression, number>,
  node: NumberExpression,
): number | undefined {
  let value = NaN;
  const isSettled = core.faults.settle(() => {
    value = evaluateOnce(core, node);
  });
  if (isSettled) scalars.set(node, value);
  return isSettled ? value : undefined;
}

function defineValues(
  core: Core,
  known: Map<string, Float64Array | "in progress">,
  name: string,
): Float64Array {
  const ready = known.get(name);
  if (ready instanceof Float64Array) return ready;
  const define = core.environment.model.defines.get(name);
  invariant(define !== undefined, `no define ${name}`);
  const relation = core.environment.domain(name);
  const values = new Float64Array(relation.size);
  if (ready === "in progress") {
    core.faults.report("circular-value", { cells: name }, define.nameSpan);
    return values.fill(NaN);
  }
  known.set(name, "in progress");
  const { batchSize } = core.options;
  core.faults.aloud(() => {
    for (let first = 0; first < relation.size; first += batchSize) {
      const count = Math.min(batchSize, relation.size - first);
      const frame = frameOver(define.domain, relation, first, count);
      core.numbers(define.value, frame, values.subarray(first, first + count));
    }
  });
  known.set(name, values);
  return values;
}

function isPending(core: Core, facts: Facts): boolean {
  const { pending } = core.recursion;
  if (pending.size === 0) return false;
  const seen = new Set<string>();
  const touches = (found: Facts): boolean => {
    for (const param of found.params) if (pending.has(param)) return true;
    for (const name of found.defines) {
      if (seen.has(name)) continue;
      seen.add(name);
      const define = core.environment.model.defines.get(name);
      if (define !== undefined && touches(core.facts.ofNumber(define.value))) return true;
    }
    return false;
  };
  return touches(facts);
}

/** True of an environment that may still change, and tells when it did. */
export function isBinding(environment: Environment): environment is BindingEnvironment {
  return "attach" in environment;
}

/** A frame of the tuples first .. first + count - 1 of a domain. */
export function frameOver(
  domain: DomainModel,
  relation: Relation,
  first: number,
  count: number,
): Frame {
  const columns = new Map<Slot, () => Int32Array>();
  for (const [k, { slot }] of domain.columns.entries()) {
    columns.set(slot, () =>
      relation.dense === undefined
        ? itemAt(relation.columns(), k).subarray(first, first + count)
        : fillDenseColumn(relation, k, first, new Int32Array(count)),
    );
  }
  const slots = domain.columns.map((column) => column.slot);
  return createRootFrame(count, columns, {
    runOf: (slot) => denseRun(relation, slots.indexOf(slot), first, count),
    tuples: { relation, slots, first },
  });
}
