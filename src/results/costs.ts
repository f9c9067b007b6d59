/**
 * The objective split by cost declaration: each cost's value times its coefficient in the objective.
 */
import type { BuiltProgram } from "../plan/index.js";
import type { Values } from "./results.js";

/** Share by cost in order of declaration, and `other` when something else is in the objective. */
export function splitCosts(
  built: BuiltProgram,
  objective: number,
  valueOf: (name: string) => Values | undefined,
): { readonly costs: ReadonlyMap<string, number>; readonly residual: number } {
  const costs = new Map<string, number>();
  let sum = 0;
  let size = Math.abs(objective);
  for (const [name, weights] of built.costWeights) {
    const values = valueOf(name)?.values;
    if (values === undefined) continue;
    let share = 0;
    for (let i = 0; i < weights.length; i++)
      if (weights[i] !== 0) share += weights[i]! * values[i]!;
    costs.set(name, share);
    sum += share;
    size = Math.max(size, Math.abs(share));
  }
  const rest = objective - sum;
  const residual = Math.abs(rest) / Math.max(1, size);
  const isRest = costs.size === 0 || residual > 1e-9;
  if (isRest) costs.set("other", rest);
  return { costs, residual: isRest && built.costWeights.size === 0 ? 0 : residual };
}
