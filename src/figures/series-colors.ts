/**
 * Colours that stay: a member has the colour of its place in the outermost set, so that a technology looks the same in every
 * figure; a series label has one colour in all figures, chosen so that labels of one figure differ.
 */
import type { FigureModel } from "../check/index.js";
import type { Member } from "../domains/index.js";
import type { Environment } from "../evaluate/index.js";

/** A position for each series label; labels that stand in one figure have different ones. */
export function placeSeries(figures: readonly FigureModel[]): ReadonlyMap<string, number> {
  const groups = figures.flatMap(({ content }) =>
    content.kind === "series" && content.series.length > 1
      ? [content.series.map(({ label }) => label)]
      : [],
  );
  const positions = new Map<string, number>();
  for (const group of groups) {
    for (const label of group) {
      if (positions.has(label)) continue;
      const taken = new Set<number>();
      for (const other of groups.filter((each) => each.includes(label)).flat()) {
        const position = positions.get(other);
        if (position !== undefined) taken.add(position);
      }
      let free = 0;
      while (taken.has(free)) free++;
      positions.set(label, free);
    }
  }
  return positions;
}

/** Members of the set that holds this one, as far out as `within` tells. */
export function outermostMembers(environment: Environment, set: string): readonly Member[] {
  const { sets } = environment.model;
  const seen = new Set<string>();
  let name = set;
  for (;;) {
    seen.add(name);
    const around = sets.get(name)?.within;
    const next =
      around?.kind === "named" && around.columns.length === 1 && around.arguments.length === 0
        ? around.set
        : undefined;
    if (next === undefined || seen.has(next)) break;
    name = next;
  }
  const { size, memberAt } = environment.set(name);
  return Array.from({ length: Math.min(size, mostMembers) }, (_, i) => memberAt(i));
}

/** Beyond this colours repeat anyway. */
const mostMembers = 1000;
