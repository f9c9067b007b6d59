/**
 * How binders under a condition are walked: one step per set, and each conjunct of the condition at the outermost level
 * where all it reads is bound. Products fall apart into their factors and dependent comprehensions into their binders, so
 * that every set is a step of its own; a column that must equal something known becomes a key of that step.
 *
 * Level 0 is the frame itself, level k comes after step k - 1.
 */
import type {
  BinderElement,
  BinderModel,
  Carrier,
  Condition,
  MemberExpression,
  SetExpression,
  Slot,
} from "../check/index.js";
import { invariant } from "../diagnostics/index.js";
import { createProductRelation, itemAt, type Relation } from "../domains/index.js";
import type { Environment } from "./environment.js";
import type { FactFinder } from "./facts.js";

/** One conjunct of the condition. */
export interface Conjunct {
  readonly index: number;
  readonly condition: Condition;
  readonly reads: ReadonlySet<Slot>;
  /** The outermost level where it can be tested. */
  readonly level: number;
  /** The level where it must be tested as written, after the conjuncts before it; what they guard is safe there. */
  readonly place: number;
}

/** A column of a step's tuples and the slot that takes it. */
export interface StepBind {
  readonly slot: Slot;
  readonly column: number;
  readonly carrier: Carrier;
}

/** One set walked for each row. */
export interface Step {
  readonly source:
    | { readonly kind: "relation"; readonly relation: () => Relation }
    | { readonly kind: "range"; readonly set: SetExpression & { readonly kind: "range" } }
    /** Depends on the row in a way that only evaluation tells. */
    | { readonly kind: "each"; readonly set: SetExpression };
  readonly keys: readonly { readonly column: number; readonly member: MemberExpression }[];
  readonly binds: readonly StepBind[];
}

/** The walk of an expansion. */
export interface ExpansionPlan {
  readonly steps: readonly Step[];
  readonly conjuncts: readonly Conjunct[];
  /** Conjuncts to test at each level, in order; those whose place is later are only tried. */
  readonly tests: readonly (readonly Conjunct[])[];
  readonly slots: ReadonlySet<Slot>;
}

/** Plans, made once per list of binders and condition. */
export interface ExpansionPlans {
  readonly planOf: (
    binders: readonly BinderModel[],
    condition: Condition | undefined,
  ) => ExpansionPlan;
  /** The binders of a gathered union and one more that walks its body. */
  readonly gatherBinders: (
    node: SetExpression & { readonly kind: "gather" },
  ) => readonly BinderModel[];
}

/** What plans are made from. */
export interface PlanContext {
  readonly environment: Environment;
  readonly facts: FactFinder;
  readonly constantRelation: (set: SetExpression) => Relation;
}

/** Makes an empty memory of plans. */
export function createExpansionPlans(context: PlanContext): ExpansionPlans {
  const plans = new WeakMap<readonly BinderModel[], Map<Condition | undefined, ExpansionPlan>>();
  const gathered = new WeakMap<SetExpression, readonly BinderModel[]>();
  let nextSlot = -1;
  const freshSlot = (): Slot => nextSlot--;
  return {
    planOf: (binders, condition) => {
      let known = plans.get(binders);
      if (known === undefined) plans.set(binders, (known = new Map()));
      let plan = known.get(condition);
      if (plan === undefined) {
        known.set(condition, (plan = createPlan(context, binders, condition, freshSlot)));
      }
      return plan;
    },
    gatherBinders: (node) => {
      let binders = gathered.get(node);
      if (binders === undefined) {
        const elements = node.body.columns.map((carrier): BinderElement => ({
          kind: "bind",
          slot: freshSlot(),
          name: "",
          carrier,
        }));
        binders = [...node.binders, { elements, set: node.body, span: node.body.span }];
        gathered.set(node, binders);
      }
      return binders;
    },
  };
}

interface Draft {
  readonly context: PlanContext;
  readonly freshSlot: () => Slot;
  readonly steps: {
    readonly source: Step["source"];
    readonly keys: Step["keys"];
    readonly binds: StepBind[];
  }[];
  readonly conditions: Condition[];
  readonly stepOf: Map<Slot, number>;
}

function createPlan(
  context: PlanContext,
  binders: readonly BinderModel[],
  condition: Condition | undefined,
  freshSlot: () => Slot,
): ExpansionPlan {
  const draft: Draft = { context, freshSlot, steps: [], conditions: [], stepOf: new Map() };
  for (const binder of binders) addBinder(draft, binder.set, binder.elements);
  if (condition !== undefined) addCondition(draft, condition);
  let place = 0;
  const conjuncts = draft.conditions.map((part, index): Conjunct => {
    const reads = new Set(context.facts.ofCondition(part).slots.keys());
    const level = Math.max(0, ...[...reads].map((slot) => (draft.stepOf.get(slot) ?? -1) + 1));
    place = Math.max(place, level);
    return { index, condition: part, reads, level, place };
  });
  return {
    steps: draft.steps,
    conjuncts,
    tests: Array.from({ length: draft.steps.length + 1 }, (_, level) => [
      ...conjuncts.filter((conjunct) => conjunct.place === level),
      ...conjuncts.filter((conjunct) => conjunct.level === level && conjunct.place > level),
    ]),
    slots: new Set(draft.stepOf.keys()),
  };
}

function addCondition(draft: Draft, condition: Condition): void {
  if (condition.kind === "and") {
    for (const operand of condition.operands) addCondition(draft, operand);
  } else if (condition.kind !== "constant" || !condition.value) {
    draft.conditions.push(condition);
  }
}

function addBinder(draft: Draft, set: SetExpression, elements: readonly BinderElement[]): void {
  invariant(elements.length === set.columns.length, "a binder has one element per column");
  const { environment, facts } = draft.context;
  if (set.kind === "product") {
    let start = 0;
    for (const factor of set.factors) {
      const end = start + factor.columns.length;
      addBinder(draft, factor, elements.slice(start, end));
      start = end;
    }
    return;
  }
  if (set.kind === "named") {
    const relation = environment.relation(set.set);
    if (relation.dense !== undefined && relation.bases.length > 1 && set.arguments.length === 0) {
      for (const [k, base] of relation.bases.entries()) {
        invariant(base !== "integer", "a whole product counts in sets");
        const factor = createProductRelation([base]);
        addRelation(draft, () => factor, [], [itemAt(elements, k)], set.columns.slice(k, k + 1));
      }
      return;
    }
    addRelation(draft, () => environment.relation(set.set), set.arguments, elements, set.columns);
    return;
  }
  if (facts.ofSet(set).slots.size === 0) {
    const find = draft.context.constantRelation;
    addRelation(draft, () => find(set), [], elements, set.columns);
    return;
  }
  if (set.kind === "comprehension" && canInline(draft, set)) {
    inline(draft, set, elements);
    return;
  }
  const source: Step["source"] =
    set.kind === "range" ? { kind: "range", set } : { kind: "each", set };
  addStep(draft, source, [], elements, set.columns, 0);
}

function addRelation(
  draft: Draft,
  relation: () => Relation,
  indices: readonly MemberExpression[],
  elements: readonly BinderElement[],
  carriers: readonly Carrier[],
): void {
  const keys = indices.map((member, column) => ({ column, member }));
  addStep(draft, { kind: "relation", relation }, keys, elements, carriers, indices.length);
}

/** Adds a step; its matched columns become keys, or tests where they refer to the same step or the source has no index. */
function addStep(
  draft: Draft,
  source: Step["source"],
  indices: Step["keys"],
  elements: readonly BinderElement[],
  carriers: readonly Carrier[],
  firstColumn: number,
): void {
  const place = draft.steps.length;
  const binds: StepBind[] = [];
  const keys = [...indices];
  const bind = (slot: Slot, k: number, carrier: Carrier): void => {
    binds.push({ slot, column: firstColumn + k, carrier });
    draft.stepOf.set(slot, place);
  };
  for (const [k, element] of elements.entries()) {
    if (element.kind === "bind") bind(element.slot, k, element.carrier);
  }
  draft.steps.push({ source, keys, binds });
  for (const [k, element] of elements.entries()) {
    if (element.kind !== "match") continue;
    const { member } = element;
    const reads = [...draft.context.facts.ofMember(member).slots.keys()];
    const isOwn = reads.some((slot) => draft.stepOf.get(slot) === place);
    if (source.kind === "relation" && !isOwn) {
      keys.push({ column: firstColumn + k, member });
      continue;
    }
    const carrier = itemAt(carriers, k);
    const slot = draft.freshSlot();
    bind(slot, k, carrier);
    const { span } = member;
    const left: MemberExpression = { kind: "slot", slot, carrier, span };
    draft.conditions.push({ kind: "compare-members", operator: "==", left, right: member, span });
  }
}

/** A comprehension of its own indices, each once, can be walked in place: no tuple comes twice. */
function canInline(draft: Draft, set: SetExpression & { readonly kind: "comprehension" }): boolean {
  if (set.head !== undefined) return false;
  const seen = new Set<Slot>();
  for (const element of set.binders.flatMap((binder) => binder.elements)) {
    if (element.kind === "skip") return false;
    if (element.kind !== "bind") continue;
    if (seen.has(element.slot) || draft.stepOf.has(element.slot)) return false;
    seen.add(element.slot);
  }
  return true;
}

function inline(
  draft: Draft,
  set: SetExpression & { readonly kind: "comprehension" },
  elements: readonly BinderElement[],
): void {
  for (const binder of set.binders) addBinder(draft, binder.set, binder.elements);
  if (set.condition !== undefined) addCondition(draft, set.condition);
  const inner = set.binders.flatMap((binder) =>
    binder.elements.flatMap((element) => (element.kind === "bind" ? [element] : [])),
  );
  for (const [k, element] of elements.entries()) {
    const source = itemAt(inner, k);
    if (element.kind === "bind") {
      const place = draft.stepOf.get(source.slot);
      invariant(place !== undefined, "an inlined index is bound");
      const { binds } = itemAt(draft.steps, place);
      const bound = binds.find((bind) => bind.slot === source.slot);
      invariant(bound !== undefined, "an inlined index has a column");
      binds.push({ slot: element.slot, column: bound.column, carrier: element.carrier });
      draft.stepOf.set(element.slot, place);
    } else if (element.kind === "match") {
      const { span } = element.member;
      const left: MemberExpression = {
        kind: "slot",
        slot: source.slot,
        carrier: source.carrier,
        span,
      };
      const right = element.member;
      draft.conditions.push({ kind: "compare-members", operator: "==", left, right, span });
    }
  }
}
