/**
 * Options of the user's own as Clp and Cbc take them: `-name value`, and `-name` alone for what is an action or a switch.
 */
import type { SolveOptions } from "../solve/index.js";

const actions = /^(barr|dualS|primalS|either|solve$|branch|initialS)/iu;

/** The words of the user's options. */
export function coinOptions({ highsOptions }: SolveOptions): readonly string[] {
  return Object.entries(highsOptions ?? {})
    .filter(([, value]) => value !== false)
    .flatMap(([name, value]) => (value === true ? [`-${name}`] : [`-${name}`, String(value)]));
}

/** True when one of them says how to solve, so that nothing else need. */
export function hasCoinAction({ highsOptions }: SolveOptions): boolean {
  return Object.entries(highsOptions ?? {}).some(
    ([name, value]) => value === true && actions.test(name),
  );
}
