/**
 * Subscripts: as many members as the declaration has index columns, each of the right set. A name bound to a tuple set
 * fills its width.
 */
import type { Expression } from "../syntax/index.js";
import type { Span } from "../text/index.js";
import { checkMember, fitMember } from "./check-member.js";
import type { Want } from "./check-constant.js";
import { carrierName, isUnknownCarrier } from "./carriers.js";
import type { Carrier, MemberExpression } from "./checked-model.js";
import { inData, type Context } from "./context.js";
import { findName } from "./names.js";

/** What a subscript must match. */
export interface SubscriptTarget {
  readonly name: string;
  readonly nameSpan: Span;
  readonly columns: readonly { readonly name: string; readonly carrier: Carrier }[];
  /** The declaration's own bracket has a mistake, so that its number of columns is not certain. */
  readonly isFaulty: boolean;
}

/** One member per column; undefined after an error. All arguments are checked in any case. */
export function checkSubscript(
  target: SubscriptTarget,
  written: readonly Expression[],
  span: Span,
  context: Context,
): readonly MemberExpression[] | undefined {
  const inner = context.place.kind === "report" ? context : inData(context, "a subscript");
  const parts = written.flatMap((argument) => flatten(argument, inner));
  if (parts.length !== target.columns.length) {
    if (written.some((argument) => argument.kind === "missing")) return undefined;
    if (target.isFaulty || parts.some(isUnknown)) return undefined;
    reportArity(target, parts.length, span, context);
    return undefined;
  }
  let isBroken = false;
  const members: MemberExpression[] = [];
  parts.forEach((part, i) => {
    const want = {
      carrier: target.columns[i]?.carrier,
      by: `\`${target.name}\``,
      span: target.nameSpan,
    };
    const member = checkPart(part, want, inner);
    if (member === undefined) isBroken = true;
    else members.push(member);
  });
  return isBroken ? undefined : members;
}

/** Members for the columns of a tuple, such as `(i, j)` in `(i, j) in LINK`; undefined after an error. */
export function checkTuple(
  written: Expression,
  columns: readonly Carrier[] | undefined,
  by: string,
  context: Context,
): readonly MemberExpression[] | undefined {
  const parts = flatten(written, context);
  if (columns !== undefined && parts.length !== columns.length) {
    if (parts.some(isUnknown)) return undefined;
    const names = columns.map(carrierName);
    context.owner.report(
      "wrong-width",
      { by, found: parts.length, wanted: columns.length, columns: names },
      written.span,
    );
    return undefined;
  }
  const members = parts.map((part, i) =>
    checkPart(part, { carrier: columns?.[i], by, span: undefined }, context),
  );
  return members.every((member) => member !== undefined) ? members : undefined;
}

/**
 * The key of a cell: a member that lies in a set around the expected one, or that a scenario may have taken out of it,
 * passes; such cells are skipped when data are bound.
 */
export function checkKey(
  written: Expression,
  columns: readonly Carrier[],
  by: string,
  context: Context,
): readonly MemberExpression[] | undefined {
  return checkTuple(written, columns, by, { ...context, isKey: true });
}

/** One column's worth of a subscript: an expression, or one member of an index bound to a tuple set. */
type Part =
  | { readonly kind: "expression"; readonly expression: Expression }
  | { readonly kind: "bound"; readonly member: MemberExpression };

/** An index whose set could not be checked may stand for any number of columns. */
function isUnknown(part: Part): boolean {
  return part.kind === "bound" && isUnknownCarrier(part.member.carrier);
}

function flatten(written: Expression, context: Context): readonly Part[] {
  if (written.kind === "tuple") {
    return written.elements.flatMap((element) => flatten(element, context));
  }
  if (written.kind === "name") {
    const meaning = findName(written.path, context);
    if (meaning?.kind === "binding" && meaning.binding.kind === "index") {
      const { members } = meaning.binding;
      if (members.length !== 1 || members.some((member) => isUnknownCarrier(member.carrier))) {
        return members.map((member) => ({
          kind: "bound",
          member: { ...member, span: written.span },
        }));
      }
    }
  }
  return [{ kind: "expression", expression: written }];
}

function checkPart(part: Part, want: Want, context: Context): MemberExpression | undefined {
  return part.kind === "bound"
    ? fitMember(part.member, want, context)
    : checkMember(part.expression, want, context);
}

function reportArity(target: SubscriptTarget, found: number, span: Span, context: Context): void {
  const columns = target.columns.map((column) => column.name);
  context.owner.report(
    "wrong-arity",
    { name: target.name, found, wanted: columns.length, columns },
    span,
    { related: [{ span: target.nameSpan, text: `\`${target.name}\` is declared here` }] },
  );
}
