/**
 * Which other scenarios a formula reads, by `value(x, SCENARIO)`: they must be solved before it has a value.
 */
import { findReport, visit, type CheckedModel } from "../check/index.js";

/** A scenario and a name that is read of it. */
export interface Reading {
  readonly scenario: string;
  readonly name: string;
}

/** The readings of other scenarios that stand in an expression. */
export function readingsOf(expression: unknown): readonly Reading[] {
  const found: Reading[] = [];
  visit(expression, (node) => {
    const { scenario, of } = { scenario: node["scenario"], of: node["of"] };
    if (node["kind"] === "scenario-value" && typeof scenario === "string" && typeof of === "string")
      found.push({ scenario, name: of });
    return true;
  });
  return found;
}

/** Names read of each scenario, also through reports that read scenarios themselves; in the order in which they are met. */
export function findReadings(
  model: CheckedModel,
  expressions: readonly unknown[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const scenarios = new Map<string, Set<string>>();
  const waiting = expressions.flatMap(readingsOf);
  for (let reading = waiting.shift(); reading !== undefined; reading = waiting.shift()) {
    const { scenario, name } = reading;
    const names = scenarios.get(scenario) ?? new Set();
    scenarios.set(scenario, names);
    if (names.has(name)) continue;
    names.add(name);
    waiting.push(...readingsOf(findReport(model, name)?.value));
  }
  return scenarios;
}
