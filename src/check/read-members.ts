/**
 * `set X = { a, "b c", 3 }`: the members of a set that is listed and lies in no other. Names are members here.
 */
import type { Expression } from "../syntax/index.js";
import type { Span } from "../text/index.js";
import type { Context } from "./context.js";
import { textOf } from "./context.js";

/** The members of a listed set. */
export interface ListedMembers {
  readonly values: readonly { readonly value: string | number; readonly span: Span }[];
  readonly isInteger: boolean;
  /** More than one when tuples are listed. */
  readonly width: number;
}

/** Reads a list of members; undefined when the expression is no list. Mixed lists and repetitions are reported. */
export function readMembers(
  value: Expression | undefined,
  context: Context,
): ListedMembers | undefined {
  if (value?.kind !== "set-literal") return undefined;
  const values: { readonly value: string | number; readonly span: Span }[] = [];
  const seen = new Map<string | number, Span>();
  let width = 1;
  for (const element of value.elements) {
    if (element.kind === "tuple") {
      width = element.elements.length;
      continue;
    }
    const member = readMember(element);
    if (member === undefined) {
      if (element.kind !== "missing") {
        context.owner.report(
          "not-a-listed-member",
          { text: textOf(context, element.span) },
          element.span,
        );
      }
      continue;
    }
    const before = seen.get(member);
    if (before !== undefined) {
      context.owner.report("duplicate-member", { member: String(member) }, element.span, {
        related: [{ span: before, text: "listed here before" }],
      });
      continue;
    }
    seen.set(member, element.span);
    values.push({ value: member, span: element.span });
  }
  const numbers = values.filter((member) => typeof member.value === "number");
  const isInteger = values.length > 0 && numbers.length === values.length;
  const [odd] = isInteger ? values.filter((member) => !Number.isInteger(member.value)) : numbers;
  if (odd !== undefined) {
    context.owner.report(
      "mixed-members",
      { member: String(odd.value), isFraction: isInteger },
      odd.span,
    );
  }
  return { values, isInteger, width };
}

function readMember(element: Expression): string | number | undefined {
  switch (element.kind) {
    case "name":
      return element.path.parts.length === 1 ? element.path.text : undefined;
    case "text":
      return element.value;
    case "number":
      return element.unit === undefined ? element.value : undefined;
    case "unary":
      return element.operand.kind === "number" && element.operand.unit === undefined
        ? -element.operand.value
        : undefined;
    default:
      return undefined;
  }
}
