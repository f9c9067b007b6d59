/**
 * `set S[i in I] within J = { a: { x, y }, b: { z } }`: a family of sets in a table, rewritten as the union of its entries,
 * each under the condition that the indices are its key.
 */
import type { SetDeclaration, TableLiteral } from "../syntax/index.js";
import { joinConditions } from "./check-binder.js";
import { columnsOf } from "./check-domain.js";
import { checkSet } from "./check-set.js";
import { checkTuple } from "./check-subscript.js";
import type {
  BinderElement,
  Carrier,
  Condition,
  MemberExpression,
  SetExpression,
} from "./checked-model.js";
import type { Context } from "./context.js";

/** The table as one set expression over the family's indices; undefined after an error. */
export function checkFamilyTable(
  set: SetDeclaration,
  table: TableLiteral,
  expected: readonly Carrier[] | undefined,
  context: Context,
): SetExpression | undefined {
  const indices = columnsOf(context.enclosing.binders);
  if (set.domain === undefined) {
    context.owner.report("not-a-set", { text: "{ … : … }" }, table.span);
    return undefined;
  }
  if (expected === undefined) {
    context.owner.report("set-needs-within", { name: set.name.text }, set.name.span);
    return undefined;
  }
  const parts = table.entries.map((entry): SetExpression | undefined => {
    const keys = checkTuple(
      entry.key,
      indices.map((index) => index.carrier),
      "the key",
      context,
    );
    const value = entry.value && checkSet(entry.value, context, expected);
    if (keys === undefined || value === undefined) return undefined;
    const { span } = entry;
    const tests = keys.flatMap((key, i): Condition[] => {
      const index = indices[i];
      if (index === undefined) return [];
      const left: MemberExpression = {
        kind: "slot",
        slot: index.slot,
        carrier: index.carrier,
        span,
      };
      return [{ kind: "compare-members", operator: "==", left, right: key, span }];
    });
    const elements = value.columns.map((carrier): BinderElement => {
      return { kind: "bind", slot: context.owner.nextSlot(), name: "member", carrier };
    });
    return {
      kind: "comprehension",
      head: undefined,
      binders: [{ elements, set: value, span }],
      condition: joinConditions(tests),
      columns: value.columns,
      span,
    };
  });
  const { span } = table;
  if (!parts.every((part) => part !== undefined)) return undefined;
  const empty: SetExpression = { kind: "literal", tuples: [], columns: expected, span };
  return parts.reduce<SetExpression>((left, right) => {
    if (left === empty) return right;
    return { kind: "operation", operator: "union", left, right, columns: expected, span };
  }, empty);
}
