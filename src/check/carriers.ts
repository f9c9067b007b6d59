/**
 * What is known of subsets without data. Every declared set of width one is its own carrier; `within` and definitions say
 * which lies in which. Two carriers are related when some chain of subsets joins them.
 */
import type { Carrier } from "./checked-model.js";

/** The subset relation among declared sets, as far as the text proves it. */
export interface Carriers {
  /** Records that every member of `part` is a member of `whole`. */
  readonly addSubset: (part: string, whole: string) => void;
  /** True when it is proven that `part` lies in `whole`. */
  readonly isSubset: (part: string, whole: string) => boolean;
  /** True when the two have a set in common above or below them. */
  readonly isRelated: (first: string, second: string) => boolean;
  /** The sets that directly hold this one. */
  readonly holders: (part: string) => readonly string[];
}

/** An empty relation. */
export function createCarriers(): Carriers {
  const above = new Map<string, Set<string>>();
  const group = new Map<string, string>();
  const root = (name: string): string => {
    let at = name;
    for (let next = group.get(at); next !== undefined; next = group.get(at)) at = next;
    return at;
  };
  const isSubset = (part: string, whole: string, seen = new Set<string>()): boolean => {
    if (part === whole) return true;
    if (seen.has(part)) return false;
    seen.add(part);
    return [...(above.get(part) ?? [])].some((next) => isSubset(next, whole, seen));
  };
  return {
    addSubset: (part, whole) => {
      if (part === whole) return;
      const known = above.get(part);
      if (known === undefined) above.set(part, new Set([whole]));
      else known.add(whole);
      if (root(part) !== root(whole)) group.set(root(part), root(whole));
    },
    isSubset: (part, whole) => isSubset(part, whole),
    isRelated: (first, second) => root(first) === root(second),
    holders: (part) => [...(above.get(part) ?? [])],
  };
}

/** What an index has after an error in its set: it fits everywhere and causes no further message. */
export const unknownCarrier: Carrier = { kind: "set", set: "?" };

/** True for the carrier of an index whose set could not be checked. */
export function isUnknownCarrier(carrier: Carrier): boolean {
  return carrier.kind === "set" && carrier.set === "?";
}

/** True for the same carrier. */
export function isSameCarrier(first: Carrier, second: Carrier): boolean {
  if (first.kind === "set") return second.kind === "set" && first.set === second.set;
  return second.kind === "integer";
}

/** The outermost set that holds this one: where a member is looked up when it is only compared. */
export function outermostCarrier(carrier: Carrier, carriers: Carriers): Carrier {
  if (carrier.kind === "integer") return carrier;
  const seen = new Set([carrier.set]);
  let at = carrier.set;
  for (let next = carriers.holders(at)[0]; next !== undefined && !seen.has(next);) {
    seen.add(next);
    at = next;
    next = carriers.holders(at)[0];
  }
  return { kind: "set", set: at };
}

/** A carrier for people. */
export function carrierName(carrier: Carrier): string {
  return carrier.kind === "set" ? carrier.set : "integer";
}

/** The smaller, or else the common, carrier of two related ones; undefined when they have nothing in common. */
export function meetCarriers(
  first: Carrier,
  second: Carrier,
  carriers: Carriers,
  which: "smaller" | "larger",
): Carrier | undefined {
  if (isSameCarrier(first, second)) return first;
  if (first.kind === "integer" || second.kind === "integer") {
    return which === "larger" ? { kind: "integer" } : first.kind === "set" ? first : second;
  }
  if (carriers.isSubset(first.set, second.set)) return which === "larger" ? second : first;
  if (carriers.isSubset(second.set, first.set)) return which === "larger" ? first : second;
  if (!carriers.isRelated(first.set, second.set)) return undefined;
  if (which === "smaller") return first;
  return commonHolder(first.set, second.set, carriers);
}

function commonHolder(first: string, second: string, carriers: Carriers): Carrier | undefined {
  const queue = [first];
  const seen = new Set(queue);
  for (let i = 0; i < queue.length; i++) {
    const at = queue[i];
    if (at === undefined) break;
    if (carriers.isSubset(second, at)) return { kind: "set", set: at };
    for (const next of carriers.holders(at)) {
      if (!seen.has(next)) queue.push(next);
      seen.add(next);
    }
  }
  return undefined;
}
