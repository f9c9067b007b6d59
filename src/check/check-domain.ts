/**
 * The bracket of a declaration: its binders, condition and named columns.
 */
import type { Domain } from "../syntax/index.js";
import type { Span } from "../text/index.js";
import { checkBinders } from "./check-binder.js";
import type { BinderModel, DomainModel, IndexColumn } from "./checked-model.js";
import type { Context } from "./context.js";

/** Checks a domain; the context that comes back is inside it. */
export function checkDomain(
  domain: Domain | undefined,
  span: Span,
  context: Context,
): { readonly domain: DomainModel; readonly context: Context } {
  if (domain === undefined) {
    return { domain: { binders: [], condition: undefined, columns: [], span }, context };
  }
  const { place } = context;
  const checked = checkBinders(domain.binders, domain.condition, context);
  const columns = columnsOf(checked.binders);
  return {
    domain: { binders: checked.binders, condition: checked.condition, columns, span: domain.span },
    context: { ...checked.context, place },
  };
}

/** The bound columns of binders under unique names: `REGION`, `REGION_2`. */
export function columnsOf(binders: readonly BinderModel[]): readonly IndexColumn[] {
  const bound = binders.flatMap((binder) =>
    binder.elements.flatMap((element) => (element.kind === "bind" ? [element] : [])),
  );
  const names = uniqueNames(bound.map((element) => element.name));
  return bound.map(({ slot, carrier }, i) => ({ name: names[i] ?? "", carrier, slot }));
}

/** Names told apart by a number where they repeat. */
export function uniqueNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let unique = name;
    for (let i = 2; taken.has(unique); i++) unique = `${name}_${i}`;
    taken.add(unique);
    return unique;
  });
}
