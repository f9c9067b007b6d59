/**
 * What an expression reads: its free slots with what each counts in, and the parameters and defines it names.
 * An expression without free slots has one value; one without local slots may be evaluated once per distinct binding.
 */
import type {
  BinderModel,
  Carrier,
  Condition,
  MemberExpression,
  NumberExpression,
  SetExpression,
  Slot,
} from "../check/index.js";
import { assertNever } from "../diagnostics/index.js";

/** Any node of an expression tree. */
export type ExpressionNode = NumberExpression | MemberExpression | Condition | SetExpression;

/** What a node reads from outside itself. */
export interface Facts {
  readonly slots: ReadonlyMap<Slot, Carrier | "local">;
  readonly params: ReadonlySet<string>;
  readonly defines: ReadonlySet<string>;
}

/** The facts of each kind of node, found once per node. */
export interface FactFinder {
  readonly ofNumber: (node: NumberExpression) => Facts;
  readonly ofMember: (node: MemberExpression) => Facts;
  readonly ofCondition: (node: Condition) => Facts;
  readonly ofSet: (node: SetExpression) => Facts;
}

interface Draft {
  readonly slots: Map<Slot, Carrier | "local">;
  readonly params: Set<string>;
  readonly defines: Set<string>;
}

/** Makes a finder with an empty memory. */
export function createFactFinder(): FactFinder {
  const known = new WeakMap<ExpressionNode, Facts>();

  function remember<N extends ExpressionNode>(
    node: N,
    visit: (node: N, draft: Draft) => void,
  ): Facts {
    let facts = known.get(node);
    if (facts === undefined) {
      const draft: Draft = { slots: new Map(), params: new Set(), defines: new Set() };
      visit(node, draft);
      known.set(node, (facts = draft));
    }
    return facts;
  }

  /** A sum of thousands of terms leans to the left: its left sides are visited from the innermost, not by recursion. */
  const ofNumber = (node: NumberExpression): Facts => {
    const chain: NumberExpression[] = [];
    for (let left = node; left.kind === "arithmetic" && !known.has(left); left = left.left)
      chain.push(left);
    for (const part of chain.toReversed()) remember(part, visitNumber);
    return remember(node, visitNumber);
  };
  const ofMember = (node: MemberExpression): Facts => remember(node, visitMember);
  const ofCondition = (node: Condition): Facts => remember(node, visitCondition);
  const ofSet = (node: SetExpression): Facts => remember(node, visitSet);

  const number = (draft: Draft, node: NumberExpression): void => merge(draft, ofNumber(node));
  const member = (draft: Draft, node: MemberExpression): void => merge(draft, ofMember(node));
  const condition = (draft: Draft, node: Condition): void => merge(draft, ofCondition(node));
  const set = (draft: Draft, node: SetExpression): void => merge(draft, ofSet(node));

  function visitNumber(node: NumberExpression, draft: Draft): void {
    switch (node.kind) {
      case "constant":
        return;
      case "param":
        draft.params.add(node.param);
        return node.arguments.forEach((argument) => member(draft, argument));
      case "define":
        draft.defines.add(node.define);
        return node.arguments.forEach((argument) => member(draft, argument));
      case "variable":
      case "piecewise":
      case "result":
      case "scenario-value":
        return node.arguments.forEach((argument) => member(draft, argument));
      case "member-number":
      case "ord":
        return member(draft, node.member);
      case "card":
        return set(draft, node.set);
      case "local":
        draft.slots.set(node.slot, "local");
        return;
      case "negate":
      case "scale":
        return number(draft, node.operand);
      case "arithmetic":
        number(draft, node.left);
        return number(draft, node.right);
      case "call":
        return node.arguments.forEach((argument) => number(draft, argument));
      case "reduce":
        number(draft, node.body);
        if (node.condition !== undefined) condition(draft, node.condition);
        return binders(draft, node.binders);
      case "if":
        condition(draft, node.condition);
        number(draft, node.then);
        return number(draft, node.otherwise);
      case "let":
        number(draft, node.body);
        for (const binding of node.bindings.toReversed()) {
          draft.slots.delete(binding.slot);
          number(draft, binding.value);
        }
        return;
      default:
        return assertNever(node);
    }
  }

  function visitMember(node: MemberExpression, draft: Draft): void {
    switch (node.kind) {
      case "slot":
        draft.slots.set(node.slot, node.carrier);
        return;
      case "constant":
        return;
      case "step":
        member(draft, node.member);
        if (node.cyclicBy !== undefined) draft.params.add(node.cyclicBy);
        return number(draft, node.by);
      case "end":
        return set(draft, node.set);
      case "lookup":
        draft.params.add(node.param);
        return node.arguments.forEach((argument) => member(draft, argument));
      case "from-number":
        return number(draft, node.value);
      case "if":
        condition(draft, node.condition);
        member(draft, node.then);
        return member(draft, node.otherwise);
      default:
        return assertNever(node);
    }
  }

  function visitCondition(node: Condition, draft: Draft): void {
    switch (node.kind) {
      case "constant":
        return;
      case "compare":
        number(draft, node.left);
        number(draft, node.right);
        if (node.tolerance !== undefined) number(draft, node.tolerance);
        return;
      case "compare-members":
        member(draft, node.left);
        return member(draft, node.right);
      case "in":
        node.members.forEach((item) => member(draft, item));
        return set(draft, node.set);
      case "defined":
        draft.params.add(node.param);
        return node.arguments.forEach((argument) => member(draft, argument));
      case "and":
      case "or":
        return node.operands.forEach((operand) => condition(draft, operand));
      case "not":
        return condition(draft, node.operand);
      case "exists":
      case "forall":
        condition(draft, node.body);
        if (node.condition !== undefined) condition(draft, node.condition);
        return binders(draft, node.binders);
      default:
        return assertNever(node);
    }
  }

  function visitSet(node: SetExpression, draft: Draft): void {
    switch (node.kind) {
      case "named":
        return node.arguments.forEach((argument) => member(draft, argument));
      case "range":
        number(draft, node.first);
        number(draft, node.last);
        if (node.step !== undefined) number(draft, node.step);
        return;
      case "literal":
        return node.tuples.forEach((tuple) => tuple.forEach((item) => member(draft, item)));
      case "product":
        return node.factors.forEach((factor) => set(draft, factor));
      case "operation":
        set(draft, node.left);
        return set(draft, node.right);
      case "comprehension":
        node.head?.forEach((item) => member(draft, item));
        if (node.condition !== undefined) condition(draft, node.condition);
        return binders(draft, node.binders);
      case "gather":
        set(draft, node.body);
        if (node.condition !== undefined) condition(draft, node.condition);
        return binders(draft, node.binders);
      case "domain-of":
        return;
      default:
        return assertNever(node);
    }
  }

  /** Closes over binders, the last first, so that what an earlier one binds for a later one is not free. */
  function binders(draft: Draft, list: readonly BinderModel[]): void {
    for (const binder of list.toReversed()) {
      set(draft, binder.set);
      for (const element of binder.elements) {
        if (element.kind === "match") member(draft, element.member);
      }
      for (const element of binder.elements) {
        if (element.kind === "bind") draft.slots.delete(element.slot);
      }
    }
  }

  return { ofNumber, ofMember, ofCondition, ofSet };
}

function merge(draft: Draft, facts: Facts): void {
  for (const [slot, carrier] of facts.slots) draft.slots.set(slot, carrier);
  for (const param of facts.params) draft.params.add(param);
  for (const define of facts.defines) draft.defines.add(define);
}
