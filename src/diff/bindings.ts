/**
 * Formulas that bind indices: bound names become `%height.number`, in the order of binders that gives the smallest text,
 * and sums fall apart into one sum per summand with everything drawn out that does not depend on the index.
 */
import {
  add,
  binding,
  mentionsAny,
  monomial,
  multiply,
  node,
  number,
  product,
  substitute,
  type Term,
} from "./term.js";

/** One binder: pattern and set, and the symbols that it binds. */
export interface BoundEntry {
  readonly term: Term;
  readonly symbols: readonly string[];
}

/** Orders of binders that are tried at most. */
const mostOrders = 24;

/** The sum of a summand over binders. */
export function reduceSum(entries: readonly BoundEntry[], condition: Term, summand: Term): Term {
  const symbols = new Set(entries.flatMap((entry) => entry.symbols));
  const parts = summand.kind === "sum" ? summand.parts : [summand];
  return add(
    parts.map((part) => {
      const { coefficient, factors } = monomial(part);
      const isInner = factors.map(({ base }) => mentionsAny(base, symbols));
      const inner = product(
        1,
        factors.filter((_, i) => isInner[i] === true),
      );
      const outer = product(
        1,
        factors.filter((_, i) => isInner[i] !== true),
      );
      const sum = closeBinding("sum", entries, condition, inner, true);
      return multiply([number(coefficient), outer, sum]);
    }),
  );
}

/** A node in which the binders' symbols have their final names. */
export function closeBinding(
  head: string,
  entries: readonly BoundEntry[],
  condition: Term,
  body: Term,
  isOrderFree: boolean,
): Term {
  const all = [...entries.map((entry) => entry.term), condition, body];
  const height = 1 + Math.max(...all.map((term) => term.height));
  const orders = isOrderFree ? ordersOf(entries) : [entries];
  let best: Term | undefined;
  for (const order of orders) {
    const exchange = new Map<string, string>();
    for (const bound of order.flatMap((entry) => entry.symbols)) {
      exchange.set(bound, `%${height}.${exchange.size}`);
    }
    const parts = [
      node(
        "over",
        order.map((entry) => entry.term),
      ),
      condition,
      body,
    ];
    const closed = binding(
      head,
      parts.map((part) => substitute(part, exchange)),
      height,
    );
    if (best === undefined || closed.text < best.text) best = closed;
  }
  return best ?? binding(head, [condition, body], height);
}

/** Orders worth trying: by text without bound names, all of those that tie, each binder after what it depends on. */
function ordersOf(entries: readonly BoundEntry[]): readonly (readonly BoundEntry[])[] {
  if (entries.length < 2) return [entries];
  const keys = new Map(
    entries.map((entry) => [entry, entry.term.text.replaceAll(/%u\d+/gu, "%")] as const),
  );
  const needs = new Map(
    entries.map((entry) => [
      entry,
      entries.filter((other) => other !== entry && mentionsAny(entry.term, new Set(other.symbols))),
    ]),
  );
  let orders: (readonly BoundEntry[])[] = [[]];
  for (let step = 0; step < entries.length; step++) {
    const longer: (readonly BoundEntry[])[] = [];
    for (const order of orders) {
      const ready = entries.filter(
        (entry) =>
          !order.includes(entry) && (needs.get(entry) ?? []).every((need) => order.includes(need)),
      );
      const smallest = ready.map((entry) => keys.get(entry) ?? "").sort()[0];
      for (const entry of ready) {
        if (keys.get(entry) === smallest) longer.push([...order, entry]);
      }
    }
    orders = longer.slice(0, mostOrders);
  }
  return orders.length > 0 ? orders : [entries];
}
