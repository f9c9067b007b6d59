/**
 * Written members: a name, a quoted text or a number, checked against the set that is expected where the text lists it.
 */
import { findNearNames } from "../diagnostics/index.js";
import type { Span } from "../text/index.js";
import { carrierName, isUnknownCarrier } from "./carriers.js";
import type { Carrier, MemberExpression } from "./checked-model.js";
import type { Context } from "./context.js";

/** The set a member is expected in, and who expects it. */
export interface Want {
  readonly carrier: Carrier | undefined;
  /** For messages: "`tariff`", "the left side". */
  readonly by: string;
  /** Where the expectation is written. */
  readonly span: Span | undefined;
}

/** True for plain integers and for sets of integers. */
export function isIntegerCarrier(carrier: Carrier, context: Context): boolean {
  return carrier.kind === "integer" || (context.state.carrier(carrier)?.isInteger ?? false);
}

/** A written member of the expected set; unknown ones are reported where the set's members are in the text. */
export function checkConstant(
  value: string | number,
  span: Span,
  want: Want,
  context: Context,
): MemberExpression | undefined {
  const { carrier } = want;
  const { owner, state } = context;
  if (carrier === undefined) {
    if (typeof value === "number" && Number.isInteger(value)) {
      return { kind: "constant", value, carrier: { kind: "integer" }, span };
    }
    owner.report("member-without-set", { member: String(value) }, span);
    return undefined;
  }
  const header = state.carrier(carrier);
  // A set that is being found out takes any member; after an error nothing more is said.
  if (isUnknownCarrier(carrier)) return undefined;
  if (header === undefined && carrier.kind === "set")
    return { kind: "constant", value, carrier, span };
  const isInteger = isIntegerCarrier(carrier, context);
  const isListed = header?.members?.has(value) ?? true;
  const isKnown = isListed || (context.isKey && mayBeSkipped(value, carrier, context));
  const isRightType =
    isInteger === (typeof value === "number") && (!isInteger || Number.isInteger(value));
  if (isRightType && isKnown) return { kind: "constant", value, carrier, span };
  const set = carrierName(carrier);
  if (!isRightType && header?.members === undefined) {
    owner.report(
      "wrong-member-type",
      { member: String(value), set, isInteger },
      span,
      wantLabel(want, header?.nameSpan),
    );
    return undefined;
  }
  const members = [...(header?.members ?? [])].map(String);
  const near = findNearNames(String(value), members);
  owner.report("unknown-member", { member: String(value), set, near, members }, span, {
    ...wantLabel(want, header?.nameSpan),
    fixes: near.slice(0, 1).map((name) => ({
      title: `replace by \`${name}\``,
      safety: "unsafe" as const,
      edits: [{ span, text: name }],
    })),
  });
  return undefined;
}

/** True for a member of some wider set, and where a scenario or a `change` may have made the set another. */
function mayBeSkipped(value: string | number, carrier: Carrier, context: Context): boolean {
  const { state } = context;
  const { scenario, changes } = state.program;
  if (scenario !== "base" || changes.length > 0 || carrier.kind === "integer") return true;
  return state.carriers.holders(carrier.set).some((holder) => {
    const above = { kind: "set", set: holder } as const;
    const members = state.carrier(above)?.members;
    return members === undefined || members.has(value) || mayBeSkipped(value, above, context);
  });
}

/** Where the expectation comes from, for messages. */
export function wantLabel(
  want: Want,
  set?: Span,
): { readonly related: readonly { readonly span: Span; readonly text: string }[] } {
  const related = [];
  if (set !== undefined) related.push({ span: set, text: "the set expected here" });
  if (want.span !== undefined) related.push({ span: want.span, text: `declared here` });
  return { related };
}
