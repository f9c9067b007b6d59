/**
 * Patterns of binders: which columns of a set bind a new index, match what is bound, are skipped or are constants.
 */
import { assertNever } from "../diagnostics/index.js";
import type { Name, Pattern } from "../syntax/index.js";
import type { Span } from "../text/index.js";
import { checkMember, fitMember } from "./check-member.js";
import type { BinderElement, Carrier, MemberExpression, SetExpression } from "./checked-model.js";
import { inData, type Binding, type Context } from "./context.js";
import { describeKind } from "./names.js";

/** A column of the set that is walked, and what it is called if nothing else is said. */
export interface Column {
  readonly carrier: Carrier;
  readonly name: string;
}

/** A new slot for a column. */
export function bindColumn(
  name: string,
  carrier: Carrier,
  context: Context,
): BinderElement & { kind: "bind" } {
  return { kind: "bind", slot: context.owner.nextSlot(), name, carrier };
}

/** Elements for these columns; undefined after an error. */
export function checkPattern(
  pattern: Pattern,
  columns: readonly Column[],
  groups: readonly number[],
  set: SetExpression,
  bound: Map<string, Binding>,
  context: Context,
  isOutermost: boolean,
): readonly BinderElement[] | undefined {
  switch (pattern.kind) {
    case "pattern-skip":
      return columns.map(() => ({ kind: "skip" }));
    case "pattern-name":
      return checkPatternName(pattern.name, columns, set, bound, context, isOutermost);
    case "pattern-value": {
      const [column] = columns;
      if (column === undefined || columns.length !== 1) {
        reportWidth(1, columns, pattern.span, context);
        return undefined;
      }
      const inner = {
        ...inData(context, "a pattern"),
        names: new Map([...context.names, ...bound]),
      };
      const want = { carrier: column.carrier, by: "the pattern", span: undefined };
      const member = checkMember(pattern.value, want, inner);
      return member === undefined ? undefined : [{ kind: "match", member }];
    }
    case "pattern-tuple": {
      const count = pattern.elements.length;
      const widths = count === columns.length ? columns.map(() => 1) : groups;
      if (count !== widths.length) {
        reportWidth(count, columns, pattern.span, context);
        return undefined;
      }
      const result: BinderElement[] = [];
      let at = 0;
      let isBroken = false;
      pattern.elements.forEach((element, i) => {
        const width = widths[i] ?? 1;
        const own = columns.slice(at, at + width);
        at += width;
        const elements = checkPattern(
          element,
          own,
          own.map(() => 1),
          set,
          bound,
          context,
          false,
        );
        if (elements === undefined) isBroken = true;
        else result.push(...elements);
      });
      return isBroken ? undefined : result;
    }
    default:
      return assertNever(pattern);
  }
}

function checkPatternName(
  name: Name,
  columns: readonly Column[],
  set: SetExpression,
  bound: Map<string, Binding>,
  context: Context,
  isOutermost: boolean,
): readonly BinderElement[] | undefined {
  const known = bound.get(name.text) ?? context.names.get(name.text);
  if (known !== undefined) {
    if (!isOutermost && known.kind === "index") return matchBound(known, name, columns, context);
    context.owner.report(
      "shadowed-index",
      { name: name.text, kind: "an index in scope" },
      name.span,
      {
        related: [{ span: known.span, text: `\`${name.text}\` is bound here` }],
      },
    );
    return undefined;
  }
  const declared = context.scope.find(name.text);
  if (declared !== undefined && canBeMeant(declared.declaration.kind)) {
    const kind = describeKind(declared);
    context.owner.report("shadowed-index", { name: name.text, kind }, name.span, {
      related: [
        { span: declared.declaration.name.span, text: `\`${name.text}\` is declared here` },
      ],
    });
  } else if (!isOutermost && columns.length === 1) {
    const [column] = columns;
    const members =
      column === undefined ? undefined : context.state.carrier(column.carrier)?.members;
    if (members?.has(name.text) === true && column?.carrier.kind === "set") {
      context.owner.report(
        "ambiguous-name",
        { name: name.text, kind: "a new index", set: column.carrier.set },
        name.span,
      );
    }
  }
  const elements = columns.map((column) =>
    bindColumn(columns.length === 1 ? name.text : column.name, column.carrier, context),
  );
  const members = elements.map(({ slot, carrier }): MemberExpression => {
    return { kind: "slot", slot, carrier, span: name.span };
  });
  bound.set(name.text, { kind: "index", members, set, span: name.span });
  return elements;
}

function matchBound(
  known: Extract<Binding, { kind: "index" }>,
  name: Name,
  columns: readonly Column[],
  context: Context,
): readonly BinderElement[] | undefined {
  if (known.members.length !== columns.length) {
    reportWidth(known.members.length, columns, name.span, context);
    return undefined;
  }
  const elements = columns.map((column, i): BinderElement | undefined => {
    const want = { carrier: column.carrier, by: "the pattern", span: undefined };
    const member = known.members[i];
    const fitted = member && fitMember({ ...member, span: name.span }, want, context);
    return fitted && { kind: "match", member: fitted };
  });
  return elements.every((element) => element !== undefined) ? elements : undefined;
}

const noNumbers = new Set(["constraint", "check", "report", "claim", "iamc", "table", "function"]);

/** Only what can stand in a formula can be confused with an index. */
function canBeMeant(kind: string): boolean {
  return !noNumbers.has(kind);
}

/** How many columns each factor of a product has. */
export function groupsOf(set: SetExpression): readonly number[] {
  if (set.kind !== "product") return set.columns.map(() => 1);
  return set.factors.map((factor) => factor.columns.length);
}

function reportWidth(
  found: number,
  columns: readonly Column[],
  span: Span,
  context: Context,
): void {
  const names = columns.map((column) => column.name);
  context.owner.report(
    "wrong-width",
    { by: "the set", found, wanted: columns.length, columns: names },
    span,
  );
}
