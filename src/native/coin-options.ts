/**
 * Options of the user's own as Clp and Cbc take them: `-name value`, and `-name` alone for what is an action or a switch.
 */
import type { SolveOptions } from "../solve/index.js";
import type { Ask } from "./tools.js";

const actions = /^(barr|dualS|primalS|either|solve$|branch|initialS)/iu;

/** The words that both begin with: the program, its time, the user's options, and `action` unless they say how to solve. */
export function coinWords({ options, secondsLeft }: Ask, action: string): readonly string[] {
  return [
    "program.mps",
    ...(secondsLeft === undefined ? [] : ["-timeMode", "elapsed", "-seconds", String(secondsLeft)]),
    ...coinOptions(options),
    ...(hasCoinAction(options) ? [] : [action]),
  ];
}

/** The words of the user's options. */
function coinOptions({ highsOptions }: SolveOptions): readonly string[] {
  return Object.entries(highsOptions ?? {})
    .filter(([, value]) => value !== false)
    .flatMap(([name, value]) => (value === true ? [`-${name}`] : [`-${name}`, String(value)]));
}

/** True when one of them says how to solve, so that nothing else need. */
function hasCoinAction({ highsOptions }: SolveOptions): boolean {
  return Object.entries(highsOptions ?? {}).some(
    ([name, value]) => value === true && actions.test(name),
  );
}
