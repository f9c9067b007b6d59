/**
 * Restrictions behind a header: on parameters they are conditions on each value, on variables they are bounds.
 */
import type { Expression, Restriction, VarDeclaration } from "../syntax/index.js";
import type { Span } from "../text/index.js";
import type { Unit } from "../units/index.js";
import { checkMember } from "./check-member.js";
import { checkSet } from "./check-set.js";
import { checkValue } from "./check-number.js";
import type {
  Condition,
  MemberExpression,
  NumberExpression,
  ParamModel,
  Slot,
} from "./checked-model.js";
import { textOf, type Context } from "./context.js";
import type { IndexedHeader } from "./model-state.js";

/** The conditions that each value of a parameter must satisfy; the value is in `slot`. */
export function checkRestrictions(
  header: IndexedHeader,
  restrictions: readonly Restriction[],
  unit: Unit | undefined,
  slot: Slot,
  context: Context,
): ParamModel["restrictions"] {
  return restrictions.flatMap((restriction) => {
    const condition =
      header.memberOf === undefined
        ? restrictNumber(restriction, unit, slot, header, context)
        : restrictMember(restriction, header.memberOf, slot, context);
    if (condition === undefined) return [];
    const { span } = restriction;
    return [{ condition, text: textOf(context, span), span }];
  });
}

/** The bounds of a variable. */
export function checkBounds(
  header: IndexedHeader,
  declaration: VarDeclaration,
  context: Context,
): {
  readonly lower: readonly NumberExpression[];
  readonly upper: readonly NumberExpression[];
  readonly isBinary: boolean;
} {
  const lower: NumberExpression[] = [];
  const upper: NumberExpression[] = [];
  let isBinary = false;
  const bound = (expression: Expression): NumberExpression =>
    number(expression, header.unit, header, context);
  for (const restriction of declaration.restrictions) {
    if (restriction.kind === "interval") {
      lower.push(bound(restriction.lower));
      upper.push(bound(restriction.upper));
    } else if (restriction.kind === "choice") {
      const values = restriction.choices.map(bound);
      const isZeroOne = [0, 1].every((wanted) =>
        values.some((value) => value.kind === "constant" && value.value === wanted),
      );
      if (isZeroOne && values.length === 2) isBinary = true;
      else
        context.owner.report(
          "choice-of-variable",
          { name: header.resolved.name },
          restriction.span,
        );
    } else if (restriction.operator === ">=") {
      lower.push(bound(restriction.bound));
    } else if (restriction.operator === "<=") {
      upper.push(bound(restriction.bound));
    } else if (restriction.operator === "==") {
      const value = bound(restriction.bound);
      lower.push(value);
      upper.push(value);
    } else {
      context.owner.report("bad-bound", { operator: restriction.operator }, restriction.span);
    }
  }
  return { lower, upper, isBinary };
}

function restrictNumber(
  restriction: Restriction,
  unit: Unit | undefined,
  slot: Slot,
  header: IndexedHeader,
  context: Context,
): Condition | undefined {
  const { span } = restriction;
  const left: NumberExpression = { kind: "local", slot, degree: 0, span };
  const compare = (
    operator: "<" | "<=" | "==" | "!=" | ">=" | ">",
    bound: Expression,
  ): Condition => {
    const right = number(bound, unit, header, context);
    return { kind: "compare", operator, left, right, tolerance: undefined, span };
  };
  switch (restriction.kind) {
    case "interval":
      return {
        kind: "and",
        operands: [compare(">=", restriction.lower), compare("<=", restriction.upper)],
        span,
      };
    case "choice":
      return {
        kind: "or",
        operands: restriction.choices.map((choice) => compare("==", choice)),
        span,
      };
    case "compare":
      if (restriction.operator === "in" || restriction.operator === "not in") {
        context.owner.report("bad-bound", { operator: restriction.operator }, span);
        return undefined;
      }
      return compare(restriction.operator, restriction.bound);
  }
}

function restrictMember(
  restriction: Restriction,
  memberOf: string,
  slot: Slot,
  context: Context,
): Condition | undefined {
  const { span } = restriction;
  const carrier = { kind: "set", set: memberOf } as const;
  const left: MemberExpression = { kind: "slot", slot, carrier, span };
  const want = { carrier, by: "the restriction", span: undefined };
  const equals = (choice: Expression, operator: "==" | "!="): Condition | undefined => {
    const right = checkMember(choice, want, context);
    return right && { kind: "compare-members", operator, left, right, span };
  };
  if (restriction.kind === "choice") {
    const operands = restriction.choices.map((choice) => equals(choice, "=="));
    return operands.every((operand) => operand !== undefined)
      ? { kind: "or", operands, span }
      : undefined;
  }
  if (restriction.kind === "compare") {
    const { operator, bound } = restriction;
    if (operator === "==" || operator === "!=") return equals(bound, operator);
    if (operator === "in" || operator === "not in") {
      const set = checkSet(bound, context, [carrier]);
      if (set === undefined) return undefined;
      const inside: Condition = { kind: "in", members: [left], set, span };
      return operator === "in" ? inside : { kind: "not", operand: inside, span };
    }
  }
  const operator = restriction.kind === "compare" ? restriction.operator : "in";
  context.owner.report("bad-bound", { operator }, span);
  return undefined;
}

function number(
  expression: Expression,
  unit: Unit | undefined,
  header: IndexedHeader,
  context: Context,
): NumberExpression {
  const { declaration, name } = header.resolved;
  const wantedBy: { readonly what: string; readonly span: Span } = {
    what: `a bound of \`${name}\``,
    span: declaration.name.span,
  };
  return checkValue(expression, unit, wantedBy, context).expression;
}
