/**
 * A checked model put together from the parts that were checked now and those that are known from before.
 */
import type { CheckedModel } from "../check/index.js";
import type { ResolvedProgram } from "../resolve/index.js";
import type { Span } from "../text/index.js";

/** The fresh model, with what it lacks taken from the former one where that still stands. */
export function mergeModels(
  former: CheckedModel,
  fresh: CheckedModel,
  resolved: ResolvedProgram,
  isKept: (span: Span) => boolean,
): CheckedModel {
  const { declarations } = resolved;
  const merge = <M>(
    before: ReadonlyMap<string, M>,
    now: ReadonlyMap<string, M>,
  ): ReadonlyMap<string, M> => {
    const gone = [...before.keys()].filter((name) => !declarations.has(name));
    if (now.size === 0 && gone.length === 0) return before;
    const merged = new Map(before);
    for (const name of gone) merged.delete(name);
    for (const [name, part] of now) merged.set(name, part);
    return merged;
  };
  return {
    ...fresh,
    sets: merge(former.sets, fresh.sets),
    params: merge(former.params, fresh.params),
    tables: merge(former.tables, fresh.tables),
    variables: merge(former.variables, fresh.variables),
    defines: merge(former.defines, fresh.defines),
    constraints: merge(former.constraints, fresh.constraints),
    checks: merge(former.checks, fresh.checks),
    reports: merge(former.reports, fresh.reports),
    claims: merge(former.claims, fresh.claims),
    iamc: merge(former.iamc, fresh.iamc),
    references: [...former.references.filter(({ span }) => isKept(span)), ...fresh.references],
  };
}
