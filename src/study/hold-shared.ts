/**
 * A program whose shared variables stand where another solution has them: what is left to decide once they are decided.
 */
import type { LinearProgram } from "../lp/index.js";
import { findIndex, labelsOf, nameOf, type BuiltProgram } from "../plan/index.js";

/** A built program and where its columns stand. */
export interface Decided {
  readonly built: BuiltProgram;
  readonly colValue: Float64Array;
}

/** Holds shared columns at the values they have in `first`; a text says which one is not there. */
export function holdShared(
  built: BuiltProgram,
  first: Decided,
  shared: ReadonlySet<string>,
): LinearProgram | string {
  const { program, plan } = built;
  const colLower = program.colLower.slice();
  const colUpper = program.colUpper.slice();
  const homes = new Map(first.built.plan.columns.map((block) => [block.name, block]));
  for (const block of plan.columns) {
    if (!shared.has(block.name)) continue;
    const home = homes.get(block.name);
    for (let i = 0; i < block.count; i++) {
      const column = block.first + i;
      const at = home === undefined ? -1 : findIndex(home, labelsOf(block.domain, i));
      if (at < 0) {
        return `the shared variable ${nameOf(plan.columns, column)} is not the same in all outcomes`;
      }
      const value = first.colValue[at]!;
      colLower[column] = value;
      colUpper[column] = value;
    }
  }
  return { ...program, colLower, colUpper };
}
