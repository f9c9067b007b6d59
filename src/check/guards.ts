/**
 * What is known at a place because a condition around it holds (or fails): which indices are guarded against stepping off
 * the end, and which optional values are defined.
 */
import type { Condition } from "./checked-model.js";
import type { Context } from "./context.js";
import { mentionedSlots, provenDefined } from "./walk-model.js";

/** The context under a condition that holds, or fails when `holds` is false. */
export function withCondition(context: Context, condition: Condition, holds = true): Context {
  const { guards } = context;
  return {
    ...context,
    guards: {
      slots: new Set([...guards.slots, ...mentionedSlots(condition)]),
      defined: new Set([...guards.defined, ...provenDefined(condition, holds)]),
    },
  };
}

/** The context in a branch of an `if`: as above, and piecewise terms in it exist only there. */
export function withBranch(context: Context, condition: Condition, holds: boolean): Context {
  const { span } = condition;
  const own: Condition = holds ? condition : { kind: "not", operand: condition, span };
  const { binders, conditions } = context.enclosing;
  return {
    ...withCondition(context, condition, holds),
    enclosing: { binders, conditions: [...conditions, own] },
  };
}
