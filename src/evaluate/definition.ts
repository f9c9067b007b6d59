/**
 * Values of a definition over a whole domain: what the data room stores for a computed parameter.
 */
import type { DomainModel, Value } from "../check/index.js";
import type { Relation } from "../domains/index.js";
import type { RecursiveParam } from "./compute-recursive.js";
import type { BindingEvaluator } from "./create-evaluator.js";

/**
 * The value at each position of the domain: numbers, or positions in the set `memberOf`. NaN where there is none.
 * For definitions that do not read the parameter itself.
 */
export function evaluateDefinition(
  evaluator: BindingEvaluator,
  domain: DomainModel,
  relation: Relation,
  value: Value,
  memberOf?: string,
): Float64Array {
  const out = new Float64Array(relation.size);
  const { batchSize } = evaluator.options;
  for (let first = 0; first < relation.size; first += batchSize) {
    const count = Math.min(batchSize, relation.size - first);
    const frame = evaluator.frameOf(domain, relation, first, count);
    if (value.kind === "number") {
      out.set(evaluator.numbers(value.expression, frame), first);
      continue;
    }
    const members =
      memberOf === undefined
        ? evaluator.members(value.expression, frame)
        : evaluator.memberPositions(value.expression, memberOf, frame);
    for (let i = 0; i < count; i++) out[first + i] = members[i]! < 0 ? NaN : members[i]!;
  }
  return out;
}

/**
 * Values of parameters that are defined through other cells of themselves or of one another, by name.
 * A circle is reported with its cells.
 */
export function evaluateRecursive(
  evaluator: BindingEvaluator,
  group: readonly RecursiveParam[],
): ReadonlyMap<string, Float64Array> {
  return evaluator.computeRecursive(group);
}
