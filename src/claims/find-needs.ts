/**
 * Which scenarios the claims of a model read, and which names of each: nothing else has to be solved or kept.
 */
import { findReport, visit, type CheckedModel } from "../check/index.js";

/** What must be known before the claims can be judged. */
export interface Needs {
  /** Names read of each scenario, in the order in which the claims meet them. */
  readonly scenarios: ReadonlyMap<string, ReadonlySet<string>>;
  /** True when some claim reads the base's own solution, not only its data. */
  readonly hasBase: boolean;
}

/** A scenario and a name that is read of it. */
export interface Reading {
  readonly scenario: string;
  readonly name: string;
}

/** What all claims of the model need, also through reports that name scenarios themselves. */
export function findNeeds(model: CheckedModel): Needs {
  const scenarios = new Map<string, Set<string>>();
  const waiting = [...model.claims.values()].flatMap(({ value }) => readingsOf(value));
  for (let reading = waiting.shift(); reading !== undefined; reading = waiting.shift()) {
    const { scenario, name } = reading;
    const names = scenarios.get(scenario) ?? new Set();
    scenarios.set(scenario, names);
    if (names.has(name)) continue;
    names.add(name);
    waiting.push(...readingsOf(findReport(model, name)?.value));
  }
  return { scenarios, hasBase: [...model.claims.values()].some(({ value }) => readsOwn(value)) };
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

/** True when a report names scenarios: it can be read only when those are there. */
export function isCrossReport(model: CheckedModel, name: string): boolean {
  return readingsOf(findReport(model, name)?.value).length > 0;
}

/** True when an expression reads variables or rows of the run it is evaluated on. */
function readsOwn(expression: unknown): boolean {
  let isFound = false;
  visit(expression, (node) => {
    const kind = node["kind"];
    if (kind === "variable" || kind === "piecewise" || kind === "result") isFound = true;
    if (kind === "define" && node["degree"] === 1) isFound = true;
    return !isFound;
  });
  return isFound;
}
